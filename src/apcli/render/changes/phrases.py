"""The phrases of a change, with what has not changed left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.text.rewording import Likeness, Piece, reworded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_END = re.compile(r"(?:。[」』）)]*|\n)+")
_START = re.compile(r"(?:^|(?<=[。\n」』）)]))[^。\n]*$")

LEAST_OMITTED = 16
"""Characters that must have stayed the same in a row for them to be left out."""

NEAR = 10
"""Characters that stay beside a changed phrase on a terminal."""


class Phrase(NamedTuple):
    """Text of one side, and how it compares; `omitted`: it stands for what has not changed."""

    text: str
    likeness: Likeness = Likeness.SAME
    omitted: bool = False


def phrases(old: str, new: str, omission: str | None) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of the old and of the new text.

    Whole sentences that have not changed become the `omission`; None keeps them.
    """
    left: list[Phrase] = []
    right: list[Phrase] = []
    pieces = reworded(old, new)
    for place, piece in enumerate(pieces):
        if piece.likeness is not Likeness.SAME:
            left.append(Phrase(piece.old, piece.likeness))
            right.append(Phrase(piece.new, piece.likeness))
        elif omission is None:
            left.append(Phrase(piece.old))
            right.append(Phrase(piece.new))
        else:
            before = "" if not place else _last(pieces[place - 1])
            shown = [*_shortened(piece.new, before, place, len(pieces), omission)]
            left += shown
            right += shown
    return [each for each in left if each.text], [each for each in right if each.text]


def _last(piece: Piece) -> str:
    return (piece.new or piece.old)[-1:]


def _shortened(text: str, before: str, place: int, count: int, omission: str) -> Iterator[Phrase]:
    """The end of the sentence that began before, and the beginning of the one that goes on."""
    start = 0
    if place and before not in ("。", "\n"):
        found = _END.search(text)
        start = found.end() if found else len(text)
    end = len(text)
    if place < count - 1:
        going_on = _START.search(text)
        end = max(start, going_on.start() if going_on else 0)
    middle = text[start:end]
    if len(middle) < LEAST_OMITTED:
        yield Phrase(text)
        return
    yield Phrase(text[:start])
    ends = "\n" if middle.endswith("\n") else ""
    yield Phrase(omission + ends, omitted=True)
    yield Phrase(text[end:])


def near(old: str, new: str) -> tuple[str, str]:
    """Both texts with a few characters beside each changed phrase, and … for the others."""
    sides: tuple[list[str], list[str]] = ([], [])
    pieces = reworded(old, new)
    for place, piece in enumerate(pieces):
        if piece.likeness is Likeness.SAME:
            shown = _cut(piece.new, first=not place, last=place == len(pieces) - 1)
            for side in sides:
                side.append(shown)
        else:
            sides[0].append(piece.old)
            sides[1].append(piece.new)
    return _joined(sides[0]), _joined(sides[1])


def _cut(text: str, *, first: bool, last: bool) -> str:
    if (first and last) or len(text) <= (1 if first or last else 2) * NEAR + 2:
        return text
    head = "" if first else text[:NEAR]
    return f"{head}…{'' if last else text[-NEAR:]}"


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts).strip()
