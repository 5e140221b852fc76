"""Names in WordprocessingML, and elements made of them."""

from __future__ import annotations

from typing import Any, TypeAlias

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

__all__ = ["Element", "element", "qn"]

Element: TypeAlias = Any
"""An element of lxml's, which has no types."""


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """An element such as `w:pStyle`, with attributes of its own namespace."""
    made: Element = OxmlElement(tag, {qn(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(children)
    return made
