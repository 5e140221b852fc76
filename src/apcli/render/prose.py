"""Text that may hold structure → blocks, the same for every format.

Paragraphs are separated by blank lines, and a line break inside one is a printed line break.
Lines that begin with `- ` are a list, nested by two spaces each; lines that count on from `1. ` are
an ordered one. Nothing else is markup: `1986. x`, `# x` and `**x**` are what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 6
"""How deep lists nest; what is indented further stays on the deepest level."""

_ENTRY = re.compile(r"(?P<marker>-|[1-9][0-9]{0,2}\.)[ \t]+(?P<text>[^ \t].*)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `term` is the anchor of the glossary term that it ends with, if marked.

    `spelling` is how the text spells that term.
    """

    text: str
    term: str | None = None
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; each begins anew in print."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the lists below it."""

    lines: tuple[Line, ...]
    lists: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, numbered from 1 where it is ordered."""

    ordered: bool
    items: tuple[Item, ...]


Block = Paragraph | Listing


@dataclass(frozen=True, slots=True)
class Prose:
    """A whole text in blocks."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All its lines, separated by line breaks, without what makes them lists."""
        return "\n".join(each.text for block in self.blocks for each in _lines(block))


def line(text: str) -> Line:
    """The text as one line without marks; line breaks around it are none of it."""
    return Line((Run(text.strip("\r\n")),))


def as_line(text: object) -> Line:
    """What is a line as it is, anything else as one line of text."""
    return text if isinstance(text, Line) else line(str(text))


def parse(text: str) -> Prose:
    """The blocks that the text is made of."""
    reader = _Reader()
    for each in text.split("\n"):
        reader.read(each)
    reader.end_paragraph()
    return Prose(tuple(reader.blocks))


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from block.lines
        return
    for item in block.items:
        yield from item.lines
        for below in item.lists:
            yield from _lines(below)


@dataclass(slots=True)
class _Open:
    """A list that is being read."""

    ordered: bool
    indent: int
    items: list[tuple[list[str], list[_Open]]] = field(default_factory=list)

    def closed(self) -> Listing:
        return Listing(
            self.ordered,
            tuple(
                Item(tuple(map(line, lines)), tuple(below.closed() for below in lists))
                for lines, lists in self.items
            ),
        )


class _Reader:
    """Lines in order → blocks; `_levels` are the lists that are open, outermost first."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._paragraph: list[str] = []
        self._lists: list[_Open] = []
        self._levels: list[_Open] = []

    def read(self, text: str) -> None:
        content = text.strip(" \t\r")
        indent = len(text[: len(text) - len(text.lstrip(" \t"))].expandtabs(4))
        found = _ENTRY.fullmatch(content)
        if not content:
            self._end_lines()
        elif found and self._enter(found["marker"], indent):
            self._levels[-1].items.append(([found["text"]], []))
        elif self._levels and indent > self._levels[-1].indent:
            self._levels[-1].items[-1][0].append(content)
        else:
            self._end_lists()
            self._paragraph.append(content)

    def end_paragraph(self) -> None:
        self._end_lines()
        self._end_lists()

    def _enter(self, marker: str, indent: int) -> bool:
        """Open the list that the marker belongs to; False where it is no marker after all."""
        levels = [level for level in self._levels if level.indent <= indent]
        if levels and indent >= levels[-1].indent + 2 and len(levels) < MAX_DEPTH:
            siblings, same = levels[-1].items[-1][1], None
        else:
            same = levels.pop() if levels else None
            siblings = levels[-1].items[-1][1] if levels else self._lists
        ordered = marker != "-"
        counted = len(same.items) if same and same.ordered else 0
        if ordered and marker not in ("1.", f"{counted + 1}."):
            return False
        self._end_lines()
        if same is None or same.ordered != ordered:
            same = _Open(ordered, indent)
            siblings.append(same)
        self._levels = [*levels, same]
        return True

    def _end_lines(self) -> None:
        if self._paragraph:
            self.blocks.append(Paragraph(tuple(map(line, self._paragraph))))
            self._paragraph = []

    def _end_lists(self) -> None:
        self.blocks += [each.closed() for each in self._lists]
        self._lists, self._levels = [], []
