"""What continues what, from one edition to a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.editions.lineage import IndicatorId, Lineage, lineage
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def sheet(number: int, *indicators: str, predecessors: str = "") -> str:
    """A sheet with these indicators, each `NAME` or `NAME<PREDECESSOR`."""
    text = FILES[SECOND].replace("number: 2", f"number: {number}")
    if predecessors:
        text += f"predecessors: [{predecessors}]\n"
    if indicators:
        text += "indicators:\n"
    for each in indicators:
        name, _, origin = each.partition("<")
        text += (
            f"  {name}:\n    name: 件数{name}\n    unit: 件\n    aggregation: annual\n"
            "    targets: {2025: 1}\n" + (f"    predecessors: [{origin}]\n" if origin else "")
        )
    return text


def between(
    folder: Path, earlier: Mapping[str, str | None], later: Mapping[str, str | None]
) -> Lineage:
    """The lineage between two plans of these initiatives."""
    plans = []
    for name, sheets in (("earlier", earlier), ("later", later)):
        files: dict[str, str | bytes | None] = {FIRST: None, SECOND: None}
        files |= {f"initiatives/{key}.yaml": text for key, text in sheets.items()}
        plans.append(load(write_plan(folder / name, files), name))
        assert not plans[-1].diagnostics
    return lineage(*plans)


def pairs(found: Lineage) -> dict[str, str]:
    return {"/".join(old): "/".join(new) for old, new in found.indicators.items()}


CASES = {
    "same keys": (
        {"a": sheet(1, "x", "y")},
        {"a": sheet(1, "x", "z")},
        {"a": ("a",)},
        {"a/x": "a/x"},
    ),
    "an indicator renamed": (
        {"a": sheet(1, "x")},
        {"a": sheet(1, "z<x")},
        {"a": ("a",)},
        {"a/x": "a/z"},
    ),
    "an initiative renamed keeps its indicators": (
        {"a": sheet(1, "x")},
        {"b": sheet(1, "x", predecessors="a")},
        {"a": ("b",)},
        {"a/x": "b/x"},
    ),
    "both renamed": (
        {"a": sheet(1, "x")},
        {"b": sheet(1, "z<x", predecessors="a")},
        {"a": ("b",)},
        {"a/x": "b/z"},
    ),
    "an indicator moved": (
        {"a": sheet(1, "x"), "b": sheet(2)},
        {"a": sheet(1), "b": sheet(2, "z<a/x")},
        {"a": ("a",), "b": ("b",)},
        {"a/x": "b/z"},
    ),
    "merged": (
        {"a": sheet(1, "x"), "b": sheet(2, "y")},
        {"c": sheet(1, "x", "y", predecessors="a, b")},
        {"a": ("c",), "b": ("c",)},
        {"a/x": "c/x", "b/y": "c/y"},
    ),
    "merged with one key for two": (
        {"a": sheet(1, "x"), "b": sheet(2, "x")},
        {"c": sheet(1, "x", predecessors="a, b")},
        {"a": ("c",), "b": ("c",)},
        {},
    ),
    "split": (
        {"a": sheet(1, "x", "y")},
        {"a": sheet(1, "x"), "b": sheet(2, "y", predecessors="a")},
        {"a": ("a", "b")},
        {"a/x": "a/x", "a/y": "b/y"},
    ),
    "split off in an earlier edition": (
        {"a": sheet(1, "x"), "b": sheet(2, "y", predecessors="a")},
        {"a": sheet(1, "x"), "b": sheet(2, "y", predecessors="a")},
        {"a": ("a",), "b": ("b",)},
        {"a/x": "a/x", "b/y": "b/y"},
    ),
    "an indicator renamed in an earlier edition": (
        {"a": sheet(1, "z<x")},
        {"a": sheet(1, "z<x")},
        {"a": ("a",)},
        {"a/z": "a/z"},
    ),
    "ended": ({"a": sheet(1, "x"), "b": sheet(2)}, {"b": sheet(2)}, {"b": ("b",)}, {}),
    "a key used for something else": (
        {"a": sheet(1, "x", "y")},
        {"a": sheet(1, "x<y")},
        {"a": ("a",)},
        {"a/y": "a/x"},
    ),
}


@pytest.mark.parametrize(("earlier", "later", "sheets", "indicators"), CASES.values(), ids=CASES)
def test_what_continues_what(
    earlier: dict[str, str | None],
    later: dict[str, str | None],
    sheets: dict[str, tuple[str, ...]],
    indicators: dict[str, str],
    tmp_path: Path,
) -> None:
    found = between(tmp_path, earlier, later)
    assert dict(found.sheets) == sheets
    assert pairs(found) == indicators


def test_over_two_steps(tmp_path: Path) -> None:
    first = between(
        tmp_path / "1",
        {"a": sheet(1, "x"), "old": sheet(2, "w")},
        {"b": sheet(1, "y<x", predecessors="a")},
    )
    second = between(
        tmp_path / "2",
        {"b": sheet(1, "y")},
        {"c": sheet(1, "z<y", predecessors="b"), "d": sheet(2, predecessors="b")},
    )
    both = first.then(second)
    assert dict(both.sheets) == {"a": ("c", "d")}
    assert dict(both.indicators) == {IndicatorId("a", "x"): IndicatorId("c", "z")}


def test_an_indicator_of_the_same_key_has_the_same_origin_where_predecessors_are_patched(
    tmp_path: Path,
) -> None:
    same = between(
        tmp_path, {"first": FILES[FIRST]}, {"first": patched(FIRST, "title: 別の題名\n")}
    )
    assert pairs(same) == {"first/uses": "first/uses"}
