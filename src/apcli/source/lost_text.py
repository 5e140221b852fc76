"""Text that YAML does not read as its writer means it: cut at ` #`, or split at a comma."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml

from apcli.diagnostics import message
from apcli.source import reading_rules
from apcli.source.characters import lines, span_at
from apcli.source.parsing import tokens
from apcli.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.diagnostics import Span

# Each begins with the one character that a search can jump to.
_CUT = re.compile(r"#(?<=[ \t]#)(?!#?[\s=*-]|##|[ \t]*apcli:)")
_SPLIT = re.compile(r",(?:(?<=[0-9],)(?=[0-9]{3}(?![0-9]))|(?<=[ぁ-ん],))")
_ENTRY = re.compile(r"(\s*(?:- +)*)(?:[^\s'\"]+:\s|- )")
_GOES_ON = (
    "(?:[一-龠ァ-ヶー0-9）」][をはがにで]"
    "|ので|つつ|ながら|ものの|に基づき|に伴い|に応じ|に対し|とし|おり)$"
)
"""How a part of a sentence ends that another part follows, and no entry of a list: not 子育て."""

_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")


def check_lost_text(data: bytes, text: str) -> Iterator[Problem]:
    """Text that is read as a comment, and text in brackets that is read as two entries.

    `data` are the bytes as libyaml reads them, `text` the characters as written. The text is looked
    at more closely only where it has the characters for it, as almost no file has.
    """
    cuts = [found.start() for found in _CUT.finditer(text)]
    splits = _SPLIT.search(text) is not None or _ends_in_a_sentence(text)
    if not cuts and not splits:
        return
    all_tokens, all_lines = [*tokens(data)], lines(text)
    for index in cuts:
        yield from _cut(text, index, all_tokens, all_lines)
    if splits:
        yield from _split(text, all_tokens)


def _cut(
    text: str, index: int, all_tokens: Sequence[Any], all_lines: Sequence[str]
) -> Iterator[Problem]:
    """The finding for what follows the `#` at `index`, if it was to belong to the text before."""
    last = all_tokens[bisect_left(all_tokens, index, key=lambda each: each.start_mark.index) - 1]
    place = span_at(text, index)
    line = all_lines[place.line - 1]
    is_text = isinstance(last, yaml.ScalarToken) and not last.style
    if text[last.end_mark.index : index].strip() or not (is_text or isinstance(last, _BEFORE_TEXT)):
        return
    if place.line != last.end_mark.line + 1 and not (
        is_text and _continues(all_lines, last, place)
    ):
        return
    rest = line[place.column - 1 :].rstrip()
    start = last.start_mark.index if is_text else index
    own = _AFTER_AN_ENTRY.split(rest)[0] if _is_in_brackets(all_tokens, index) else rest
    whole = " ".join(text[start : index + len(own)].split())
    yield Problem(
        reading_rules.CUT_TEXT,
        span_at(text, index, len(rest)),
        message("'{text}' is read as a comment, not as text", text=_excerpt(rest)),
        message(
            "put the text in quotes: '{text}'; if it is a comment, write '# ' with a space",
            text=_excerpt(whole),
        ),
    )


_BEFORE_TEXT = (yaml.ValueToken, yaml.BlockEntryToken, yaml.FlowEntryToken)


_AFTER_AN_ENTRY = re.compile(r"[\[\]{},]")
"""Where a text in brackets ends: before the next entry, or with the list."""


def _is_in_brackets(all_tokens: Sequence[Any], index: int) -> bool:
    before = [each for each in all_tokens if each.start_mark.index < index]
    opened = sum(isinstance(each, _OPENING) for each in before)
    return opened > sum(isinstance(each, _CLOSING) for each in before)


_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


def _continues(all_lines: Sequence[str], scalar: Any, place: Span) -> bool:
    """The `#` begins the line after a plain text, deeper than the entry that the text belongs to.

    A field that is commented out begins where the field above it begins.
    """
    line = all_lines[scalar.end_mark.line]
    entry = _ENTRY.match(line)
    least = len(entry[1]) + 1 if entry else len(line) - len(line.lstrip())
    return place.line == scalar.end_mark.line + 2 and place.column > least


def _ends_in_a_sentence(text: str) -> bool:
    """A list in square brackets has several entries, the last of which is a sentence."""
    return any("," in part.rpartition("[")[2] for part in text.split("。]")[:-1])


def _split(text: str, all_tokens: Sequence[Any]) -> Iterator[Problem]:
    """The findings for commas inside a number or a sentence of a list in square brackets."""
    opened: list[list[Any]] = []
    for before, token in pairwise((None, *all_tokens)):
        if isinstance(token, _OPENING):
            opened.append([before, token])
        elif isinstance(token, _CLOSING) and opened:
            before_it, start, *entries = opened.pop()
            if isinstance(start, yaml.FlowSequenceStartToken):
                is_row = isinstance(before_it, yaml.BlockEntryToken)
                yield from _split_entries(text, entries, is_row=is_row)
        elif isinstance(token, yaml.ScalarToken) and opened:
            opened[-1].append(token)


def _split_entries(text: str, entries: Sequence[Any], *, is_row: bool) -> Iterator[Problem]:
    """A finding for each run of entries that are one text.

    Where a number is split, the commas with a space after them are those between the entries. The
    last cell of a row of a table may be a sentence.
    """
    split = [_splits_a_number(text, one, other) for one, other in pairwise(entries)]
    ends = not is_row and bool(entries) and entries[-1].value.endswith("。") and not any(split)
    runs = [[*entries[:1]]]
    for (one, other), is_number in zip(pairwise(entries), split, strict=True):
        if is_number or _goes_on(text, one, other, ends=ends):
            runs[-1].append(other)
        else:
            runs.append([other])
    for first, *others in filter(None, runs):
        run = [first, *others]
        if not others or all(each.value.isdecimal() for each in run):
            continue  # numbers alone are a list
        whole = _excerpt(text[first.start_mark.index : run[-1].end_mark.index])
        yield Problem(
            reading_rules.SPLIT_TEXT,
            span_at(text, text.index(",", first.end_mark.index)),
            message("the comma makes separate entries of '{text}'", text=whole),
            message("if it is one text, put it in quotes: '{text}'", text=whole),
        )


def _splits_a_number(text: str, one: Any, other: Any) -> bool:
    """A number such as `4,328千円` goes on after the comma."""
    between = text[one.end_mark.index : other.start_mark.index]
    is_plain = not one.style and not other.style
    return (
        is_plain
        and between == ","
        and one.value[-1].isdecimal()
        and _THOUSANDS.match(other.value) is not None
    )


def _goes_on(text: str, one: Any, other: Any, *, ends: bool) -> bool:
    """A sentence goes on after the comma, as its part says, or that the list `ends` in one."""
    if one.style or text[one.end_mark.index : other.start_mark.index].strip() != ",":
        return False
    return re.search(_GOES_ON, one.value) is not None or (
        ends and not one.value.endswith(("。", "！", "？"))
    )


def _excerpt(value: str, limit: int = 60) -> str:
    return value if len(value) <= limit else f"{value[: limit - 1]}…"
