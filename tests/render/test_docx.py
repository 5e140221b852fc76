"""The plan as a Word document: what it says, how Word finds its way, and that it is the same."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from tests.example_plan import FIRST, patched, write_plan
from tests.render.documents import DATA, rendered, write_files
from tests.render.hostile_plan import hostile_plan
from tests.render.other_city import FILES
from tests.render.parsed import pieces
from tests.render.portable import plain
from tests.render.word import (
    OVERVIEW,
    convert,
    lines_of_markdown,
    lines_of_word,
    paragraphs,
    read_by_libreoffice,
    rendered_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from apcli.render.word.names import Element

DEMONSTRATION = DATA.parent / "examples/demonstration/data"
PLANS = ["real", "demonstration", "other"]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The data folders of three plans: long, with every verdict, and of another make."""
    other = write_files(tmp_path_factory.mktemp("other") / "data", FILES)
    return {"real": DATA, "demonstration": DEMONSTRATION, "other": other}


@pytest.fixture(scope="module")
def documents(plans: dict[str, Path]) -> dict[str, bytes]:
    return {name: rendered_word(data) for name, data in plans.items()}


def _body(document: bytes) -> Element:
    return Document(io.BytesIO(document)).element.body


def _texts(document: bytes, style: str) -> list[str]:
    opened = Document(io.BytesIO(document))
    return [each.text for each in opened.paragraphs if each.style and each.style.name == style]


def _attributes(body: Element, tag: str, name: str) -> Iterator[str]:
    return (each.get(qn(name)) for each in body.iter(qn(tag)))


@pytest.mark.parametrize("name", PLANS)
def test_it_says_what_the_markdown_document_says_in_its_order(
    name: str, plans: dict[str, Path], documents: dict[str, bytes]
) -> None:
    assert lines_of_word(documents[name]) == lines_of_markdown(rendered(plans[name]))


@pytest.mark.parametrize("name", PLANS)
def test_headings_are_those_of_word(
    name: str, plans: dict[str, Path], documents: dict[str, bytes]
) -> None:
    shown = {"Title": "h1", "Heading 1": "h2", "Heading 2": "h3"}
    found = pieces(rendered(plans[name]))
    for style, tag in shown.items():
        expected = [piece.text for piece in found if piece.tags == (tag,)]
        texts = _texts(documents[name], style)
        assert [each for each in texts if each not in OVERVIEW] == [
            text for text in expected if text != "目次"
        ]
    assert _texts(documents[name], "TOC Heading") == ["目次"][: name != "other"]


def test_lists_are_those_of_word_and_every_numbered_one_begins_anew(tmp_path: Path) -> None:
    body = r"1. 一\n2. 二\n   - 点\n     - 深い点\n\n間\n\n1. 新しい一"
    fields = f'sections: [{{key: a, body: "{body}"}}, {{key: b, title: 乙, content: list}}]\n'
    sections = {"plan.yaml": patched("plan.yaml", fields)}
    opened = Document(io.BytesIO(rendered_word(write_plan(tmp_path, sections))))
    items = [
        each for each in opened.paragraphs if "List" in (each.style.name if each.style else "")
    ]
    assert [(each.style and each.style.name, each.text) for each in items] == [
        ("List Number", "一"),
        ("List Number", "二"),
        ("List Bullet 2", "点"),
        ("List Bullet 3", "深い点"),
        ("List Number", "新しい一"),
    ]
    properties: list[Element] = [items[place]._p.pPr for place in (0, 1, 4)]
    numbers = [each.numPr.numId.val for each in properties]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = opened.part.numbering_part.element
    for number in numbers:
        made = numbering.num_having_numId(number)
        assert made.lvlOverride_lst[0].startOverride.val == 1


def test_a_list_in_a_table_keeps_the_look_of_its_cell(tmp_path: Path) -> None:
    actions = "actions: |\n  次のとおり。\n  - 一\n    1. 二\n"
    body = _body(rendered_word(write_plan(tmp_path, {FIRST: patched(FIRST, actions)})))
    found = {each.text: each.pPr for each in body.iter(qn("w:p")) if each.text in ("一", "二")}
    assert {text: each.style for text, each in found.items()} == {
        "一": "SheetText",
        "二": "SheetText",
    }
    levels = {text: each.numPr.ilvl.val for text, each in found.items()}
    assert levels == {"一": 0, "二": 1}


@pytest.mark.parametrize("name", PLANS)
def test_every_link_leads_to_a_bookmark(name: str, documents: dict[str, bytes]) -> None:
    body = _body(documents[name])
    names = list(_attributes(body, "w:bookmarkStart", "w:name"))
    assert len(names) == len({each.lower() for each in names})
    assert all(re.fullmatch(r"[^\W\d_]\w{0,39}", each) for each in names)
    assert set(_attributes(body, "w:hyperlink", "w:anchor")) <= set(names)
    numbers = list(_attributes(body, "w:bookmarkStart", "w:id"))
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(_attributes(body, "w:bookmarkEnd", "w:id"))


def test_the_list_leads_to_the_sheets_and_marks_to_the_glossary(
    documents: dict[str, bytes],
) -> None:
    links = {
        "".join(text.text for text in each.iter(qn("w:t"))): each.get(qn("w:anchor"))
        for each in _body(documents["real"]).iter(qn("w:hyperlink"))
    }
    assert links["公衆無線LAN環境の充実"] == "public_wifi"
    assert links["*"].startswith("term_")
    assert links["用語解説"] == "section_glossary"


@pytest.mark.parametrize("name", ["real", "demonstration"])
def test_the_contents_name_all_sections_and_initiatives_with_a_field_for_the_page(
    name: str, documents: dict[str, bytes]
) -> None:
    document = documents[name]
    entries = [text.rstrip("\t") for text in _texts(document, "toc 1")]
    assert entries == _texts(document, "Heading 1")[1:]
    sheets = [text.rstrip("\t") for text in _texts(document, "toc 2")]
    assert len(sheets) == {"real": 33, "demonstration": 17}[name]
    headings = _texts(document, "Heading 2")
    assert sheets == [text for text in headings if text in sheets]
    body = _body(document)
    fields = [each.text for each in body.iter(qn("w:instrText"))]
    assert len(fields) == len(entries) + len(sheets)
    names = set(_attributes(body, "w:bookmarkStart", "w:name"))
    assert {each.split()[0] for each in fields} == {"PAGEREF"}
    assert {each.split()[1] for each in fields} <= names
    kinds = list(_attributes(body, "w:fldChar", "w:fldCharType"))
    assert kinds == ["begin", "separate", "end"] * len(fields)
    begun = [each for each in body.iter(qn("w:fldChar")) if each.get(qn("w:dirty")) == "true"]
    assert len(begun) == len(fields)


@pytest.mark.parametrize("name", [*PLANS, "without sections"])
def test_what_follows_the_cover_begins_a_page(
    name: str, documents: dict[str, bytes], tmp_path: Path
) -> None:
    document = documents.get(name) or rendered_word(write_plan(tmp_path))
    cover = ("Title", "Subtitle", "表紙の事項")
    opened = Document(io.BytesIO(document)).paragraphs
    first, second = [each for each in opened if each.style and each.style.name not in cover][:2]
    assert first.paragraph_format.page_break_before
    assert not second.paragraph_format.page_break_before
    if name == "without sections":
        assert first.text == "目次"


@pytest.mark.parametrize("name", PLANS)
def test_heads_of_tables_are_repeated_and_no_row_is_split(
    name: str, documents: dict[str, bytes]
) -> None:
    heads = {"番号": 1, "用語": 1, "成果指標": 2, "実施スケジュール": 1, "項目": 1}
    for table in Document(io.BytesIO(documents[name])).tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        first = table.rows[0].cells[0].text
        count = heads.get(first, 0) if len(table.rows) > 1 else 0
        assert marked == [True] * count + [False] * (len(marked) - count)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


@pytest.mark.parametrize("name", PLANS)
def test_every_row_fills_the_grid_of_its_table(name: str, documents: dict[str, bytes]) -> None:
    for table in Document(io.BytesIO(documents[name])).tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        assert sum(grid) == 9638
        for row in table.rows:
            assert sum(tc.grid_span for tc in row._tr.tc_lst) == len(grid)
            assert sum(int(tc.width.twips) for tc in row._tr.tc_lst if tc.width) in (9638, *grid)


def test_what_is_the_same_in_years_that_follow_is_one_cell(documents: dict[str, bytes]) -> None:
    tables = Document(io.BytesIO(documents["real"])).tables
    (table,) = [each for each in tables if each.rows[-1].cells[0].text == "RPA"]
    cells = [
        (tc.grid_span, "".join(text.text for text in tc.iter(qn("w:t"))))
        for tc in table.rows[2]._tr.tc_lst
    ]
    assert cells == [
        (1, "AI-OCR"),
        (1, "5件"),
        (1, "19件"),
        (1, "24件"),
        (3, "システム標準化に伴う業務改善の実施状況により随時設定"),
    ]


def test_lines_of_a_schedule_share_one_merged_label(documents: dict[str, bytes]) -> None:
    tables = Document(io.BytesIO(documents["other"])).tables
    (table,) = [each for each in tables if each.rows[0].cells[0].text == "実施スケジュール"]
    merged = [row._tr.tc_lst[0].vMerge for row in table.rows]
    assert merged == [None, "restart", "continue"]


@pytest.mark.parametrize("name", PLANS)
def test_every_part_is_well_formed_and_no_tag_is_left(
    name: str, documents: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(documents[name])) as archive:
        for part in archive.namelist():
            content = archive.read(part)
            if part.endswith(".png"):
                continue
            etree.fromstring(content)
            for left in (b"{{", b"{%", b"urn:apcli", b"None", b"&amp;amp;"):
                assert left not in content


HOSTILE = [
    "{{7*7}}",
    "{_{7*7}_}",
    "{%p if x %}",
    "{%tr endfor %}",
    "{% colspan 3 %}",
    "{% raw %}",
    "｛｛x｝｝",
    "<R&D>",
    "R&D",
    "a & b < c > d",
    "]]>",
    "&amp;",
    "&#123;",
    "<!-- x -->",
    "</w:t></w:r></w:p>",
    "<w:br/>",
    '"x"',
    "“x”",
    "\\a",
    "𠮷野家",
    "e\u0301",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    data = write_plan(tmp_path, hostile_plan(text))
    document = rendered_word(data)
    assert lines_of_word(document) == lines_of_markdown(rendered(data))
    assert "\n".join(paragraphs(document)).count(text) >= 35
    opened = Document(io.BytesIO(document))
    assert opened.core_properties.title == opened.core_properties.author == text
    assert opened.sections[0].header.paragraphs[0].text.startswith(text)


def test_line_breaks_and_tabs_in_a_text_are_those_of_word(tmp_path: Path) -> None:
    title = {FIRST: patched(FIRST, 'title: "一\\n二\\t三"\nnotes: ["四\\n五"]\n')}
    shown = paragraphs(rendered_word(write_plan(tmp_path, title)))
    assert "1 一\n二\t三" in shown
    assert "※四\n五" in shown


@pytest.mark.parametrize("name", PLANS)
def test_two_runs_give_the_same_bytes(
    name: str, plans: dict[str, Path], documents: dict[str, bytes]
) -> None:
    again = hashlib.sha256(rendered_word(plans[name])).hexdigest()
    assert again == hashlib.sha256(documents[name]).hexdigest()


def test_its_properties_name_the_plan_and_the_city_and_no_date(documents: dict[str, bytes]) -> None:
    properties = Document(io.BytesIO(documents["other"])).core_properties
    assert properties.title == "北野市行政改革実施計画（案）"
    assert properties.author == properties.last_modified_by == "北野市"
    assert properties.language == "ja-JP"
    assert (properties.created, properties.modified) == (None, None)


def test_its_properties_name_the_date_that_is_given() -> None:
    document = rendered_word(DATA, created=datetime(2025, 3, 31, 1, 2, 3))
    properties = Document(io.BytesIO(document)).core_properties
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2025, 3, 31, 1, 2, 3)


@pytest.mark.parametrize("name", PLANS)
def test_libreoffice_reads_what_it_says(
    name: str, documents: dict[str, bytes], tmp_path: Path
) -> None:
    expected = [
        line.rstrip("\t") for text in paragraphs(documents[name]) for line in text.split("\n")
    ]
    read = read_by_libreoffice(documents[name], tmp_path)
    assert [line.rstrip("\t") for line in read] == expected


def test_libreoffice_fills_the_pages_of_the_contents(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "opened.docx").write_bytes(documents["demonstration"])
    convert(tmp_path / "opened.docx", "pdf")
    shown = [page.extract_text() for page in PdfReader(tmp_path / "opened.pdf").pages]
    lines = [plain(line) for page in shown[:4] for line in page.split("\n")]
    entries = [
        text.rstrip("\t")
        for style in ("toc 1", "toc 2")
        for text in _texts(documents["demonstration"], style)
    ]
    for entry in entries:
        named = re.compile(rf"{re.escape(plain(entry))}\.+([0-9]+)")
        (found,) = filter(None, map(named.fullmatch, lines))
        assert plain(entry) in plain(shown[int(found[1]) - 1]), entry


def test_a_template_that_another_program_has_saved_gives_the_same_document(tmp_path: Path) -> None:
    shutil.copy(DATA.parent / "templates/plan.docx", tmp_path / "plan.docx")
    (tmp_path / "saved").mkdir()
    convert(tmp_path / "plan.docx", "docx:MS Word 2007 XML", tmp_path / "saved")
    document = rendered_word(DATA, tmp_path / "saved")
    assert lines_of_word(document) == lines_of_markdown(rendered(DATA))
