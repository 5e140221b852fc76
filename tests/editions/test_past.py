"""The report has last year's verdict beside this year's, by the targets of last year's edition."""

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
    return {cells[1]: cells[place] for cells in found}


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
    """In the head, at each of 7 indicators and among the methods; a web page labels each cell."""
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
    assert text.count("前年度の判定") == 1 + labels + 7 + 1
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
