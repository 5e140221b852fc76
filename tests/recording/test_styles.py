"""However a file is written: what is recorded is what is read, and the rest stays as it is."""

from __future__ import annotations

import copy
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.models import Kind
from apcli.recording import NewValue, recorded
from apcli.source import parse
from apcli.workspace import Workspace, load, with_text
from tests.example_plan import write_plan
from tests.recording.styles import DAYS, NOTES, NUMBERS, YEARS, Written, written_indicators

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY = settings(derandomize=True, deadline=None, max_examples=600)

NEW = st.fixed_dictionaries(
    {
        "value": NUMBERS,
        "as_of": st.none() | st.sampled_from(DAYS),
        "note": st.none() | NOTES,
    }
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return load(write_plan(tmp_path_factory.mktemp("plan") / "data"), "data")


def places(indicators: Mapping[str, Any]) -> list[tuple[str, str, Kind]]:
    """Where a value may be recorded; places that have one come again and again."""
    every = [(name, year, kind) for name in indicators for year in YEARS for kind in Kind]
    full = [
        place
        for place in every
        if place[2] in (((indicators[place[0]].get("values") or {}).get(place[1])) or {})
    ]
    return full * 20 + every


def with_value(indicators: Mapping[str, Any], new: NewValue) -> dict[str, Any]:
    """The data with the new value in it, put together without regard to any text."""
    result = copy.deepcopy(dict(indicators))
    values = result[new.indicator]["values"] = result[new.indicator].get("values") or {}
    year = str(new.fiscal_year)
    kinds = values.get(year)
    values[year] = kinds = kinds if isinstance(kinds, dict) else {}
    fields = {"value": new.value, "as_of": new.as_of, "note": new.note}
    given = {name: text for name, text in fields.items() if text is not None}
    if new.kind is not Kind.INTERIM:
        kinds[new.kind.value] = merged(kinds.get(new.kind.value), given)
        return result
    there = kinds.get("interim")
    items = list(there) if isinstance(there, list) else [there] if there else []
    days = [each.get("as_of") if isinstance(each, dict) else None for each in items]
    if new.as_of in days:
        index = len(days) - 1 - days[::-1].index(new.as_of)
        items[index] = merged(items[index], given)
    else:
        items.append(merged(None, given))
    kinds["interim"] = items if isinstance(there, list) else single(items)
    return result


def without_empty(value: Any) -> Any:
    """The data as it is read: what is left empty is not there."""
    if isinstance(value, dict):
        return {key: without_empty(each) for key, each in value.items() if each is not None}
    return value


def merged(there: Any, given: Mapping[str, str]) -> Any:
    if isinstance(there, dict):
        return {**there, **given}
    return given["value"] if len(given) == 1 else dict(given)


def single(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items


@given(written_indicators(), NEW, st.data())
@MANY
def test_what_is_recorded_is_read(
    example: Workspace, written: Written, asked: dict[str, Any], data: st.DataObject
) -> None:
    before = with_text(example, "first", written.text)
    assert [each for each in before.diagnostics if each.severity == "error"] == []
    name, year, kind = data.draw(st.sampled_from(places(written.indicators)))
    new = NewValue("first", name, int(year), kind, replace=True, **asked)
    text = recorded(before, new)
    tree: Any
    _, tree, findings = parse("first.yaml", text.encode())
    assert tree is not None, findings
    expected = without_empty(with_value(written.indicators, new))
    assert tree["indicators"] == expected
    years = list(tree["indicators"][name]["values"])
    assert years == sorted(years)
    rest_is_unchanged(written, text, over_lines="\n" in (new.note or ""))


def rest_is_unchanged(written: Written, new: str, *, over_lines: bool) -> None:
    """Every comment is there, the line ends are as they were, and few places differ.

    A text over lines at the end of the file may end its last line.
    """
    for comment in ("# 注", ": 注", "# 行の注", "# 深い行の注", "# 終わり"):
        assert written.text.count(comment) == new.count(comment)
    line_breaks = set(re.findall(r"\r\n|\r|\n", new))
    assert line_breaks <= {written.line_break}
    open_end = not written.text.endswith(("\r", "\n"))
    assert (not new.endswith(("\r", "\n"))) == open_end or (open_end and over_lines)
    before, after = written.text.splitlines(), new.splitlines()
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    assert len([change for change in matched if change[0] != "equal"]) <= 3
