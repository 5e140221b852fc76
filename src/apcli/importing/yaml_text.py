"""Trees → YAML in the style of a plan's files: blocks, and one line for what is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.edit import flow_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.source.building import Tree

_BLOCKS = frozenset(
    {
        "labels",
        "columns",
        "targets",
        "values",
        "indicators",
        "fields",
        "costs",
        "reviews",
        "status",
    }
)
"""Fields that have a line for each entry, however short they are."""
_BLOCKS_OF_TEXTS = frozenset({"notes"})
_WIDTH = 100


def yaml_text(tree: Mapping[str, Tree]) -> str:
    """The fields as the text of a file."""
    return "".join(f"{line}\n" for key, value in tree.items() for line in _lines(key, value, 0))


def _lines(key: str, value: Tree, depth: int) -> Iterator[str]:
    start = f"{'  ' * depth}{flow_text(key)}:"
    if isinstance(value, str) and "\n" in value:
        yield f"{start} |"
        indent = "  " * (depth + 1)
        yield from (f"{indent}{line}" if line else "" for line in value.split("\n"))
    elif _fits(key, value, len(start)):
        yield f"{start} {flow_text(value)}"
    elif isinstance(value, dict):
        yield start
        for name, each in value.items():
            yield from _lines(name, each, depth + 1)
    elif isinstance(value, list):
        yield start
        for each in value:
            yield from _item(each, depth + 1)
    else:
        yield f"{start} {flow_text(value)}"


def _item(value: Tree, depth: int) -> Iterator[str]:
    start = "  " * depth
    if isinstance(value, dict) and not _fits("", value, len(start)):
        lines = [line for name, each in value.items() for line in _lines(name, each, depth + 1)]
        yield f"{start}- {lines[0].lstrip(' ')}"
        yield from lines[1:]
    else:
        yield f"{start}- {flow_text(value)}"


def _fits(key: str, value: Tree, start: int) -> bool:
    """The value may stand on the line of its key."""
    if isinstance(value, str):
        return "\n" not in value
    if not isinstance(value, dict | list):
        return True
    parts = value.values() if isinstance(value, dict) else value
    if not value or any(isinstance(each, str) and "\n" in each for each in parts):
        return False
    if isinstance(value, list):
        short = any(isinstance(each, str) for each in value) and key not in _BLOCKS_OF_TEXTS
    else:
        nested = any(isinstance(each, dict | list) for each in parts)
        short = key not in _BLOCKS and (not nested or key == "years" or key[:4].isdecimal())
    return short and start + len(flow_text(value)) < _WIDTH
