"""Of several years each is compared with its own edition, in the terms of today's plan.

The plan is invented: an indicator is renamed in the second edition, two initiatives become one
there, one ends in the third, one begins in it, and targets are raised in every edition. Of what has
ended the second edition knows the result of the first one's year.
"""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from apcli.text.rounding import rounded
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

YEARS = "years: {baseline: 2024, targets: [2025, 2026, 2027, 2028]}\n"
DEPARTMENTS = "departments:\n  - {name: 情報推進課}\n  - {name: 総務課}\n"


def plan_of(year: int, previous: str | None = None) -> str:
    text = (
        "schema: 1\ntitle: 例示市デジタル化計画\ncity: {name: 例示市}\n"
        f"fiscal_year: {year}\n{YEARS}"
    )
    return text + (f"previous: {{revision: {previous}}}\n" if previous else "")


def sheet(
    number: int, title: str, indicators: str, *, department: str = "情報推進課", more: str = ""
) -> str:
    return (
        f"number: {number}\ntitle: {title}\ndepartments: [{department}]\n"
        "classification: {policy: [dx]}\nstage: {key: implementation}\n"
        f"overview: 取り組みます。\nactions: 進めます。\n{more}indicators:\n{indicators}"
    )


def indicator(key: str, name: str, targets: str, values: str = "{}", more: str = "") -> str:
    return (
        f"  {key}: {{name: {name}, unit: 件, aggregation: annual, values: {values}, "
        f"targets: {targets}{more}}}\n"
    )


R7 = {
    "desk": sheet(
        1,
        "窓口のDX",
        indicator("uses", "利用件数", "{2025: 10, 2026: 20}", "{2024: {actual: 8}}"),
    ),
    "rpa": sheet(2, "RPA", indicator("cases", "自動化した業務", "{2025: 5, 2026: 7}")),
    "paper": sheet(
        3,
        "紙を減らす",
        indicator("sheets", "紙の箱", "{2025: 100}", more=", direction: decrease"),
        department="総務課",
    ),
    "radio": sheet(
        4,
        "防災無線",
        indicator("listeners", "受信機の数", "{2025: 50}", "{2025: {forecast: 45}}"),
        department="総務課",
    ),
}
R8 = {
    "desk": sheet(
        2,
        "窓口のDXの推進",
        indicator("counts", "受付件数", "{2026: 25, 2027: 35}", more=", predecessors: [uses]"),
    ),
    "office": sheet(
        1,
        "事務の効率化",
        indicator("cases", "自動化した業務", "{2026: 8}")
        + indicator("sheets", "紙の箱", "{2026: 90}", more=", direction: decrease"),
        more="change: merged\npredecessors: [rpa, paper]\n",
    ),
    "radio": sheet(
        3,
        "防災無線の更新",
        indicator(
            "listeners",
            "戸別受信機の数",
            "{2026: 60}",
            "{2025: {actual: 48}, 2026: {forecast: 58}}",
        ),
        department="総務課",
    ),
}
R9 = {
    "desk": sheet(
        1,
        "窓口のDXの完成",
        indicator(
            "counts",
            "受付の件数",
            "{2025: 99, 2026: 98, 2027: 40}",
            "{2025: {actual: 12}, 2026: {actual: 24}}",
            more=", predecessors: [uses]",
        ),
    ),
    "office": sheet(
        2,
        "事務の効率化",
        indicator("cases", "自動化した業務", "{2027: 12}", "{2025: {actual: 6}, 2026: {actual: 7}}")
        + indicator(
            "sheets",
            "紙の箱",
            "{2027: 80}",
            "{2025: {actual: 95}, 2026: {actual: 95}}",
            more=", direction: decrease",
        ),
        more="predecessors: [rpa, paper]\n",
    ),
    "open-data": sheet(4, "オープンデータ", indicator("sets", "データの数", "{2027: 3}")),
}


class Expected(NamedTuple):
    """A row by hand: the target of the year's edition, today's value, and the verdict."""

    title: str
    name: str
    target: int
    value: int | None
    verdict: str
    decreases: bool = False

    @property
    def attainment(self) -> Fraction | None:
        if self.value is None or self.decreases:
            return None
        return Fraction(self.value * 100, self.target)


DESK, OFFICE = "窓口のDXの完成", "事務の効率化"
ROWS: dict[int, dict[tuple[str, str], Expected]] = {
    2025: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 10, 12, "achieved"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 5, 6, "achieved"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 100, 95, "achieved", decreases=True),
        ("radio", "listeners"): Expected("防災無線", "受信機の数", 50, 48, "missed"),
    },
    2026: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 25, 24, "missed"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 8, 7, "missed"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 90, 95, "missed", decreases=True),
        ("radio", "listeners"): Expected(
            "防災無線の更新", "戸別受信機の数", 60, 58, "expected_to_miss"
        ),
    },
    2027: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 40, None, "no_value"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 12, None, "no_value"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 80, None, "no_value", decreases=True),
        ("open-data", "sets"): Expected("オープンデータ", "データの数", 3, None, "no_value"),
    },
}
EDITIONS = {2025: "r7:data", 2026: "r8:data"}


def write_edition(
    data: Path, plan: str, sheets: dict[str, str], more: dict[str, str] | None = None
) -> None:
    for old in (data / "initiatives").glob("*.yaml"):
        old.unlink()
    taxonomy = FILES["taxonomy.yaml"].partition("departments:")[0] + DEPARTMENTS
    files: dict[str, str | bytes | None] = {FIRST: None, SECOND: None}
    files |= {"plan.yaml": plan, "taxonomy.yaml": taxonomy, **(more or {})}
    files |= {f"initiatives/{key}.yaml": text for key, text in sheets.items()}
    write_plan(data, files)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions that were published, and the plan of today, which is the third."""
    folder = tmp_path_factory.mktemp("plan")
    begin(folder)
    write_edition(folder / "data", plan_of(2025), R7)
    commit(folder, "令和7年度", tag="r7")
    write_edition(folder / "data", plan_of(2026, "r7"), R8)
    commit(folder, "令和8年度", tag="r8")
    write_edition(folder / "data", plan_of(2027, "r8"), R9)
    return folder


def asked(plan: Path, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(output("progress", *arguments, "--format", "json", cwd=plan))
    return read


def table_of(plan: Path, *arguments: str) -> list[dict[str, str]]:
    printed = output("progress", *arguments, "--format", "csv", cwd=plan)
    return list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))


def test_every_year_has_the_targets_of_its_edition_and_the_results_of_today(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2027")
    assert read["fiscal_years"] == [*ROWS]
    for report, (year, rows) in zip(read["reports"], ROWS.items(), strict=True):
        found = {(row["initiative"], row["indicator"]): row for row in report["rows"]}
        assert (report["fiscal_year"], [*found]) == (year, [*rows])
        for keys, row in found.items():
            expected = rows[keys]
            share = expected.attainment
            assert row["title"] == expected.title
            assert row["name"] == expected.name
            assert (row["target"], row["value"]) == (expected.target, expected.value)
            assert row["attainment"] == (None if share is None else float(rounded(share, 4)))
            assert row["verdict"] == expected.verdict
        verdicts = [each.verdict for each in rows.values()]
        counts = report["summary"]["verdicts"]
        assert {name: count for name, count in counts.items() if count} == {
            name: verdicts.count(name) for name in dict.fromkeys(verdicts)
        }


def test_the_spreadsheet_has_the_same_rows(plan: Path) -> None:
    rows = iter(table_of(plan, "--year", "2025-2027"))
    for year, by_keys in ROWS.items():
        for expected in by_keys.values():
            row, share = next(rows), expected.attainment
            assert (row["年度"], row["取組"], row["成果指標"]) == (
                str(year),
                expected.title,
                expected.name,
            )
            value = "" if expected.value is None else str(expected.value)
            assert (row["目標値"], row["値"]) == (str(expected.target), value)
            assert row["達成率（％）"] == ("" if share is None else f"{rounded(share, 4):f}")
    assert not [*rows]


def test_each_report_names_its_edition_and_the_plan_s_own_year_none(plan: Path) -> None:
    reports = asked(plan, "--year", "2025-2027")["reports"]
    assert [set(report) - set(reports[-1]) for report in reports[:-1]] == [
        {"edition", "results"}
    ] * 2
    for report in reports:
        edition = EDITIONS.get(report["fiscal_year"])
        assert report.get("edition") == edition
        assert report.get("results") == ("data" if edition else None)


def test_the_table_has_a_line_for_each_indicator_and_says_the_editions_below(plan: Path) -> None:
    lines = output("progress", "--year", "2025-2027", cwd=plan).splitlines()
    assert [line.split()[0] for line in lines if " / " in line and " 件 " in line] == [
        "受付の件数",
        "自動化した業務",
        "紙の箱",
        "戸別受信機の数",
        "データの数",
    ]
    assert lines[-2:] == [
        "令和7年度: targets as in r7:data, values and reviews as in data.",
        "令和8年度: targets as in r8:data, values and reviews as in data.",
    ]


def test_the_words_are_japanese_in_the_plan_s_own_formats(plan: Path) -> None:
    text = output("progress", "--year", "2024-2025", "--format", "markdown", cwd=plan)
    assert text.endswith(
        "- 令和6年度、令和7年度：目標値はr7:data、値と評価はdataによります。\n"
        "- 令和6年度の計画をたどれないため、それより後でいちばん近い令和7年度の計画（r7:data）と"
        "比べています。\n"
    )


def test_one_year_without_its_edition_names_the_nearest_later_one(plan: Path) -> None:
    assert output("progress", "--year", "2024", cwd=plan).endswith(
        "Targets as in r7:data, values and reviews as in data.\n"
        "No plan of 令和6年度 can be reached: r7:data is the nearest later one, of 令和7年度.\n"
    )


def test_groups_are_counted_in_the_editions(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2027", "--by", "department")
    for report, rows in zip(read["reports"], ROWS.values(), strict=True):
        groups = {group["key"]: group["summary"] for group in report["by"]["groups"]}
        own = {
            "総務課": [row for keys, row in rows.items() if keys[0] == "radio"],
            "情報推進課": [row for keys, row in rows.items() if keys[0] != "radio"],
        }
        for name, expected in own.items():
            achieved = sum(row.verdict == "achieved" for row in expected)
            found = groups.get(name, {"indicators": 0, "verdicts": {"achieved": 0}})
            assert found["indicators"] == len(expected)
            assert found["verdicts"]["achieved"] == achieved
        assert report.get("edition") == EDITIONS.get(report["fiscal_year"])
    counted = table_of(plan, "--year", "2025-2027", "--by", "department")
    assert [(row["年度"], row["項目"], row["達成"], row["未達"]) for row in counted] == [
        ("2025", "情報推進課", "3", "0"),
        ("2025", "総務課", "0", "1"),
        ("2026", "情報推進課", "0", "3"),
        ("2026", "総務課", "0", "0"),
        ("2027", "情報推進課", "0", "0"),
    ]


def test_what_is_missing_is_asked_of_each_year_s_edition(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2027", "--missing")
    missing = [
        [(row["initiative"], row["indicator"]) for row in each["missing"]]
        for report in read["reports"]
        for each in report["missing"]["departments"]
        if each["missing"]
    ]
    assert missing == [
        [("radio", "listeners")],
        [*ROWS[2027]],
    ]
    done = apcli("progress", "--year", "2025-2026", "--missing", "--exit-code", cwd=plan)
    assert done.returncode == 1


def test_verdicts_of_the_last_year_choose_the_lines_of_all(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2026", "--verdict", "missed")
    missed = [keys for keys, row in ROWS[2026].items() if row.verdict == "missed"]
    for report in read["reports"]:
        assert [(row["initiative"], row["indicator"]) for row in report["rows"]] == missed


def test_what_has_ended_is_named_by_its_key(plan: Path) -> None:
    read = asked(plan, "radio", "--year", "2025-2027")
    assert [[row["indicator"] for row in report["rows"]] for report in read["reports"]] == [
        ["listeners"],
        ["listeners"],
        [],
    ]


@pytest.mark.parametrize("year", [2025, 2026])
def test_an_explanation_has_the_targets_of_the_edition_and_names_it(year: int, plan: Path) -> None:
    edition, expected = EDITIONS[year], ROWS[year]["desk", "counts"]
    read = asked(plan, "--year", str(year), "--explain", "desk/counts")
    (found,) = read["explanations"]
    assert (found["initiative"], found["indicator"]) == ("desk", "counts")
    assert (found["edition"], found["results"]) == (edition, "data")
    numbers = {each["role"]: each for each in found["numbers"]}
    target, value = numbers["target"], numbers["value"]
    assert (target["value"], target["file"]) == (
        expected.target,
        f"{edition}/initiatives/desk.yaml",
    )
    assert (value["value"], value["file"]) == (expected.value, "data/initiatives/desk.yaml")
    attainment = next(step for step in found["steps"] if step["figure"] == "attainment")
    assert attainment["numbers"] == f"{expected.value} ÷ {expected.target} × 100"


def test_a_value_that_today_s_data_lack_is_found_in_the_edition(plan: Path) -> None:
    for wanted, role, value, edition, file in (
        ("desk/counts", "start", 8, "r7", "desk"),  # today's data have 2025 alone
        ("radio/listeners", "value", 48, "r8", "radio"),  # they have no such indicator
    ):
        read = asked(plan, "--year", "2025", "--explain", wanted)
        numbers = {each["role"]: each for each in read["explanations"][0]["numbers"]}
        assert (numbers[role]["value"], numbers[role]["file"]) == (
            value,
            f"{edition}:data/initiatives/{file}.yaml",
        )


def test_an_explanation_on_the_terminal_says_which_file_a_number_is_in(plan: Path) -> None:
    text = output("progress", "--year", "2025", "--explain", "desk", cwd=plan)
    lines = text.splitlines()
    assert lines[1] == "r7:data/initiatives/desk.yaml"
    value, target = (
        next(line for line in lines if line.startswith(name)) for name in ("value", "target")
    )
    assert value.split()[-1].startswith("data/initiatives/desk.yaml:")
    assert target.split()[-1].startswith("desk.yaml:")
    assert lines[-1] == "Targets as in r7:data, values and reviews as in data."


def test_an_explanation_of_several_years_has_one_for_each_in_its_edition(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2027", "--explain", "office/sheets")
    assert [
        (each["fiscal_year"], each.get("edition"), target["value"])
        for each in read["explanations"]
        for target in each["numbers"]
        if target["role"] == "target"
    ] == [
        (year, EDITIONS.get(year), rows["office", "sheets"].target) for year, rows in ROWS.items()
    ]


@pytest.mark.parametrize(
    ("wanted", "year", "found"),
    [
        ("desk/uses", "2025", ("desk", "counts")),  # what the edition calls it
        ("rpa/cases", "2025", ("office", "cases")),
        ("radio", "2025-2026", ("radio", "listeners")),  # it has ended
    ],
)
def test_an_explanation_knows_the_names_of_the_editions(
    wanted: str, year: str, found: tuple[str, str], plan: Path
) -> None:
    read = asked(plan, "--year", year, "--explain", wanted)
    assert {(each["initiative"], each["indicator"]) for each in read["explanations"]} == {found}


def test_what_an_edition_did_not_have_cannot_be_explained(plan: Path) -> None:
    for arguments in (("--explain", "open-data"), ("open-data",)):
        done = apcli("progress", *arguments, "--year", "2025", cwd=plan)
        assert (done.returncode, done.stdout, done.stderr.decode()) == (
            2,
            b"",
            "apcli: 2025 is compared with r7:data, which does not measure 'open-data'\n",
        )


def test_one_year_knows_an_initiative_by_the_name_of_today(plan: Path) -> None:
    read = asked(plan, "office", "--year", "2025")
    assert [row["initiative"] for row in read["rows"]] == ["rpa", "paper"]


def test_results_come_from_elsewhere_in_every_year(
    plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "results"
    sheets = {"desk": R9["desk"].replace("actual: 12", "actual: 15")}
    write_edition(other, plan_of(2027), sheets)
    read = asked(plan, "desk", "--year", "2025-2026", "--results", str(other))
    assert [
        (report["edition"], report["results"], row["target"], row["value"])
        for report in read["reports"]
        for row in report["rows"]
    ] == [("r7:data", str(other), 10, 15), ("r8:data", str(other), 25, 24)]
    explained = asked(plan, "--year", "2025", "--explain", "desk/counts", "--results", str(other))[
        "explanations"
    ][0]
    places = {each["role"]: each["file"] for each in explained["numbers"]}
    assert (places["value"], places["target"]) == (
        f"{other}/initiatives/desk.yaml",
        "r7:data/initiatives/desk.yaml",
    )


def test_an_edition_may_be_where_the_results_come_from(plan: Path) -> None:
    reports = asked(plan, "--year", "2025-2027", "--results", "r8")["reports"]
    assert [(each["edition"], each["results"]) for each in reports] == [
        ("r7:data", "r8:data"),
        ("r8:data", "r8:data"),
        ("data", "r8:data"),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "2025-2026"),
        ("--year", "2025-2026", "--by", "department"),
        ("--year", "2025-2026", "--missing"),
        ("--year", "2025", "--explain", "desk"),
        ("--year", "2026-2027", "--explain", "desk", "--format", "json"),
    ],
)
def test_a_previous_that_cannot_be_read_ends_it(arguments: tuple[str, ...], tmp_path: Path) -> None:
    begin(tmp_path)
    write_edition(tmp_path / "data", plan_of(2027, "no-such"), R9)
    done = apcli("progress", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(
        "apcli: data names the edition 'no-such', which git does not have\n"
    )
    assert apcli("progress", "--explain", "desk", cwd=tmp_path).returncode == 0
    assert apcli("progress", "--year", "2027-2028", cwd=tmp_path).returncode == 0


def test_without_a_previous_nothing_is_asked_of_git(tmp_path: Path) -> None:
    write_edition(tmp_path / "data", plan_of(2027), R9)
    (tmp_path / "empty").mkdir()
    read = json.loads(
        output("progress", "--year", "2025-2027", "--format", "json", cwd=tmp_path, PATH="empty")
    )
    assert [row["target"] for report in read["reports"] for row in report["rows"][:1]] == [
        99,
        98,
        40,
    ]
    assert not any("edition" in report for report in read["reports"])


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--format", "csv"),
        ("--format", "json", "--by", "department"),
        ("--missing",),
        ("--explain", "desk"),
    ],
)
@pytest.mark.parametrize(("years", "editions"), [("2024-2027", 2), ("2026-2027", 1), ("2027", 0)])
def test_an_edition_is_read_once_and_only_if_a_year_needs_it(
    years: str, editions: int, arguments: tuple[str, ...], plan: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    trace.touch()
    output("progress", "--year", years, *arguments, cwd=plan, GIT_TRACE=str(trace))
    assert trace.read_text("utf-8").count("built-in: git cat-file --batch") == editions


def recorded(plan: Path, *arguments: str) -> str:
    return output("record", *arguments, "--kind", "actual", "--replace", "--dry-run", cwd=plan)


def test_what_record_prints_of_an_earlier_year_is_what_progress_says(plan: Path) -> None:
    assert "Verdict achieved" in recorded(plan, "desk", "--year", "2027", "--value", "41")
    text = recorded(plan, "desk", "--year", "2026", "--value", "26")
    target = ROWS[2026]["desk", "counts"].target
    assert f"Target R8 {target} 件  Value R8 26 actual  Attainment 104.0%" in text
    assert "Verdict achieved" in text
    assert text.endswith("  Targets as in r8:data, values and reviews as in data.\n")


def test_a_value_of_a_year_whose_edition_lacks_the_indicator_is_recorded_all_the_same(
    plan: Path,
) -> None:
    text = recorded(plan, "open-data", "--year", "2025", "--value", "1")
    assert "2025: {actual: 1}" in text
    assert text.endswith("2025 is compared with r7:data, which does not measure 'sets'\n")


def test_nothing_is_recorded_where_the_edition_cannot_be_read(tmp_path: Path) -> None:
    begin(tmp_path)
    data = tmp_path / "data"
    write_edition(data, plan_of(2027, "no-such"), R9)
    before = (data / "initiatives/desk.yaml").read_bytes()
    arguments = ("desk", "--kind", "actual", "--value", "26", "--replace")
    done = apcli("record", *arguments, "--year", "2026", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (data / "initiatives/desk.yaml").read_bytes() == before
    assert apcli("record", *arguments, "--year", "2027", cwd=tmp_path).returncode == 0
