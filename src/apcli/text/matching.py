"""What is the same in two sequences, in order: never quadratic in long ones."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

SMALL = 4096
"""Pairs of items that are compared with one another; more are parted where they surely match."""

Pair = tuple[int, int]
"""The places of one item in the old and in the new sequence."""


class _Gap(NamedTuple):
    """What lies from one place to another, the end exclusive, in both sequences."""

    old: int
    old_end: int
    new: int
    new_end: int


def matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places of equal items, in rising order in both; the others are not in the other one.

    Small parts are matched as far as possible. Large ones are parted first at items that both
    have once, or as often.
    """
    found: list[Pair] = []
    gaps = [_Gap(0, len(old), 0, len(new))]
    while gaps:
        gap = _trimmed(gaps.pop(), old, new, found)
        if (gap.old_end - gap.old) * (gap.new_end - gap.new) <= SMALL:
            found += _longest(gap, old, new)
        else:
            gaps += _parted(gap, _anchors(gap, old, new), found)
    return sorted(found)


def rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising part of the numbers."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [number, *tails[length + 1 :]] if length < len(tails) else [number]
        ends[length:] = [place, *ends[length + 1 :]] if length < len(ends) else [place]
    way: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        way.append(place)
        place = before[place]
    return way[::-1]


def _trimmed(
    gap: _Gap, old: Sequence[Hashable], new: Sequence[Hashable], found: list[Pair]
) -> _Gap:
    """What is left between an equal beginning and an equal end, which are found."""
    start, end, new_start, new_end = gap
    while start < end and new_start < new_end and old[start] == new[new_start]:
        found.append((start, new_start))
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        found.append((end, new_end))
    return _Gap(start, end, new_start, new_end)


def _longest(gap: _Gap, old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    """As many equal items as are possible."""
    rows, columns = gap.old_end - gap.old, gap.new_end - gap.new
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        item, below, line = old[gap.old + row], best[row + 1], best[row]
        for column in range(columns - 1, -1, -1):
            if item == new[gap.new + column]:
                line[column] = below[column + 1] + 1
            else:
                line[column] = max(below[column], line[column + 1])
    row = column = 0
    while row < rows and column < columns:
        if old[gap.old + row] == new[gap.new + column]:
            yield gap.old + row, gap.new + column
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1


def _anchors(gap: _Gap, old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places of the rarest items that both have equally often."""
    there = Counter(old[gap.old : gap.old_end])
    here = Counter(new[gap.new : gap.new_end])
    alike = {item: count for item, count in there.items() if here[item] == count}
    if not alike:
        return []
    rarest = min(alike.values())
    kept = {item for item, count in alike.items() if count == rarest}
    places: dict[Hashable, list[int]] = {item: [] for item in kept}
    for place in range(gap.old, gap.old_end):
        if old[place] in kept:
            places[old[place]].append(place)
    turn: Counter[Hashable] = Counter()
    pairs: list[Pair] = []
    for place in range(gap.new, gap.new_end):
        item = new[place]
        if item in kept:
            pairs.append((places[item][turn[item]], place))
            turn[item] += 1
    return [pairs[each] for each in rising([first for first, _ in pairs])]


def _parted(gap: _Gap, anchors: Sequence[Pair], found: list[Pair]) -> Iterator[_Gap]:
    """What lies between the anchors, which are found; nothing where there are none."""
    if not anchors:
        return
    found += anchors
    start, new_start = gap.old, gap.new
    for place, new_place in anchors:
        yield _Gap(start, place, new_start, new_place)
        start, new_start = place + 1, new_place + 1
    yield _Gap(start, gap.old_end, new_start, gap.new_end)
