"""A libyaml error → a finding with its place, message and help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Message, Span, message
from apcli.source import reading_rules
from apcli.source.characters import code_point, lines, span_at
from apcli.source.parsing import MAX_DEPTH, open_brackets, scalar_before
from apcli.source.problem import Problem

if TYPE_CHECKING:
    import yaml

_QUOTE = message("put the value in quotes: '…'")
_SIGNS = {"directive": "%", "anchor": "&", "alias": "*", "tag": "!"}
"""The characters that start a YAML feature, by libyaml's name for the feature."""

_SURROGATE = re.compile(r"(?:0000)?d[89a-f][0-9a-f]{2}(?!\\ud[c-f])", re.IGNORECASE)
"""The digits of an escape for half a character, without the other half after it."""

_SPACE_AFTER = message("write 'key: value', with a space after the colon")
_KEY_AND_VALUE = re.compile(r"\s*(?:- +)*[\w-]+(：|:(?=[^ \t\r\n]))")
"""A line that begins with a key whose colon is full-width, or has no space after it."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7})(?= |\r?$)", re.MULTILINE)
_LEFT_OVER = re.compile(r"(?:={7}|\|{7})(?= |$)")
"""The lines of a conflict that may be left when the others are deleted."""

_FULL_WIDTH_COLON = message("use a half-width colon followed by a space: 'key: value'")


def explain(error: yaml.YAMLError, text: str, data: bytes) -> Problem:
    """The finding for an error that libyaml raised while reading `data`, the bytes of `text`."""
    problem = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    mark: Any = getattr(error, "problem_mark", None)
    opening: Any = getattr(error, "context_mark", None)
    if mark is None:
        unreadable = message("the file cannot be read as YAML")
        return Problem(reading_rules.YAML_SYNTAX, Span(1, 1, 1, 1), unreadable)
    if "single document" in context:
        second = message("a second YAML document starts here; a file may contain only one")
        return Problem(
            reading_rules.YAML_FEATURE, _at(mark), second, message("delete the '---' line")
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
    if "escape code" in problem and (half := _SURROGATE.match(_rest(text, mark))):
        surrogate = message("escape sequence for {name}", name=code_point(chr(int(half[0], 16))))
        return Problem(reading_rules.CONTROL_CHARACTER, _at(mark), surrogate, message("delete it"))
    if "could not find expected ':'" in problem and opening is not None:
        return _without_colon(text, opening)
    before = "mapping values are not allowed" in problem and _on_the_line_before(text, mark)
    return (
        _on_its_line(text, mark.line)
        or before
        or _open_before(context, data, mark)
        or Problem(reading_rules.YAML_SYNTAX, _at(mark), *_sentence(problem, text, mark))
    )


def _open_before(context: str, data: bytes, mark: Any) -> Problem | None:
    """What was opened before the place of the error and never closed, or None."""
    if "flow" in context and (brackets := open_brackets(data)):
        start = brackets[-1].start_mark
        bracket = data.decode("utf-8")[start.index]
        text = message("the '{bracket}' opened here is not closed properly", bracket=bracket)
        help = message("close it, and quote values that contain , : # [ ] or braces")
        return Problem(reading_rules.YAML_SYNTAX, _at(start), text, help)
    if "block mapping" in context:
        scalar = scalar_before(data, mark.index)
        over_lines = scalar and scalar.style and scalar.start_mark.line < scalar.end_mark.line
        if over_lines and scalar.style in ("'", '"'):
            return _open_quote(scalar.start_mark)
    return None


def _open_quote(mark: Any) -> Problem:
    text = message("the quote opened here is never closed")
    return Problem(
        reading_rules.YAML_SYNTAX, _at(mark), text, message("close it with the same quote")
    )


def conflict(text: str) -> Problem | None:
    """The finding for the first line by which git marks a conflict, or None."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    return _marked_conflict(span_at(text, found.start(), 7))


def _marked_conflict(span: Span) -> Problem:
    sentence = message("the line marks a merge conflict that is not resolved")
    help = message(
        "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    )
    return Problem(reading_rules.YAML_SYNTAX, span, sentence, help)


def _on_its_line(text: str, number: int) -> Problem | None:
    """What is wrong with the line of the error, whatever libyaml expected there."""
    line = _line(text, number)
    if _LEFT_OVER.match(line):
        return _marked_conflict(Span(number + 1, 1, number + 1, 8))
    wide = re.match(" *(\u3000+)", line)
    if wide:
        span = Span(number + 1, wide.start(1) + 1, number + 1, wide.end() + 1)
        sentence = message("full-width space in the indentation")
        help = message("indent the line with half-width spaces")
        return Problem(reading_rules.YAML_SYNTAX, span, sentence, help)
    return None


def _without_colon(text: str, mark: Any) -> Problem:
    """The finding for a line that should begin with a key."""
    rest = _rest(text, mark)
    if found := _on_its_line(text, mark.line):
        return found
    if not rest[:1].isascii():
        return _not_indented(mark)
    sentence = message("the key on this line has no colon after it")
    return _wrong_colon(rest, mark.line, mark.column) or Problem(
        reading_rules.YAML_SYNTAX, _at(mark), sentence, _SPACE_AFTER
    )


def _on_the_line_before(text: str, mark: Any) -> Problem | None:
    """The finding for a key of the line before that is read as text, which goes on on this line."""
    if ": " in _line(text, mark.line)[: mark.column]:
        return None
    return _on_its_line(text, mark.line - 1) or _wrong_colon(
        _line(text, mark.line - 1), mark.line - 1, 0
    )


def _wrong_colon(line: str, number: int, column: int) -> Problem | None:
    """The finding for the colon of a line, which is full-width or has no space after it."""
    found = _KEY_AND_VALUE.match(line)
    if not found:
        return None
    place = column + found.start(1) + 1
    wide = found[1] == "："
    sentence = (
        message("full-width colon after a key") if wide else message("no space after the colon")
    )
    help = _FULL_WIDTH_COLON if wide else _SPACE_AFTER
    span = Span(number + 1, place, number + 1, place + 1)
    return Problem(reading_rules.YAML_SYNTAX, span, sentence, help)


def _not_indented(mark: Any) -> Problem:
    """Keys are ASCII, so a line that begins with something else belongs to the text before it."""
    text = message("expected a key, found a line of text")
    help = message("indent every line of a text by two spaces, or write a key as 'key: value'")
    return Problem(reading_rules.YAML_SYNTAX, _at(mark), text, help)


def full_width_colon(text: str) -> Message | None:
    """The help for a text whose first line of content writes `key：value`, else None."""
    content = (line for line in lines(text) if line.strip() and not line.lstrip().startswith("#"))
    return _FULL_WIDTH_COLON if _has_full_width_colon(next(content, "")) else None


def _has_full_width_colon(line: str) -> bool:
    """The line names a key with a full-width colon and has no proper one before it."""
    before, colon, _ = line.partition("：")
    return bool(colon) and ": " not in before


def _sentence(problem: str, text: str, mark: Any) -> tuple[Message, Message | None]:
    character = _character(text, mark)
    if character == "\t":
        return message("tab in the indentation"), message("indent with spaces")
    if "cannot start any token" in problem:
        return message("a value cannot start with '{character}'", character=character), _QUOTE
    colon = _colon_help(text, mark)
    if "mapping values are not allowed" in problem:
        return message("': ' inside a value, or wrong indentation"), colon or message(
            "put the value in quotes, or align the line with those around it"
        )
    if "escape" in problem:
        return message("invalid \\ escape in double quotes"), message(
            "use single quotes, where \\ is an ordinary character"
        )
    if "sequence entries are not allowed" in problem:
        return message("a list cannot start here"), message("start it on its own line")
    return message("invalid YAML"), colon or message(
        "check the indentation, and the quotes and brackets before this point"
    )


def _colon_help(text: str, mark: Any) -> Message | None:
    if re.search("[｛［]", _line(text, mark.line)[: mark.column]):
        return message("use half-width brackets: [ ] or braces")
    return _FULL_WIDTH_COLON if _has_full_width_colon(_line(text, mark.line)) else None


def _character(text: str, mark: Any) -> str:
    return _rest(text, mark)[:1]


def _rest(text: str, mark: Any) -> str:
    """The line from the place on."""
    return _line(text, mark.line)[mark.column :]


def _line(text: str, number: int) -> str:
    """A line by its number from 0, empty where there is none."""
    return next(iter(lines(text)[number : number + 1]), "")


def _at(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
