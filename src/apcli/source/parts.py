"""Characters of a scalar's value → characters of the text it was written as, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words of letters and digits, with a hyphen, an underscore or a full stop inside.
_NEEDS_NO_QUOTES = re.compile(r"(?!(?:true|false|null)\Z)\w(?:[\w.ー・（）-]*[\wー）])?")
_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


def written_at(node: Any, text: str) -> list[tuple[int, int]] | None:
    """For each character of the scalar's value the range of `text` that writes it.

    None if the two do not match; then only the scalar as a whole has a place.
    """
    start, end, value = node.start_mark.index, node.end_mark.index, node.value
    if node.style in ("|", ">"):
        pieces = _block(text, start, end)
    elif node.style:
        pieces = _quoted(text, start + 1, end - 1, node.style)
    else:
        pieces = ((index, index + 1) for index in range(start, end))
    return _aligned(value, text, list(pieces))


def written(value: str, like: str) -> str:
    """The text that writes a one-line value, in the same quotes as `like` or in those it needs.

    Only letters, digits and a few characters inside a word are safe without quotes everywhere.
    """
    if like == '"':
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if like != "'" and _NEEDS_NO_QUOTES.fullmatch(value):
        return value
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _quoted(text: str, start: int, end: int, quote: str) -> Iterator[tuple[int, int]]:
    index = start
    while index < end:
        length = 1
        if quote == "'" and text.startswith("''", index):
            length = 2
        elif quote == '"' and text[index] == "\\":
            length = _ESCAPE_LENGTHS.get(text[index + 1], 2)
        yield index, index + length
        index += length


def _block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The characters of a block scalar without its header and indentation."""
    first = text.find("\n", start) + 1
    lines = []
    while 0 < first < end:
        last = text.find("\n", first, end)
        last = end if last < 0 else last + 1
        lines.append((first, last))
        first = last
    filled = [(first, last) for first, last in lines if text[first:last].strip()]
    indent = min((_spaces(text[first:last]) for first, last in filled), default=0)
    for first, last in lines:
        for index in range(min(first + indent, last - 1), last):
            yield index, index + 1


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _aligned(value: str, text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Each character of the value with its piece; white space that folding dropped is skipped."""
    found: list[tuple[int, int]] = []
    place = 0
    for character in value:
        while place < len(pieces) and not _writes(text, pieces[place], character):
            if not text[slice(*pieces[place])].isspace():
                return None
            place += 1
        if place == len(pieces):
            return found if len(found) >= len(value.rstrip("\n")) else None
        found.append(pieces[place])
        place += 1
    return found


def _writes(text: str, piece: tuple[int, int], character: str) -> bool:
    written = text[slice(*piece)]
    if written == character or (len(written) > 1 and written != "''" and written[0] == "\\"):
        return True
    if written == "''":
        return character == "'"
    return character in " \n" and written in "\r\n"
