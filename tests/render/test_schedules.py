"""Schedules as timetables: spans in order, parallel ones in rows of their own."""

from __future__ import annotations

import pytest

from apcli.models import Plan, ScheduleSpan
from apcli.render.schedules import timetable

PLAN = Plan.model_validate(
    {
        "schema": "1",
        "title": "計画",
        "city": {"name": "市"},
        "fiscal_year": "2025",
        "years": {"baseline": "2023", "forecast": "2024", "targets": ["2025", "2026", "2027"]},
    }
)


def _rows(*spans: tuple[int, int, str]) -> list[str]:
    given = [
        ScheduleSpan.model_validate({"from": str(first), "to": str(last), "text": text})
        for first, last, text in spans
    ]
    found = timetable(given, PLAN)
    assert found is not None
    return [" ".join(f"{span.text or '-'}×{span.length}" for span in row) for row in found.rows]


@pytest.mark.parametrize(
    ("spans", "rows"),
    [
        ([(2024, 2027, "甲")], ["甲×4"]),
        ([(2024, 2025, "甲"), (2026, 2027, "乙")], ["甲×2 乙×2"]),
        ([(2025, 2026, "甲")], ["-×1 甲×2 -×1"]),
        ([(2024, 2024, "甲"), (2024, 2024, "乙"), (2025, 2027, "丙")], ["甲×1 丙×3", "乙×1 -×3"]),
        ([(2026, 2027, "乙"), (2024, 2025, "甲")], ["甲×2 乙×2"]),
        ([(2024, 2026, "甲"), (2025, 2027, "乙"), (2027, 2027, "丙")], ["甲×3 丙×1", "-×1 乙×3"]),
        ([(2022, 2022, "甲"), (2029, 2029, "乙")], ["甲×1 -×6 乙×1"]),
    ],
)
def test_spans_fill_rows_as_in_print(spans: list[tuple[int, int, str]], rows: list[str]) -> None:
    assert _rows(*spans) == rows


def test_the_years_are_the_plans_from_the_forecast_on() -> None:
    spans = [ScheduleSpan.model_validate({"from": "2025", "to": "2026", "text": "甲"})]
    found = timetable(spans, PLAN)
    assert found is not None
    assert found.years == ("令和6年度", "令和7年度", "令和8年度", "令和9年度")
    assert [span.period for span in found.rows[0]] == ["令和6年度", "令和7～8年度", "令和9年度"]


def test_without_spans_there_is_no_timetable() -> None:
    assert timetable((), PLAN) is None
