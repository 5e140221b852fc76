"""Workbooks that LibreOffice has opened and saved again say what they said before."""

from __future__ import annotations

import re
import subprocess
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask
from apcli.sheets.xlsx_writer import Returned, write_xlsx
from apcli.workspace import load
from tests.processes import DATA, ROOT
from tests.render.word import convert
from tests.sheets.books import back, office, typed
from tests.sheets.opened import OpenedBook
from tests.sheets.test_workbook import HOSTILE, open_cells, table_of, with_texts

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.sheets.book import Book, Content


def of_everything() -> dict[str, Book]:
    """Workbooks that have everything a workbook can have."""
    real = load(DATA, "data")
    reviews = load(ROOT / "tests/plans/reviews/data", "data")
    money = load(ROOT / "tests/plans/money/data", "data")
    department = next(
        each for each in books(real, Round(Ask.RESULTS, 2025)) if each.department == "情報推進課"
    )
    return {
        "department": department,
        "office": office(real),
        "revision": office(real, Ask.REVISION),
        "reviews": office(reviews),
        "money": office(money),
        "hostile": with_texts(office(real), [*HOSTILE, "長い文章です。\n" * 80]),
    }


BOOKS = of_everything()


@pytest.fixture(scope="module", params=["xlsx", "ods"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the workbooks as LibreOffice has saved them."""
    folder = tmp_path_factory.mktemp("saved")
    for name, book in BOOKS.items():
        (folder / f"{name}.xlsx").write_bytes(write_xlsx(book))
    given = sorted(folder.glob("*.xlsx"))
    (folder / "out").mkdir()
    convert(given[0], request.param, folder / "out", *given[1:])
    return folder / "out"


def file_of(saved: Path, name: str) -> Path:
    (found,) = saved.glob(f"{name}.*")
    return found


@pytest.mark.parametrize("name", BOOKS)
def test_a_saved_workbook_has_no_answers_and_no_findings(saved: Path, name: str) -> None:
    file = file_of(saved, name)
    found = back(file.read_bytes(), file.name)
    assert (found.answers, found.findings) == ((), ())
    book = BOOKS[name]
    questions = sum(len(sheet.questions) for sheet in book.sheets)
    assert len(found.seals) == len(book.table.rows) + questions
    assert found.departments == (book.department,)


def test_texts_like_formulas_and_numbers_are_the_texts_that_they_were(saved: Path) -> None:
    file = file_of(saved, "hostile")
    sheet = typed(file.read_bytes(), file.name).sheets[1]
    texts = {cell.text for cell in sheet.cells.values() if not cell.number and not cell.formula}
    assert set(HOSTILE) <= texts


@pytest.mark.parametrize("name", [name for name in BOOKS if name != "hostile"])
def test_lists_locks_and_hidden_keys_stay(saved: Path, name: str) -> None:
    file = file_of(saved, name)
    check = stays_in_ods if file.suffix == ".ods" else stays_in_xlsx
    check(file, BOOKS[name])


def stays_in_xlsx(file: Path, book: Book) -> None:
    before, after = OpenedBook(write_xlsx(book)), OpenedBook(file.read_bytes())
    cells = open_cells(book, after)
    assert cells == open_cells(book, before)
    assert {name: each.state for name, each in after.sheets.items()} == {
        name: each.state.replace("veryHidden", "hidden") for name, each in before.sheets.items()
    }
    for (where, at), cell in cells.items():
        sheet = after.sheets[where]
        assert not after.is_locked(sheet.style(at))
        if cell.choices:
            assert sheet.choices(at) == [*cell.choices]
    for where, sheet in after.visible.items():
        same = before.sheets[where]
        assert sheet.hidden_columns == same.hidden_columns
        assert sheet.hidden_rows == same.hidden_rows
        assert sheet.has("sheetProtection") == same.has("sheetProtection")
        unlocked = {cell for cell in sheet.unlocked if cell in same.cells}
        assert unlocked == {at for name, at in cells if name == where}
    table = table_of(after)
    assert table is not None
    assert table.one("autoFilter").attrib["ref"].startswith("A5:")


def stays_in_ods(file: Path, book: Book) -> None:
    with zipfile.ZipFile(file) as package:
        content = package.read("content.xml").decode()
    sheets = re.findall(r"<table:table table:name=.*?</table:table>", content, re.DOTALL)
    kept = [each for each in sheets if 'table:protected="true"' in each.split(">", 1)[0]]
    open_ones = 1 if book.department is None else 0
    assert len(kept) == len(sheets) - open_ones
    for sheet in sheets[1 : 2 + len(book.sheets)]:
        hidden = re.findall(r'<table:table-column[^>]*table:visibility="collapse"', sheet)
        assert hidden
    assert 'style:cell-protect="none"' in content
    lists = {
        cell.choices for row in book.table.rows for cell in row.open if cell and cell.choices
    } | {each.cell.choices for sheet in book.sheets for each in sheet.questions}
    conditions = set(re.findall(r"cell-content-is-in-list\(([^)]*)\)", content))
    assert len(conditions) == len(lists - {()})


MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub SortByColumn
 Dim opening(0) As New com.sun.star.beans.PropertyValue
 opening(0).Name = "Hidden" : opening(0).Value = True
 book = StarDesktop.loadComponentFromURL("@FROM@", "_blank", 0, opening())
 area = book.Sheets.getByIndex(1).getCellRangeByName("@AREA@")
 Dim field(0) As New com.sun.star.table.TableSortField
 field(0).Field = @COLUMN@ : field(0).IsAscending = False
 Dim sorting(1) As New com.sun.star.beans.PropertyValue
 sorting(0).Name = "SortFields" : sorting(0).Value = field()
 sorting(1).Name = "ContainsHeader" : sorting(1).Value = True
 area.sort(sorting())
 Dim saving(0) As New com.sun.star.beans.PropertyValue
 saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"
 book.storeToURL("@TO@", saving())
 book.close(True)
End Sub
</script:module>
"""

LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


def sorted_by_libreoffice(file: Path, area: str, column: int) -> bytes:
    """The file after its table is sorted by a column of the area, the last word first."""
    convert(file, "ods")  # which makes the profile that the macro is put into
    profile, to = file.parent / "profile", file.with_name("sorted.xlsx")
    said = {"FROM": file.as_uri(), "TO": to.as_uri(), "AREA": area, "COLUMN": str(column)}
    macro = MACRO
    for name, value in said.items():
        macro = macro.replace(f"@{name}@", value)
    library = profile / "user/basic/Standard"
    (library / "Module1.xba").write_text(macro, "utf-8")
    (library / "script.xlb").write_text(LIBRARY, "utf-8")
    place = f"-env:UserInstallation={profile.as_uri()}"
    subprocess.run(
        ["soffice", place, "--headless", "macro:///Standard.Module1.SortByColumn"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return to.read_bytes()


def test_the_office_s_table_is_sorted_with_its_hidden_keys(tmp_path: Path) -> None:
    book = BOOKS["office"]
    answers: dict[tuple[str, str], Content] = {
        (row.id, "value"): Decimal(number) for number, row in enumerate(book.table.rows, 1)
    }
    file = tmp_path / "office.xlsx"
    file.write_bytes(write_xlsx(book, Returned(answers, {})))
    table = table_of(OpenedBook(file.read_bytes()))
    assert table is not None
    data = sorted_by_libreoffice(file, table.one("autoFilter").attrib["ref"], 4)
    keys = [
        cell.text
        for (row, column), cell in sorted(typed(data).sheets[1].cells.items())
        if column == 0 and row > 3
    ]
    assert sorted(keys) == sorted(row.id for row in book.table.rows)
    assert keys != [row.id for row in book.table.rows]
    found = back(data)
    assert found.findings == ()
    assert {each.place: Decimal(each.cell.text) for each in found.answers} == answers
