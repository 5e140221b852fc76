"""Where things stand: lines and columns from 1, columns in characters, the end exclusive."""

from __future__ import annotations

import pytest

from apcli.diagnostics import Span
from apcli.source import locate, source_lines
from tests.reading.reading import read

INITIATIVE = """\
title: 窓口の😀DX  # コメント
departments:
  - 情報推進課
  - '市民課'
stage: {key: trial, basis: declared}
overview: |
  一行目
  二行目
indicators:
  sites:
    name: >-
      設置
      箇所
    targets:
      2025: 16
      2026: {value: 19,
        note: 注}
actions: 手続を
  見直す
"""


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("title",), Span(1, 8, 1, 14)),
        (("departments",), Span(3, 3, 3, 10)),
        (("departments", 0), Span(3, 5, 3, 10)),
        (("departments", 1), Span(4, 5, 4, 10)),
        (("stage",), Span(5, 8, 5, 37)),
        (("stage", "key"), Span(5, 14, 5, 19)),
        (("stage", "basis"), Span(5, 28, 5, 36)),
        (("overview",), Span(6, 11, 6, 12)),
        (("indicators",), Span(10, 3, 10, 9)),
        (("indicators", "sites", "name"), Span(11, 11, 11, 13)),
        (("indicators", "sites", "targets", "2025"), Span(15, 13, 15, 15)),
        (("indicators", "sites", "targets", 2025), Span(15, 13, 15, 15)),
        (("indicators", "sites", "targets", "2026"), Span(16, 13, 17, 17)),
        (("indicators", "sites", "targets", "2026", "note"), Span(17, 15, 17, 16)),
        (("actions",), Span(18, 10, 19, 6)),
    ],
    ids=str,
)
def test_a_value_is_located(path: tuple[str | int, ...], span: Span) -> None:
    assert locate(read(INITIATIVE).document, path) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("title",), Span(1, 1, 1, 6)),
        (("departments",), Span(2, 1, 2, 12)),
        (("departments", 1), Span(4, 5, 4, 10)),
        (("stage", "basis"), Span(5, 21, 5, 26)),
        (("indicators", "sites"), Span(10, 3, 10, 8)),
        (("indicators", "sites", "targets", "2025"), Span(15, 7, 15, 11)),
    ],
    ids=str,
)
def test_a_key_is_located(path: tuple[str | int, ...], span: Span) -> None:
    assert locate(read(INITIATIVE).document, path, key=True) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("number",), Span(1, 1, 1, 6)),
        (("stage", "since"), Span(5, 1, 5, 6)),
        (("departments", 2), Span(2, 1, 2, 12)),
        (("departments", "name"), Span(2, 1, 2, 12)),
        (("departments", 0, "name"), Span(3, 5, 3, 10)),
        (("title", "reading"), Span(1, 1, 1, 6)),
        (("indicators", "sites", "unit"), Span(10, 3, 10, 8)),
        (("indicators", "lines", "unit"), Span(9, 1, 9, 11)),
    ],
    ids=str,
)
def test_what_is_missing_is_located_at_the_nearest_part(
    path: tuple[str | int, ...], span: Span
) -> None:
    assert locate(read(INITIATIVE).document, path) == span


def test_the_file_as_a_whole_is_located_at_its_first_key() -> None:
    assert locate(read("# a comment\n\ntitle: a\n").document, ()) == Span(3, 1, 3, 6)
    assert locate(read("# a comment\n").document, ()) == Span(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("before", "column"),
    [
        ("x", 8),
        ("窓", 8),
        ("窓口の", 10),
        ("😀", 8),
        ("👨👩👧", 10),
        ("か\u3099", 9),
        ("ｶﾞ", 9),
        ("𠮷野家", 10),
    ],
)
def test_columns_count_characters(before: str, column: int) -> None:
    assert locate(read(f"{{{before}: 1, a: 2}}\n").document, ("a",), key=True) == Span(
        1, column, 1, column + 1
    )


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_an_unusual_separator_ends_no_line(separator: str) -> None:
    reading = read(f"title: 窓{separator}口\noverview: a{separator}\nactions: 'b\n")
    assert reading.found == [("AP012", 1, 9), ("AP012", 2, 12), ("AP004", 3, 10)]
    document = read(f"title: 窓{separator}口\nactions: b\n").document
    assert locate(document, ("title",)) == Span(1, 8, 1, 11)
    assert locate(document, ("actions",)) == Span(2, 10, 2, 11)
    assert list(source_lines(document)) == [f"title: 窓{separator}口", "actions: b", ""]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_line_end_counts_once(end: str) -> None:
    text = f"title: a{end}{end}overview: |{end}  b{end}  c{end}actions: 窓口{end}"
    document = read(text).document
    assert locate(document, ("overview",)) == Span(3, 11, 3, 12)
    assert locate(document, ("actions",)) == Span(6, 10, 6, 12)
    assert read(f"title: a{end}{end}number: 1{end}title: b{end}").found == [("AP006", 4, 1)]


def test_a_byte_order_mark_takes_no_column() -> None:
    assert locate(read("\ufefftitle: a\n").document, ("title",)) == Span(1, 8, 1, 9)


def test_a_file_that_is_no_text_is_shown_with_replacement_characters() -> None:
    assert list(source_lines(read(b"a: 1\nb: \xff\n").document)) == ["a: 1", "b: �", ""]
