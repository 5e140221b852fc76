"""XLSX and ODS as different programs save them: dates, struck texts, comments, formulas, errors."""

from __future__ import annotations

import io
import zipfile

import pytest

from apcli.importing.raw import Refused
from apcli.sheets.reading.child import read
from apcli.sheets.reading.styles import style_of
from apcli.sheets.typed import TypedCell, address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(
    rows: str,
    *,
    strings: str = "",
    styles: str = "",
    book: str = "",
    parts: dict[str, str] | None = None,
) -> bytes:
    """An XLSX file whose only sheet has these rows."""
    found = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        **(parts or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in found.items():
            package.writestr(name, text)
    return stream.getvalue()


def cells(data: bytes) -> dict[str, TypedCell]:
    sheets, _beside = read(data, "a")
    return {address(*place): cell for place, cell in sheets[0].cells.items()}


STYLES = (
    '<numFmts><numFmt numFmtId="170" '
    'formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="171" formatCode="yyyy/m"/><numFmt numFmtId="172" formatCode="0.0%"/>'
    '<numFmt numFmtId="173" formatCode="#,##0&quot;枚&quot;"/></numFmts>'
    "<fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="170" fontId="0"/><xf numFmtId="171" fontId="0"/>'
    '<xf numFmtId="172" fontId="0"/><xf numFmtId="173" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/></cellXfs>'
)


def test_numbers_dates_and_percentages_are_what_their_styles_say() -> None:
    # 45961 is 31 October 2025, 45931 the 1st.
    values = ((0, 198450), (1, 45961), (2, 45961), (3, 45931), (4, 0.125), (5, 12.50), (6, 10))
    row = "".join(f'<c s="{style}"><v>{value}</v></c>' for style, value in values)
    found = cells(xlsx(f"<row>{row}</row>", styles=STYLES))
    assert found == {
        "A1": TypedCell("198450", number=True),
        "B1": TypedCell("2025-10-31", number=True, date=True),
        "C1": TypedCell("2025-10-31", number=True, date=True),
        "D1": TypedCell("2025-10", number=True, date=True),
        "E1": TypedCell("12.5", number=True, percent=True),
        "F1": TypedCell("12.5", number=True),
        "G1": TypedCell("", number=True, struck="10"),
    }


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    row = '<row><c s="1"><v>44499</v></c></row>'
    found = cells(xlsx(row, styles=STYLES, book='<workbookPr date1904="1"/>'))
    assert found["A1"].text == "2025-10-31"


SHARED = (
    "<si><t>実績</t></si>"
    "<si><r><rPr><strike/></rPr><t>10か所</t></r><r><t xml:space='preserve'> 12か所</t></r></si>"
    "<si><t>西東京市</t><rPh sb='0' eb='4'><t>ニシトウキョウシ</t></rPh></si>"
    "<si><t>一行目_x000D_&#10;二行目</t></si>"
)


def test_texts_are_shared_inline_or_rich() -> None:
    row = (
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>'
        '<c r="D3" t="s"><v>2</v></c><c r="E3" t="s"><v>3</v></c>'
        '<c r="F3" t="inlineStr"><is><t>集計中</t></is></c>'
        '<c r="G3" t="str"><f>B3</f><v>実績</v></c></row>'
    )
    found = cells(xlsx(row, strings=SHARED))
    assert found == {
        "B3": TypedCell("実績"),
        "C3": TypedCell(" 12か所", struck="10か所"),
        "D3": TypedCell("西東京市"),
        "E3": TypedCell("一行目\n二行目"),
        "F3": TypedCell("集計中"),
        "G3": TypedCell("実績", formula="B3"),
    }


def test_formulas_are_read_by_their_results_and_known_without_one() -> None:
    row = (
        '<row><c><f>1+1</f><v>2</v></c><c><f>A1+1</f></c><c t="e"><v>#N/A</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c>'
        '<c><f>A1+1</f><v /></c><c t="str"><f>A9</f><v></v></c></row>'
    )
    found = cells(xlsx(row))
    assert found["A1"] == TypedCell("2", number=True, formula="1+1")
    assert found["B1"] == TypedCell(error="=A1+1")
    assert found["C1"].error == "#N/A"
    assert found["D1"].error == "#DIV/0!"
    assert found["E1"].text == "TRUE"
    assert found["F1"] == TypedCell(error="=A1+1")
    assert found["G1"] == TypedCell(error="=A9")


RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{OFFICE}/comments" Target="../comments1.xml"/>'
    "{more}</Relationships>"
)
COMMENTS = (
    f'<comments xmlns="{MAIN}"><commentList><comment ref="A1" authorId="0"><text><r><t>要</t></r>'
    "<r><t>確認</t></r></text></comment></commentList></comments>"
)


def test_comments_belong_to_their_cells_whether_or_not_these_hold_anything() -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": RELATIONS.format(more=""),
        "xl/comments1.xml": COMMENTS.replace('ref="A1"', 'ref="B2"'),
    }
    found = cells(xlsx("<row><c><v>1</v></c></row>", parts=parts))
    assert found["B2"] == TypedCell(note="要確認")


def test_of_a_discussed_comment_what_was_said_is_read() -> None:
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    more = f'<Relationship Id="r2" Type="{kind}" Target="../threadedComments/t1.xml"/>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": RELATIONS.format(more=more),
        "xl/comments1.xml": COMMENTS,
        "xl/threadedComments/t1.xml": '<ThreadedComments xmlns="x"><threadedComment ref="A1">'
        '<text>暫定です</text></threadedComment><threadedComment ref="A1"><text>了解</text>'
        "</threadedComment></ThreadedComments>",
    }
    found = cells(xlsx("<row><c><v>1</v></c></row>", parts=parts))
    assert found["A1"].note.endswith("暫定です\n了解")


FORMATS = {
    "General": (False, False),
    "G/標準": (False, False),
    "0.00E+00": (False, False),
    "#,##0;[Red]-#,##0": (False, False),
    '0"年度"': (False, False),
    "0%": (False, True),
    'yyyy"年"m"月"d"日"': (True, False),
    "[$-411]ge.m.d": (True, False),
    "h:mm": (True, False),
}


@pytest.mark.parametrize(("code", "is_a"), FORMATS.items())
def test_a_format_is_a_date_or_a_percentage(code: str, is_a: tuple[bool, bool]) -> None:
    style = style_of(200, code, struck=False)
    assert (style.date, style.percent) == is_a


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties style:text-line-through-style="none"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">
<table:table-row><table:table-cell office:value-type="percentage" office:value="0.125">
<text:p>12.5%</text:p></table:table-cell><table:table-cell office:value-type="date"
 office:date-value="2025-10-31"><text:p>R7.10.31</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string">
<office:annotation><dc:creator>課</dc:creator><dc:date>2026-05-01</dc:date><text:p>要確認</text:p>
</office:annotation><text:p><text:span text:style-name="T1">10か所</text:span><text:span
 text:style-name="T2">12か所</text:span></text:p><text:p>二行目</text:p></table:table-cell>
<table:table-cell table:formula="of:=[.A1]+1" office:value-type="float" office:value="1.125">
<text:p>1.13</text:p></table:table-cell><table:table-cell table:formula="of:=1/0"
 office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>
</table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_ods_has_the_same_in_its_own_words() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS)
    assert cells(stream.getvalue()) == {
        "A1": TypedCell("12.5", number=True, percent=True),
        "B1": TypedCell("2025-10-31", number=True, date=True),
        "E1": TypedCell("12か所\n二行目", struck="10か所", note="要確認"),
        "F1": TypedCell("1.125", number=True, formula="[.A1]+1"),
        "G1": TypedCell(error="#DIV/0!"),
    }


def test_what_csv_is_guarded_with_is_taken_off() -> None:
    found = cells("回答\r\n'=1+1\r\n'約\r\n".encode("cp932"))
    assert [cell.text for cell in found.values()] == ["回答", "=1+1", "'約"]


BAD = {
    "far": xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "damaged": xlsx("<row><c></row>"),
    "no-spreadsheet": b"\x00\x01\x02\x03" * 40,
    "broken-csv": b'"a\n',
    "old-format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_file_of_a_round_is_refused_with_its_reason(name: str) -> None:
    with pytest.raises(Refused) as caught:
        read(BAD[name], "a")
    assert caught.value.reason == {"far": "too-large"}.get(name, name)
