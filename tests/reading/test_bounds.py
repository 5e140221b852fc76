"""The bounds of a file: what is just inside them is read, what is just outside is refused."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from apcli.models import Baseline
from apcli.source.decoding import MAX_BYTES
from tests.reading.reading import read, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = 64


def in_brackets(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1) + "\n"


def in_braces(levels: int) -> str:
    return "{a: " * levels + "b" + "}" * levels + "\n"


def in_lines(levels: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(levels - 1)) + f"{' ' * levels}a: b\n"


def in_lines_of_carriage_returns(levels: int) -> str:
    return in_lines(levels).replace("\n", "\r")


def in_dashes(levels: int) -> str:
    return f"a:\n{'- ' * (levels - 1)}b\n"


def in_pairs(levels: int) -> str:
    """Every bracket is a list and, by the colon in it, a mapping."""
    pairs, rest = divmod(levels - 1, 2)
    return f"a: {'[' * rest}{'[a: ' * pairs}b{']' * (pairs + rest)}\n"


def in_lists_that_are_not_indented(levels: int) -> str:
    """Every column of indentation is a mapping and a list."""
    columns, brackets = 14, levels - 30
    lines = "".join(f"{' ' * column}a:\n{' ' * column}-\n" for column in range(columns))
    return f"{lines}{' ' * columns}a:\n{' ' * columns}- {'[' * brackets}{']' * brackets}\n"


@pytest.mark.parametrize(
    "nested",
    [
        in_brackets,
        in_braces,
        in_lines,
        in_lines_of_carriage_returns,
        in_dashes,
        in_pairs,
        in_lists_that_are_not_indented,
    ],
)
def test_sixty_four_levels_are_read_and_one_more_is_refused(nested: Callable[[int], str]) -> None:
    assert tree_of(nested(LEVELS))
    refused = read(nested(LEVELS + 1))
    assert [code for code, *_ in refused.found] == ["AP008"]
    assert refused.tree is None


@pytest.mark.parametrize("nested", [in_brackets, in_braces, in_dashes, in_pairs])
@pytest.mark.parametrize("levels", [3_000, 100_000])
def test_any_number_of_levels_is_one_finding(nested: Callable[[int], str], levels: int) -> None:
    assert [code for code, *_ in read(nested(levels)).found] == ["AP008"]


@pytest.mark.parametrize("nested", [in_lines, in_lines_of_carriage_returns])
@pytest.mark.parametrize("levels", [300, 900, 1_400])
def test_many_levels_by_indentation_are_one_finding(
    nested: Callable[[int], str], levels: int
) -> None:
    assert [code for code, *_ in read(nested(levels)).found] == ["AP008"]


@pytest.mark.parametrize("opener", ["[", "{", "- ", "? ", "- ? ", "{a: ", "[a: "])
def test_levels_that_are_never_closed_are_one_finding(opener: str) -> None:
    assert [code for code, *_ in read(f"a:\n {opener * 3_000}").found] == ["AP008"]


def filled(size: int) -> bytes:
    head = b"title: a\n# "
    return head + b"x" * (size - len(head) - 1) + b"\n"


def test_a_file_of_one_mebibyte_is_read_and_one_byte_more_is_refused() -> None:
    assert tree_of(filled(MAX_BYTES)) == {"title": "a"}
    refused = read(filled(MAX_BYTES + 1))
    assert refused.found == [("AP008", 1, 1)]
    assert refused.tree is None


def test_a_byte_order_mark_does_not_count_as_content() -> None:
    assert tree_of(codecs.BOM_UTF8 + filled(MAX_BYTES)) == {"title": "a"}


def test_a_mebibyte_in_one_value_is_read() -> None:
    data = b"title: " + b"x" * (MAX_BYTES - 8) + b"\n"
    assert tree_of(data) == {"title": "x" * (MAX_BYTES - 8)}


def longest_line(text: str) -> int:
    return max(map(len, text.splitlines()))


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "9" * 5_000, "0." + "1" * 5_000], ids=len)
def test_a_number_of_five_thousand_digits_is_a_finding(number: str) -> None:
    reading = read(f"fiscal_year: 2023\nvalue: {number}\n", Baseline)
    assert reading.found == [("AP104", 2, 8)]
    assert longest_line(reading.report) < 200


@pytest.mark.parametrize("number", ["9" * 5_000 + "台", "１" * 5_000, "1_" * 2_500 + "1"], ids=len)
def test_the_advice_about_a_long_number_fits_on_a_line(number: str) -> None:
    reading = read(f"fiscal_year: 2023\nvalue: {number}\n", Baseline)
    assert reading.found == [("AP104", 2, 8)]
    assert longest_line(reading.report) < 200
