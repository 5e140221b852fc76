"""Every kind of question of every invented plan: what is answered is what the plan has."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.era import guess_moment, moment_label
from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask, Input
from apcli.sheets.gathering import gathered
from apcli.sheets.together import together
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA, ROOT
from tests.sheets.books import typed

if TYPE_CHECKING:
    from apcli.sheets.book import Book, Content, OpenCell
    from apcli.workspace import Workspace

PLANS = {
    "real": DATA,
    "demonstration": ROOT / "examples/demonstration/data",
    **{name: ROOT / "tests/plans" / name / "data" for name in ("levels", "money", "reviews")},
}
EXPECTED = {
    "real": {Input.VALUE, Input.CHOICE, Input.TEXT},
    "levels": {Input.NUMBER},  # a rate by its parts
    "money": {Input.NUMBER, Input.CHOICE},  # what was spent, and the status
    "reviews": {Input.CHOICE},  # grades
}
"""What some of the plans are there for."""


def row_answers(book: Book, workspace: Workspace, year: int) -> dict[tuple[str, str], Content]:
    """A value for each row as its target is: a number, a day, words, or parts of a rate."""
    found: dict[tuple[str, str], Content] = {}
    for row in book.table.rows:
        key, _, name = row.id.partition("/")
        indicator = workspace.sheets[key].indicators[name]
        if indicator.baseline is not None and indicator.baseline.fiscal_year == year:
            continue
        target = indicator.target_of(year)
        fields = {cell.field for cell in row.open if cell is not None}
        if any(cell and cell.field == "value" and cell.exported for cell in row.open):
            continue
        if "numerator" in fields:
            found |= {(row.id, "numerator"): Decimal(3), (row.id, "denominator"): Decimal(8)}
        elif any(each.by is not None for each in indicator.targets.values()):
            found[row.id, "value"] = moment_label(datetime.date(year, 10, 1))
        elif "achieved" in fields:
            found |= {(row.id, "value"): "すべて実施した", (row.id, "achieved"): "達成"}
        else:
            found[row.id, "value"] = (target.value if target else None) or Decimal(5)
        found[row.id, "note"] = f"{indicator.label}の備考"
    return found


def content_of(cell: OpenCell) -> Content:
    if cell.choices:
        return cell.choices[0] if cell.exported != cell.choices[0] else cell.choices[1]
    return Decimal(123) if cell.input is Input.NUMBER else f"{cell.field}です。\n二行目"


def sheet_answers(book: Book) -> dict[tuple[str, str], Content]:
    return {
        (sheet.id, each.cell.field): content_of(each.cell)
        for sheet in book.sheets
        for each in sheet.questions
    }


def said(book: Book) -> dict[tuple[str, str], Content]:
    cells = {(row.id, cell.field): cell for row in book.table.rows for cell in row.open if cell}
    cells |= {
        (sheet.id, each.cell.field): each.cell for sheet in book.sheets for each in sheet.questions
    }
    return {place: cell.exported for place, cell in cells.items()}


def same(one: Content, other: Content) -> bool:
    days = [guess_moment(str(each)) for each in (one, other)]
    return str(one).strip() == str(other).strip() or (days[0] is not None and days[0] == days[1])


@pytest.mark.parametrize("name", PLANS)
def test_what_is_answered_is_what_the_plan_has(name: str) -> None:
    workspace = load(PLANS[name], "data")
    year = workspace.plan.fiscal_year
    asked = Round(Ask.RESULTS, year)
    book = book_of(workspace, asked, None)
    answers = {**row_answers(book, workspace, year), **sheet_answers(book)}
    kinds = {each.cell.input for sheet in book.sheets for each in sheet.questions}
    kinds |= {cell.input for row in book.table.rows for cell in row.open if cell}
    assert EXPECTED.get(name, set()) <= kinds
    city = workspace.plan.city
    read, found_round = together(
        [typed(write_xlsx(book, Filled(answers, {})))], city.code or city.name
    )
    assert found_round == asked
    accepted = [str(answer.spot) for answer in read[0].answers]
    found = gathered(workspace, read, asked, accepted)
    assert [f"{each.spot}: {each.sentence}" for each in found.findings] == []
    now = said(book_of(found.workspace, asked, None))
    assert {
        place: now[place] for place, each in answers.items() if not same(now[place], each)
    } == {}
