"""Whatever a file holds: what was written comes back, and what is broken is a finding."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli import models
from apcli.models.initiative import ScheduleSpan
from apcli.source import locate
from tests.reading.reading import read

if TYPE_CHECKING:
    from apcli.models.base import Model
    from apcli.source.building import Tree

DATA = Path(__file__).parents[2] / "data"
REAL = sorted(DATA.rglob("*.yaml"))
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))

NO_CLOCK = settings(derandomize=True, deadline=None, max_examples=300)

INVISIBLE = "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068\u2069"
CHARACTERS = st.characters(
    exclude_categories=["Cc", "Co", "Cs", "Zl", "Zp"],
    exclude_characters=f"{INVISIBLE}{ISOLATES}\ufffe\uffff",
)
TEXTS = st.text(CHARACTERS | st.sampled_from("\n\t'\"\\:#-[]{}&*!|>%@`？：　"), max_size=60)
KEYS = st.text(CHARACTERS, max_size=20)
FRAGMENTS = st.sampled_from(
    [
        *(b"\x00", b"\x1b[31m", b"\xff", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8"),
        *(b"\xef\xbb\xbf", b"\xe3\x80\x80", b"\xef\xbc\x9a", b"\t", b"\r", b"\r\n", b"\n", b" "),
        *(b":", b": ", b"#", b"- ", b"'", b'"', b"[", b"]", b"{", b"}", b",", b"|", b">", b"? "),
        *(b"<<: ", b"~", b"\\u", b"&a ", b"*a", b"!!python/name:os.system ", b"!", b"@", b"`"),
        *(b"%YAML 1.1\n", b"---\n", b"...\n"),
    ]
)


def folded(key: str) -> str:
    return unicodedata.normalize("NFKC", key).strip()


def mappings(values: st.SearchStrategy[Tree]) -> st.SearchStrategy[dict[str, Tree]]:
    pairs = st.lists(st.tuples(KEYS, values), max_size=5, unique_by=lambda pair: folded(pair[0]))
    return pairs.map(dict)


TREES = mappings(
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | mappings(inner), max_leaves=15)
)


@NO_CLOCK
@given(TREES, st.sampled_from("'\""), st.sampled_from([True, False]))
def test_a_tree_that_is_written_in_quotes_is_read_back(
    tree: dict[str, Tree], quote: str, block: bool
) -> None:
    written = yaml.safe_dump(
        tree,
        default_style=quote,
        default_flow_style=not block,
        allow_unicode=True,
        sort_keys=False,
    )
    reading = read(written)
    assert reading.report == ""
    assert reading.tree == tree


@NO_CLOCK
@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_found(data: bytes) -> None:
    reading = read(data)
    assert (reading.tree is None) == any(each.severity == "error" for each in reading.diagnostics)
    assert reading.report or reading.tree is not None


@NO_CLOCK
@given(
    st.sampled_from([*REAL, *CASES]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), FRAGMENTS), min_size=1, max_size=4),
    st.sampled_from([models.Initiative, models.Plan, models.Taxonomy, models.Glossary]),
)
def test_a_damaged_file_is_read_or_found(
    file: Path, damages: list[tuple[float, int, bytes]], model: type[Model]
) -> None:
    data = file.read_bytes()
    for place, length, fragment in damages:
        start = int(place * len(data))
        data = data[:start] + fragment + data[start + length :]
    reading = read(data, model)
    assert reading.report or reading.value is not None
    if reading.tree is not None:
        for name, value in reading.tree.items():
            span = locate(reading.document, (name,))
            assert span >= locate(reading.document, (name,), key=True), value


SCALARS = (
    st.text("0123456789０１９-−－.,_+△▲約計％%年月日度RH令和平成元/: 台①²٣", max_size=12) | TEXTS
)
FIELDS: dict[str, tuple[type[Model], dict[str, Tree]]] = {
    "value": (models.Baseline, {"fiscal_year": "2023"}),
    "fiscal_year": (models.Baseline, {"value": "7"}),
    "as_of": (models.Baseline, {"fiscal_year": "2023", "value": "7"}),
    "number": (
        models.Initiative,
        {"title": "a", "departments": ["b"], "overview": "c", "actions": "d"},
    ),
    "key": (models.Item, {"code": "1", "name": "a"}),
    "from": (ScheduleSpan, {"to": "2028", "text": "a"}),
    "aggregation": (models.Indicator, {"name": "a", "unit": "b"}),
    "tolerance": (models.Indicator, {"name": "a", "unit": "b", "aggregation": "annual"}),
    "decimals": (models.Indicator, {"name": "a", "unit": "b", "aggregation": "annual"}),
    "actual": (models.YearValues, {}),
    "marker": (models.Department, {"name": "a"}),
}


@pytest.mark.parametrize("field", FIELDS)
@NO_CLOCK
@given(SCALARS)
def test_any_text_in_a_field_is_taken_or_found(field: str, text: str) -> None:
    model, others = FIELDS[field]
    reading = read(yaml.safe_dump({**others, field: text}, default_style="'"), model)
    assert (reading.value is None) == bool(reading.report)


@NO_CLOCK
@given(SCALARS)
def test_any_text_as_a_year_of_targets_or_values_is_taken_or_found(text: str) -> None:
    head = {"name": "a", "unit": "b", "aggregation": "annual"}
    tree = {**head, "targets": {text: "1"}, "values": {text: "pending"}}
    reading = read(yaml.safe_dump(tree, default_style="'"), models.Indicator)
    assert (reading.value is None) == bool(reading.report)
