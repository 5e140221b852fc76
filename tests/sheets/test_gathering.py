"""What files say together: what is recorded, and what has to be looked at first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import Kind
from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask
from apcli.sheets.gathering import Gathered, gathered
from apcli.sheets.returned import Returned, returned
from apcli.sheets.together import together
from apcli.sheets.typed import TypedCell, TypedFile, TypedSheet
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA
from tests.sheets.books import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from apcli.sheets.book import Content
    from apcli.workspace import Workspace

ASKED = Round(Ask.RESULTS, 2025)
SITES = "public-wifi/sites"
RENEWAL = "public-wifi/renewal"
WIFI = "public-wifi"


@pytest.fixture(scope="module")
def plan() -> Workspace:
    return load(DATA, "data")


def filled(
    plan: Workspace,
    answers: Mapping[tuple[str, str], Content],
    department: str | None = "情報推進課",
    name: str = "a.xlsx",
) -> TypedFile:
    """The workbook of a department with these answers, as it is read back."""
    (book,) = [each for each in books(plan, ASKED) if each.department == department]
    return typed(write_xlsx(book, Filled(answers, {})), name)


def taken(plan: Workspace, *files: TypedFile, accepted: tuple[str, ...] = ()) -> Gathered:
    read, _asked = together(files, "132292")
    return gathered(plan, read, ASKED, accepted, run(plan, checkers()))


def said(found: Gathered) -> list[str]:
    return [f"{each.spot}: {each.sentence}" for each in found.findings]


def test_answers_are_recorded_and_everything_else_stays(plan: Workspace) -> None:
    text = "15拠点に設置した。\n利用も増えた。"
    answers: Mapping[tuple[str, str], Content] = {
        (SITES, "value"): "１６拠点",
        (SITES, "as_of"): "R8.3.31",
        (SITES, "note"): "速報は\n別に公表",
        (WIFI, "evaluation"): text,
        ("public-wifi", "direction"): "継続",
    }
    found = taken(plan, filled(plan, answers))
    assert said(found) == []
    assert list(found.texts) == ["initiatives/public-wifi.yaml"]
    value = found.workspace.initiatives["public-wifi"].indicators["sites"].values[2025].actual
    assert value is not None
    assert value.value == 16
    assert (str(value.as_of), value.note) == ("2026-03-31", "速報は別に公表")
    (review,) = found.workspace.initiatives["public-wifi"].reviews[2025]
    assert review.evaluation is not None
    assert review.evaluation.strip() == text
    assert review.direction == "continued"
    before = plan.documents["initiatives/public-wifi.yaml"].data.decode()
    kept = [line for line in before.splitlines() if line.strip()]
    after = found.texts["initiatives/public-wifi.yaml"].splitlines()
    assert [line for line in after if line in kept] == kept


def test_an_untouched_workbook_changes_nothing(plan: Workspace) -> None:
    files = [
        typed(write_xlsx(book), f"{place}.xlsx") for place, book in enumerate(books(plan, ASKED))
    ]
    found = taken(plan, *files[:-1])
    assert (found.findings, found.notes, found.texts, found.answers) == ((), (), {}, {})


def changed(file: TypedFile, change: Callable[[TypedSheet], TypedSheet]) -> TypedFile:
    return replace(file, sheets=tuple(map(change, file.sheets)))


def sorted_backwards(sheet: TypedSheet) -> TypedSheet:
    """The rows below the head in the opposite order, as after sorting in Excel."""
    rows = sorted({row for row, _ in sheet.cells if row > 3})
    to = dict(zip(rows, reversed(rows), strict=True))
    cells = {(to.get(row, row), column): cell for (row, column), cell in sheet.cells.items()}
    return replace(sheet, cells=cells)


def with_columns(sheet: TypedSheet) -> TypedSheet:
    """A column inserted between any two."""
    return replace(
        sheet, cells={(row, 2 * column): cell for (row, column), cell in sheet.cells.items()}
    )


def renamed(sheet: TypedSheet) -> TypedSheet:
    return replace(sheet, name=f"回答 {sheet.name}")


@pytest.mark.parametrize("change", [sorted_backwards, with_columns, renamed])
def test_cells_are_matched_by_their_keys_and_never_by_position(
    change: Callable[[TypedSheet], TypedSheet], plan: Workspace
) -> None:
    answers: Mapping[tuple[str, str], Content] = {
        (SITES, "value"): Decimal(16),
        (RENEWAL, "value"): Decimal(2),
        (WIFI, "evaluation"): "設置した。",
    }
    file = filled(plan, answers)
    found = taken(plan, changed(file, change))
    assert said(found) == []
    assert found.texts == taken(plan, file).texts
    assert found.texts


def row_of(sheet: TypedSheet, about: str) -> int:
    return next(row for (row, _), cell in sheet.cells.items() if cell.text == about)


def without_a_row(sheet: TypedSheet) -> TypedSheet:
    if sheet.name != "成果指標":
        return sheet
    gone = row_of(sheet, SITES)
    return replace(sheet, cells={at: cell for at, cell in sheet.cells.items() if at[0] != gone})


def with_a_row_twice(sheet: TypedSheet) -> TypedSheet:
    if sheet.name != "成果指標":
        return sheet
    there = row_of(sheet, SITES)
    more = {(99, column): cell for (row, column), cell in sheet.cells.items() if row == there}
    return replace(sheet, cells={**sheet.cells, **more})


def with_another_target(sheet: TypedSheet) -> TypedSheet:
    if sheet.name != "成果指標":
        return sheet
    row = row_of(sheet, SITES)
    return replace(sheet, cells={**sheet.cells, (row, 8): TypedCell("17", number=True)})


def with_another_seal(sheet: TypedSheet) -> TypedSheet:
    if sheet.name != "成果指標":
        return sheet
    place = row_of(sheet, SITES), 1
    text = sheet.cells[place].text.replace('"16"', '"17"')
    return replace(sheet, cells={**sheet.cells, place: TypedCell(text)})


FAULTS = {
    "row lost": (
        without_a_row,
        "5 公衆無線LAN環境の充実　市内の公衆無線LAN設置箇所数（累計） is missing",
    ),
    "row twice": (with_a_row_twice, "the row is there 2 times"),
    "locked": (with_another_target, "it said '16'"),
    "seal": (with_another_seal, "the hidden key of this row was changed"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_was_changed_besides_answers_is_found_and_nothing_written(
    name: str, plan: Workspace
) -> None:
    change, sentence = FAULTS[name]
    file = filled(plan, {(RENEWAL, "value"): Decimal(2)})
    found = taken(plan, changed(file, change))
    assert any(sentence in each for each in said(found)), said(found)


def test_a_value_that_the_plan_has_by_now_is_not_replaced(plan: Workspace) -> None:
    file = filled(plan, {(SITES, "value"): Decimal(16)})
    later = taken(plan, filled(plan, {(SITES, "value"): Decimal(15)})).workspace
    found = taken(later, file)
    (finding,) = found.findings
    assert "'15'" in str(finding.sentence)
    assert finding.spot.sheet == "成果指標"


def test_what_was_left_as_it_was_conflicts_with_nothing(plan: Workspace) -> None:
    file = filled(plan, {(RENEWAL, "value"): Decimal(2)})
    later = taken(plan, filled(plan, {(SITES, "value"): Decimal(15)})).workspace
    found = taken(later, file)
    assert said(found) == []
    values = found.workspace.initiatives["public-wifi"].indicators
    assert (
        values["sites"].values[2025].actual
        == later.initiatives["public-wifi"].indicators["sites"].values[2025].actual
    )
    assert values["renewal"].values[2025].actual is not None


def test_the_same_answer_again_changes_nothing(plan: Workspace) -> None:
    answers: Mapping[tuple[str, str], Content] = {
        (SITES, "value"): "１６拠点",
        (SITES, "as_of"): "2026-03-31",
        (WIFI, "evaluation"): "設置した。",
    }
    file = filled(plan, answers)
    once = taken(plan, file)
    again = taken(once.workspace, file)
    assert (said(again), again.texts) == ([], {})


def test_two_files_that_say_otherwise_are_both_named(plan: Workspace) -> None:
    one = filled(plan, {(SITES, "value"): Decimal(16)}, name="a.xlsx")
    other = filled(plan, {(SITES, "value"): Decimal(15)}, None, name="b.xlsx")
    found = taken(plan, one, other)
    assert {each.spot.file for each in found.findings} == {"a.xlsx", "b.xlsx"}
    same = taken(plan, one, filled(plan, {(SITES, "value"): "１６"}, None, name="b.xlsx"))
    assert said(same) == []


def test_two_workbooks_of_one_department_are_named(plan: Workspace) -> None:
    found = taken(plan, filled(plan, {}, name="a.xlsx"), filled(plan, {}, name="b.xlsx"))
    assert {each.spot.file for each in found.findings} == {"a.xlsx", "b.xlsx"}


def test_an_emptied_cell_is_asked_about_and_deletes_nothing(plan: Workspace) -> None:
    later = taken(plan, filled(plan, {(SITES, "value"): Decimal(15)})).workspace
    found = taken(later, filled(later, {(SITES, "value"): ""}))
    (finding,) = found.findings
    assert "emptied" in str(finding.sentence)
    assert found.texts == {}


def test_a_value_that_nobody_believes_is_asked_about_until_it_is_accepted(
    plan: Workspace,
) -> None:
    file = filled(plan, {(SITES, "value"): Decimal(1600)})
    (finding,) = taken(plan, file).findings
    assert finding.acceptable
    found = taken(plan, file, accepted=(str(finding.spot),))
    assert said(found) == []
    value = found.workspace.initiatives["public-wifi"].indicators["sites"].values[2025].actual
    assert value is not None
    assert value.value == 1600
    assert any("accepted" in str(note.sentence) for note in found.notes)


def test_a_value_that_cannot_be_is_not_accepted(plan: Workspace) -> None:
    answers: Mapping[tuple[str, str], Content] = {
        (SITES, "value"): Decimal(16),
        (SITES, "as_of"): "R5.3.31",
    }
    file = filled(plan, answers)
    (finding,) = taken(plan, file).findings
    assert not finding.acceptable
    assert taken(plan, file, accepted=(str(finding.spot),)).findings == (finding,)


def test_an_empty_kind_is_what_the_round_asks_for(plan: Workspace) -> None:
    found = taken(plan, filled(plan, {(SITES, "value"): Decimal(16)}))
    values = found.workspace.initiatives["public-wifi"].indicators["sites"].values[2025]
    assert [kind for kind in Kind if getattr(values, kind)] == [Kind.ACTUAL]
    answers: Mapping[tuple[str, str], Content] = {
        (SITES, "value"): Decimal(16),
        (SITES, "kind"): "速報",
    }
    found = taken(plan, filled(plan, answers))
    values = found.workspace.initiatives["public-wifi"].indicators["sites"].values[2025]
    assert [kind for kind in Kind if getattr(values, kind)] == [Kind.PRELIMINARY]


def test_another_year_s_workbook_is_named(plan: Workspace) -> None:
    (book,) = [
        each for each in books(plan, Round(Ask.RESULTS, 2026)) if each.department == "会計課"
    ]
    files = [filled(plan, {}), typed(write_xlsx(book), "b.xlsx")]
    found = taken(plan, *files)
    assert said(found) == ["b.xlsx: the workbook is of 2026, not of 2025"]


def test_another_city_s_workbook_is_named(plan: Workspace) -> None:
    read, asked = together([filled(plan, {})], "131016")
    assert asked is None
    assert "132292" in str(read[0].findings[0].sentence)


def test_a_file_without_keys_is_no_workbook_of_a_round() -> None:
    file = TypedFile("x.xlsx", (TypedSheet("S", {(0, 0): TypedCell("実績")}),))
    found: Returned = returned(file)
    assert len(found.findings) == 1


def test_macros_and_links_are_said_and_nothing_else_of_them(plan: Workspace) -> None:
    file = replace(filled(plan, {}), beside={"macros": 1, "external_links": 2, "comments": 1})
    found = taken(plan, file)
    assert (found.findings, found.texts) == ((), {})
    assert [str(note.sentence) for note in found.notes] == [
        "macros are not run",
        "links to other files are not followed",
    ]
