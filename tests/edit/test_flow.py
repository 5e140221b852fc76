"""Every text comes back from what it is written as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.edit import flow_text
from apcli.source import parse
from tests.reading.test_random import TEXTS

if TYPE_CHECKING:
    from apcli.source.building import Tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16", "16"),
        ("-3703", "-3703"),
        ("98.5", "98.5"),
        ("2025-09-30", "2025-09-30"),
        ("窓口分を含む。", "窓口分を含む。"),
        ("10:30 まで", "10:30 まで"),
        ("概算: 窓口", "'概算: 窓口'"),
        ("概算 # 窓口", "'概算 # 窓口'"),
        ("概算:", "'概算:'"),
        ("窓口,郵送", "'窓口,郵送'"),
        ("-", "'-'"),
        ("- 窓口", "'- 窓口'"),
        (" 窓口", "' 窓口'"),
        ("true", "'true'"),
        ("~", "'~'"),
        ("it's", "it's"),
        ("'s", "'''s'"),
        ("上\n下", '"上\\n下"'),
        ("", "''"),
    ],
)
def test_a_text_is_quoted_where_it_has_to_be(text: str, expected: str) -> None:
    assert flow_text(text) == expected


@pytest.mark.parametrize(
    ("quote", "expected"), [("'", "'it''s \"\\'"), ('"', '"it\'s \\"\\\\"'), (None, "it's \"\\")]
)
def test_a_quote_is_kept(quote: str | None, expected: str) -> None:
    assert flow_text("it's \"\\", quote) == expected


@given(st.dictionaries(st.sampled_from(["value", "note"]), TEXTS), st.lists(TEXTS, max_size=3))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_what_is_written_is_read(fields: dict[str, str], items: list[str]) -> None:
    value: Tree = {"there": [dict(fields), *items], "set": True}
    _, tree, findings = parse("some.yaml", f"whole: {flow_text(value)}\n".encode())
    assert tree == {"whole": value}, findings
