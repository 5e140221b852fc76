"""Values as YAML on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.source.characters import CONTROL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.source.building import Tree

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}]*|-?[0-9.]+|[0-9]{4}-[0-9-]+")
_CONSTANTS = frozenset({"true", "false", "null", "~"})
_ESCAPES: Mapping[str, str] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def flow_text(value: Tree, quote: str | None = None) -> str:
    """The value as YAML in flow style: `16`, `{value: 16, note: '概算: 窓口'}`.

    Text is quoted only if necessary, or with `quote` (`'` or `"`) if that is given and possible.
    """
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow_text(each)}" for key, each in value.items()) + "}"
        case list():
            return f"[{', '.join(map(flow_text, value))}]"
        case str():
            return _scalar(value, quote)
        case bool():
            return str(value).lower()
        case None:
            return "null"


def _scalar(text: str, quote: str | None) -> str:
    on_one_line = not re.search(CONTROL, text) and not re.search(r"[\n\r\t]", text)
    if quote == '"' or not on_one_line:
        return f'"{"".join(map(_escaped, text))}"'
    if quote == "'" or not _is_plain(text):
        return "'" + text.replace("'", "''") + "'"
    return text


def _is_plain(text: str) -> bool:
    """The text needs no quotes, even inside brackets."""
    return (
        _PLAIN.fullmatch(text) is not None
        and text not in _CONSTANTS
        and text == text.strip()
        and not re.search(r":(\s|$)|\s#", text)
    )


def _escaped(character: str) -> str:
    if re.match(CONTROL, character):
        return f"\\u{ord(character):04x}"
    return _ESCAPES.get(character, character)
