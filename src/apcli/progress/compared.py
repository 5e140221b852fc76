"""What a comparison compares with: the baseline, or the value of the year before (前年度以上)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Kind, Reference
from apcli.progress.quantity import Role, baseline_of, known_value
from apcli.progress.rates import why_not_comparable

if TYPE_CHECKING:
    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity

_FIRMEST_FIRST = (Kind.ACTUAL, Kind.PRELIMINARY, Kind.FORECAST, Kind.INTERIM)


def compared_with(
    indicator: Indicator, fiscal_year: int, target: Quantity | None
) -> Quantity | None:
    """The value that the target of a fiscal year compares with, None where there is none.

    Of the year before that is its best known value, of whatever kind; part of a year is none for a
    whole one.
    """
    if target is None or target.comparison is None:
        return None
    if target.comparison.reference is Reference.BASELINE:
        other = baseline_of(indicator, Role.VALUE)
    else:
        other = known_value(indicator, fiscal_year - 1)
    if other is None or why_not_comparable(other, indicator.aggregation):
        return None
    return other.in_role(Role.COMPARED)


def weaker_kind(one: Kind | None, other: Kind | None) -> Kind | None:
    """The kind of what rests on both: a comparison with a forecast is no more than expected."""
    kinds = [each for each in (one, other) if each is not None]
    return max(kinds, key=_FIRMEST_FIRST.index, default=None)
