"""How many decimals numbers are printed with: one precision for all that stand side by side."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from apcli.models import Kind, Reference
from apcli.progress.comparison import TOWARD_TARGET, margin, meets
from apcli.progress.terms import line_to, number_of
from apcli.text.rounding import exact_or_rounded, half_up, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import Indicator, Measured, Sheet, YearValues

DEFAULT_DECIMALS = 4
"""Decimals shown of a number that has no end, where the indicator says nothing."""

_WHOLE_YEAR = (Kind.ACTUAL, Kind.PRELIMINARY, Kind.FORECAST)
"""The kinds of values that have a pace, the first of which stands for the year."""

_Pair = tuple[Fraction, Fraction]


def side_by_side(sheet: Sheet, name: str) -> Iterator[Indicator]:
    """The series of one unit under the printed name of an indicator: they share a table."""
    one = sheet.indicators[name]
    for other in sheet.indicators.values():
        if (other.name, other.unit) == (one.name, one.unit):
            yield other


def printed_decimals(*indicators: Indicator) -> int | None:
    """The decimals of indicators whose numbers stand side by side: no value looks as if it met.

    They are the most that one of them says or, where it says nothing, has; or more, where a value
    would print like what it misses: the target of its year, with and without the tolerance, the
    final target, the straight line of a year without target, the baseline that it falls below, and
    the value that it is compared with.
    None where numbers are printed as written.
    """
    pairs = [
        pair for each in indicators for pair in (*_missed(each), *_outside(each), *_compared(each))
    ]
    if any(each.decimals is not None for each in indicators):
        return _apart(pairs, max(map(_own_decimals, indicators)))
    if all(measured.numerator is None for each in indicators for measured in _measured(each)):
        return None
    places = _apart(pairs, DEFAULT_DECIMALS)
    return None if places == DEFAULT_DECIMALS else places


def with_decimals(indicator: Indicator, decimals: int | None) -> Indicator:
    """The indicator as it is printed with so many decimals."""
    if indicator.decimals == decimals:
        return indicator
    return indicator.model_copy(update={"decimals": decimals})


def shown_value(measured: Measured, indicator: Indicator) -> Decimal | None:
    """The number as it was written, with at least the decimals of the indicator.

    That of a rate by its parts is rounded to these; without any it is exact, or rounded if endless.
    """
    if measured.value is not None:
        return padded(measured.value, indicator.decimals)
    number = number_of(measured, indicator.unit)
    if number is None:
        return None
    places = printed_decimals(indicator)
    return shown_number(number, None) if places is None else rounded(number, places)


def padded(number: Decimal, decimals: int | None) -> Decimal:
    """The number with at least so many decimals: 80 beside 79.97 is 80.00."""
    if decimals is None or _decimals_of(number) >= decimals:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals))


def shown_number(number: Fraction, decimals: int | None) -> Decimal:
    """A computed number as it is shown: exact, or rounded where its decimals have no end."""
    return exact_or_rounded(number, DEFAULT_DECIMALS if decimals is None else decimals)


def shown_beside(number: Fraction, decimals: int | None, other: Fraction) -> Decimal:
    """The same, but never like the other number, which is printed as written."""
    if decimals is None and number != other:
        decimals = _apart([(number, other)], DEFAULT_DECIMALS)
    return shown_number(number, decimals)


def _apart(pairs: list[_Pair], places: int) -> int:
    """So many decimals, or more until the numbers of each pair differ."""
    while any(half_up(one, places) == half_up(other, places) for one, other in pairs):
        places += 1
    return places


def _own_decimals(indicator: Indicator) -> int:
    """Those that the indicator says, else the most that a number of it is written with."""
    if indicator.decimals is not None:
        return indicator.decimals
    written = [each.value for each in _measured(indicator) if each.value is not None]
    written += [number for _span, number in indicator.numeric_targets]
    return max((_decimals_of(number) for number in written), default=0)


def _decimals_of(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _measured(indicator: Indicator) -> Iterator[Measured]:
    if indicator.baseline:
        yield indicator.baseline
    for given in indicator.values.values():
        yield from _of_year(given)


def _of_year(given: YearValues) -> Iterator[Measured]:
    yield from filter(None, (getattr(given, kind) for kind in _WHOLE_YEAR))
    yield from given.interim


def _missed(indicator: Indicator) -> Iterator[_Pair]:
    """Each value beside what it misses: targets from its year on, as long as it is the latest."""
    targets = indicator.numeric_targets
    start = number_of(indicator.baseline, indicator.unit) if indicator.baseline else None
    if start is not None:
        for _span, target in targets:
            yield from ((start, bound) for bound in _bounds(indicator, start, Fraction(target)))
    for year, given in indicator.values.items():
        aims = [Fraction(target) for span, target in targets if span.last >= year]
        aims = aims or [Fraction(target) for _span, target in targets[-1:]]
        for measured in _of_year(given):
            number = number_of(measured, indicator.unit)
            if number is None:
                continue
            for aim in aims:
                yield from ((number, bound) for bound in _bounds(indicator, number, aim))
            if start is not None and _is_worse(indicator, number, start):
                yield number, start
        if not any(span.covers(year) for span, _target in targets):
            yield from _behind_line(indicator, year, given)


def _outside(indicator: Indicator) -> Iterator[_Pair]:
    """Each value beside the bounds of its year's target that it does not keep to."""
    for year, given in indicator.values.items():
        target = indicator.target_of(year)
        limits = target.bounds.items() if target else ()
        for measured in _of_year(given):
            number = number_of(measured, indicator.unit)
            for name, limit in limits if number is not None else ():
                upper = name in ("at_most", "below")
                if number is not None and (number > limit if upper else number < limit):
                    yield number, Fraction(limit)


def _compared(indicator: Indicator) -> Iterator[_Pair]:
    """Each value beside what its year's target compares it with, where it matters that they differ.

    That is where it is worse, or better where it has to be.
    """
    for year, given in indicator.values.items():
        target = indicator.target_of(year)
        reference = (target.keep or target.better_than) if target else None
        if target is None or reference is None:
            continue
        others = [*_referred_to(indicator, year, reference)]
        for number, other in product(_numbers(indicator, _of_year(given)), others):
            worse = margin(indicator.direction, number, other) < 0
            if worse or (target.better_than is not None and number != other):
                yield number, other


def _referred_to(indicator: Indicator, year: int, reference: Reference) -> Iterator[Fraction]:
    """The baseline, where it is meant or that of the year before, and the values of that year."""
    baseline = indicator.baseline
    if baseline and (reference is Reference.BASELINE or baseline.fiscal_year == year - 1):
        yield from _numbers(indicator, [baseline])
    before = indicator.values.get(year - 1)
    if before and reference is Reference.PREVIOUS:
        yield from _numbers(indicator, _of_year(before))


def _numbers(indicator: Indicator, measured: Iterable[Measured]) -> Iterator[Fraction]:
    for each in measured:
        number = number_of(each, indicator.unit)
        if number is not None:
            yield number


def _behind_line(indicator: Indicator, year: int, given: YearValues) -> Iterator[_Pair]:
    """The value that stands for the year beside what the straight line expects of it."""
    value = next(filter(None, (getattr(given, kind) for kind in _WHOLE_YEAR)), None)
    number = number_of(value, indicator.unit) if value else None
    line = line_to(indicator, year)
    if number is not None and line is not None:
        yield from ((number, bound) for bound in _bounds(indicator, number, line.number))


def _bounds(indicator: Indicator, number: Fraction, aim: Fraction) -> Iterator[Fraction]:
    """What the value misses of an aim: the aim itself, and how far the tolerance forgives."""
    if margin(indicator.direction, number, aim) < 0:
        yield aim
    if not meets(indicator.direction, number, aim, indicator.tolerance):
        forgiven = Fraction(indicator.tolerance)
        yield aim - forgiven if number < aim else aim + forgiven


def _is_worse(indicator: Indicator, number: Fraction, start: Fraction) -> bool:
    return indicator.direction in TOWARD_TARGET and margin(indicator.direction, number, start) < 0
