"""The part of a long line that shows a place in it, with … where the line goes on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from apcli.text.width import cell_width, visible

if TYPE_CHECKING:
    from collections.abc import Sequence


def window(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What is shown before, in and after the characters from `start` to `end` of the line.

    Together at most `width` columns; of a place wider than two thirds of them its beginning.
    """
    columns = _columns(line)
    start = min(start, len(line))
    end = min(max(start, end), len(line))
    if columns[-1] <= width:
        return visible(line[:start]), visible(line[start:end]), visible(line[end:])
    marked = _beginning(line, start, end, width * 2 // 3)
    room = width - cell_width(marked)
    after = columns[-1] - columns[end]
    before = _ending(line, start, max(room // 3, room - after))
    return before, marked, _beginning(line, end, len(line), room - cell_width(before))


def _beginning(line: str, start: int, end: int, width: int) -> str:
    """The characters from `start` to `end`, or as many of the first ones as fit."""
    columns = _columns(line)
    if columns[end] - columns[start] <= width:
        return visible(line[start:end])
    last = bisect_right(columns, columns[start] + width - 1) - 1
    return f"{visible(line[start:last])}…"


def _ending(line: str, end: int, width: int) -> str:
    """The characters up to `end`, or as many of the last ones as fit."""
    columns = _columns(line)
    if columns[end] <= width:
        return visible(line[:end])
    first = bisect_left(columns, columns[end] - width + 1)
    return f"…{visible(line[first:end])}"


@lru_cache(maxsize=1)
def _columns(line: str) -> Sequence[int]:
    """The columns that each beginning of the line takes, from none of it to all.

    Kept, so that the work for many findings in a line as long as a file does not grow with it.
    """
    return tuple(accumulate(map(_width, line), initial=0))


@lru_cache(maxsize=1 << 14)
def _width(character: str) -> int:
    return cell_width(visible(character))
