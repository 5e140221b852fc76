"""Texts as a file has them, however they were typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.models.grammar import excerpt
from apcli.source.characters import CONTROL, code_point

if TYPE_CHECKING:
    from collections.abc import Mapping

IMPOSSIBLE = re.compile(rf"{CONTROL}|[\ud800-\udfff]")
"""Control characters, and bytes of the command line that could not be decoded."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def as_prose(text: str) -> str:
    """A text with the line ends of a file, without blanks at line ends and blank lines around it.

    Over lines, it ends with the end of its last line, as a block of YAML does.
    """
    lines = [line.rstrip(" \t\u3000") for line in _LINE_END.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")


def same_text(one: str, other: str) -> bool:
    """The texts differ at most in blanks that nobody sees."""
    return one == other or as_prose(one).rstrip("\n") == as_prose(other).rstrip("\n")


def texts_given(texts: Mapping[str, str | None]) -> dict[str, str]:
    """Those of the texts that are given, as a file has them.

    Raises:
        NotRecorded: one is empty, or has a character that no file of a plan may have.
    """
    given = {name: as_prose(text) for name, text in texts.items() if text is not None}
    for name, text in given.items():
        if not text:
            raise NotRecorded(message("the text of '{name}' is empty", name=name))
        check_characters(text)
    return given


def check_characters(text: str) -> None:
    """Let pass a text that a file of a plan may have.

    Raises:
        NotRecorded: a character of it is not allowed there.
    """
    found = IMPOSSIBLE.search(text)
    if found:
        raise NotRecorded(
            message(
                "the text contains a character that is not allowed in plan files ({name}): {text}",
                name=code_point(found[0]),
                text=excerpt(IMPOSSIBLE.sub("?", text)),
            )
        )
