"""What the templates of a 新旧対照表 see."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.text.rewording import Likeness

if TYPE_CHECKING:
    from apcli.render.changes.phrases import Phrase


class Leaving(enum.StrEnum):
    """What a 新旧対照表 may be without.

    The column of remarks, （略） for what has not changed, （新設） and （削る） where a side has
    nothing, and the thick rules around tables.
    """

    REMARKS = "remarks"
    OMISSIONS = "omissions"
    FACING = "facing"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a 新旧対照表 is laid out.

    `heads` are those of the new and of the old side, None for 新 and 旧. The `caption` stands above
    the table; empty for none, None for 下線部分は改正部分. `facing` stands where the old side has
    nothing and where the new one has, None for （新設） and （削る）; `omission` for what has not
    changed, None for （略）.
    """

    new_left: bool = True
    heads: tuple[str, str] | None = None
    caption: str | None = None
    facing: tuple[str, str] | None = None
    omission: str | None = None
    without: frozenset[Leaving] = frozenset()


@dataclass(frozen=True, slots=True)
class RunView:
    """A stretch of text: as it was, `changed`, `notation` (表記 alone), or `omitted`."""

    text: str
    mark: str = ""

    @property
    def underlined(self) -> bool:
        """It is one of the parts that have changed."""
        return self.mark in (Likeness.CHANGED, Likeness.NOTATION)


Line = tuple[RunView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of which something has changed; `thick`: with thick rules around it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    thick: bool = True


@dataclass(frozen=True, slots=True)
class CellView:
    """One side of a change: its lines, or its table. `new`: it is that of the new edition."""

    new: bool
    lines: tuple[Line, ...] = ()
    table: TableView | None = None

    @property
    def length(self) -> int:
        """The characters of its lines, where each line counts as half a line at least."""
        lines = [line for row in self.table.rows for line in row] if self.table else self.lines
        return sum(max(_HALF_A_LINE, sum(len(run.text) for run in line)) for line in lines)


_HALF_A_LINE = 12
_SHORT = 200
"""Characters of a side that take less than half a page."""


@dataclass(frozen=True, slots=True)
class ChangeRowView:
    """A change: what it is about, both sides as they stand, and the remarks."""

    place: str
    left: CellView
    right: CellView
    remarks: tuple[str, ...]

    @property
    def short(self) -> bool:
        """It takes so little of a page that it can stand on one as a whole."""
        return max(self.left.length, self.right.length) <= _SHORT


@dataclass(frozen=True, slots=True)
class ChangeGroupView:
    """The changes of an initiative, a goal or a part of the plan; `above` are its goals."""

    heading: str
    above: str
    rows: tuple[ChangeRowView, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The whole table: `left` and `right` are the heads of the sides.

    `mark` stands after the title: 案 of a `draft`.
    """

    title: str
    city: str
    fiscal_year: str
    draft: bool
    mark: str
    old_year: str
    caption: str
    left: str
    right: str
    with_remarks: bool
    groups: tuple[ChangeGroupView, ...]


def line_of(phrases: list[Phrase]) -> tuple[Line, ...]:
    """The phrases line by line."""
    lines: list[list[RunView]] = [[]]
    for phrase in phrases:
        first, *others = phrase.text.split("\n")
        mark = "omitted" if phrase.omitted else _mark(phrase.likeness)
        lines[-1] += [RunView(first, mark)] if first else []
        lines.extend([RunView(each, mark)] if each else [] for each in others)
    return tuple(tuple(line) for line in lines if line)


def _mark(likeness: Likeness) -> str:
    return "" if likeness is Likeness.SAME else str(likeness)
