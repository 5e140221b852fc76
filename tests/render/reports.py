"""What the report of a year's progress says, line for line, for the tests of its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.render.parsed import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator


def titles(markdown: str) -> list[str]:
    """The headings of the parts of the document."""
    return [piece.text for piece in pieces(markdown) if piece.tags == ("h2",)]


def lines(markdown: str) -> list[str]:
    """The lines of the document after its title, without the heads of the tables of figures."""
    found = list(_lines(markdown))
    heads = [place for place, line in enumerate(found) if line == "項目"]
    dropped = {place for head in heads for place in (head, head + 1)}
    return [line for place, line in enumerate(found) if place not in dropped]


def _lines(markdown: str) -> Iterator[str]:
    for piece in pieces(markdown)[1:]:
        for line in piece.text.split("\n"):
            label, parts, rest = line.partition("今後の方向　")
            yield from ["今後の方向", rest] if parts and not label else [line.strip(" ")]
