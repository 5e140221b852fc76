"""Marks on glossary terms: the first occurrence of each in a document, or in each of its parts.

The longest spelling is found first (生成AI is not AI), and a spelling that begins or ends with a
Latin letter or a digit only at the boundary of a Latin word (DX in 自治体DX, not in DXF).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, overload

from apcli.render.prose import Item, Line, Listing, Paragraph, Prose, Run, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.render.prose import Block

_LATIN = "A-Za-z0-9"


class Marker:
    """Marks the texts of one document, given to it in the order in which they are printed."""

    def __init__(self, anchors: Mapping[str, str]) -> None:
        """Take the anchor of the term for each spelling; spellings of one term share it."""
        self._anchors = anchors
        self._marked: set[tuple[str, str]] = set()
        spellings = sorted(anchors, key=lambda spelling: (-len(spelling), spelling))
        self._spelling = re.compile("|".join(map(_pattern, spellings))) if spellings else None

    @overload
    def mark(self, text: str | Line, part: str = "") -> Line: ...
    @overload
    def mark(self, text: Prose, part: str = "") -> Prose: ...
    def mark(self, text: str | Line | Prose, part: str = "") -> Line | Prose:
        """The text with a mark after every term that was not met before in this part."""
        if isinstance(text, Prose):
            return Prose(tuple(self._mark_block(block, part) for block in text.blocks))
        return self._mark_line(line(text) if isinstance(text, str) else text, part)

    def terms(self, text: str) -> set[str]:
        """The anchors of all terms that occur in the text."""
        spelling = self._spelling
        return {self._anchors[found] for found in spelling.findall(text)} if spelling else set()

    def _mark_block(self, block: Block, part: str) -> Block:
        if isinstance(block, Listing):
            return self._mark_listing(block, part)
        return Paragraph(tuple(self._mark_line(each, part) for each in block.lines))

    def _mark_listing(self, listing: Listing, part: str) -> Listing:
        items = tuple(self._mark_item(item, part) for item in listing.items)
        return Listing(listing.ordered, items)

    def _mark_item(self, item: Item, part: str) -> Item:
        lines = tuple(self._mark_line(each, part) for each in item.lines)
        return Item(lines, tuple(self._mark_listing(below, part) for below in item.lists))

    def _mark_line(self, unmarked: Line, part: str) -> Line:
        return Line(tuple(self._runs(unmarked.text, part)))

    def _runs(self, text: str, part: str) -> Iterator[Run]:
        start = 0
        for found in self._spelling.finditer(text) if self._spelling else ():
            anchor = self._anchors[found[0]]
            if (part, anchor) not in self._marked:
                self._marked.add((part, anchor))
                yield Run(text[start : found.end()], anchor, found[0])
                start = found.end()
        if start < len(text) or not text:
            yield Run(text[start:])


def _pattern(spelling: str) -> str:
    before = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", spelling) else ""
    after = f"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", spelling) else ""
    return f"{before}{re.escape(spelling)}{after}"
