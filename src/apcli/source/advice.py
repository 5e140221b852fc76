"""What libyaml says of a broken text → one sentence with place and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Message, Span, message
from apcli.source import kinds
from apcli.source.decoding import lines
from apcli.source.parsing import MAX_DEPTH

if TYPE_CHECKING:
    import yaml

    from apcli.source.decoding import Problem

_QUOTE = message("put the value in quotes: '…'")
_SIGNS = {"directive": "%", "anchor": "&", "alias": "*", "tag": "!"}
"""What libyaml was reading when it stumbled over a value that begins with a sign of YAML."""

_FULL_WIDTH_COLON = message("write the colon after a key in half width, with a space: 'key: value'")


def explain(error: yaml.YAMLError, text: str) -> Problem:
    """The finding for what libyaml raised while it read `text`."""
    problem = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    mark: Any = getattr(error, "problem_mark", None)
    opening: Any = getattr(error, "context_mark", None)
    if mark is None:
        start = Span(1, 1, 1, 1)
        return kinds.YAML_SYNTAX, start, message("the file is not readable as YAML"), None
    if "single document" in context:
        text_ = message("a second document starts here; a file holds one")
        return kinds.YAML_FEATURE, _at(mark), text_, message("delete the line '---'")
    if "nesting" in problem:
        deep = message("nested more than {limit} levels deep", limit=MAX_DEPTH)
        return kinds.OUT_OF_BOUNDS, _at(mark), deep, None
    sign = next((sign for name, sign in _SIGNS.items() if name in context), None)
    if sign and opening is not None:
        starts = message("a value cannot start with '{character}'", character=sign)
        return kinds.YAML_SYNTAX, _at(opening), starts, _QUOTE
    if opening is not None and _starts_at_opening(context, problem):
        return kinds.YAML_SYNTAX, _at(opening), *_unclosed(context)
    return kinds.YAML_SYNTAX, _at(mark), *_sentence(problem, text, mark)


def full_width_colon(text: str) -> Message | None:
    """The mend for a text whose first line of content writes `key：value`, else None."""
    content = (line for line in lines(text) if line.strip() and not line.lstrip().startswith("#"))
    return _FULL_WIDTH_COLON if _has_full_width_colon(next(content, "")) else None


def _has_full_width_colon(line: str) -> bool:
    """The line names a key with a full-width colon and has no proper one before it."""
    before, colon, _ = line.partition("：")
    return bool(colon) and ": " not in before


def _starts_at_opening(context: str, problem: str) -> bool:
    return ("quoted scalar" in context and "end of stream" in problem) or "flow" in context


def _unclosed(context: str) -> tuple[Message, Message | None]:
    if "quoted" in context:
        return message("the quote that opens here is never closed"), message(
            "close it with the same mark"
        )
    if "mapping" in context:
        text = message(
            "the '{bracket}' that opens here is not closed where it should be", bracket="{"
        )
    else:
        text = message(
            "the '{bracket}' that opens here is not closed where it should be", bracket="["
        )
    return text, message("close it, and put values that hold , : [ ] or braces in quotes")


def _sentence(problem: str, text: str, mark: Any) -> tuple[Message, Message | None]:
    character = _character(text, mark)
    if character == "\t":
        return message("a tab in the indentation"), message("indent with spaces")
    if "cannot start any token" in problem:
        return message("a value cannot start with '{character}'", character=character), _QUOTE
    colon = _colon_mend(text, mark)
    if "mapping values are not allowed" in problem:
        return message("a ': ' inside a value, or a wrong indentation"), colon or message(
            "put the value in quotes, or align the line with its neighbours"
        )
    if "could not find expected ':'" in problem:
        return message("the line before has a key without its colon"), colon or message(
            "write 'key: value', with a space after the colon"
        )
    if "escape" in problem:
        return message("a \\ in double quotes that names no character"), message(
            "use single quotes, in which \\ is a character like any other"
        )
    if "sequence entries are not allowed" in problem:
        return message("a list cannot start here"), message("start it on a line of its own")
    return message("the YAML does not fit together here"), colon or message(
        "look at the indentation, and at the quotes and brackets before this place"
    )


def _colon_mend(text: str, mark: Any) -> Message | None:
    around = lines(text)[max(0, mark.line - 1) : mark.line + 1]
    return _FULL_WIDTH_COLON if any(map(_has_full_width_colon, around)) else None


def _character(text: str, mark: Any) -> str:
    line = lines(text)[mark.line : mark.line + 1]
    return line[0][mark.column : mark.column + 1] if line else ""


def _at(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
