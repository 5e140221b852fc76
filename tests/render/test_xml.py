"""Text that joins XML reads as that very text."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from apcli.render.xml import Xml


@pytest.mark.parametrize(
    "text", ["<b>", "&amp;", "]]>", "\"quoted\" 'too'", "a\tb", "①～―", "𠮟る", "{{ 7 * 7 }}"]
)
def test_what_is_escaped_reads_as_it_stands_in_content_and_in_attributes(text: str) -> None:
    element = fromstring(Xml("<a b='{}'>{}</a>").format(text, text))
    assert element.text == text
    assert element.get("b") == text.replace("\t", " ")  # as XML reads any attribute


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_replaced(character: str) -> None:
    assert Xml.escape(f"a{character}b") == "a\ufffdb"


def test_what_is_xml_already_stays() -> None:
    assert Xml.escape(Xml("<b/>")) == "<b/>"
    assert Xml("<a>{}</a>").format(Xml("<b/>")) == "<a><b/></a>"


def test_a_number_is_written_as_it_is() -> None:
    assert Xml.escape(1.5) == "1.5"
