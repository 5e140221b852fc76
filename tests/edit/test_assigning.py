"""A value goes into a text as its neighbours are written, and nothing else changes."""

from __future__ import annotations

import pytest

from apcli.edit import assigned
from apcli.source import parse

FIELDS = ["name", "baseline", "values", "targets", "forecast", "interim", "actual", "value", "note"]


def rank(key: str) -> int:
    return int(key) if key.isdecimal() else FIELDS.index(key)


def written(text: str, *path: str | int, value: object) -> str | None:
    document, tree, findings = parse("some.yaml", text.encode())
    assert tree is not None, findings
    return assigned(document, path, value, rank)  # type: ignore[arg-type]


ACTUAL = {
    "a field between its neighbours, as their mappings are written": (
        "name: 件数\nbaseline: {value: 1}  # 基準\n# 目標\ntargets:\n    2025: 3\n",
        "name: 件数\nbaseline: {value: 1}  # 基準\nvalues:\n    2025: {actual: 16}\n"
        "# 目標\ntargets:\n    2025: 3\n",
    ),
    "a field beside mappings in braces": (
        "name: 件数\ntargets: {2025: 3}\n",
        "name: 件数\nvalues: {2025: {actual: 16}}\ntargets: {2025: 3}\n",
    ),
    "a field behind a text over lines": (
        "name: |\n  件数\n\n  累計\n\ntargets: {}\n",
        "name: |\n  件数\n\n  累計\nvalues: {2025: {actual: 16}}\n\ntargets: {}\n",
    ),
    "a field behind a text that keeps its blank lines": (
        "name: |+\n  件数\n\ntargets: {}\n",
        "name: |+\n  件数\n\nvalues: {2025: {actual: 16}}\ntargets: {}\n",
    ),
    "a field before all others": (
        "# 指標\ntargets: {}\n",
        "# 指標\nvalues: {2025: {actual: 16}}\ntargets: {}\n",
    ),
    "a field that was left empty": (
        "values:  # まだ\ntargets: {}\n",
        "values: {2025: {actual: 16}}  # まだ\ntargets: {}\n",
    ),
    "a field that is null": ("values: ~\n", "values: {2025: {actual: 16}}\n"),
    "empty braces": ("values: {}\n", "values: {2025: {actual: 16}}\n"),
    "a year between two": (
        "values:\n  2024: {forecast: 1} # 見込\n  # 次\n  2026: pending\n",
        "values:\n  2024: {forecast: 1} # 見込\n  2025: {actual: 16}\n  # 次\n  2026: pending\n",
    ),
    "a year before the first one and its comment": (
        "values: # 実績\n    # 次\n    2026: pending\n",
        "values: # 実績\n    2025: {actual: 16}\n    # 次\n    2026: pending\n",
    ),
    "a year at the end of a file without a last line break": (
        "values:\r\n  '2024': {forecast: 1}",
        "values:\r\n  '2024': {forecast: 1}\r\n  '2025': {actual: 16}",
    ),
    "a year among blocks": (
        "values:\n  2024:\n     forecast: 1\n",
        "values:\n  2024:\n     forecast: 1\n  2025:\n     actual: 16\n",
    ),
    "a year in braces": (
        "values: {2024: {forecast: 1}, 2026: pending}\n",
        "values: {2024: {forecast: 1}, 2025: {actual: 16}, 2026: pending}\n",
    ),
    "a year before the first in braces": (
        "values: { 2026: pending }\n",
        "values: { 2025: {actual: 16}, 2026: pending }\n",
    ),
    "a year with a line of its own in braces": (
        "values: {\n  2024: {forecast: 1}, # 見込\n  2026: pending\n}\n",
        "values: {\n  2024: {forecast: 1}, # 見込\n  2025: {actual: 16},\n  2026: pending\n}\n",
    ),
    "a year behind the last line in braces": (
        "values: {\n  2024: {forecast: 1} # 見込\n}\n",
        "values: {\n  2024: {forecast: 1}, # 見込\n  2025: {actual: 16}\n}\n",
    ),
    "a year behind a last comma": (
        "values: {\n  2024: {forecast: 1}, # 見込\n}\n",
        "values: {\n  2024: {forecast: 1}, # 見込\n  2025: {actual: 16},\n}\n",
    ),
    "a year before the first line in braces": (
        "values: {\n  2026: pending\n}\n",
        "values: {\n  2025: {actual: 16},\n  2026: pending\n}\n",
    ),
    "a year that is a word": (
        "values:\n  2025: 'pending' # 7月\n",
        "values:\n  2025: {actual: 16} # 7月\n",
    ),
    "a year that was left empty": ("values:\n  2025:\n", "values:\n  2025: {actual: 16}\n"),
    "a kind beside another": (
        "values:\n  2025: {forecast: 13}\n",
        "values:\n  2025: {forecast: 13, actual: 16}\n",
    ),
    "a kind below another": (
        "values:\n  2025:\n    interim:\n    - 1 # 月\n",
        "values:\n  2025:\n    interim:\n    - 1 # 月\n    actual: 16\n",
    ),
    "a kind that was left empty": (
        "values: {2025: {actual: }}\n",
        "values: {2025: {actual: 16}}\n",
    ),
    "another value, in the quotes of the old one": (
        "values:\n  2025: {actual: '15'} # 確定\n",
        "values:\n  2025: {actual: '16'} # 確定\n",
    ),
    "another value, in double quotes": (
        'values: {2025: {actual: "15"}}\n',
        'values: {2025: {actual: "16"}}\n',
    ),
}


@pytest.mark.parametrize("case", ACTUAL)
def test_a_value_is_written(case: str) -> None:
    before, after = ACTUAL[case]
    assert written(before, "values", "2025", "actual", value="16") == after


ITEMS = {
    "a second item makes a list of a number": (
        "interim: 1 # 月\n",
        "interim: [1, {value: 2}] # 月\n",
    ),
    "a second item makes a list of braces": (
        "interim: {value: 1}\n",
        "interim: [{value: 1}, {value: 2}]\n",
    ),
    "a second item makes a list of a block": (
        "interim:\n  value: 1 # 月\n\n  # 注\n  note: |\n    上\n    下\ntargets: {}\n",
        "interim:\n  - value: 1 # 月\n\n    # 注\n    note: |\n      上\n      下\n  - {value: 2}\n"
        "targets: {}\n",
    ),
    "an item behind the last one": (
        "interim:\n- {value: 1} # 月\n# 次\ntargets: {}\n",
        "interim:\n- {value: 1} # 月\n- {value: 2}\n# 次\ntargets: {}\n",
    ),
    "an item in brackets": ("interim: [ 1 ]\n", "interim: [ 1, {value: 2} ]\n"),
    "an item with a line of its own in brackets": (
        "interim: [\n  {value: 1}, # 月\n]\n",
        "interim: [\n  {value: 1}, # 月\n  {value: 2},\n]\n",
    ),
}


@pytest.mark.parametrize("case", ITEMS)
def test_an_item_is_added(case: str) -> None:
    before, after = ITEMS[case]
    assert written(before, "interim", 1, value={"value": "2"}) == after


def test_the_first_item_of_an_empty_list() -> None:
    assert written("interim: []\n", "interim", 0, value="2") == "interim: [2]\n"


def test_a_field_is_added_to_an_item_on_its_own_line() -> None:
    before = "interim:\n  - value: 1\n  - value: 2\n"
    after = "interim:\n  - value: 1\n    note: 概算\n  - value: 2\n"
    assert written(before, "interim", 0, "note", value="概算") == after


@pytest.mark.parametrize(
    "text",
    [
        "values: [2024]\n",
        "values: {2025: {actual: {value: 1}}}\n",
        "values:\n  2025:\n    actual: [1]\n",
    ],
)
def test_what_would_have_to_give_way_stays(text: str) -> None:
    assert written(text, "values", "2025", "actual", value="16") is None
