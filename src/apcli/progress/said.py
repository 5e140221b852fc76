"""The years of a plan of which its indicators say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.models import Indicator, Plan, Sheet


class SaidYears(NamedTuple):
    """Fiscal years of a plan: those with a target, and those with a target or a value."""

    targets: tuple[int, ...]
    every: tuple[int, ...]


def said_years(plan: Plan, sheets: Iterable[Sheet]) -> SaidYears:
    """The years of the plan in which an indicator of these sheets has a target or a value.

    Tables and pictures of one kind of sheet share them, so that a year stands at the same place on
    every sheet, and one of which no sheet says anything on none.
    """
    indicators = [each for sheet in sheets for each in sheet.indicators.values()]
    return SaidYears(
        tuple(year for year in plan.years.targets if _any_target(indicators, year)),
        tuple(
            year
            for year in plan.years.all
            if _any_value(indicators, year) or _any_target(indicators, year)
        ),
    )


def _any_target(indicators: Iterable[Indicator], year: int) -> bool:
    return any(each.target_of(year) is not None for each in indicators)


def _any_value(indicators: Iterable[Indicator], year: int) -> bool:
    return any(
        year in each.values or (each.baseline is not None and each.baseline.fiscal_year == year)
        for each in indicators
    )
