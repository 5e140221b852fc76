"""Marks on glossary terms: the first occurrence of each in a document is followed by one.

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
        self._marked: set[str] = set()
        spellings = sorted(anchors, key=lambda spelling: (-len(spelling), spelling))
        self._spelling = re.compile("|".join(map(_pattern, spellings))) if spellings else None

    @overload
    def mark(self, text: str | Line) -> Line: ...
    @overload
    def mark(self, text: Prose) -> Prose: ...
    def mark(self, text: str | Line | Prose) -> Line | Prose:
        """The text with a mark after every term that was not met before."""
        if isinstance(text, Prose):
            return Prose(tuple(map(self._mark_block, text.blocks)))
        return self._mark_line(line(text) if isinstance(text, str) else text)

    def _mark_block(self, block: Block) -> Block:
        if isinstance(block, Listing):
            return self._mark_listing(block)
        return Paragraph(tuple(map(self._mark_line, block.lines)))

    def _mark_listing(self, listing: Listing) -> Listing:
        return Listing(listing.ordered, tuple(map(self._mark_item, listing.items)))

    def _mark_item(self, item: Item) -> Item:
        lines = tuple(map(self._mark_line, item.lines))
        return Item(lines, tuple(map(self._mark_listing, item.lists)))

    def _mark_line(self, unmarked: Line) -> Line:
        return Line(tuple(self._runs(unmarked.text)))

    def _runs(self, text: str) -> Iterator[Run]:
        start = 0
        for found in self._spelling.finditer(text) if self._spelling else ():
            anchor = self._anchors[found[0]]
            if anchor not in self._marked:
                self._marked.add(anchor)
                yield Run(text[start : found.end()], anchor)
                start = found.end()
        if start < len(text) or not text:
            yield Run(text[start:])


def _pattern(spelling: str) -> str:
    before = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", spelling) else ""
    after = f"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", spelling) else ""
    return f"{before}{re.escape(spelling)}{after}"
