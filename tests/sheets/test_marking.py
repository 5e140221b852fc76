"""A workbook that is sent back has all that was typed, texts and values alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.gathering import gathered
from apcli.sheets.marking import marked
from apcli.sheets.together import together
from apcli.sheets.xlsx_writer import Returned, write_xlsx
from apcli.workspace import load
from tests.processes import DATA
from tests.sheets.books import typed
from tests.sheets.opened import OpenedBook

if TYPE_CHECKING:
    from apcli.sheets.book import Content


def test_what_was_typed_stands_where_it_was_and_what_is_wrong_is_marked() -> None:
    plan, asked = load(DATA, "data"), Round(Ask.RESULTS, 2025)
    book = book_of(plan, asked, "市民課")
    row, sheet = book.table.rows[0].id, book.sheets[0].id
    said: dict[tuple[str, str], Content] = {
        (row, "value"): "約120",
        (row, "note"): "集計の途中です。",
        (book.table.rows[1].id, "value"): Decimal(700),
        (sheet, "evaluation"): "進みました。\n続けます。",
        (sheet, "direction"): "継続する",
    }
    files, origin = together([typed(write_xlsx(book, Returned(said, {})))], "132292")
    assert origin == asked
    assert {answer.place for answer in files[0].answers} == set(said)
    taken = gathered(plan, files, asked, ())
    again, back = marked(plan, asked, files[0], "市民課", taken)
    assert back.answers == said
    assert {(row, "value"), (sheet, "direction")} <= set(back.marks)
    data = write_xlsx(again, back)
    files, _ = together([typed(data)], "132292")
    assert {answer.place: answer.cell.text for answer in files[0].answers} == {
        place: str(content) for place, content in said.items()
    }
    opened = OpenedBook(data)
    name = again.sheets[0].name
    assert "継続する" in [opened.sheets[name].text(cell) for cell in opened.sheets[name].cells]
