"""What an indicator comes down to at the top of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.render.documents.headlines import headlines
from apcli.render.documents.plan import plan_view
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

BASELINE = "baseline: {fiscal_year: 2023, value: 7}"
TARGETS = "targets: {2025: 16, 2026: 19}"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (f"{BASELINE}, {TARGETS}", ["令和5年度 baseline 7件", "令和8年度 target 19件"]),
        (
            f"{BASELINE}, values: {{2024: {{forecast: 9, actual: 8}}}}, {TARGETS}",
            ["令和5年度 baseline 7件", "令和6年度 actual 8件", "令和8年度 target 19件"],
        ),
        ("targets: {2025: 16, 2026-2028: {text: 随時設定}}", ["令和7年度 target 16件"]),
        ("targets: {2025-2028: {text: 設置}}", ["令和7年度 target 設置"]),
        (
            f"values: {{2025: {{interim: [{{value: 1, as_of: 2025-06-30}}, "
            f"{{value: 2, as_of: 2025-09-30}}]}}, 2026: pending}}, {TARGETS}",
            ["令和7年度 interim 2件", "令和8年度 target 19件"],
        ),
        ("values: {2026: not_applicable}", []),
    ],
)
def test_where_from_how_far_and_where_to(fields: str, told: list[str], tmp_path: Path) -> None:
    indicator = f"uses: {{name: 件数, unit: 件, aggregation: annual, {fields}}}"
    changes = {FIRST: patched(FIRST, f"indicators:\n  {indicator}\n")}
    plan = plan_view(load(write_plan(tmp_path, changes), "data"))
    (headline,) = headlines(plan.initiatives[0].indicators)
    assert (headline.name, headline.series) == ("件数", None)
    assert told == [
        f"{each.column.year} {each.column.kind} {each.cell.figures[-1].text}"
        for each in headline.stations
    ]
