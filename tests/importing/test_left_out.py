"""What a file has beside its cells is said, and nothing of it runs or is followed."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from apcli.importing.opening import read_file
from tests.importing import city
from tests.importing.test_hostile import with_part
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

ROWS: city.Rows = [["取組名", "担当課", "概要"], ["窓口の改革", "市民課", "減らします。"]]
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDAT" + zlib.compress(b"\0\0") + bytes(8) + b"IEND\xaeB`\x82"
)


def workbook(folder: Path) -> Path:
    """With two comments, a picture, a text box and a chart, and a link and macros put in."""
    import xlsxwriter

    picture = folder / "x.png"
    picture.write_bytes(PNG)
    path = folder / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一覧")
        for row, values in enumerate(ROWS):
            sheet.write_row(row, 0, values)
        sheet.write_comment(1, 0, "確認中")
        sheet.write_comment(1, 2, "要修正")
        sheet.insert_image(5, 0, picture)
        sheet.insert_textbox(8, 0, "図の説明")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=一覧!$A$1:$A$2"})
        sheet.insert_chart(12, 0, chart)
    picture.unlink()
    with_part(path, "xl/vbaProject.bin", b"macro")
    return with_part(path, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")


def test_each_kind_is_counted(tmp_path: Path) -> None:
    assert read_file(workbook(tmp_path), "plan.xlsx").left_out == {
        "macros": 1, "external_links": 1, "comments": 2,
        "pictures": 1, "text_boxes": 1, "charts": 1,
    }  # fmt: skip


def test_each_kind_is_a_line(tmp_path: Path) -> None:
    workbook(tmp_path)
    said = output("import", "plan.xlsx", "--to", "new", cwd=tmp_path)
    lines = [line for line in said.splitlines() if line.startswith("left out: ")]
    assert lines == [
        "left out: plan.xlsx (macros are not run)",
        "left out: plan.xlsx (links to other files are not followed: 1)",
        "left out: plan.xlsx (comments: 2)",
        "left out: plan.xlsx (pictures: 1)",
        "left out: plan.xlsx (charts: 1)",
        "left out: plan.xlsx (text boxes: 1)",
    ]
    listed = (tmp_path / "new/import-list.csv").read_text(encoding="utf-8-sig")
    assert "left out,plan.xlsx,,,,comments: 2\n" in listed.replace("\r\n", "\n")


def test_nothing_is_said_where_there_is_nothing(tmp_path: Path) -> None:
    for path in (
        city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (ROWS, [])}),
        city.ods_file(tmp_path / "plan.ods", {"一覧": (ROWS, [])}),
        city.docx_file(tmp_path / "plan.docx", [(ROWS, [])]),
    ):
        assert read_file(path, path.name).left_out == {}


def test_a_word_file_with_macros_a_comment_and_a_linked_picture(tmp_path: Path) -> None:
    from docx import Document

    picture = tmp_path / "x.png"
    picture.write_bytes(PNG)
    path = city.docx_file(tmp_path / "plan.docx", [(ROWS, [])])
    document = Document(str(path))
    document.add_picture(str(picture))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    document.part.relate_to("https://example.jp/", f"{kind}hyperlink", is_external=True)
    document.part.relate_to("file:///C:/x.png", f"{kind}image", is_external=True)
    document.save(str(path))
    with_part(path, "word/vbaProject.bin", b"macro")
    with_part(path, "word/comments.xml", b"<comments><comment/><comment/></comments>")
    assert read_file(path, "plan.docx").left_out == {
        "macros": 1, "external_links": 1, "comments": 2, "pictures": 1,
    }  # fmt: skip


def test_an_ods_file_with_a_comment_and_a_chart(tmp_path: Path) -> None:
    path = city.ods_file(tmp_path / "plan.ods", {"一覧": (ROWS, [])})
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml").decode()
    inside = (
        '<office:annotation/><x xmlns:draw="draw"><draw:frame><draw:object/></draw:frame>'
        "<draw:frame><draw:image/></draw:frame></x>"
    )
    content = content.replace("</office:spreadsheet>", f"{inside}</office:spreadsheet>")
    with_part(path, "content.xml", content.encode())
    with_part(path, "Basic/Standard/Module1.xml", b"<module/>")
    assert read_file(path, "plan.ods").left_out == {
        "macros": 1, "comments": 1, "pictures": 1, "charts": 1,
    }  # fmt: skip
