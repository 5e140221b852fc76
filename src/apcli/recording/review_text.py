"""A review as one text, whose parts begin with a line such as 評価 or 評価：… ↔ its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.models.grammar import excerpt
from apcli.nearest import comparison_key
from apcli.recording.prose import as_prose
from apcli.words import LISTED, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.words import Words

PARTS: Mapping[str, str] = {
    "evaluation": "evaluation",
    "issues": "issues",
    "next_steps": "next_steps",
    "direction": "next_direction",
}
"""The parts of a review in their order, each with its word in the vocabulary."""

_HEAD = re.compile(r"\s*(?P<name>[^:：]+?)\s*(?:[:：](?P<text>.*))?")


def review_parts(typed: str) -> dict[str, str]:
    """The parts that the text has, by their fields; what is left empty is none.

    Raises:
        NotRecorded: something stands before the first part, or a part begins twice.
    """
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for number, line in enumerate(re.split(r"\r\n|\r|\n", typed), 1):
        field, rest = _part_begun(line)
        if field is None:
            if not found.keys() - {""} and line.strip():
                raise NotRecorded(
                    message(
                        "line {line} belongs to no part of the review: {text}",
                        line=number,
                        text=excerpt(line.strip()),
                    ),
                    message("begin a part with a line: {names}", names=part_names()),
                )
            lines.append(line)
            continue
        if field in found:
            text = message("a part begins a second time on line {line}: {text}")
            raise NotRecorded(text.with_values(line=number, text=excerpt(line.strip())))
        lines = found.setdefault(field, [rest])
    parts = {field: as_prose("\n".join(each)) for field, each in found.items() if field}
    return {field: part.lstrip(" ") for field, part in parts.items() if part.strip()}


def review_text(parts: Mapping[str, str], words: Words) -> str:
    """The text with all parts, those that are missing empty."""
    bodies = {field: as_prose(parts.get(field, "")).rstrip("\n") for field in PARTS}
    return "\n".join(
        f"{words(word)}：\n{bodies[field]}\n" if bodies[field] else f"{words(word)}：\n"
        for field, word in PARTS.items()
    )


def _part_begun(line: str) -> tuple[str | None, str]:
    """The field of the part that begins with a line, and what the line says of it."""
    head = _HEAD.fullmatch(line)
    if head is None:
        return None, ""
    typed = comparison_key(head["name"])
    for field, word in PARTS.items():
        if typed in map(comparison_key, (field, *names_of(word))):
            return field, head["text"] or ""
    return None, ""


def part_names() -> str:
    """With what the parts begin, as an enumeration."""
    return LISTED.ja.join(names_of(word)[0] for word in PARTS.values())
