"""What changed between two texts: phrases, not characters."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.text.matching import matched
from apcli.text.notation import plain
from apcli.text.runs import runs, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Likeness(enum.StrEnum):
    """How a phrase compares: the same, the same in another notation (表記), or changed."""

    SAME = "same"
    NOTATION = "notation"
    CHANGED = "changed"


class Piece(NamedTuple):
    """A phrase as the old and as the new text have it; one of both may be empty."""

    old: str
    new: str
    likeness: Likeness


_PARTICLE = re.compile("[ぁ-ゖ]{1,2}")
_LEAST = 0.25
"""The part of changed sentences that must have stayed for their phrases to be told apart."""

_NEAR = 0.5
"""The part of two texts that must be alike for one to be the other, changed."""


def reworded(old: str, new: str) -> tuple[Piece, ...]:
    """The phrases in order: the old ones joined are the old text, the new ones the new."""
    pieces: list[Piece] = []
    if old == new:
        return (Piece(old, new, Likeness.SAME),)
    for given, written in _blocks(sentences(old), sentences(new)):
        joined, other = "".join(given), "".join(written)
        if joined == other:
            pieces.append(Piece(joined, other, Likeness.SAME))
        else:
            pieces += _between(joined, other)
    return tuple(_joined(_without_islands([*_joined(pieces)])))


def _between(old: str, new: str) -> list[Piece]:
    """The phrases of sentences that have changed; of what is another text altogether one."""
    pieces = [_piece("".join(one), "".join(two)) for one, two in _blocks(runs(old), runs(new))]
    alike = sum(len(each.new) for each in pieces if each.likeness is not Likeness.CHANGED)
    if alike < _LEAST * max(len(old), len(new)):
        return [Piece(old, new, Likeness.CHANGED)]
    return pieces


def is_notation(old: str, new: str) -> bool:
    """The texts differ, but only in width and the like."""
    return old != new and plain(old) == plain(new)


def aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The places of texts in both lists, in the order of the new one; None where one has none.

    Equal texts belong together, then those between them that are alike.
    """
    kept = matched([plain(each) for each in old], [plain(each) for each in new])
    found: list[tuple[int | None, int | None]] = []
    start = new_start = 0
    for place, new_place in [*kept, (len(old), len(new))]:
        found += _nearest(old, new, range(start, place), range(new_start, new_place))
        if place < len(old):
            found.append((place, new_place))
        start, new_start = place + 1, new_place + 1
    return found


def _nearest(
    old: Sequence[str], new: Sequence[str], places: range, new_places: range
) -> Iterator[tuple[int | None, int | None]]:
    """Each new text with the first old one like it, and what is left of both."""
    start = places.start
    words = {place: frozenset(runs(plain(old[place]))) for place in places}
    for new_place in new_places:
        wanted = frozenset(runs(plain(new[new_place])))
        alike = [
            place
            for place in places[start - places.start : start - places.start + 8]
            if _alike(words[place], wanted)
        ]
        if not alike:
            yield None, new_place
            continue
        yield from ((place, None) for place in range(start, alike[0]))
        yield alike[0], new_place
        start = alike[0] + 1
    yield from ((place, None) for place in range(start, places.stop))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 2 >= _NEAR * (len(one) + len(other))


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The units in order: those that both have one by one, and what lies between them."""
    start = new_start = 0
    kept = matched([plain(each) for each in old], [plain(each) for each in new])
    for place, new_place in [*kept, (len(old), len(new))]:
        if place > start or new_place > new_start:
            yield old[start:place], new[new_start:new_place]
        if place < len(old):
            yield [old[place]], [new[new_place]]
        start, new_start = place + 1, new_place + 1


def _piece(old: str, new: str) -> Piece:
    if old == new:
        return Piece(old, new, Likeness.SAME)
    return Piece(old, new, Likeness.NOTATION if is_notation(old, new) else Likeness.CHANGED)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces beside one another that compare alike as one."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.likeness is piece.likeness:
            last = Piece(last.old + piece.old, last.new + piece.new, piece.likeness)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A particle alone between two phrases that were replaced belongs to them."""
    for place, piece in enumerate(pieces):
        around = [*pieces[place - 1 : place], *pieces[place + 1 : place + 2]]
        between = len(around) == 2 and all(
            each.likeness is Likeness.CHANGED and each.old and each.new for each in around
        )
        if between and piece.likeness is Likeness.SAME and _PARTICLE.fullmatch(piece.new):
            yield Piece(piece.old, piece.new, Likeness.CHANGED)
        else:
            yield piece
