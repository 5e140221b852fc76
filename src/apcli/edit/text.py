"""Edits of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from `start` to `end` of a file's text become `replacement`."""

    start: int
    end: int
    replacement: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits applied; of edits that overlap or are equal, only the first."""
    pieces, place, last = [], 0, None
    for edit in sorted(edits):
        if edit.start < place or edit == last:
            continue
        pieces += [text[place : edit.start], edit.replacement]
        place, last = edit.end, edit
    return "".join([*pieces, text[place:]])
