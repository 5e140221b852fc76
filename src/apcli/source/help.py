"""What libyaml says of a broken text → one sentence with place and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Message, Span, message
from apcli.source import reading_rules
from apcli.source.characters import lines
from apcli.source.parsing import MAX_DEPTH, open_brackets, scalar_before
from apcli.source.problem import Problem

if TYPE_CHECKING:
    import yaml

_QUOTE = message("put the value in quotes: '…'")
_SIGNS = {"directive": "%", "anchor": "&", "alias": "*", "tag": "!"}
"""What libyaml was reading when it stumbled over a value that begins with a sign of YAML."""

_FULL_WIDTH_COLON = message("write the colon after a key in half width, with a space: 'key: value'")


def explain(error: yaml.YAMLError, text: str, data: bytes) -> Problem:
    """The finding for what libyaml raised while it read `text`, which `data` is as bytes."""
    problem = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    mark: Any = getattr(error, "problem_mark", None)
    opening: Any = getattr(error, "context_mark", None)
    if mark is None:
        unreadable = message("the file is not readable as YAML")
        return Problem(reading_rules.YAML_SYNTAX, Span(1, 1, 1, 1), unreadable)
    if "single document" in context:
        second = message("a second document starts here; a file holds one")
        return Problem(
            reading_rules.YAML_FEATURE, _at(mark), second, message("delete the line '---'")
        )
    if "nesting" in problem:
        deep = message("nested more than {limit} levels deep", limit=MAX_DEPTH)
        return Problem(reading_rules.OUT_OF_BOUNDS, _at(mark), deep)
    sign = next((sign for name, sign in _SIGNS.items() if name in context), None)
    if sign and opening is not None:
        starts = message("a value cannot start with '{character}'", character=sign)
        return Problem(reading_rules.YAML_SYNTAX, _at(opening), starts, _QUOTE)
    if "quoted scalar" in context and "end of stream" in problem:
        return _open_quote(opening)
    without_colon = "could not find expected ':'" in problem and opening is not None
    if without_colon and not _character(text, opening).isascii():
        return _not_indented(opening)
    return _open_before(context, data, mark) or Problem(
        reading_rules.YAML_SYNTAX, _at(mark), *_sentence(problem, text, mark)
    )


def _open_before(context: str, data: bytes, mark: Any) -> Problem | None:
    """What was opened before the place of the error and never closed, or None."""
    if "flow" in context and (brackets := open_brackets(data)):
        start = brackets[-1].start_mark
        bracket = data.decode("utf-8")[start.index]
        text = message(
            "the '{bracket}' that opens here is not closed where it should be", bracket=bracket
        )
        help = message("close it, and put values that hold , : [ ] or braces in quotes")
        return Problem(reading_rules.YAML_SYNTAX, _at(start), text, help)
    if "block mapping" in context:
        scalar = scalar_before(data, mark.index)
        over_lines = scalar and scalar.style and scalar.start_mark.line < scalar.end_mark.line
        if over_lines and scalar.style in ("'", '"'):
            return _open_quote(scalar.start_mark)
    return None


def _open_quote(mark: Any) -> Problem:
    text = message("the quote that opens here is never closed")
    return Problem(
        reading_rules.YAML_SYNTAX, _at(mark), text, message("close it with the same mark")
    )


def _not_indented(mark: Any) -> Problem:
    """Keys are ASCII, so what begins otherwise is a line of the text before it."""
    text = message("a line of text stands where a key is expected")
    help = message("indent every line of a text by two spaces; a key has a colon and a space")
    return Problem(reading_rules.YAML_SYNTAX, _at(mark), text, help)


def full_width_colon(text: str) -> Message | None:
    """The mend for a text whose first line of content writes `key：value`, else None."""
    content = (line for line in lines(text) if line.strip() and not line.lstrip().startswith("#"))
    return _FULL_WIDTH_COLON if _has_full_width_colon(next(content, "")) else None


def _has_full_width_colon(line: str) -> bool:
    """The line names a key with a full-width colon and has no proper one before it."""
    before, colon, _ = line.partition("：")
    return bool(colon) and ": " not in before


def _sentence(problem: str, text: str, mark: Any) -> tuple[Message, Message | None]:
    character = _character(text, mark)
    if character == "\t":
        return message("a tab in the indentation"), message("indent with spaces")
    if "cannot start any token" in problem:
        return message("a value cannot start with '{character}'", character=character), _QUOTE
    colon = _colon_help(text, mark)
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


def _colon_help(text: str, mark: Any) -> Message | None:
    around = lines(text)[max(0, mark.line - 1) : mark.line + 1]
    return _FULL_WIDTH_COLON if any(map(_has_full_width_colon, around)) else None


def _character(text: str, mark: Any) -> str:
    line = lines(text)[mark.line : mark.line + 1]
    return line[0][mark.column : mark.column + 1] if line else ""


def _at(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
