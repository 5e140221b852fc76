"""Values as the plan prints them: circled codes, numbers with their unit, years."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from apcli.era import moment_label, short_moment_label, year_label
from apcli.models import Aggregation, Kind
from apcli.progress.percent import rounded
from apcli.progress.year import shown_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from apcli.era import Moment
    from apcli.models import Indicator, Target
    from apcli.models.measured import Measured

_CIRCLED = {
    **{number: chr(0x2460 + number - 1) for number in range(1, 21)},
    **{number: chr(0x3251 + number - 21) for number in range(21, 36)},
    **{number: chr(0x32B1 + number - 36) for number in range(36, 51)},
}


def circled(code: int | str) -> str:
    """A code as printed: ① to ㊿, and in brackets what has no circled form."""
    return _CIRCLED.get(code, f"({code})") if isinstance(code, int) else f"({code})"


def number_label(value: Decimal, decimals: int | None = None) -> str:
    """A number with thousands separators, rounded half up to `decimals` where they are given."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{abs(value) if value.is_zero() else value:,f}"


def change_label(change: Fraction, decimals: int | None) -> str:
    """A change with its sign, and one decimal more than the values where it needs it."""
    shown = rounded(change, (decimals or 0) + 1)
    number = number_label(shown.normalize() if shown == shown.to_integral_value() else shown)
    return number if shown <= 0 else f"+{number}"


def measured_label(measured: Measured, indicator: Indicator) -> str:
    """A value as printed: a number with its unit, the day a milestone was reached, or its text."""
    value = shown_value(measured, indicator)
    if value is not None:
        return number_label(value, indicator.decimals) + indicator.unit
    return moment_label(measured.reached) if measured.reached else measured.text or ""


def day_label(
    day: Moment | None,
    kind: str,
    aggregation: Aggregation,
    written: Callable[[Moment], str] = short_moment_label,
    on: str = "時点",
) -> str | None:
    """When a value of a kind was counted, None where nobody says: `R6.3.31時点`.

    An interim value of a yearly count is what came together until then: `R6.10.31まで`.
    """
    if day is None:
        return None
    until = kind == Kind.INTERIM and aggregation is Aggregation.ANNUAL
    return written(day) + ("まで" if until else on)


def target_label(target: Target, indicator: Indicator) -> str:
    """A target as printed: a number with its unit, a milestone's day or month, or its text."""
    if target.value is not None:
        return number_label(target.value, indicator.decimals) + indicator.unit
    return moment_label(target.by) if target.by else target.text or ""


def plan_year_label(fiscal_year: int) -> str:
    """The plan's own fiscal year as its cover names it: 令和7（2025）年度."""
    return f"{year_label(fiscal_year).removesuffix('年度')}（{fiscal_year}）年度"
