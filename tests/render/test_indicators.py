"""Which years an indicator's table shows, and what of each."""

from __future__ import annotations

import pytest

from apcli.models import Indicator, Plan
from apcli.progress import SaidYears, course_of
from apcli.render.indicators import (
    CellText,
    IndicatorCell,
    IndicatorTable,
    YearColumn,
    indicator_tables,
)
from tests.progress.building import subject

YEARS = {"baseline": "2023", "forecast": "2024", "targets": ["2025", "2026"]}
FULL = {
    "baseline": {"fiscal_year": "2023", "value": "7", "as_of": "2024-03-31"},
    "values": {"2024": {"forecast": "13"}},
    "targets": {"2025": "16", "2026": "19"},
}


def _plan(**years: object) -> Plan:
    fields = {"schema": "1", "title": "計画", "city": {"name": "市"}, "fiscal_year": "2025"}
    return Plan.model_validate({**fields, "years": years or YEARS})


def _indicator(**fields: object) -> Indicator:
    given = {"name": "件数", "unit": "件", "aggregation": "annual"}
    return Indicator.model_validate({**given, **fields})


def _table(*indicators: Indicator, plan: Plan | None = None) -> IndicatorTable:
    (table,) = _tables(*indicators, plan=plan)
    return table


def _tables(*indicators: Indicator, plan: Plan | None = None) -> tuple[IndicatorTable, ...]:
    measured = [(subject(one), course_of(one)) for one in indicators]
    given = plan or _plan()
    return indicator_tables(measured, given, SaidYears(given.years.targets, given.years.all))


def _shown(table: IndicatorTable) -> list[tuple[str, str, list[str]]]:
    """Year, kind and the texts of the cells of each column."""
    return [
        (column.year, column.kind, [_text(row.cells[place]) for row in table.rows])
        for place, column in enumerate(table.columns)
    ]


def _text(cell: IndicatorCell) -> str:
    if cell.same:
        return "same"
    return cell.state or " ".join(
        figure.text + (f" @{figure.as_of}" if figure.as_of else "") for figure in cell.figures
    )


def test_baseline_forecast_and_targets_follow_the_years() -> None:
    assert _shown(_table(_indicator(**FULL))) == [
        ("令和5年度", "baseline", ["7件"]),
        ("令和6年度", "forecast", ["13件"]),
        ("令和7年度", "target", ["16件"]),
        ("令和8年度", "target", ["19件"]),
    ]


def test_the_end_of_a_year_and_the_day_are_told_by_the_column() -> None:
    columns = _table(_indicator(**FULL)).columns
    assert columns[0] == YearColumn(
        "令和5年度", "baseline", "基準値", at_end=True, as_of="R6.3.31時点", fiscal_year=2023
    )
    assert columns[1] == YearColumn("令和6年度", "forecast", "見込", True, None, 2024)
    assert columns[2] == YearColumn("令和7年度", "target", "目標値", False, None, 2025)


def test_a_month_that_ends_the_year_is_its_end() -> None:
    baseline = {"fiscal_year": "2023", "value": "7", "as_of": "2024-03"}
    assert _table(_indicator(baseline=baseline)).columns[0].at_end


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"targets": {"2025": "5"}}, ["nothing", "target", "target"]),
        ({"values": {"2024": {"interim": "4"}}}, ["interim"]),
        ({}, ["nothing"]),
    ],
)
def test_only_the_forecast_year_is_shown_without_anything_known(
    fields: dict[str, object], kinds: list[str]
) -> None:
    shown = _shown(_table(_indicator(**fields)))
    assert shown[0][0] == "令和6年度"
    assert [kind for _, kind, _ in shown] == kinds


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"actual": "15"}, [("actual", "15件")]),
        ({"preliminary": "15", "actual": "16"}, [("preliminary", "15件"), ("actual", "16件")]),
        ("pending", [("actual", "pending")]),
        ("not_applicable", [("actual", "not_applicable")]),
        ({"actual": {"text": "設置済", "achieved": True}}, [("actual", "設置済")]),
        (
            {"interim": [{"value": "3", "as_of": "2025-09-30"}, {"value": "4"}]},
            [("interim", "3件 @R7.9.30まで 4件")],
        ),
    ],
)
def test_what_became_of_a_year_follows_its_target(
    values: object, shown: list[tuple[str, str]]
) -> None:
    table = _shown(_table(_indicator(**{**FULL, "values": {"2025": values}})))
    of_year = [(kind, cells[0]) for year, kind, cells in table if year == "令和7年度"]
    assert of_year == [("target", "16件"), *shown]


def test_the_history_before_the_baseline_and_old_targets_are_left_out() -> None:
    values = {"2021": {"actual": "1"}, "2023": {"actual": "7", "forecast": "6"}}
    fields = {**FULL, "values": values, "targets": {"2023-2024": "9", "2025": "16"}}
    assert [(year, kind) for year, kind, _ in _shown(_table(_indicator(**fields)))] == [
        ("令和5年度", "baseline"),
        ("令和6年度", "nothing"),
        ("令和7年度", "target"),
        ("令和8年度", "target"),
    ]


def test_years_beyond_the_plan_are_shown_where_something_is_set_for_them() -> None:
    targets = {"2026": "19", "2029": {"by": "2029-10"}}
    assert _shown(_table(_indicator(**{**FULL, "targets": targets})))[-2:] == [
        ("令和8年度", "target", ["19件"]),
        ("令和11年度", "target", ["令和11年10月"]),
    ]


@pytest.mark.parametrize(
    ("target", "cells"),
    [
        ({"text": "随時設定"}, ["随時設定", "same", "same"]),
        ({"by": "2027-10"}, ["令和9年10月", "same", "same"]),
        ("5", ["5件", "5件", "5件"]),
    ],
)
def test_words_that_hold_for_years_are_said_once_and_numbers_for_each(
    target: object, cells: list[str]
) -> None:
    table = _table(_indicator(targets={"2025-2027": target}))
    assert [shown for _, kind, (shown,) in _shown(table) if kind == "target"] == cells


def test_words_that_hold_for_years_stretch_over_their_columns() -> None:
    spans = {"2025-2026": {"text": "随時設定"}}
    (row,) = _table(_indicator(**{**FULL, "targets": spans})).rows
    shown = [(_text(each.cell), each.place, each.columns) for each in row.stretches]
    assert shown == [("7件", 0, 1), ("13件", 1, 1), ("随時設定", 2, 2)]


def test_the_same_words_set_anew_are_said_anew() -> None:
    targets = {"2025": {"text": "随時設定"}, "2026": {"text": "随時設定"}}
    assert [cells for _, _, cells in _shown(_table(_indicator(targets=targets)))] == [
        [""],
        ["随時設定"],
        ["随時設定"],
    ]


def test_series_share_a_table_and_other_names_have_their_own() -> None:
    tables = _tables(
        _indicator(series="甲", **FULL), _indicator(series="乙"), _indicator(name="他")
    )
    assert [(each.name, [row.series for row in each.rows]) for each in tables] == [
        ("件数", ["甲", "乙"]),
        ("他", [None]),
    ]
    assert _shown(tables[0])[0] == ("令和5年度", "baseline", ["7件", ""])


@pytest.mark.parametrize(
    ("aggregation", "counted"),
    [("annual", "R7.9.30まで"), ("cumulative", "R7.9.30時点"), ("point_in_time", "R7.9.30時点")],
)
def test_part_of_a_years_count_is_told_up_to_its_day(aggregation: str, counted: str) -> None:
    values = {"2025": {"interim": {"value": "3", "as_of": "2025-09-30"}}}
    table = _table(_indicator(aggregation=aggregation, values=values))
    assert [each.as_of for each in table.columns if each.kind == "interim"] == [counted]


def test_days_that_differ_stand_beside_the_figures() -> None:
    other = {"fiscal_year": "2023", "value": "8", "as_of": "2024-01-31"}
    table = _table(_indicator(series="甲", **FULL), _indicator(series="乙", baseline=other))
    assert table.columns[0].as_of is None
    assert _shown(table)[0][2] == ["7件 @R6.3.31時点", "8件 @R6.1.31時点"]


def test_a_plan_without_forecast_begins_with_its_targets() -> None:
    table = _table(_indicator(targets={"2025": "5"}), plan=_plan(targets=["2025"]))
    assert _shown(table) == [("令和7年度", "target", ["5件"])]


def test_notes_and_sources_follow_the_table() -> None:
    table = _table(
        _indicator(
            baseline={"fiscal_year": "2023", "value": "7", "source": "統計"},
            values={"2025": {"actual": {"value": "9", "note": "暫定"}}},
            targets={"2024-2026": {"value": "8", "note": "改定"}},
        )
    )
    assert [
        (each.column.year, each.column.kind, each.text, each.source) for each in table.remarks
    ] == [
        ("令和5年度", "baseline", None, "統計"),
        ("令和7年度", "target", "改定", None),
        ("令和7年度", "actual", "暫定", None),
    ]


def test_numbers_and_words_are_told_apart() -> None:
    table = _table(_indicator(targets={"2025": "5", "2026": {"text": "設置"}}))
    figures = [figure for cell in table.rows[0].cells for figure in cell.figures]
    assert figures == [
        CellText("5件", is_number=True, is_compared=True),
        CellText("設置", is_number=False),
    ]


def test_a_range_is_compared_though_it_is_no_number() -> None:
    table = _table(_indicator(targets={"2025": "5", "2026": {"at_least": "6", "at_most": "8"}}))
    figures = [figure for cell in table.rows[0].cells for figure in cell.figures]
    assert figures[-1] == CellText("6件以上8件以下", is_number=False, is_compared=True)
