"""The lines of a file that a command changes, as it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.locale import gettext as _
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def changed_lines(old: str, new: str) -> Iterator[str]:
    """The removed and added lines, each with its number."""
    from difflib import SequenceMatcher

    from apcli.source.characters import lines

    before, after = lines(old), lines(new)
    if old == new:
        yield _("  unchanged: the value is already there") + "\n"
    for change, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if change != "equal":
            yield from _numbered("-", before, range(start, end))
            yield from _numbered("+", after, range(new_start, new_end))


def _numbered(sign: str, lines: Sequence[str], indexes: Iterable[int]) -> Iterator[str]:
    for index in indexes:
        yield f"{index + 1:>4} {sign} {visible(lines[index])}\n"
