"""The report has the verdicts of the years before, each by the targets of its own edition."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from apcli.editions import years
from apcli.editions.place import Place
from apcli.models import Direction
from apcli.workspace import load
from tests.editions.three_editions import EDITIONS, PLANS, write_city
from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.render.pages import Page
from tests.render.parsed import rows
from tests.render.portable import Portable
from tests.render.word import paragraphs

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from apcli.workspace import Workspace

EARLIER = {
    2027: {
        ("open-data", "sets"): ("open-data", "sets"),
        ("counter", "windows"): ("counter", "windows"),
        ("counter", "wait"): ("counter", "waiting"),
        ("counter", "satisfaction"): ("counter", "satisfaction"),
        ("office-work", "scenarios"): ("office-work", "scenarios"),
    },
    2026: {
        ("counter", "windows"): ("counter", "windows"),
        ("counter", "waiting"): ("counter", "waiting"),
        ("office-work", "scenarios"): ("rpa", "scenarios"),
    },
}
"""For a year the indicators with a number as target, and what they were in the edition before."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def editions() -> dict[int, Workspace]:
    return {year: load(PLANS / name, name) for year, name in EDITIONS.items()}


def report(folder: Path, *arguments: str) -> str:
    return output("render", "--document", "progress", *arguments, cwd=folder)


def overview(document: str) -> list[list[str]]:
    """The table of all indicators: its head, then a row for each of them."""
    table = [cells for cells in rows(document) if len(cells) >= 7]
    return [cells for cells in table if cells[2]]


def last_verdicts(document: str) -> dict[str, str]:
    head, *found = overview(document)
    place = head.index("前年度の判定")
    names = [re.sub("（基本目標.*", "", cells[1]).strip() for cells in found]
    return dict(zip(names, (cells[place] for cells in found), strict=True))


def judged(target: Decimal, value: Decimal, direction: Direction, *, final: bool) -> str:
    met = value <= target if direction is Direction.DECREASE else value >= target
    return ("達成" if met else "未達") + ("" if final else "（見込）")


@pytest.mark.parametrize("year", [2026, 2027])
def test_last_year_s_value_of_today_is_judged_by_last_year_s_target_of_then(
    year: int, city: Path, editions: dict[int, Workspace]
) -> None:
    shown = last_verdicts(report(city, "--year", str(year)))
    present = editions[2027]
    now = {("counter", "waiting"): ("counter", "wait")}
    for (key, name), (old_key, old_name) in EARLIER[year].items():
        indicator = editions[year].sheets[key].indicators[name]
        old = editions[year - 1].sheets[old_key].indicators[old_name]
        value_key, value_name = now.get((key, name), (key, name))
        given = present.sheets[value_key].indicators[value_name].values[year - 1]
        value = given.actual or given.preliminary
        assert value is not None
        assert value.value is not None
        (target,) = (each for span, each in old.targets.items() if span.covers(year - 1))
        assert target.value is not None
        final = given.actual is not None
        wanted = judged(target.value, value.value, old.direction, final=final)
        assert shown[indicator.label] == wanted, indicator.label


def test_a_new_indicator_has_none(city: Path) -> None:
    shown = last_verdicts(report(city))
    assert shown["オンラインで済む手続の割合"] == "－"
    before = last_verdicts(report(city, "--year", "2026"))
    assert (before["公開したデータの数"], before["利用者の満足度"]) == ("－", "－")


def test_each_indicator_s_own_table_says_it_too(city: Path) -> None:
    document = report(city)
    own = [line for line in document.splitlines() if line.startswith("| 前年度の判定 |")]
    shown = list(last_verdicts(document).values())
    assert own == [f"| 前年度の判定 | {verdict} |" for verdict in shown]


def test_the_report_of_the_oldest_edition_has_none(city: Path) -> None:
    for arguments in (("--year", "2025"), ("--data", "r7-published", "--year", "2026")):
        assert "前年度の判定" not in report(city, *arguments)


def test_an_edition_in_git_has_last_year_s_too(city: Path) -> None:
    shown = last_verdicts(report(city, "--data", "r8-published"))
    assert shown["書かない窓口の数"] == "達成（見込）", "its own data know a forecast alone"


def test_a_plan_in_force_for_several_years_judges_its_own_earlier_ones(city: Path) -> None:
    shown = last_verdicts(report(city, "--year", "2028"))
    assert shown["自動化した業務の数"] == "未達", "16 of 18 in FY2027"


@pytest.mark.parametrize(("name", "labels"), [("html", 7), ("docx", 0), ("pdf", 0)])
def test_every_format_has_it(name: str, labels: int, city: Path) -> None:
    """In the answer, in the head, at each of 7 indicators and among the methods.

    A web page labels each cell.
    """
    file = city / f"report.{name}"
    assert output("render", "--document", "progress", "--output", file, cwd=city) == ""
    made = file.read_bytes()
    file.unlink()
    texts = {
        "html": lambda: Page(made.decode()).text,
        "docx": lambda: "".join(paragraphs(made)),
        "pdf": lambda: "".join(Portable(made).pages),
    }
    text = re.sub(r"\s", "", texts[name]())
    markdown = report(city)
    answered = sum("前年度の判定" in line for line in markdown.splitlines() if line[:3] == "- [")
    assert answered > 2
    assert text.count("前年度の判定") == answered + 1 + labels + 7 + 1
    assert "前年度の計画にない指標は「－」とします。" in text


def test_by_either_command_it_is_the_same(city: Path) -> None:
    printed = output("progress", "--year", "2027", "--format", "markdown", cwd=city)
    assert printed == report(city, "--year", "2027")


def test_a_selection_keeps_last_year_s_verdicts(city: Path) -> None:
    arguments = ("--year", "2027", "--verdict", "missed", "--format", "markdown")
    assert last_verdicts(output("progress", *arguments, cwd=city)) == {"自動化した業務の数": "達成"}


def sheet(*indicators: str) -> str:
    lines = FILES[FIRST].splitlines(keepends=True)
    uses = next(line for line in lines if "uses:" in line)
    return FILES[FIRST].replace(uses, "".join(indicators))


def one(key: str, name: str, more: str) -> str:
    return f"  {key}: {{name: {name}, unit: 件, aggregation: annual, {more}}}\n"


def plan_of(year: int, more: str = "") -> str:
    return FILES["plan.yaml"].replace("fiscal_year: 2025", f"fiscal_year: {year}") + more


def test_what_continues_several_has_the_verdict_of_each(tmp_path: Path) -> None:
    old = sheet(one("a", "甲", "targets: {2025: 10}"), one("b", "乙", "targets: {2025: 10}"))
    new = sheet(one("both", "計", "predecessors: [a, b], targets: {2026: 20}"))
    write_plan(tmp_path / "2025/data", {"plan.yaml": plan_of(2025), FIRST: old})
    previous = "previous: {folder: ../2025/data}\nwords: {verdict: 達成状況}\n"
    write_plan(
        tmp_path / "2026/data",
        {"plan.yaml": plan_of(2026, previous), FIRST: new},
    )
    results = sheet(
        one("a", "甲", "values: {2025: {actual: 12}}"),
        one("b", "乙", "values: {2025: {actual: 9}}"),
    )
    write_plan(tmp_path / "results", {"plan.yaml": plan_of(2025), FIRST: results})
    document = report(tmp_path / "2026", "--results", str(tmp_path / "results"))
    assert "| 前年度の達成状況 | 達成、未達 |" in document


def tables_of_years(document: str) -> dict[str, list[list[str]]]:
    """For the indicators that have one the rows of the table of years, without its head."""
    found: dict[str, list[list[str]]] = {}
    for part in re.split(r"^\*\*(?=[^*]+\*\*\n\n\| 項目)", document, flags=re.MULTILINE)[1:]:
        _own, caption, table = part.partition("**各年度の目標値と判定**\n\n")
        if caption:
            found[part.partition("**")[0]] = rows(table.partition("\n\n")[0])[1:]
    return found


def test_every_year_has_the_target_of_its_own_edition(
    city: Path, editions: dict[int, Workspace]
) -> None:
    shown = tables_of_years(report(city))["書かない窓口の数"]
    key, name = "counter", "windows"
    values = editions[2027].sheets[key].indicators[name].values
    wanted = []
    for year, edition in editions.items():
        targets = edition.sheets[key].indicators[name].targets
        (target,) = (each for span, each in targets.items() if span.covers(year))
        value = values[year].actual or values[year].forecast
        assert target.value is not None
        assert value is not None
        assert value.value is not None
        final = values[year].actual is not None
        rate = f"{value.value / target.value * 100:.1f}％"
        verdict = judged(target.value, value.value, Direction.INCREASE, final=final)
        mark = "" if final else "（見込）"
        cells = [f"{target.value}か所", f"{value.value}か所{mark}", rate, verdict]
        wanted.append([f"令和{year - 2018}年度", *cells])
    assert shown == wanted
    assert [cells[1] for cells in shown] == ["2か所", "6か所", "8か所"]


def test_a_renamed_indicator_has_its_name_of_then(city: Path) -> None:
    shown = tables_of_years(report(city))["窓口での待ち時間"]
    assert [cells[0] for cells in shown] == [
        "令和7年度（平均の待ち時間）",
        "令和8年度（平均の待ち時間）",
        "令和9年度",
    ]


def test_a_milestone_reached_in_another_year_says_when(city: Path) -> None:
    shown = tables_of_years(report(city))["電子決裁の始まり"]
    assert shown[1] == ["令和8年度", "令和9年4月", "（令和9年9月）", "未達"]


def test_a_table_of_years_needs_two_of_them(city: Path) -> None:
    assert "オンラインで済む手続の割合" not in tables_of_years(report(city))
    assert list(tables_of_years(report(city, "--year", "2026"))) == [
        "書かない窓口の数",
        "平均の待ち時間",
        "自動化した業務の数",
        "電子決裁の始まり",
    ]
    assert tables_of_years(report(city, "--year", "2025")) == {}


def test_years_after_that_of_the_report_are_not_shown(city: Path) -> None:
    for cells in tables_of_years(report(city, "--year", "2026")).values():
        assert [row[0] for row in cells] == ["令和7年度", "令和8年度"]


def test_the_years_of_a_plan_in_force_for_long_are_its_own(city: Path) -> None:
    shown = tables_of_years(report(city, "--year", "2029"))["自動化した業務の数"]
    assert [cells[1] for cells in shown] == ["10件", "12件", "18件", "20件", "24件"]


def chain(folder: Path, *years: int, gone: int = 0) -> Path:
    """Plans in folders, each with the one before as `previous`; that of one year is `gone`."""
    for year, before in zip(years, (0, *years), strict=False):
        more = f"previous: {{folder: ../{before}/data}}\n" if before else ""
        first = sheet(one("uses", "利用件数", f"targets: {{2024-2027: {year}}}"))
        write_plan(folder / f"{year}/data", {"plan.yaml": plan_of(year, more), FIRST: first})
    shutil.rmtree(folder / f"{gone}", ignore_errors=True)
    return folder / f"{years[-1]}"


def targets_shown(plan: Path, *arguments: str) -> list[list[str]]:
    return [cells[:2] for cells in tables_of_years(report(plan, *arguments)).get("利用件数", [])]


def test_a_year_without_an_edition_of_its_time_is_left_out(tmp_path: Path) -> None:
    plan = chain(tmp_path, 2024, 2026)
    assert targets_shown(plan) == [["令和6年度", "2,024件"], ["令和8年度", "2,026件"]]
    assert "前年度の判定" not in report(plan), "FY2025 is known from a later edition alone"


def test_the_years_begin_after_an_edition_that_cannot_be_read(tmp_path: Path) -> None:
    plan = chain(tmp_path, 2024, 2025, 2026, gone=2024)
    assert targets_shown(plan) == [["令和7年度", "2,025件"], ["令和8年度", "2,026件"]]
    gone = apcli("render", "--document", "progress", "--year", "2025", cwd=plan)
    assert gone.returncode == 2, "there it is last year's"


def test_editions_that_name_each_other_end_the_years(tmp_path: Path) -> None:
    plan = chain(tmp_path, 2025, 2026)
    file = tmp_path / "2025/data/plan.yaml"
    file.write_text(plan_of(2025, "previous: {folder: ../2026/data}\n"), "utf-8")
    assert targets_shown(plan) == [["令和7年度", "2,025件"], ["令和8年度", "2,026件"]]


def test_every_format_has_the_table_of_years(city: Path) -> None:
    wanted = [f"令和{year}年度{target}か所" for year, target in ((7, 2), (8, 6), (9, 8))]
    for name in ("html", "docx", "pdf"):
        file = city / f"years.{name}"
        output("render", "--document", "progress", "--output", file, cwd=city)
        made = file.read_bytes()
        file.unlink()
        texts = {
            "html": lambda made=made: Page(made.decode()).text.replace("目標値", ""),
            "docx": lambda made=made: "".join(paragraphs(made)),
            "pdf": lambda made=made: "".join(Portable(made).pages),
        }
        text = re.sub(r"\s", "", texts[name]())
        for each in wanted:
            assert each in text, (name, each)


def test_the_table_of_years_is_named_and_has_heads_on_a_page(city: Path) -> None:
    page = output("render", "--document", "progress", "--format", "html", cwd=city)
    table = page.partition("<caption>各年度の目標値と判定</caption>")[2].partition("</table>")[0]
    assert table.count('<th scope="col"') == 5
    assert table.count('<th scope="row"') == 2


def test_the_whole_report_is_as_expected(city: Path, snapshot: SnapshotAssertion) -> None:
    assert report(city) == snapshot


def test_each_edition_is_read_once(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EDITIONS.values():
        shutil.copytree(PLANS / name, city / "folders" / name / "data")
        file = city / "folders" / name / "data/plan.yaml"
        text = file.read_text("utf-8")
        for old in EDITIONS.values():
            text = text.replace(f"{{revision: {old}-published}}", f"{{folder: ../{old}/data}}")
        file.write_text(text, "utf-8")
    root = city / "folders/r9/data"
    present, read = load(root, "data"), []

    def counted(folder: Path, shown: str) -> Workspace:
        read.append(folder.parent.name)
        return load(folder, shown)

    monkeypatch.setattr(years, "load", counted)
    found = years.Editions(present, Place(root, "data"), lambda _folder: root)
    assert read == []
    titles = [found.compared(year).workspace.plan.fiscal_year for year in (2026, 2025, 2026, 2025)]
    assert titles == [2026, 2025, 2026, 2025]
    assert read == ["r8", "r7"]


def test_an_edition_before_that_cannot_be_read_ends_the_report(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {"plan.yaml": plan_of(2026, "previous: {folder: ../gone}\n")})
    done = apcli("render", "--document", "progress", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "data names the edition in '../gone', where there is none" in done.stderr.decode()
