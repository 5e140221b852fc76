"""What the data gives of an indicator: numbers, texts and days, each with its place."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.era import last_day
from apcli.models import Kind
from apcli.progress.bounds import Bounds, Comparison
from apcli.progress.figure import Term, term
from apcli.progress.precision import padded, shown_value
from apcli.progress.terms import contradicts, term_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from apcli.diagnostics import DataPath
    from apcli.era import Moment
    from apcli.models import Indicator, Measured, Target, YearSpan, YearValues


class Role(enum.StrEnum):
    """What a quantity is in the formulas."""

    VALUE = "value"
    TARGET = "target"
    BASELINE = "baseline"
    FINAL_TARGET = "final_target"
    START = "start"
    LATEST = "latest"
    COMPARED = "compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value, a baseline or a target of a fiscal year, as the data gives it.

    `term` has its exact number and how an equation writes it, a rate by its parts as
    `413 ÷ 1,000 × 100`; `shown` is the number as documents print it. Both are None where it is no
    number: then it is a `day`, or else a `wording`; an `open` target is still to be set, as its
    wording says. A target may be `bounds`, of which a single one is its number, or a `comparison`;
    its wording then says how it is printed. `kind` is None of targets and of the baseline,
    `achieved` the data's own judgement. `path` begins at the indicator.
    """

    role: Role
    fiscal_year: int
    path: DataPath
    term: Term | None = None
    shown: Decimal | None = None
    day: Moment | None = None
    wording: str | None = None
    kind: Kind | None = None
    as_of: Moment | None = None
    achieved: bool | None = None
    open: bool = False
    bounds: Bounds | None = None
    comparison: Comparison | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str | None = None
    source: str | None = None

    @property
    def number(self) -> Fraction | None:
        """The exact number, None where it is none."""
        return self.term.number if self.term else None

    @property
    def is_compared(self) -> bool:
        """A number is held against it: it is one, or bounds, or a comparison."""
        return bool(self.term or self.bounds or self.comparison)

    @property
    def text(self) -> str | None:
        """What stands instead of a number: the wording, the day as ISO 8601, or the condition."""
        if self.wording or self.day:
            return self.wording or str(self.day)
        condition = self.bounds or self.comparison
        return condition.text if condition else None

    def in_role(self, role: Role) -> Quantity:
        """The same quantity in another role."""
        return replace(self, role=role)


def known_value(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """The value of a year: actual, else preliminary, else forecast, else the last interim.

    The baseline is the actual of its fiscal year, unless `values` gives the same number there. A
    year that is pending or not applicable has no value.
    """
    given = indicator.values.get(fiscal_year)
    if given and given.state:
        return None
    values = [*values_of(indicator, fiscal_year)]
    baseline = indicator.baseline
    if baseline and baseline.fiscal_year == fiscal_year:
        actual = next((value for value in values if value.kind is Kind.ACTUAL), None)
        return actual or baseline_of(indicator, Role.VALUE)
    for kind in (Kind.ACTUAL, Kind.PRELIMINARY, Kind.FORECAST, Kind.INTERIM):
        of_kind = [value for value in values if value.kind is kind]
        if of_kind:
            return _newest(of_kind)
    return None


def values_of(indicator: Indicator, fiscal_year: int) -> Iterator[Quantity]:
    """Every value that a year has, of each kind, in the order of the data.

    An actual that contradicts the baseline of its year is none: a year has one value everywhere.
    """
    given = indicator.values.get(fiscal_year)
    if given is None:
        return
    for kind, measured in (
        (Kind.ACTUAL, _actual_of(indicator, fiscal_year, given)),
        (Kind.PRELIMINARY, given.preliminary),
        (Kind.FORECAST, given.forecast),
    ):
        if measured is not None:
            yield _of_measured(
                indicator, measured, kind, fiscal_year, ("values", str(fiscal_year), str(kind))
            )
    for place, measured in enumerate(given.interim):
        path = ("values", str(fiscal_year), str(Kind.INTERIM), place)
        yield _of_measured(indicator, measured, Kind.INTERIM, fiscal_year, path)


def _actual_of(indicator: Indicator, fiscal_year: int, given: YearValues) -> Measured | None:
    baseline, actual = indicator.baseline, given.actual
    if actual is None or baseline is None or baseline.fiscal_year != fiscal_year:
        return actual
    return None if contradicts(actual, baseline, indicator.unit) else actual


def baseline_of(indicator: Indicator, role: Role = Role.BASELINE) -> Quantity | None:
    """The baseline, an actual value; None where there is none."""
    baseline = indicator.baseline
    if baseline is None:
        return None
    found = _of_measured(indicator, baseline, Kind.ACTUAL, baseline.fiscal_year, ("baseline",))
    return found if role is Role.VALUE else replace(found, role=role, kind=None)


def targets_of(indicator: Indicator) -> Iterator[tuple[YearSpan, Quantity]]:
    """Every target with the years that it is set for, in the order of the data."""
    for span, target in indicator.targets.items():
        yield span, _of_target(indicator, span, target)


def target_of(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """The target of a fiscal year, None where none is set."""
    found = (target for span, target in targets_of(indicator) if span.covers(fiscal_year))
    target = next(found, None)
    return replace(target, fiscal_year=fiscal_year) if target else None


def final_target(indicator: Indicator) -> Quantity | None:
    """t_F, the last target that is a number, in the last year of its span.

    None where a range or a comparison comes after it: no older number stands for these.
    """
    found = last_target(indicator)
    return found if found and found.term else None


def last_target(indicator: Indicator) -> Quantity | None:
    """The target that the plan ends with, in the last year of its span.

    That is the last of the numbers, bounds and comparisons; without any of them the last of the
    words and days. One that is still open is none.
    """
    every = [target for _span, target in targets_of(indicator) if not target.open]
    found = max(
        [each for each in every if each.is_compared] or every,
        key=lambda target: target.fiscal_year,
        default=None,
    )
    return replace(found, role=Role.FINAL_TARGET) if found else None


def target_beside(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """What is shown where the year itself has no target: the final one that lies ahead.

    Of the later ones that is the last number, bound or comparison, else the last; where none is
    later, the newest of the years before. A target that is still open is none.
    """
    every = [target for _span, target in targets_of(indicator) if not target.open]
    later = [target for target in every if target.fiscal_year > fiscal_year]
    for found in ([each for each in later if each.is_compared], later, every):
        if found:
            return max(found, key=lambda target: target.fiscal_year)
    return None


def latest_before(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """The newest known value of the years before, of whatever kind."""
    years = set(indicator.values)
    if indicator.baseline:
        years.add(indicator.baseline.fiscal_year)
    earlier = sorted((year for year in years if year < fiscal_year), reverse=True)
    return next((known for year in earlier if (known := known_value(indicator, year))), None)


def actuals_until(indicator: Indicator, fiscal_year: int) -> list[Quantity]:
    """The actual values up to this year that are numbers, oldest first.

    They begin with the baseline, where there is one: what was before is not this plan's doing, and
    what `values` has for its year is not what the rest is computed from.
    """
    baseline = baseline_of(indicator, Role.VALUE)
    start = baseline.fiscal_year if baseline else 0
    years = sorted(year for year in indicator.values if start < year <= fiscal_year)
    known = [known_value(indicator, year) for year in years]
    if baseline and start <= fiscal_year:
        known.insert(0, baseline)
    return [each for each in known if each and each.kind is Kind.ACTUAL and each.term]


def _of_measured(
    indicator: Indicator, measured: Measured, kind: Kind, fiscal_year: int, path: DataPath
) -> Quantity:
    return Quantity(
        role=Role.VALUE,
        fiscal_year=fiscal_year,
        path=path,
        term=term_of(measured, indicator.unit),
        shown=shown_value(measured, indicator),
        day=measured.reached,
        wording=measured.text,
        kind=kind,
        as_of=measured.as_of,
        achieved=measured.achieved,
        numerator=measured.numerator,
        denominator=measured.denominator,
        note=measured.note,
        source=measured.source,
    )


def _of_target(indicator: Indicator, span: YearSpan, target: Target) -> Quantity:
    bounds = _bounds_of(target)
    number = target.value if bounds is None else bounds.single
    return Quantity(
        role=Role.TARGET,
        fiscal_year=span.last,
        path=("targets", str(span)),
        term=None if number is None else term(number),
        shown=None if number is None else padded(number, indicator.decimals),
        day=target.by,
        wording=target.text,
        open=target.open,
        bounds=bounds,
        comparison=_comparison_of(target),
        note=target.note,
    )


def _bounds_of(target: Target) -> Bounds | None:
    given = target.bounds
    if not given:
        return None
    return Bounds(
        lower=given.get("at_least", given.get("above")),
        upper=given.get("at_most", given.get("below")),
        above="above" in given,
        below="below" in given,
    )


def _comparison_of(target: Target) -> Comparison | None:
    if target.better_than is not None:
        return Comparison(target.better_than, better=True)
    return None if target.keep is None else Comparison(target.keep, better=False)


def _newest(values: Sequence[Quantity]) -> Quantity:
    """The value with the last day, the last one in the file where there are no days to compare."""
    dated = [value for value in values if value.as_of is not None]
    return max(reversed(dated), key=_day) if len(dated) > 1 else values[-1]


def _day(value: Quantity) -> datetime.date:
    return last_day(value.as_of) if value.as_of else datetime.date.min
