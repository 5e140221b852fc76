"""Values inside the text of a Word template, and the names of bookmarks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from apcli.render.prose import parse
from apcli.render.word.word_markup import NAMESPACE, Word, bookmark, link

_MARKED = '<w:t xmlns:w="urn:w">{}</w:t>'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("<R&D>", "&lt;R&amp;D&gt;"),
        ("{{7*7}}", "&#123;&#123;7*7&#125;&#125;"),
        ("一\n二\r\n三", "一<w:br/>二<w:br/>三"),
        ("一\t二", "一<w:tab/>二"),
        ("\x00\x1b\ufffe", "\ufffd\ufffd\ufffd"),
        (7, "7"),
    ],
)
def test_a_value_is_written_as_text(value: object, written: str) -> None:
    assert Word.escape(value) == written


def test_what_is_markup_already_stays() -> None:
    assert Word.escape(Word.escape("&")) == "&amp;"
    assert link("一", None) == "一"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    read = etree.fromstring(_MARKED.format(Word.escape(text)))
    shown = {"{urn:w}br": "\n", "{urn:w}tab": "\t"}
    parts = [read.text, *(part for each in read for part in (shown[each.tag], each.tail))]
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert "".join(filter(None, parts)) == re.sub(r"\r\n?", "\n", kept.strip("\r\n"))


def test_blocks_of_prose_are_marked_where_they_begin() -> None:
    read = etree.fromstring(_MARKED.format(Word.escape(parse("甲\n乙\n\n丙\n- 一\n  1. 二\n- 三"))))
    marks = [(each.tag.partition("}")[2], dict(each.attrib), each.tail) for each in read]
    assert read.text == "甲"
    assert marks == [
        ("br", {}, "乙"),
        ("paragraph", {}, "丙"),
        ("item", {"kind": "bullet", "depth": "1", "first": "1"}, "一"),
        ("item", {"kind": "number", "depth": "2", "first": "1"}, "二"),
        ("item", {"kind": "bullet", "depth": "1", "first": "0"}, "三"),
    ]
    assert read[1].tag == f"{{{NAMESPACE}}}paragraph"


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("public-wifi", "public_wifi"),
        ("section_list", "section_list"),
        ("a" * 40, "a" * 40),
    ],
)
def test_an_anchor_that_word_allows_is_the_bookmark(anchor: str, name: str) -> None:
    assert bookmark(anchor) == name


@pytest.mark.parametrize(
    "anchor", ["a" * 41, "5g", "term_AI", "term_ai.x", "term_デジタル", "", "é"]
)
def test_any_other_anchor_has_a_bookmark_of_its_own(anchor: str) -> None:
    name = bookmark(anchor)
    assert re.fullmatch(r"[^\W\d_]\w{0,39}", name)
    assert re.search(r"_[0-9a-f]{8}$", name)


def test_anchors_that_differ_have_bookmarks_that_differ_by_more_than_case() -> None:
    anchors = ["term_AI", "term_ai", "term_Ai", "a" * 41, "a" * 42, "term_a.b", "term_a_b"]
    assert len({bookmark(anchor).lower() for anchor in anchors}) == len(anchors)
