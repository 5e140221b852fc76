"""The first occurrence of each term is marked, and no other."""

from __future__ import annotations

import pytest

from apcli.render.markdown import Markdown, cell, link
from apcli.render.marking import Marker
from apcli.render.prose import parse

TERMS = {
    "AI": "ai",
    "生成AI": "generative",
    "OCR": "ocr",
    "AI-OCR": "ocr",
    "DX": "dx",
    "公衆無線LAN": "lan",
    "WEB3.0": "web",
    "C++": "cpp",
}


def _marked(*texts: str, terms: dict[str, str] = TERMS) -> list[str]:
    marker = Marker(terms)
    return [str(Markdown.escape(marker.mark(text))).replace("[\\*]", "*") for text in texts]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("AIとAI", "AI*(#ai)とAI"),
        ("生成AIとAI", "生成AI*(#generative)とAI*(#ai)"),
        ("AI-OCRとOCRとAI", "AI-OCR*(#ocr)とOCRとAI*(#ai)"),
        ("OCRとAI-OCR", "OCR*(#ocr)とAI-OCR"),
        ("自治体DX推進", "自治体DX*(#dx)推進"),
        ("DXF、XDX、2DX、DX2、DX", "DXF、XDX、2DX、DX2、DX*(#dx)"),
        ("公衆無線LAN環境", "公衆無線LAN*(#lan)環境"),
        ("公衆無線LANs", "公衆無線LANs"),
        ("WEB3.0", "WEB3.0*(#web)"),
        ("C++で", "C++*(#cpp)で"),
        ("ai dx", "ai dx"),
        ("", ""),
    ],
)
def test_a_term_is_marked_where_it_is_a_word(text: str, marked: str) -> None:
    assert _marked(text) == [marked]


def test_a_term_is_marked_once_in_a_document() -> None:
    assert _marked("DX", "DXとAI", "AI") == ["DX*(#dx)", "DXとAI*(#ai)", "AI"]


def test_a_longer_term_hides_a_shorter_one_even_where_it_was_marked_before() -> None:
    assert _marked("生成AI", "生成AI", "AI") == ["生成AI*(#generative)", "生成AI", "AI*(#ai)"]


def test_documents_are_marked_each_by_itself() -> None:
    assert _marked("DX") == _marked("DX") == ["DX*(#dx)"]


def test_without_terms_nothing_is_marked() -> None:
    assert _marked("DXとAI", terms={}) == ["DXとAI"]


def test_a_text_in_blocks_is_marked_in_the_order_of_its_lines() -> None:
    marked = Marker(TERMS).mark(parse("DX\nAI\n\n- DX\n  - OCR\n- OCR"))
    assert Markdown.escape(marked) == (
        "DX[\\*](#dx)<br>\nAI[\\*](#ai)\n\n- DX\n  - OCR[\\*](#ocr)\n- OCR"
    )


def test_what_stands_around_a_mark_is_escaped() -> None:
    assert _marked("*DX*|AI") == [r"\*DX*(#dx)\*\|AI*(#ai)"]


def test_a_mark_in_a_cell_keeps_the_line_breaks_of_the_text() -> None:
    assert cell(Marker(TERMS).mark("DX\n推進|")) == "DX[\\*](#dx)<br>推進\\|"


def test_a_mark_inside_a_link_is_a_link_of_its_own() -> None:
    marked = Marker(TERMS).mark("自治体DXの推進")
    assert link(marked, "here") == "[自治体DX](#here)[\\*](#dx)[の推進](#here)"
    assert link("自治体DX", "here") == "[自治体DX](#here)"
    assert link("自治体DX", None) == "自治体DX"


def test_a_term_is_marked_once_in_every_part() -> None:
    marker = Marker(TERMS)
    marks = [
        [(run.term, run.spelling) for run in marker.mark("自治体DX", part).runs]
        for part in ("first", "second", "first")
    ]
    assert marks == [[("dx", "DX")], [("dx", "DX")], [(None, "")]]


def test_the_terms_of_a_text_are_told_without_marking_them() -> None:
    marker = Marker(TERMS)
    assert marker.terms("自治体DXとAI-OCR、DXF") == {"dx", "ocr"}
    assert marker.terms("何もない") == set()
    assert marker.mark("DX").runs[0].term == "dx"
