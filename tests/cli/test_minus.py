"""The sign of negative numbers: one everywhere, and the plan's own where it has one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

MOVED = """\
indicators:
  moved:
    name: 転入超過数（単年度）
    unit: 人
    aggregation: annual
    baseline: {fiscal_year: 2023, value: -3703}
    values: {2024: {actual: -3903}, 2025: {actual: -2530}}
    targets: {2025: -2700, 2028: -2000}
"""

SHOWN = [
    ("progress", "--year", "2025"),
    ("progress", "--year", "2024"),
    ("progress", "--year", "2024-2025"),
    ("progress", "--explain", "first", "--year", "2025"),
    ("progress", "--year", "2025", "--format", "markdown"),
    ("render", "--document", "progress", "--year", "2025", "--format", "markdown"),
    ("render", "--document", "progress", "--year", "2025", "--format", "html"),
    ("render", "--format", "markdown"),
    ("render", "--format", "html"),
    ("show", "first"),
]


@pytest.fixture(params=[None, "△", "▲"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A plan with negative numbers, and its sign of them."""
    words = f"words: {{minus: {request.param}}}\n" if request.param else ""
    changes = {"plan.yaml": FILES["plan.yaml"] + words, FIRST: patched(FIRST, MOVED)}
    return write_plan(tmp_path / "data", changes), request.param or "−"


def test_every_negative_number_for_people_has_the_sign_of_the_plan(plan: tuple[Path, str]) -> None:
    data, minus = plan
    for asked in SHOWN:
        shown = output("--lang", "ja", *asked, "--data", data)
        signs = {
            *re.findall(r"(?<![0-9A-Za-z)])([-−△▲])[0-9,]+(?:\.[0-9]+)?(?=[人％%\s|）)（])", shown)
        }
        assert signs == {minus}, asked


def test_what_is_taken_away_keeps_its_sign(plan: tuple[Path, str]) -> None:
    data, minus = plan
    explained = output("progress", "--explain", "first", "--year", "2025", "--data", data)
    start, end = f"({minus}2,530) − ({minus}3,703)", f"({minus}2,000) − ({minus}3,703)"
    assert f"({start}) ÷ ({end}) × 100" in explained


def test_programs_read_an_ascii_hyphen(plan: tuple[Path, str]) -> None:
    data, _minus = plan
    asked = ("progress", "--year", "2025", "--data", data, "--format")
    row = json.loads(output(*asked, "json"))["rows"][0]
    assert (row["value"], row["target"], row["baseline"]) == (-2530, -2700, -3703)
    assert ",-3703,-2700," in output(*asked, "csv")
