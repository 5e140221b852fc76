"""Headings between the rows of tables → how deep each of them is, where that is unambiguous."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.importing.goal_texts import GoalText, heading_text, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apcli.importing.sheet import Cell

    Style = tuple[int, str]


@dataclass(frozen=True)
class Heading:
    """A heading in its cell, and how it is written: its indentation and its form."""

    cell: Cell
    says: GoalText

    @property
    def style(self) -> Style:
        """The same for headings of one level."""
        text = self.cell.text
        return self.cell.place.column + len(text) - len(text.lstrip()), self.says.style

    @property
    def is_plain(self) -> bool:
        """It has no mark, no number and no word of a level."""
        return not self.says.style


def heading_in(cell: Cell) -> Heading | None:
    """The heading that a cell is; None where it is a note or names nothing."""
    says = heading_text(cell.text)
    return Heading(cell, says) if says else None


def depths(sheets: Iterable[Sequence[Heading | None]]) -> Mapping[Style, int]:
    """The depth of each style of heading, by what each sheet has in order; None is an initiative.

    Empty where it is ambiguous: where one style neither always follows another, nor is written as
    what lies below it.
    """
    lists = [[*each] for each in sheets]
    found = [each for sheet in lists for each in sheet if each]
    plain = any(each.is_plain for each in found)
    marked = [each for each in found if not each.is_plain]
    if not marked and plain and not _divides(lists):
        return {}
    order: list[Style] = []
    for heading in marked or found:
        if heading.style in order:
            continue
        if order and not _lies_below(heading, order[-1], lists):
            return {}
        order.append(heading.style)
    return {style: depth for depth, style in enumerate(order)}


def _divides(sheets: Sequence[Sequence[Heading | None]]) -> bool:
    """There are several headings, each with an initiative below it."""
    pairs = [pair for sheet in sheets for pair in pairwise([*sheet, Heading])]
    after = [after for before, after in pairs if before is not None]
    return len(after) > 1 and all(each is None for each in after)


def _lies_below(heading: Heading, style: Style, sheets: Sequence[Sequence[Heading | None]]) -> bool:
    above = [each for sheet in sheets for each in sheet if each and each.style == style]
    ranks = rank_of(above[0].says.word), rank_of(heading.says.word)
    if ranks[0] is not None and ranks[1] is not None:
        return ranks[1] > ranks[0]
    if heading.style[0] != style[0]:
        return heading.style[0] > style[0]
    number = heading.says.number or ""
    if any(each.says.number and number.startswith(f"{each.says.number}-") for each in above):
        return True
    following = [
        after
        for sheet in sheets
        for before, after in pairwise(sheet)
        if before and before.style == style
    ]
    return bool(following) and all(each and each.style == heading.style for each in following)
