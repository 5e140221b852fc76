"""What the goals, initiatives and indicators of an edition are called beside those of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.answers.by_goal import goals_of
from apcli.answers.series import series_answer
from apcli.editions.place import Place
from apcli.editions.present_terms import YearsInPresentTerms, in_present_terms
from apcli.editions.years import Editions
from apcli.models import Initiative
from apcli.progress import Report, measure_each
from apcli.words import words_in
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.workspace import Workspace

LEVELS = "levels:\n  - {key: goal, name: 目標}\n"


def sheet(title: str, *indicators: str, number: int = 1, more: str = "") -> str:
    """An initiative with these indicators, each `KEY`, `KEY<PREDECESSOR` or `KEY:UNIT`."""
    text = FILES[SECOND].replace("number: 2", f"number: {number}")
    text = text.replace("業務の効率化", title).replace("research", "implementation") + more
    text += "indicators:\n" if indicators else ""
    for each in indicators:
        named, _, unit = each.partition(":")
        name, _, origin = named.partition("<")
        text += f"  {name}: {{name: {title}の{name}, unit: {unit or '件'}, aggregation: annual, "
        text += f"targets: {{2024-2028: 1}}, predecessors: [{origin}]}}\n"
    return text


def goal(title: str) -> str:
    return (
        f"title: {title}\nindicators:\n"
        "  rate: {name: 割合, unit: ％, aggregation: annual, targets: {2024-2028: 50}}\n"
    )


def course(
    folder: Path, *editions: Mapping[str, str]
) -> tuple[YearsInPresentTerms, Sequence[Report], Workspace]:
    """Editions of one year after another, the last that of 2027, in the terms of that."""
    first = 2028 - len(editions)
    for place, files in enumerate(editions):
        year = first + place
        text = FILES["plan.yaml"].replace("fiscal_year: 2025", f"fiscal_year: {year}")
        if place:
            text += f"previous: {{folder: ../{year - 1}/data}}\n"
        levels = FILES["taxonomy.yaml"] + (LEVELS if any("goals/" in key for key in files) else "")
        every: dict[str, str | bytes | None] = {FIRST: None, SECOND: None}
        every |= {"plan.yaml": text, "taxonomy.yaml": levels, **files}
        write_plan(folder / str(year) / "data", every)
    root = folder / "2027" / "data"
    present = load(root, "2027/data")
    assert not present.diagnostics
    found = Editions(present, Place(root, "2027/data"), lambda kept: kept.__enter__())
    shown = in_present_terms({year: found.compared(year) for year in range(first, 2028)}, present)
    return shown, measure_each([each.plan for each in shown.years]), present


def rows(report: Report) -> list[str]:
    """Each row as `SHEET/INDICATOR TITLE NAME`."""
    return [
        f"{row.about.sheet}/{row.about.indicator} {row.about.title} {row.about.name}"
        for row in report.rows
    ]


def a(text: str) -> dict[str, str]:
    return {"initiatives/a.yaml": text}


def test_a_change_of_unit_is_a_line_of_its_own(tmp_path: Path) -> None:
    shown, reports, present = course(tmp_path, a(sheet("甲", "x:件")), a(sheet("乙", "x:％")))
    assert [rows(each) for each in reports] == [["a/x 乙 乙のx"]] * 2
    answer = series_answer(reports, present.plan, present.taxonomy, words_in("ja"))
    (table,) = (section.table for section in answer.sections)
    assert table is not None
    assert [[row and row.about.unit for row in each] for each in table.rows] == [
        ["件", None],
        [None, "％"],
    ]
    assert shown.years[1].compared.last is None


def test_of_two_that_became_one_the_one_that_kept_its_key_goes_on(tmp_path: Path) -> None:
    _, reports, _ = course(tmp_path, a(sheet("甲", "x", "y")), a(sheet("乙", "x<x, y")))
    assert [rows(each) for each in reports] == [["a/x 乙 乙のx", "a/y 乙 甲のy"], ["a/x 乙 乙のx"]]


def test_two_that_became_a_third_stay_as_they_were(tmp_path: Path) -> None:
    _, reports, _ = course(tmp_path, a(sheet("甲", "x", "y")), a(sheet("乙", "z<x, y")))
    assert [rows(each) for each in reports] == [["a/x 乙 甲のx", "a/y 乙 甲のy"], ["a/z 乙 乙のz"]]


def test_an_indicator_whose_key_another_has_now_is_told_apart(tmp_path: Path) -> None:
    shown, reports, _ = course(tmp_path, a(sheet("甲", "x", "y")), a(sheet("乙", "x<y")))
    assert [rows(each) for each in reports] == [
        ["a/x 乙 乙のx", "a/x (2026/data) 乙 甲のx"],
        ["a/x 乙 乙のx"],
    ]
    assert len(shown.years[0].names) == 2


def test_what_ended_has_the_key_and_title_it_had_last(tmp_path: Path) -> None:
    other = {"initiatives/b.yaml": sheet("別", "x", number=2)}
    shown, reports, _ = course(
        tmp_path,
        {**a(sheet("甲", "x")), **other},
        {"initiatives/c.yaml": sheet("乙", "x", more="predecessors: [a]\n"), **other},
        other,
    )
    assert [rows(each) for each in reports] == [
        ["b/x 別 別のx", "c/x 甲 甲のx"],
        ["b/x 別 別のx", "c/x 乙 乙のx"],
        ["b/x 別 別のx"],
    ]
    assert shown.workspace.sheets["c"].title == "乙"
    assert shown.workspace.sheets["c"].number is None


def test_indicators_go_with_the_initiatives_that_one_was_split_into(tmp_path: Path) -> None:
    _, reports, _ = course(
        tmp_path,
        a(sheet("甲", "x", "y", "z")),
        {
            **a(sheet("乙", "x")),
            "initiatives/b.yaml": sheet("丙", "y", number=2, more="predecessors: [a]\n"),
        },
    )
    # An indicator without predecessors of its own goes on where its key is.
    assert rows(reports[0]) == ["a/x 乙 乙のx", "a/z 乙 甲のz", "b/y 丙 丙のy"]


@pytest.mark.parametrize("change", ["completed", "abolished"])
def test_what_the_present_plan_still_holds_as_ended_counts_in_its_own_years(
    change: str, tmp_path: Path
) -> None:
    _, reports, _ = course(
        tmp_path, a(sheet("甲", "x")), a(sheet("甲", "x", more=f"change: {change}\n"))
    )
    assert [each.summary.initiatives for each in reports] == [1, 0]
    assert [rows(each) for each in reports] == [["a/x 甲 甲のx"], []]


def test_what_had_ended_by_a_year_s_own_edition_has_no_row_in_it(tmp_path: Path) -> None:
    _, reports, _ = course(
        tmp_path, a(sheet("甲", "x", more="change: completed\n")), a(sheet("甲", "x"))
    )
    assert [rows(each) for each in reports] == [[], ["a/x 甲 甲のx"]]


def test_goals_that_ended_stand_above_what_was_below_them(tmp_path: Path) -> None:
    old = {
        "goals/city.yaml": goal("まち"),
        "goals/old.yaml": goal("昔の目標"),
        "initiatives/a.yaml": sheet("甲", "x", more="goal: city\n"),
        "initiatives/b.yaml": sheet("乙", "x", number=2, more="goal: old\n"),
    }
    new = {
        "goals/city.yaml": goal("新しいまち"),
        "initiatives/a.yaml": sheet("甲の二", "x", more="goal: city\n"),
        "initiatives/c.yaml": sheet("丙", "x", number=2, more="goal: city\n"),
    }
    shown, reports, present = course(tmp_path, old, new)
    goals = goals_of(shown.workspace)
    answer = series_answer(reports, present.plan, present.taxonomy, words_in("ja"), goals)
    table = answer.sections[0].table
    assert table is not None
    keys = [
        (group.heading, [next(row.about.keys for row in each if row) for each in group.rows])
        for group in table.groups
    ]
    assert keys == [
        ("目標 新しいまち", [("city", "rate"), ("a", "x"), ("c", "x")]),
        ("目標 昔の目標", [("old", "rate"), ("b", "x")]),
    ]


def test_reviews_of_merged_initiatives_are_those_of_both(tmp_path: Path) -> None:
    def reviewed(title: str, year: int, number: int) -> str:
        return sheet(
            title, "x", number=number, more=f"reviews: {{{year}: {{evaluation: {title}です。}}}}\n"
        )

    shown, _, _ = course(
        tmp_path,
        {
            "initiatives/a.yaml": reviewed("甲", 2024, 1),
            "initiatives/b.yaml": reviewed("乙", 2025, 2),
        },
        {"initiatives/c.yaml": sheet("丙", "z<a/x", more="predecessors: [a, b]\n")},
    )
    merged = shown.years[0].plan.sheets["c"]
    assert isinstance(merged, Initiative)
    assert sorted(merged.reviews) == [2024, 2025]
