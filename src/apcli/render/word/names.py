"""Names in WordprocessingML, and elements made of them."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from docx.oxml.ns import qn as uncached_qn
from docx.oxml.parser import OxmlElement

Element: TypeAlias = Any
"""An element of lxml's, which has no types."""


qn = cache(uncached_qn)
"""The full name of a tag or attribute such as `w:p`, as lxml wants it."""


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """An element such as `w:pStyle`, with attributes of its own namespace."""
    made: Element = OxmlElement(tag, {qn(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(children)
    return made
