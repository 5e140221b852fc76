"""The numbers that an indicator's figures are made from, each with its place in the data."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress.year import (
    RATE_FACTORS,
    Known,
    final_target,
    known_value,
    milestone_done_before,
    number_of,
    shown_text,
    shown_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.era import Moment
    from apcli.models import Indicator, Target
    from apcli.models.measured import Measured
    from apcli.progress.values import Row


class Role(enum.StrEnum):
    """What a number is in the formulas."""

    VALUE = "value"
    TARGET = "target"
    BASELINE = "baseline"
    FINAL_TARGET = "final_target"
    START = "start"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, text or day, as it is shown, and the path to it in the initiative's file.

    `number` is exact, and `term` is how a formula writes it: as it stands in the data, a rate by
    its parts as `(413 ÷ 1,000 × 100)`; both are None where it is no number. `text` is ISO 8601
    where it is a day. `kind` is None of targets and the baseline.
    """

    role: Role
    fiscal_year: int
    value: Decimal | None
    text: str | None
    number: Fraction | None
    term: str | None
    kind: Kind | None
    as_of: Moment | None
    path: DataPath


def quantities_of(indicator: Indicator, row: Row) -> dict[Role, Quantity]:
    """What the figures of a row are made from, as far as the data has it.

    The value is that of the year, else the newest known one, as in the row's `latest`. The start
    and the latest actual value are those of its projection.
    """
    return {each.role: each for each in _quantities(indicator, ("indicators", row.indicator), row)}


def value_of(indicator: Indicator, row: Row) -> Known | None:
    """The value that a row speaks of: the year's, else what an earlier year reached or left."""
    known = known_value(indicator, row.fiscal_year)
    if known is not None:
        return known
    target = indicator.target_of(row.fiscal_year)
    if target is not None and target.by is not None:
        done = milestone_done_before(indicator, row.fiscal_year)
        if done is not None:
            return done
    return known_value(indicator, row.latest.fiscal_year) if row.latest else None


def _quantities(indicator: Indicator, base: DataPath, row: Row) -> Iterator[Quantity]:
    known = value_of(indicator, row)
    if known is not None:
        yield _of_known(indicator, base, Role.VALUE, known)
    for span, target in indicator.targets.items():
        if span.covers(row.fiscal_year):
            path = (*base, "targets", str(span))
            yield _of_target(Role.TARGET, row.fiscal_year, target, row.target_text, path)
    if indicator.baseline is not None:
        baseline = Known(indicator.baseline.fiscal_year, Kind.ACTUAL, indicator.baseline, None)
        yield _of_known(indicator, base, Role.BASELINE, baseline)
    last = final_target(indicator)
    if last is not None:
        span, target = next(
            (span, target)
            for span, target in indicator.targets.items()
            if span.last == last.fiscal_year
        )
        path = (*base, "targets", str(span))
        yield _of_target(Role.FINAL_TARGET, last.fiscal_year, target, None, path)
    if row.projection is not None:
        ends = {
            Role.START: row.projection.start_year,
            Role.LATEST: row.projection.latest_year,
        }
        for role, year in ends.items():
            actual = known_value(indicator, year)
            if actual is not None:
                yield _of_known(indicator, base, role, actual)


def _of_known(indicator: Indicator, base: DataPath, role: Role, known: Known) -> Quantity:
    return Quantity(
        role=role,
        fiscal_year=known.fiscal_year,
        value=shown_value(known.measured, indicator),
        text=shown_text(known.measured),
        number=number_of(known.measured, indicator.unit),
        term=_term(known.measured, indicator.unit),
        kind=None if role is Role.BASELINE else known.kind,
        as_of=known.measured.as_of,
        path=(*base, *_route(indicator, known)),
    )


def _of_target(
    role: Role, fiscal_year: int, target: Target, text: str | None, path: DataPath
) -> Quantity:
    return Quantity(
        role=role,
        fiscal_year=fiscal_year,
        value=target.value,
        text=text,
        number=None if target.value is None else Fraction(target.value),
        term=None if target.value is None else number_term(target.value),
        kind=None,
        as_of=None,
        path=path,
    )


def number_term(number: Decimal) -> str:
    """A number as a formula writes it: `1,234.5`, a negative one in brackets."""
    return f"{number:,f}" if number >= 0 else f"({number:,f})"


def _term(measured: Measured, unit: str) -> str | None:
    if measured.value is not None:
        return number_term(measured.value)
    if measured.numerator is None or measured.denominator is None:
        return None
    rate = f"{number_term(measured.numerator)} ÷ {number_term(measured.denominator)}"
    factor = RATE_FACTORS.get(unit)
    return f"({rate} × {factor:,})" if factor else f"({rate})"


def _route(indicator: Indicator, known: Known) -> DataPath:
    """Where the data has a value: among the year's kinds, or as the baseline of that year."""
    if known.measured is indicator.baseline:
        return ("baseline",)
    kinds = ("values", str(known.fiscal_year), str(known.kind))
    if known.kind is not Kind.INTERIM:
        return kinds
    interim = indicator.values[known.fiscal_year].interim
    return (*kinds, next(place for place, one in enumerate(interim) if one is known.measured))
