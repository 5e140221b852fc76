"""Taking a key or an item out of a file: nothing else changes, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.edit import removed
from apcli.source import parse

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath


def without(text: str, *path: str | int) -> str | None:
    where: DataPath = path
    return removed(parse("a.yaml", text.encode())[0], where)


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("b: 2\r\na: 1\r\n", ("b",), "a: 1\r\n"),
        (
            "a: 1\n# above\nb: 2  # beside\n# below\nc: 3\n",
            ("b",),
            "a: 1\n# above\n# beside\n# below\nc: 3\n",
        ),
        ("a: 1\nb:\n  - x\n  - y\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: |\n  x\n  y\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a:\n  b: 1\n  c: 2\n", ("a", "b"), "a:\n  c: 2\n"),
        ("a: {b: 1, c: 2, d: 3}  # e\n", ("a", "b"), "a: {c: 2, d: 3}  # e\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ("a", "c"), "a: {b: 1, d: 3}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a: [x, y, z]\n", ("a", 2), "a: [x, y]\n"),
        ("a:\n  - x  # 1\n  - y\n", ("a", 0), "a:\n  # 1\n  - y\n"),
        ("a:\n  b: 1 \n  c:\n    - x\n    - y # 1\n", ("a", "c"), "a:\n  b: 1 \n  # 1\n"),
        ("a: 1\nb: 2  \nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("b: 2 # 1\r\na: 1", ("b",), "# 1\r\na: 1"),
        ("a:\n- x\n- y\n", ("a", 1), "a:\n- x\n"),
        ("a:\n  - {b: 1, c: 2}\n", ("a", 0, "c"), "a:\n  - {b: 1}\n"),
    ],
)
def test_only_what_stands_there_goes(text: str, path: tuple[str | int, ...], left: str) -> None:
    assert without(text, *path) == left


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ("a",)),  # nothing would be left
        ("a: [x]\n", ("a", 0)),
        ("a: 1\nb: 2\n", ("c",)),
        ("a: 1\nb: 2\n", ("b", "c")),
        ("a: [x, y]\n", ("a", 2)),
        ("a: [x, y]\n", ("a", "x")),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b")),  # its line begins the item
    ],
)
def test_what_cannot_be_taken_out_alone_stays(text: str, path: tuple[str | int, ...]) -> None:
    assert without(text, *path) is None
