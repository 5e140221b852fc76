"""Items of lists as Word numbers them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.render.word.names import element, qn

if TYPE_CHECKING:
    from docx.document import Document

    from apcli.render.word.names import Element

DEEPEST = 5
"""Levels that Word has list styles for; what is deeper is set on the last."""

_BEFORE_NUMBERING = [
    qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore")
]
"""What an item in a table keeps of the paragraph that it stands in."""

_STYLES = {"bullet": "List Bullet", "number": "List Number"}


class Lists:
    """The list styles of a template; every numbered list begins anew."""

    def __init__(self, document: Document, file: str) -> None:
        """Take the document that is filled, and the name of its template for what is wrong."""
        self._document = document
        self._file = file
        self._open: dict[int, str] = {}
        self._styles = {style.name: style for style in document.styles}

    def properties(self, mark: Element, placeholder: Element | None) -> Element:
        """The properties of the paragraph of an item.

        In a table it keeps the look of the template's paragraph; elsewhere it has a list style.

        Raises:
            TemplateFailed: the template has no style for lists.
        """
        level = min(int(mark.get("depth", "1")), DEEPEST) - 1
        kind = mark.get("kind", "bullet")
        style, number = self._style(kind, level)
        if kind == "number":
            if mark.get("first") == "1" or level not in self._open:
                self._open[level] = self._anew(number, level)
            number = self._open[level]
        numbering = element(
            "w:numPr", element("w:ilvl", val=str(level)), element("w:numId", val=number)
        )
        if placeholder is None:
            return element("w:pPr", element("w:pStyle", val=style), numbering)
        kept = [deepcopy(each) for each in placeholder if each.tag in _BEFORE_NUMBERING]
        return element("w:pPr", *kept, numbering)

    def _style(self, kind: str, level: int) -> tuple[str, str]:
        """The style of a level, and the numbering of the style of the first."""
        first, name = _STYLES[kind], _STYLES[kind] + (f" {level + 1}" if level else "")
        number = None
        if first in self._styles and name in self._styles:
            number = self._styles[first].element.find(f".//{qn('w:numId')}")
        if number is None:
            raise TemplateFailed(
                message("{file} has no numbered style '{name}'", file=self._file, name=name),
                message("copy it from the template that ships with apcli"),
            )
        return self._styles[name].style_id, number.get(qn("w:val"), "")

    def _anew(self, number: str, level: int) -> str:
        """A numbering like the one given that begins anew at the level."""
        numbering = self._document.part.numbering_part.element
        like = numbering.num_having_numId(int(number))
        made = numbering.add_num(like.abstractNumId.val)
        made.add_lvlOverride(ilvl=level).add_startOverride(1)
        return str(made.numId)
