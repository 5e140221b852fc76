"""Text → plain tree, by libyaml: compose the nodes, walk them once.

`Parser.resolve` runs no YAML 1.1 rules (there, `no` is a boolean and `1:30` a number). Whether a
scalar is plain or quoted is told by its style; `check_events` looks for what has no place in the
data, but only in a text where the characters for it occur.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from apcli.diagnostics import Message, Span, message
from apcli.source import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.diagnostics import Kind
    from apcli.source.decoding import Problem

Tree = dict[str, "Tree"] | list["Tree"] | str | bool | None
"""What a file holds: mappings, lists, text, true and false. A null value in a mapping is absent."""

MAX_DEPTH = 64

_CONSTANTS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
_NULL_KEYS = frozenset({"<<", "null", "~", ""})
# Flow collections nest by brackets, block ones by the columns a line begins with (and one list that
# is not indented): below both numbers no text is deeper than MAX_DEPTH.
_MAX_OPENERS = 48
_DEEP = re.compile(rb"\n[ ?-]{16}")
_INDICATORS = (b"&", b"*", b"!")
_INDICATED = re.compile(rb"(?:^|[\s\[{,:?-])[&*!]", re.MULTILINE)
_ESCAPED_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class _Parser(CParser):
    """libyaml's parser without the resolver of YAML 1.1."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing to keep: no tag depends on the path."""

    def ascend_resolver(self) -> None:
        """Nothing to keep: no tag depends on the path."""


def compose(data: bytes) -> yaml.Node | None:
    """The nodes of the one document in `data`, or None where there is none.

    Raises:
        yaml.YAMLError: the text is not YAML, or more than one document.
    """
    return _Parser(data).get_single_node()


def check_events(data: bytes) -> Problem | None:
    """The first anchor, alias, tag or nesting beyond the bound, or None."""
    if not _is_suspicious(data):
        return None
    parser, depth = _Parser(data), 0
    while (event := parser.get_event()) is not None:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            span = _span(event.start_mark, event.start_mark)
            text = message("nested more than {limit} levels deep", limit=MAX_DEPTH)
            return kinds.OUT_OF_BOUNDS, span, text, None
        feature = _feature(event)
        if feature:
            span = _span(event.start_mark, event.end_mark)
            return kinds.YAML_FEATURE, span, *feature
    return None


def _is_suspicious(data: bytes) -> bool:
    if data.count(b"[") + data.count(b"{") >= _MAX_OPENERS or _DEEP.search(b"\n" + data):
        return True
    some = any(indicator in data for indicator in _INDICATORS)
    return some and _INDICATED.search(data) is not None


def build(
    root: yaml.Node, *, escapes: bool, restore: Callable[[str], str] | None
) -> tuple[Tree, list[Problem]]:
    """The plain tree below `root`, and the keys and characters that have no place in it.

    `escapes`: the text has backslashes, so a quoted scalar may hold a control character.
    `restore` gives back what stood in the text before it was made safe to parse.
    """
    problems: list[Problem] = []

    def scalar(node: Any) -> Tree:
        value: str = node.value
        if value in _CONSTANTS and not node.style:
            return _CONSTANTS[value]
        if escapes and (found := _ESCAPED_CONTROL.search(value)):
            name = f"U+{ord(found[0]):04X}"
            text = message("an escape for a control character, {name}, in the text", name=name)
            span = _span(node.start_mark, node.end_mark)
            problems.append((kinds.CONTROL_CHARACTER, span, text, message("delete it")))
        return restore(value) if restore else value

    def tree(node: Any) -> Tree:
        kind = type(node)
        if kind is yaml.ScalarNode:
            return scalar(node)
        if kind is yaml.SequenceNode:
            return [tree(item) for item in node.value]
        result: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            value = tree(value_node)
            if value is not None and type(key_node) is yaml.ScalarNode:
                result[key_node.value] = value
        odd = len(result) != len(node.value) or not _NULL_KEYS.isdisjoint(result)
        if odd or not "".join(result).isascii():
            problems.extend(_check_keys(node))
        return result

    return tree(root), problems


def _check_keys(node: yaml.MappingNode) -> list[Problem]:
    problems: list[Problem] = []
    first: dict[str, Any] = {}
    for key, _ in node.value:
        span = _span(key.start_mark, key.end_mark)
        if wrong := _wrong_key(key):
            kind, text, mend = wrong
            problems.append((kind, span, text, mend))
            continue
        # A full-width letter or a leading ideographic space makes another key of the same word.
        folded = unicodedata.normalize("NFKC", key.value).strip()
        if folded in first:
            line = first[folded].start_mark.line + 1
            text = message(
                "the key '{key}' is given twice, first in line {line}", key=key.value, line=line
            )
            problems.append((kinds.DUPLICATE_KEY, span, text, message("keep one of the two")))
        else:
            first[folded] = key
    return problems


def _wrong_key(key: Any) -> tuple[Kind, Message, Message | None] | None:
    if type(key) is not yaml.ScalarNode or key.style in ("|", ">"):
        return kinds.KEY_NOT_TEXT, message("a key must be text on one line"), None
    if key.style:
        return None
    if key.value == "<<":
        text = message("a merge key ('<<') has no place in the data")
        return kinds.YAML_FEATURE, text, message("write the fields out")
    if _CONSTANTS.get(key.value, "") is None:
        return kinds.KEY_NOT_TEXT, message("a key must be text, not null"), None
    return None


def _feature(event: Any) -> tuple[Message, Message | None] | None:
    quote = message("if it is text, put the value in quotes")
    if isinstance(event, yaml.AliasEvent):
        return message("an alias ('*{name}') has no place in the data", name=event.anchor), quote
    if getattr(event, "anchor", None):
        return message("an anchor ('&{name}') has no place in the data", name=event.anchor), quote
    if getattr(event, "tag", None):
        return message("a tag ('{name}') has no place in the data", name=event.tag), quote
    return None


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
