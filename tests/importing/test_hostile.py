"""Files that are encrypted, damaged, too large or no spreadsheet: one sentence, nothing written."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from apcli.errors import NotImported
from apcli.importing.opening import read_file
from tests.importing import city
from tests.processes import apcli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def workbook(folder: Path) -> Path:
    return city.xlsx_file(folder / "plan.xlsx", {"一覧": city.two_row_head(city.INITIATIVES[:2])})


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The package with one part replaced or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


def encrypted_xlsx(folder: Path) -> Path:
    path = folder / "plan.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + name + bytes(2000))
    return path


def old_excel(folder: Path) -> Path:
    path = folder / "plan.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    return path


def encrypted_ods(folder: Path) -> Path:
    path = city.ods_file(folder / "plan.ods", {"一覧": city.two_row_head(city.INITIATIVES[:2])})
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    return with_part(path, "META-INF/manifest.xml", manifest)


def encrypted_zip(folder: Path) -> Path:
    path = workbook(folder)
    data = bytearray(path.read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    path.write_bytes(bytes(data))
    return path


def zip_bomb(folder: Path) -> Path:
    return with_part(workbook(folder), "xl/worksheets/sheet1.xml", bytes(300 << 20))


def lying_bomb(folder: Path) -> Path:
    """A part that is larger than it says."""
    path = with_part(workbook(folder), "xl/worksheets/sheet1.xml", b" " * (300 << 20))
    data = bytearray(path.read_bytes())
    size = struct.pack("<L", 300 << 20)
    at = 0
    while (at := data.find(size, at)) >= 0:
        data[at : at + 4] = struct.pack("<L", 1000)
        at += 4
    path.write_bytes(bytes(data))
    return path


def entity_bomb(folder: Path) -> Path:
    declared = "".join(f'<!ENTITY e{each} "{f"&e{each - 1};" * 10}">' for each in range(1, 12))
    text = f'<!DOCTYPE x [<!ENTITY e0 "ha">{declared}]><worksheet>&e11;</worksheet>'
    return with_part(workbook(folder), "xl/worksheets/sheet1.xml", text.encode())


def far_cell(folder: Path) -> Path:
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = SHEET.format(rows=rows).encode()
    return with_part(workbook(folder), "xl/worksheets/sheet1.xml", sheet)


def too_many_rows(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_text("取組名,担当課,KPI\n" + "a,b,c\n" * 30_000, encoding="utf-8")
    return path


def truncated(folder: Path) -> Path:
    path = workbook(folder)
    path.write_bytes(path.read_bytes()[:3000])
    return path


def no_sheet_part(folder: Path) -> Path:
    return with_part(workbook(folder), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>")


def picture(folder: Path) -> Path:
    path = folder / "plan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(1000)))
    return path


def other_zip(folder: Path) -> Path:
    path = folder / "plan.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "hello")
    return path


def open_quote(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_text('取組名,担当課,KPI\n"窓口,市民課,件数\n', encoding="utf-8")
    return path


def long_cell(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_text(f"取組名,担当課,KPI\n窓口,市民課,{'あ' * 200_000}\n", encoding="utf-8")
    return path


def with_nul(folder: Path) -> Path:
    path = folder / "plan.csv"
    lines = "取組名,担当課,KPI\n窓\0口,市民課,件数\n" + "予約,市民課,件数\n" * 20
    path.write_bytes(lines.encode())
    return path


def utf_16(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes("取組名,担当課,KPI\n窓口,市民課,件数\n".encode("utf-16-le"))
    return path


def pdf(folder: Path) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(100))
    return path


def text_called_xlsx(folder: Path) -> Path:
    path = folder / "plan.xlsx"
    path.write_text("取組名,担当課,KPI\n", encoding="utf-8")
    return path


def no_head(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_text("買い物,値段\nりんご,100\n", encoding="utf-8")
    return path


def empty(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (encrypted_xlsx, "is encrypted"),
        (encrypted_ods, "is encrypted"),
        (encrypted_zip, "is encrypted"),
        (old_excel, "is in an old format of Excel or Word"),
        (zip_bomb, "takes too much memory or time to read"),
        (lying_bomb, "is damaged"),
        (entity_bomb, "takes too much memory or time to read"),
        (far_cell, "sheet '一覧' of plan.xlsx has more than 20,000 rows or 1,000 columns"),
        (too_many_rows, "sheet 'plan' of plan.csv has more than 20,000 rows or 1,000 columns"),
        (truncated, "is damaged"),
        (no_sheet_part, "is damaged"),
        (picture, "is neither a spreadsheet nor a Word file"),
        (other_zip, "is neither a spreadsheet nor a Word file"),
        (open_quote, "is not valid CSV (line 2)"),
        (long_cell, "is not valid CSV (line 2)"),
        (with_nul, "has a control character in line 2"),
        (utf_16, "is neither a spreadsheet nor a Word file"),
        (pdf, "is neither a spreadsheet nor a Word file"),
        (text_called_xlsx, "is damaged"),
        (no_head, "no initiative was found in plan.csv"),
        (empty, "no initiative was found in plan.csv"),
    ],
)
def test_it_is_one_sentence_and_nothing_is_written(
    write: Callable[[Path], Path], said: str, tmp_path: Path
) -> None:
    path = write(tmp_path)
    done = apcli("import", path.name, "--to", "new", cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in lines[0]
    assert len(lines) == 2
    assert lines[1].startswith("  = help: ")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_what_takes_too_much_memory_ends_in_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("あ,".join(map(str, range(900))) + "\n" * 2 + ("い" * 900 + "\n") * 15_000)
    monkeypatch.setattr("apcli.importing.opening.MEMORY", 64 << 20)
    with pytest.raises(NotImported, match="takes too much memory"):
        read_file(path, "plan.csv")


def test_what_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path)
    monkeypatch.setattr("apcli.importing.opening.SECONDS", 0.0001)
    with pytest.raises(NotImported, match="takes too much memory or time"):
        read_file(path, "plan.xlsx")


def test_blank_cells_far_away_cost_nothing(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>取組名</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    path = with_part(
        workbook(tmp_path), "xl/worksheets/sheet1.xml", SHEET.format(rows=rows).encode()
    )
    assert [sheet.rows for sheet in read_file(path, "plan.xlsx").sheets] == [(("取組名",),)]


def test_a_million_blank_rows_of_ods_cost_nothing(tmp_path: Path) -> None:
    path = city.ods_file(tmp_path / "plan.ods", {"一覧": ([["取組名"], ["窓口"]], [])})
    assert [sheet.rows for sheet in read_file(path, "plan.ods").sheets] == [
        (("取組名",), ("窓口",))
    ]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = apcli("import", "plan.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "apcli: there is no file plan.xlsx\n"


def test_formulas_that_were_not_calculated_and_errors_are_listed(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一覧")
        sheet.write_row(0, 0, ["取組名", "担当課", "KPI", "目標値 R7"])
        sheet.write_row(1, 0, ["窓口のDX", "市民課", "利用件数"])
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_row(2, 0, ["防災のDX", "市民課", "登録件数"])
        sheet.write_formula(2, 3, "=SUM(A1:A2)", None, "")
    done = apcli("import", "plan.xlsx", "--to", "new", cwd=tmp_path)
    assert done.returncode == 0
    assert [line for line in done.stdout.decode().splitlines() if "not placed" in line] == [
        "not placed: plan.xlsx 一覧!D2: #DIV/0! (the formula has no value)",
        "not placed: plan.xlsx 一覧!D3: =SUM(A1:A2) (the formula has no value)",
    ]
    written = [*(tmp_path / "new/data/initiatives").iterdir()]
    assert len(written) == 2
    assert not any("DIV" in each.read_text(encoding="utf-8") for each in written)


def test_errors_that_excel_wrote_to_csv_are_listed(tmp_path: Path) -> None:
    text = "取組名,担当課,KPI,目標値 R7\n窓口のDX,市民課,利用件数,#REF!\n防災,市民課,数,#N/A\n"
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    done = apcli("import", "plan.csv", "--to", "new", cwd=tmp_path)
    assert done.stdout.decode().count("(the formula has no value)") == 2
