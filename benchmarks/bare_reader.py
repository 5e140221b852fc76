"""The least that reading a plan can cost in Python: `python benchmarks/bare_reader.py DIR`.

Every file's bytes become a plain tree and the span of every key and item, by libyaml and one walk
over its nodes; duplicate keys are found. No value is judged and nothing is kept.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import yaml
from yaml._yaml import CParser

Path = tuple[str | int, ...]
Spans = dict[Path, tuple[int, int, int, int]]


class _Parser(CParser):
    """libyaml's parser without the resolver of YAML 1.1."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing to keep: no tag depends on the path."""

    def ascend_resolver(self) -> None:
        """Nothing to keep: no tag depends on the path."""


def read(data: bytes) -> tuple[Any, Spans]:
    """The plain tree of a file, and where each part of it stands.

    Raises:
        yaml.YAMLError: it is not YAML.
        ValueError: a mapping has a key twice.
    """
    spans: Spans = {}
    return _tree(_Parser(data).get_single_node(), (), spans), spans


def _tree(node: Any, path: Path, spans: Spans) -> Any:
    kind = type(node)
    if kind is yaml.ScalarNode:
        return node.value
    if kind is yaml.SequenceNode:
        return [
            _tree(item, _at(item, (*path, index), spans), spans)
            for index, item in enumerate(node.value)
        ]
    result = {
        key.value: _tree(value, _at(key, (*path, key.value), spans), spans)
        for key, value in node.value
    }
    if len(result) != len(node.value):
        raise ValueError("a key is given twice")
    return result


def _at(node: Any, path: Path, spans: Spans) -> Path:
    start, end = node.start_mark, node.end_mark
    spans[path] = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return path


def _bytes(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, 1 << 21)
    finally:
        os.close(descriptor)


def main() -> None:
    """Read every file of the folder that the command line names."""
    gc.disable()
    root = sys.argv[1]
    folder = f"{root}/initiatives"
    names = sorted(entry.path for entry in os.scandir(folder))
    for path in [f"{root}/{name}.yaml" for name in ("plan", "taxonomy", "glossary")] + names:
        read(_bytes(path))


if __name__ == "__main__":
    main()
