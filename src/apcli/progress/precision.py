"""How many decimals the numbers of an indicator are printed with: one precision for all of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress.comparison import TOWARD_TARGET, margin, meets
from apcli.progress.figure import Term, term
from apcli.text.rounding import exact_or_rounded, half_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator, Measured, YearValues

RATE_FACTORS = {"％": 100, "%": 100, "‰": 1000}
"""What a rate by its parts is multiplied by, by unit."""

DEFAULT_DECIMALS = 4
"""Decimals shown of a number that has no end, where the indicator says nothing."""

_Pair = tuple[Fraction, Fraction]


def printed_decimals(indicator: Indicator) -> int | None:
    """The indicator's own decimals, or more: no value prints like what it misses.

    That is the target of its year, with and without the tolerance, the final target, and the
    baseline that it falls below. None where numbers are printed as written.
    """
    given = indicator.decimals
    if given is None and all(each.numerator is None for each in _measured(indicator)):
        return None
    start = places = DEFAULT_DECIMALS if given is None else given
    for one, other in _missed(indicator):
        while half_up(one, places) == half_up(other, places):
            places += 1
    return given if places == start else places


def number_of(measured: Measured, unit: str) -> Fraction | None:
    """The exact number of what was measured, None where it is a day or a text.

    A rate by its parts is numerator ÷ denominator, × 100 where the unit is ％, × 1000 where ‰.
    """
    made = term_of(measured, unit)
    return made.number if made else None


def term_of(measured: Measured, unit: str) -> Term | None:
    """The number as an equation writes it, a rate by its parts."""
    if measured.value is not None:
        return term(measured.value)
    if measured.numerator is None or measured.denominator is None:
        return None
    rate = term(measured.numerator) / term(measured.denominator)
    factor = RATE_FACTORS.get(unit)
    return rate * term(factor) if factor else rate


def shown_value(measured: Measured, indicator: Indicator) -> Decimal | None:
    """The number as it was written; that of a rate by its parts exact, or rounded if endless."""
    if measured.value is not None:
        return measured.value
    number = number_of(measured, indicator.unit)
    return None if number is None else shown_number(number, printed_decimals(indicator))


def shown_number(number: Fraction, decimals: int | None) -> Decimal:
    """A computed number as it is shown: exact, or rounded where its decimals have no end."""
    return exact_or_rounded(number, DEFAULT_DECIMALS if decimals is None else decimals)


def _measured(indicator: Indicator) -> Iterator[Measured]:
    if indicator.baseline:
        yield indicator.baseline
    for given in indicator.values.values():
        yield from _of_year(given)


def _of_year(given: YearValues) -> Iterator[Measured]:
    yield from filter(None, (getattr(given, kind) for kind in Kind if kind is not Kind.INTERIM))
    yield from given.interim


def _missed(indicator: Indicator) -> Iterator[_Pair]:
    """Each value beside what it misses."""
    targets = indicator.numeric_targets
    final = Fraction(targets[-1][1]) if targets else None
    start = number_of(indicator.baseline, indicator.unit) if indicator.baseline else None
    for year, given in indicator.values.items():
        own = [Fraction(number) for span, number in targets if span.covers(year)]
        aims = own if final is None else [*own, final]
        for measured in _of_year(given):
            number = number_of(measured, indicator.unit)
            if number is None:
                continue
            for aim in aims:
                yield from ((number, bound) for bound in _bounds(indicator, number, aim))
            if start is not None and _is_worse(indicator, number, start):
                yield number, start


def _bounds(indicator: Indicator, number: Fraction, aim: Fraction) -> Iterator[Fraction]:
    """What the value misses of an aim: the aim itself, and how far the tolerance forgives."""
    if margin(indicator.direction, number, aim) < 0:
        yield aim
    if not meets(indicator.direction, number, aim, indicator.tolerance):
        forgiven = Fraction(indicator.tolerance)
        yield aim - forgiven if number < aim else aim + forgiven


def _is_worse(indicator: Indicator, number: Fraction, start: Fraction) -> bool:
    return indicator.direction in TOWARD_TARGET and margin(indicator.direction, number, start) < 0
