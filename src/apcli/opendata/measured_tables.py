"""Indicators with their targets and values as tables: a value a cell, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.answers.answer import DECIMALS
from apcli.era import year_label
from apcli.models import Goal, Kind, YearState
from apcli.opendata.column import OpenColumn, Type, open_table
from apcli.progress.terms import number_of
from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Baseline, Indicator, Observation, Sheet, Target
    from apcli.opendata.column import Cell, OpenTable
    from apcli.workspace import Workspace

BASELINE = "baseline"
NOT_COUNTED, NOT_APPLICABLE, NOT_PUBLISHED = "未集計", "該当なし", "未公表"
"""Why a value is missing."""

_REASONS = {
    YearState.PENDING: NOT_COUNTED,
    YearState.NOT_APPLICABLE: NOT_APPLICABLE,
}
KEYS = ("sheet", "indicator")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of a sheet, an initiative or a goal, by their keys."""

    key: str
    sheet: Sheet
    name: str
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Aimed(Measured):
    """The target of a fiscal year."""

    fiscal_year: int
    target: Target


@dataclass(frozen=True, slots=True)
class Valued(Measured):
    """The value of a kind in a fiscal year, or why there is none."""

    fiscal_year: int
    kind: str
    value: Observation | Baseline | None
    missing: str | None
    place: int = 1


def measured_tables(workspace: Workspace) -> tuple[OpenTable, ...]:
    """Indicators, targets and values.

    A target of several years has a row for each. A fiscal year up to the plan's own that has a
    target and no value has a row that says so.
    """
    every = tuple(
        Measured(key, sheet, name, indicator)
        for key, sheet in workspace.sheets.items()
        for name, indicator in sheet.indicators.items()
    )
    latest = workspace.plan.fiscal_year
    reference = (KEYS, "indicators", KEYS)
    return (
        open_table("indicators", (*_NAMED, *_INDICATOR), every, KEYS),
        open_table(
            "targets",
            (*_NAMED, *_YEAR, *_TARGET),
            tuple(row for each in every for row in _targets(each)),
            (*KEYS, "fiscal_year"),
            reference,
        ),
        open_table(
            "values",
            (*_NAMED, *_YEAR, *_VALUE),
            tuple(row for each in every for row in _values(each, latest)),
            (*KEYS, "fiscal_year", "kind", "place"),
            reference,
        ),
    )


def _targets(each: Measured) -> Iterator[Aimed]:
    for span, target in sorted(each.indicator.targets.items()):
        for year in range(span.first, span.last + 1):
            yield Aimed(each.key, each.sheet, each.name, each.indicator, year, target)


def _values(each: Measured, latest: int) -> Iterator[Valued]:
    given = each.indicator.values

    def row(
        year: int, kind: str, value: Observation | Baseline | None, missing: str | None
    ) -> Valued:
        return Valued(each.key, each.sheet, each.name, each.indicator, year, kind, value, missing)

    baseline = each.indicator.baseline
    if baseline:
        yield row(baseline.fiscal_year, BASELINE, baseline, None)
    aimed = {aim.fiscal_year for aim in _targets(each) if aim.fiscal_year <= latest}
    for year in sorted(aimed | given.keys()):
        known = given.get(year)
        if known is None or not (known.all or known.state):
            yield row(year, Kind.ACTUAL, None, NOT_PUBLISHED)
            continue
        if known.state:
            yield row(year, Kind.ACTUAL, None, _REASONS[known.state])
        for kind in (Kind.ACTUAL, Kind.PRELIMINARY, Kind.FORECAST):
            value = getattr(known, kind)
            if value is not None:
                yield row(year, kind, value, None)
        for place, value in enumerate(known.interim, 1):
            yield replace(row(year, Kind.INTERIM, value, None), place=place)


def _moment(value: object) -> Cell:
    return None if value is None else str(value)


def _number(row: Valued) -> Cell:
    """The number of a value; of a rate that is counted by its parts what they give."""
    if row.value is None:
        return None
    if row.value.value is not None or row.value.numerator is None:
        return row.value.value
    rate = number_of(row.value, row.indicator.unit)
    return None if rate is None else rounded(rate, DECIMALS)


_NAMED: tuple[OpenColumn, ...] = (
    OpenColumn(
        "sheet",
        lambda row: row.key,
        required=True,
    ),
    OpenColumn(
        "sheet_type",
        lambda row: "goal" if isinstance(row.sheet, Goal) else "initiative",
        required=True,
    ),
    OpenColumn(
        "indicator",
        lambda row: row.name,
        required=True,
    ),
)
_YEAR: tuple[OpenColumn, ...] = (
    OpenColumn(
        "fiscal_year",
        lambda row: row.fiscal_year,
        Type.INTEGER,
        required=True,
    ),
    OpenColumn("fiscal_year_ja", lambda row: year_label(row.fiscal_year)),
)
_INDICATOR: tuple[OpenColumn, ...] = (
    OpenColumn("name", lambda row: row.indicator.name, required=True),
    OpenColumn("series", lambda row: row.indicator.series),
    OpenColumn(
        "indicator_kind",
        lambda row: _moment(row.indicator.kind),
    ),
    OpenColumn("unit", lambda row: row.indicator.unit or None),
    OpenColumn(
        "aggregation",
        lambda row: _moment(row.indicator.aggregation),
    ),
    OpenColumn(
        "direction",
        lambda row: str(row.indicator.direction),
    ),
    OpenColumn(
        "tolerance",
        lambda row: row.indicator.tolerance,
        Type.NUMBER,
    ),
    OpenColumn("definition", lambda row: row.indicator.definition),
    OpenColumn("rationale", lambda row: row.indicator.rationale),
)
_TARGET: tuple[OpenColumn, ...] = (
    OpenColumn("value", lambda row: row.target.value, Type.NUMBER),
    OpenColumn("at_least", lambda row: row.target.at_least, Type.NUMBER),
    OpenColumn("above", lambda row: row.target.above, Type.NUMBER),
    OpenColumn("at_most", lambda row: row.target.at_most, Type.NUMBER),
    OpenColumn("below", lambda row: row.target.below, Type.NUMBER),
    OpenColumn(
        "by",
        lambda row: _moment(row.target.by),
    ),
    OpenColumn(
        "better_than",
        lambda row: _moment(row.target.better_than),
    ),
    OpenColumn(
        "keep",
        lambda row: _moment(row.target.keep),
    ),
    OpenColumn("text", lambda row: row.target.text),
    OpenColumn("open", lambda row: row.target.open, Type.BOOLEAN),
    OpenColumn("unit", lambda row: row.indicator.unit or None),
    OpenColumn("note", lambda row: row.target.note),
)
_VALUE: tuple[OpenColumn, ...] = (
    OpenColumn(
        "kind",
        lambda row: str(row.kind),
        required=True,
    ),
    OpenColumn("place", lambda row: row.place, Type.INTEGER, required=True),
    OpenColumn("value", _number, Type.NUMBER),
    OpenColumn(
        "numerator",
        lambda row: row.value.numerator if row.value else None,
        Type.NUMBER,
    ),
    OpenColumn(
        "denominator",
        lambda row: row.value.denominator if row.value else None,
        Type.NUMBER,
    ),
    OpenColumn(
        "reached",
        lambda row: _moment(row.value.reached) if row.value else None,
    ),
    OpenColumn("text", lambda row: row.value.text if row.value else None),
    OpenColumn(
        "achieved",
        lambda row: row.value.achieved if row.value else None,
        Type.BOOLEAN,
    ),
    OpenColumn(
        "missing_reason",
        lambda row: row.missing,
    ),
    OpenColumn("unit", lambda row: row.indicator.unit or None),
    OpenColumn(
        "as_of",
        lambda row: _moment(row.value.as_of) if row.value else None,
    ),
    OpenColumn("note", lambda row: row.value.note if row.value else None),
    OpenColumn("source", lambda row: row.value.source if row.value else None),
)
