"""Schedules as tables: which columns there are, and which bars over them."""

from __future__ import annotations

from apcli.models import Initiative, Plan
from apcli.render.timetable import timetable

SHORT = {"forecast": "2024", "targets": ["2025", "2026"]}


def _table(
    *spans: tuple[int, int, str], years: dict[str, object] | None = None
) -> tuple[list[str], list[list[tuple[int, str | None]]]] | None:
    """The columns, and of each row how many columns a bar takes and what it says."""
    plan = {"schema": "1", "title": "計画", "city": {"name": "市"}, "fiscal_year": "2025"}
    fields = {
        "number": "1",
        "title": "甲",
        "departments": ["課"],
        "overview": "乙",
        "actions": "丙",
    }
    schedule = [{"from": str(first), "to": str(last), "text": text} for first, last, text in spans]
    found = timetable(
        Initiative.model_validate({**fields, "schedule": schedule}),
        Plan.model_validate({**plan, "years": years or SHORT}),
    )
    if found is None:
        return None
    rows = [[(bar.columns, bar.text) for bar in row] for row in found.rows]
    assert {sum(columns for columns, _ in row) for row in rows} == {len(found.columns)}
    return list(found.columns), rows


def test_without_spans_there_is_no_table() -> None:
    assert _table() is None


def test_the_columns_are_the_plans_years_from_the_forecast_on() -> None:
    assert _table((2025, 2025, "甲")) == (
        ["令和6年度", "令和7年度", "令和8年度"],
        [[(1, None), (1, "甲"), (1, None)]],
    )


def test_spans_that_follow_one_another_share_a_row_and_others_do_not() -> None:
    spans = ((2024, 2025, "甲"), (2024, 2024, "乙"), (2026, 2026, "丙"), (2025, 2026, "丁"))
    table = _table(*spans)
    assert table
    assert table[1] == [[(2, "甲"), (1, "丙")], [(1, "乙"), (2, "丁")]]


def test_a_span_outside_the_plans_years_has_columns_too() -> None:
    table = _table((2023, 2024, "甲"), (2028, 2028, "乙"))
    assert table == (
        ["令和5年度", "令和6年度", "令和7年度", "令和8年度", "令和9年度", "令和10年度"],
        [[(2, "甲"), (3, None), (1, "乙")]],
    )


def test_of_many_years_those_in_which_nothing_changes_share_a_column() -> None:
    table = _table((2020, 2049, "甲"), (2030, 2039, "乙"))
    assert table == (
        ["令和2～5年度", "令和6～8年度", "令和9～11年度", "令和12～21年度", "令和22～31年度"],
        [[(5, "甲")], [(3, None), (1, "乙"), (1, None)]],
    )
