"""What is accepted, and that it arrives as it was written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from apcli.models import Baseline, Department, Indicator, Item
from tests.reading.reading import read, tree_of


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'It''s'", "It's"),
        ('"a \\"b\\" \\\\ \\u7a93 \\U0001F600"', 'a "b" \\ 窓 😀'),
        ('"a\\tb\\nc"', "a\tb\nc"),
        ("窓口:のDX'", "窓口:のDX'"),
        ("a#b", "a#b"),
        ("a # b", "a"),
        ("R&D * 2 ! % @ `", "R&D * 2 ! % @ `"),
        ("-5度", "-5度"),
        ("?or", "?or"),
        ("目標：達成", "目標：達成"),
        ("a\n  b\n\n  c", "a b\nc"),
        ("'a\n  b\n\n  c'", "a b\nc"),
        ("|\n  a\n   b\n\n  c", "a\n b\n\nc\n"),
        ("|-\n  a\n  b", "a\nb"),
        ("|+\n  a\n", "a\n\n"),
        (">\n  a\n  b\n\n  c", "a b\nc\n"),
        ("|2\n   a", " a\n"),
        ("'[新規]'", "[新規]"),
        ("'{{7*7}}'", "{{7*7}}"),
        ("'<script>'", "<script>"),
    ],
)
def test_text_arrives_as_written(written: str, text: str) -> None:
    assert tree_of(f"title: {written}\n") == {"title": text}


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "y", "n", "True", "FALSE", "Null", "NULL"),
        *("1.10", "00123", "1-2", "010", "1:30", "1_000", "1e5", "0x1F", ".inf", ".nan", "+1"),
        *("2025-04-01", "2025-04-01T09:00:00Z", "132292", "=", "-1", "1986."),
    ],
)
def test_a_word_is_text_in_a_text_field(word: str) -> None:
    assert read(f"name: {word}\n", Department).value == Department(name=word)


@pytest.mark.parametrize("word", ["true", "false"])
def test_only_true_and_false_are_booleans(word: str) -> None:
    assert tree_of(f"marker: {word}\n") == {"marker": word == "true"}
    assert tree_of(f"marker: '{word}'\n") == {"marker": word}


@pytest.mark.parametrize("nothing", ["null", "~", "", "# a comment"])
def test_null_a_tilde_and_nothing_are_alike(nothing: str) -> None:
    space = " " if nothing else ""
    assert tree_of(f"title: a\nchange:{space}{nothing}\n") == {"title": "a"}
    assert tree_of(f"notes:\n  - a\n  -{space}{nothing}\n") == {"notes": ["a", None]}
    assert read(f"name: a\nformerly:{space}{nothing}\n", Department).value == Department(name="a")


@pytest.mark.parametrize("quoted", ["'null'", "'~'", "''", '""', "'true'"])
def test_in_quotes_everything_is_text(quoted: str) -> None:
    assert tree_of(f"title: {quoted}\n") == {"title": quoted.strip("'\"")}


@pytest.mark.parametrize("key", ["2025", "'2025'", '"2025"'])
def test_a_key_of_digits_is_text(key: str) -> None:
    assert tree_of(f"{key}: 16\n") == {"2025": "16"}


@pytest.mark.parametrize("key", ["no", "on", "true", "1.10", "010", "1:30", "2025-2028", "目標"])
def test_a_plain_key_is_text(key: str) -> None:
    assert tree_of(f"{key}: 16\n") == {key: "16"}


def test_block_and_flow_style_say_the_same() -> None:
    block = "stage:\n  key: trial\nnotes:\n- a\n- b\ntargets:\n  2025:\n    by: 2025-10\n"
    flow = '{"stage": {"key": trial}, notes: [a, b,], targets: {2025: {by: 2025-10}}}\n'
    assert tree_of(block) == tree_of(flow)


def test_one_document_may_be_marked_at_both_ends() -> None:
    assert tree_of("# a comment\n---\ntitle: a\n...\n") == {"title": "a"}


@pytest.mark.parametrize(
    "written",
    [
        *("16", "-3703", "98.5", "0", "0.1", "98.50", "-0.05", "123456789012345"),
        *("0.10", "1234567890.12345"),
    ],
)
def test_a_number_stays_exact(written: str) -> None:
    value = read(f"fiscal_year: 2023\nvalue: {written}\n", Baseline).value
    assert isinstance(value, Baseline)
    assert value.value == Decimal(written)
    assert f"{value.value:f}" == written


def test_a_number_may_be_quoted() -> None:
    value = read("fiscal_year: '2023'\nvalue: '98.5'\n", Baseline).value
    assert value == Baseline(fiscal_year="2023", value="98.5")


@pytest.mark.parametrize("code", ["1.10", "1-2-3", "no", "A-1"])
def test_a_printed_number_that_is_text_stays_text(code: str) -> None:
    value = read(f"key: a\nname: b\ncode: {code}\n", Item).value
    assert isinstance(value, Item)
    assert value.code == code


def test_a_single_interim_value_is_a_list_of_one() -> None:
    head = "name: a\nunit: 件\naggregation: annual\nvalues: {2025: {interim: "
    assert read(f"{head}15}}}}\n", Indicator).value == read(f"{head}[15]}}}}\n", Indicator).value
    assert read(f"{head}15}}}}\n", Indicator).value is not None
