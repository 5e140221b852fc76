"""Text → plain tree, by libyaml: compose the nodes, walk them once.

`Parser.resolve` runs no YAML 1.1 rules (there, `no` is a boolean and `1:30` a number). Whether a
scalar is plain or quoted shows in its style; `check_events` looks for YAML features that are not
allowed, but only in a text that contains their characters.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from apcli.diagnostics import Message, Span, message
from apcli.source import reading_rules
from apcli.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 64

# libyaml composes recursively and limits the nesting of brackets itself; the nesting of blocks,
# whose lines are indented that deep, is checked before anything is composed.
_DEEP = re.compile(rb"[\r\n][ ?-]{100}")
_HARMLESS = 4096
"""A file of up to so many bytes cannot be nested too deep for libyaml: a level takes two."""

_INDICATED = re.compile(rb"(?:^|[\s\[{,:?-])[&*!]", re.MULTILINE)


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
    """The first anchor, alias, tag or nesting beyond the limit, or None.

    Only a text that contains the characters for it is searched; `building` counts the levels of
    every tree.
    """
    if not _is_suspicious(data):
        return None
    parser, depth = _Parser(data), 0
    for event in iter(parser.get_event, None):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return too_deep(event)
        if feature := _feature(event):
            span = span_between(event.start_mark, event.end_mark)
            return Problem(reading_rules.YAML_FEATURE, span, *feature)
    return None


def _is_suspicious(data: bytes) -> bool:
    if len(data) > _HARMLESS and _DEEP.search(b"\n" + data):
        return True
    some = b"&" in data or b"*" in data or b"!" in data
    return some and _INDICATED.search(data) is not None


def _feature(event: Any) -> tuple[Message, Message | None] | None:
    quote = message("if it is text, put the value in quotes")
    if isinstance(event, yaml.AliasEvent):
        return message("aliases ('*{name}') are not allowed", name=event.anchor), quote
    if getattr(event, "anchor", None):
        return message("anchors ('&{name}') are not allowed", name=event.anchor), quote
    if getattr(event, "tag", None):
        name = event.tag.replace("tag:yaml.org,2002:", "!!")
        return message("tags ('{name}') are not allowed", name=name), quote
    return None


def too_deep(place: Any) -> Problem:
    """The finding for a node or event that is nested beyond the limit."""
    text = message("nested more than {limit} levels deep", limit=MAX_DEPTH)
    return Problem(
        reading_rules.OUT_OF_BOUNDS, span_between(place.start_mark, place.start_mark), text
    )


def open_brackets(data: bytes) -> list[Any]:
    """The tokens of the brackets that are still open where the text becomes unreadable."""
    opened: list[Any] = []
    for token in tokens(data):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened


def scalar_before(data: bytes, index: int) -> Any:
    """The token of the last scalar that ends before a place in the text, or None."""
    scalars = [
        token
        for token in tokens(data)
        if isinstance(token, yaml.ScalarToken) and token.end_mark.index <= index
    ]
    return scalars[-1] if scalars else None


def tokens(data: bytes) -> Iterator[Any]:
    """The tokens up to the place where the text becomes unreadable."""
    with suppress(yaml.YAMLError):
        yield from iter(_Parser(data).get_token, None)


def span_between(start: Any, end: Any) -> Span:
    """The span from one of libyaml's marks to another."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
