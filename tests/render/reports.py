"""What the report of a year's progress says, line for line, for the tests of its formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.progress import course_of, subject_of
from apcli.render.pictures.statements import Statement, statements
from apcli.workspace import load
from tests.render.parsed import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
    _title, cover, *others = pieces(markdown)
    yield from cover_lines(cover.text)
    for piece in others:
        for line in piece.text.split("\n"):
            label, parts, rest = line.partition("今後の方向　")
            yield from ["今後の方向", rest] if parts and not label else [line.strip(" ")]


def courses(data: Path) -> list[tuple[Statement, ...]]:
    """What the picture of every indicator says that has a number; a plan of the tests has many."""
    workspace = load(data, "data")
    said = [
        statements(subject_of(workspace.plan, key, initiative, name), course_of(indicator))
        for key, initiative in workspace.initiatives.items()
        if not initiative.ended
        for name, indicator in initiative.indicators.items()
    ]
    drawn = [course for course in said if any(one.number is not None for one in course)]
    assert len(drawn) > 15
    return drawn


def cover_lines(text: str) -> list[str]:
    """The city and the day, which stand on lines of their own where there is a cover."""
    found = re.fullmatch("(.+)（(.+現在)）", text)
    return list(found.groups()) if found else [text]
