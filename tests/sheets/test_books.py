"""What workbooks ask, and that they say the same when they are read back untouched."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli import locale
from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask, canonical
from apcli.sheets.csv_writer import write_csv
from apcli.sheets.seal import opened, sealed
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA, ROOT
from tests.sheets.books import back, office, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLANS = (DATA, *sorted(each / "data" for each in (ROOT / "tests/plans").iterdir()))
ASKS = (Ask.RESULTS, Ask.FORECAST)


def plans() -> list[Path]:
    return [each for each in PLANS if (each / "plan.yaml").exists()]


def test_every_department_has_a_workbook_and_a_marker_none() -> None:
    workspace = load(DATA, "data")
    found = books(workspace, Round(Ask.RESULTS, 2025))
    named = [each.department for each in found]
    known = [each.name for each in workspace.taxonomy.departments if not each.marker]
    in_charge = {name for each in workspace.initiatives.values() for name in each.departments}
    assert named == [*(name for name in known if name in in_charge), None]
    assert "関係各課" not in named


def test_a_workbook_has_what_its_department_owes_and_the_office_s_all() -> None:
    workspace = load(DATA, "data")
    for book in books(workspace, Round(Ask.RESULTS, 2025)):
        mine = {
            key: each
            for key, each in workspace.initiatives.items()
            if book.department is None or book.department in each.departments
        }
        assert [sheet.id for sheet in book.sheets] == list(mine)
        rows = [f"{key}/{name}" for key, each in mine.items() for name in each.indicators]
        assert [row.id for row in book.table.rows] == rows


def test_a_row_shows_the_years_before_and_the_target() -> None:
    book = office(load(DATA, "data"))
    row = next(each for each in book.table.rows if each.id == "public-wifi/sites")
    assert row.locked[0] == "5"
    assert row.locked[3:] == ("拠点", Decimal(7), "13（見込）", Decimal(16), "情報推進課、関係各課")
    assert book.table.locked[3:] == ("単位", "R5", "R6", "目標値 R7", "担当課")
    assert [column.heading for column in book.table.open] == ["実績 R7", "値の種別", "時点", "備考"]


@pytest.mark.parametrize("data", plans(), ids=lambda path: path.parent.name)
@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize("write", [write_xlsx, write_csv], ids=["xlsx", "csv"])
def test_an_untouched_workbook_says_nothing(data: Path, ask: Ask, write: object) -> None:
    workspace = load(data, "data")
    year = workspace.plan.fiscal_year
    for book in books(workspace, Round(ask, year, datetime.date(year + 1, 5, 15)))[-3:]:
        written = write(book)  # type: ignore[operator]
        assert write(book) == written  # type: ignore[operator]
        found = back(written, "a.csv" if write is write_csv else "a.xlsx")
        assert found.findings == ()
        assert [*found.answers] == []
        assert set(found.departments) == {book.department}
        cells = [cell for row in book.table.rows for cell in row.open if cell]
        asked = len(cells) if write is write_csv else len(book.table.rows)
        questions = sum(len(sheet.questions) for sheet in book.sheets)
        assert len(found.seals) == asked + questions
        if asked + questions:
            assert found.due == datetime.date(year + 1, 5, 15)


def test_every_cell_of_a_workbook_is_as_it_was_asked() -> None:
    book = office(load(DATA, "data"))
    (sheet,) = [each for each in typed(write_xlsx(book)).sheets if each.name == "成果指標"]
    texts = {cell.text for cell in sheet.cells.values()}
    for row in book.table.rows:
        assert {canonical(each) for each in row.locked if each != ""} <= texts


def test_a_seal_holds_what_was_sealed_and_no_change_of_it() -> None:
    book = office(load(DATA, "data"))
    text = sealed(book.origin, "市民課", "a/b", ["5", Decimal("1.50")], {"value": "長い" * 400})
    seal = opened(text)
    assert seal is not None
    assert (seal.origin, seal.department, seal.id) == (book.origin, "市民課", "a/b")
    assert seal.was_locked(1, "1.5")
    assert not seal.was_locked(1, "1.6")
    assert seal.was_exported("value", "長い" * 400)
    assert not seal.was_exported("value", "長い" * 399)
    for place in range(len(text)):
        assert opened(f"{text[:place]}~{text[place + 1 :]}") is None


def test_names_of_sheets_are_unlike_and_short_enough() -> None:
    workspace = load(DATA, "data")
    long = "同じ題名" * 12 + "[x]:*?/"
    workspace.initiatives = {
        key: each.model_copy(update={"title": long, "number": None})
        for key, each in workspace.initiatives.items()
    }
    book = office(workspace)
    names = [each.name for each in book.sheets]
    assert len({name.casefold() for name in names}) == len(names) == 33
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert back(write_xlsx(book)).findings == ()


def test_no_initiative_s_sheet_has_the_name_of_another_sheet() -> None:
    workspace = load(DATA, "data")
    own = ("記入要領", "成果指標", "apcli", "apcli_lists", "History")
    for title, (key, each) in zip(own, workspace.initiatives.items(), strict=False):
        workspace.initiatives[key] = each.model_copy(update={"title": title, "number": None})
    book = office(workspace)
    assert [each.name for each in book.sheets[: len(own)]] == [f"{name} (2)" for name in own]
    assert [each.title for each in book.sheets[: len(own)]] == [*own]
    found = back(write_xlsx(book))
    assert (found.answers, found.findings) == ((), ())


@pytest.fixture
def spoken() -> Iterator[Callable[[dict[str, str]], None]]:
    """Speaks a plan's own words until the test ends."""
    yield locale.adopt
    locale.adopt({})


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("KGI/KPI", "KGI・KPI"),
        ("[指標]", "・指標・"),
        ("長" * 40, "長" * 31),
        ("記入要領", "記入要領 (2)"),
        ("apcli", "apcli (2)"),
        ("😀" * 20, "😀" * 15),
    ],
)
def test_the_plan_s_word_may_be_no_name_of_a_sheet(
    spoken: Callable[[dict[str, str]], None], word: str, name: str
) -> None:
    spoken({"indicator": word})
    book = office(load(DATA, "data"))
    data = write_xlsx(book)
    assert [each.name for each in typed(data).sheets[:2]] == ["記入要領", name]
    assert back(data).findings == ()


def test_a_draft_is_asked_for_targets_stage_and_change() -> None:
    workspace = load(DATA, "data")
    book = office(workspace, Ask.REVISION)
    fields = [column.field for column in book.table.open]
    years = workspace.plan.years.targets
    assert [each for each in fields if each.startswith("target.")] == [
        f"target.{year}" for year in years
    ]
    (row,) = [each for each in book.table.rows if each.id == "public-wifi/sites"]
    targets = [
        cell.exported for cell in row.open if cell is not None and cell.field.startswith("target.")
    ]
    indicator = workspace.initiatives["public-wifi"].indicators["sites"]
    assert targets == [indicator.targets[span].value for span in sorted(indicator.targets)]
    assert {question.cell.field for question in book.sheets[0].questions} >= {"stage", "change"}
    assert back(write_xlsx(replace(book, due=None))).answers == ()
