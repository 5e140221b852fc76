"""Bytes that are no text, and text with characters that no editor shows."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from tests.reading.broken import BROKEN, JAPANESE, SUSPICIOUS
from tests.reading.reading import read, tree_of

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


@pytest.mark.parametrize(
    ("name", "data", "code", "line", "column"), BROKEN, ids=[name for name, *_ in BROKEN]
)
def test_a_broken_file_is_one_error_at_its_place(
    name: str, data: bytes, code: str, line: int, column: int, snapshot: SnapshotAssertion
) -> None:
    reading = read(data)
    assert reading.found == [(code, line, column)]
    assert reading.tree is None
    assert reading.report == snapshot


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "column"), SUSPICIOUS, ids=[name for name, *_ in SUSPICIOUS]
)
def test_an_odd_character_is_a_warning_and_stays_in_the_text(
    name: str, text: str, code: str, line: int, column: int, snapshot: SnapshotAssertion
) -> None:
    reading = read(text)
    assert reading.found == [(code, line, column)]
    assert reading.tree is not None
    assert len(f"{reading.tree['title']}") == (1 if "#" in text or "two" in name else 3)
    assert reading.report == snapshot


def test_every_odd_character_of_a_file_is_found() -> None:
    found = [("AP013", 1, 9), ("AP012", 2, 4), ("AP013", 2, 6)]
    assert read("title: a\u200bb\nb: \u2028c\u202e\n").found == found


def test_the_offset_of_a_wrong_byte_counts_bytes_from_the_files_first() -> None:
    assert "byte 0xFF at offset 15" in read("title: 窓口\n".encode() + b"a\xff").report


def test_the_offset_of_a_wrong_byte_counts_a_byte_order_mark() -> None:
    assert "byte 0xFF at offset 10" in read(codecs.BOM_UTF8 + b"title: \xff\n").report


def test_a_file_in_cp932_is_told_from_one_wrong_byte() -> None:
    assert "CP932" in read(JAPANESE.encode("cp932")).report
    assert "CP932" not in read(JAPANESE.encode() + b"a: \xff\n").report


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["without_a_mark", "with_a_mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_mark_and_every_line_end_are_accepted(mark: bytes, end: str) -> None:
    text = "title: 窓口のDX\nnumber: 1\nnotes:\n  - a\n  - b\n".replace("\n", end)
    assert tree_of(mark + text.encode()) == {
        "title": "窓口のDX",
        "number": "1",
        "notes": ["a", "b"],
    }
