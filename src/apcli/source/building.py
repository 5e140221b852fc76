"""Nodes → plain tree in one walk, and the keys and characters that are not allowed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from apcli.diagnostics import message
from apcli.source import reading_rules
from apcli.source.characters import (
    BLANK_ELSEWHERE,
    CONTROL,
    INVISIBLE,
    PRIVATE,
    SEPARATOR,
    code_point,
)
from apcli.source.parsing import MAX_DEPTH, span_between, too_deep
from apcli.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.diagnostics import DataPath, Message, Rule

Tree = dict[str, "Tree"] | list["Tree"] | str | bool | None
"""What a file holds: mappings, lists, text, true and false. A null value in a mapping is absent."""

_CONSTANTS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
_LONGEST = max(map(len, _CONSTANTS))
_NO_KEYS = frozenset({"<<", "null", "~", ""})


def build(
    root: yaml.Node, *, escapes: bool, explicit: bool, restore: Callable[[str], str] | None
) -> tuple[Tree, list[DataPath], list[Problem]]:
    """The plain tree below `root`, the paths of omitted nulls, and the problems.

    `escapes`: the text has backslashes, so a quoted scalar may contain any character. `explicit`:
    it may have keys that begin with `?`, which can be anything. `restore` undoes the replacements
    that made the text safe to parse.
    """
    problems: list[Problem] = []
    absent: list[yaml.Node] = []

    def tree(node: Any, depth: int) -> Tree:
        kind = type(node)
        if kind is yaml.ScalarNode:
            value: str = node.value
            if len(value) <= _LONGEST and value in _CONSTANTS and not node.style:
                return _CONSTANTS[value]
            if escapes:
                problems.extend(_escaped(node))
            return restore(value) if restore else value
        if depth > MAX_DEPTH:
            problems.append(too_deep(node))
            return None
        if kind is yaml.SequenceNode:
            return [tree(item, depth + 1) for item in node.value]
        result: dict[str, Tree] = {}
        for key, value_node in node.value:
            entry = tree(value_node, depth + 1)
            if type(key) is not yaml.ScalarNode:
                continue
            if entry is None:
                absent.append(key)
            else:
                result[key.value] = entry
        odd = len(result) != len(node.value) or not _NO_KEYS.isdisjoint(result)
        if odd or explicit or escapes or not "".join(result).isascii():
            problems.extend(_check_keys(node, escapes=escapes))
        return result

    built = tree(root, 1)
    return built, [*_paths(root, {id(key) for key in absent})] if absent else [], problems


def _paths(node: Any, wanted: set[int], path: DataPath = ()) -> Iterator[DataPath]:
    """The paths of these key nodes."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if id(key) in wanted:
                    yield (*path, key.value)
                yield from _paths(value, wanted, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _paths(item, wanted, (*path, index))


def _check_keys(node: yaml.MappingNode, *, escapes: bool) -> Iterator[Problem]:
    first: dict[str, Any] = {}
    for key, _ in node.value:
        span = span_between(key.start_mark, key.end_mark)
        if wrong := _wrong_key(key):
            rule, text, help = wrong
            yield Problem(rule, span, text, help)
            continue
        if escapes:
            yield from _escaped(key)
        # A full-width letter or a leading ideographic space does not make a different word.
        folded = unicodedata.normalize("NFKC", key.value).strip()
        if folded in first:
            line = first[folded].start_mark.line + 1
            text = message(
                "duplicate key '{key}', first used on line {line}", key=key.value, line=line
            )
            yield Problem(reading_rules.DUPLICATE_KEY, span, text, message("keep only one of them"))
        else:
            first[folded] = key


def _wrong_key(key: Any) -> tuple[Rule, Message, Message | None] | None:
    on_one_line = type(key) is yaml.ScalarNode and key.start_mark.line == key.end_mark.line
    if not on_one_line or key.style in ("|", ">"):
        return reading_rules.KEY_NOT_TEXT, message("a key must be text on one line"), None
    if key.style:
        return None
    if key.value == "<<":
        text = message("merge keys ('<<') are not allowed")
        return reading_rules.YAML_FEATURE, text, message("write out the fields")
    if _CONSTANTS.get(key.value, "") is None:
        return reading_rules.KEY_NOT_TEXT, message("a key must be text, not null"), None
    return None


def _escaped(node: Any) -> Iterator[Problem]:
    """Characters written as an escape in a quoted scalar that are not allowed in any form."""
    if node.style != '"':
        return
    if node.value.isprintable():
        return
    for pattern, rule, help in _WRONG:
        if found := re.search(pattern, node.value):
            span = span_between(node.start_mark, node.end_mark)
            text = message("escape sequence for {name}", name=code_point(found[0]))
            yield Problem(rule, span, text, help)


_DELETE = message("delete it")
_WRONG = (
    (CONTROL, reading_rules.CONTROL_CHARACTER, _DELETE),
    (PRIVATE, reading_rules.PRIVATE_CHARACTER, BLANK_ELSEWHERE),
    (SEPARATOR, reading_rules.LINE_SEPARATOR, _DELETE),
    (INVISIBLE, reading_rules.INVISIBLE_CHARACTER, _DELETE),
)
