"""A path in a document → its span. The only place that turns paths into positions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from apcli.diagnostics import DataPath, Fix, Span
from apcli.source.characters import lines, span_at
from apcli.source.document import Document, parseable
from apcli.source.parsing import compose
from apcli.source.parts import written, written_at

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class _Composed:
    """A document's text, its lines and its nodes."""

    text: str
    lines: Sequence[str]
    root: yaml.Node | None


@lru_cache(maxsize=4)
def _composed(document: Document) -> _Composed:
    """Composed only on demand: a file without findings needs no spans."""
    text = document.data.decode("utf-8")
    return _Composed(text, lines(text), compose(parseable(document.data, text)[0]))


def locate(document: Document, path: DataPath, *, key: bool = False) -> Span:
    """The span of the value at `path`, or of its key.

    Where the path leads nowhere (a missing field) it is the key of the nearest existing part; for
    the file as a whole, its first key.
    """
    composed = _composed(document)
    node: Any = composed.root
    last_key: Any = None
    reached = 0
    for part in path:
        found = _child(node, part)
        if found is None:
            break
        key_node, node = found
        last_key = key_node or node
        reached += 1
    if last_key is None:
        return _first_key(composed)
    if key or reached < len(path):
        return _span(last_key, composed.lines)
    return _span(node, composed.lines)


@lru_cache(maxsize=4)
def source_lines(document: Document) -> Sequence[str]:
    """The lines of a document as an editor counts them; bytes that are not UTF-8 become U+FFFD."""
    return lines(document.data.decode("utf-8", "replace"))


def span_of(document: Document, start: int, end: int) -> Span:
    """The span of a range of the document's text that lies in one line."""
    return span_at(_composed(document).text, start, end - start)


def locate_part(document: Document, path: DataPath, start: int, end: int) -> tuple[int, int] | None:
    """The range of the document's text that writes characters `start` to `end` of a text value.

    None where they are not written in one piece: over a line break, or not at all.
    """
    written = _written(document, path)
    if written is None or end > len(written):
        return None
    first, last = written[start][0], written[end - 1][1]
    return None if _is_broken(_composed(document).text[first:last]) else (first, last)


@lru_cache(maxsize=1)
def _written(document: Document, path: DataPath) -> list[tuple[int, int]] | None:
    """Where each character of a text value is written; kept, as one text has many findings."""
    node = _node(document, path)
    is_text = isinstance(node, yaml.ScalarNode)
    return written_at(node, _composed(document).text) if is_text else None


def locate_whole(
    document: Document, path: DataPath, *, key: bool = False
) -> tuple[int, int] | None:
    """The range of the document's text that writes a scalar, or the key of a value."""
    node = _node(document, path[:-1])
    found = _child(node, path[-1]) if node is not None and path else None
    target = found and (found[0] if key else found[1])
    if not isinstance(target, yaml.ScalarNode) or target.style in ("|", ">"):
        return None
    return target.start_mark.index, target.end_mark.index


def fix_for(
    document: Document, path: DataPath, value: str, *, safe: bool, key: bool = False
) -> Fix | None:
    """The fix that replaces a scalar, or the key of a value, with `value`.

    Its quotes stay. None if it spans several lines, is a block, or does not exist.
    """
    place = locate_whole(document, path, key=key)
    if place is None:
        return None
    text = _composed(document).text[slice(*place)]
    if _is_broken(text):
        return None
    return Fix(*place, written(value, text[:1]), safe, on_key=key, value=value)


def fix_in_parts(
    document: Document, path: DataPath, values: tuple[str, ...], *, safe: bool
) -> Fix | None:
    """The fix that makes several entries of one in a list: in brackets, or each on its line."""
    fix = fix_for(document, path, values[0], safe=safe)
    entries = _node(document, path[:-1])
    if fix is None or not isinstance(entries, yaml.SequenceNode):
        return None
    text = _composed(document).text
    quote = text[fix.start : fix.start + 1]
    between = ", "
    if not entries.flow_style:
        line = text[text.rfind("\n", 0, fix.start) + 1 : fix.start]
        between = f"\n{line}"
        if line.strip() != "-":
            return None
    return fix._replace(
        replacement=between.join(written(each, quote) for each in values), value=values
    )


def _is_broken(text: str) -> bool:
    return "\n" in text or "\r" in text


def _node(document: Document, path: DataPath) -> Any:
    node: Any = _composed(document).root
    for part in path:
        found = _child(node, part)
        if found is None:
            return None
        node = found[1]
    return node


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        # A single entry may stand without its list.
        return _pairs(node).get(str(part)) or ((None, node) if part == 0 else None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


@lru_cache(maxsize=64)
def _pairs(node: yaml.MappingNode) -> dict[str, tuple[Any, Any]]:
    """The pairs of a mapping by key; of duplicate keys the first one."""
    return {key.value: (key, value) for key, value in reversed(node.value)}


def _first_key(composed: _Composed) -> Span:
    root = composed.root
    if isinstance(root, yaml.MappingNode) and root.value:
        return _span(root.value[0][0], composed.lines)
    return Span(1, 1, 1, 1)


def _span(node: Any, text: Sequence[str]) -> Span:
    start, end = node.start_mark, node.end_mark
    exact = end.line == start.line or (
        node.flow_style if isinstance(node, yaml.CollectionNode) else node.style not in ("|", ">")
    )
    if exact:
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    # libyaml ends a block at the next token, lines below; only its first line is marked.
    return Span(start.line + 1, start.column + 1, start.line + 1, len(text[start.line]) + 1)
