"""見通し: the straight line through the values so far, and the plan's own path beside it."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models import Kind, YearState
from apcli.progress.bounds import toward
from apcli.progress.comparison import TOWARD_TARGET, UPWARD, margin, meets
from apcli.progress.figure import Figure, Formula, Judgement, Term, term, year_term
from apcli.progress.outcomes import Outlook
from apcli.progress.possible import possible
from apcli.progress.projected import Projection
from apcli.progress.quantity import actuals_until, final_target, known_value, target_of
from apcli.progress.rates import comparable, why_no_final
from apcli.progress.resting import what_it_rests_on
from apcli.text.rounding import Bound

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity

HORIZON = 30
"""Years after the final target's within which a line that comes too late is still followed."""


class Prospect(NamedTuple):
    """Where the line leads, or why there is none, and the line."""

    outlook: Judgement[Outlook]
    projection: Projection | None


class _Line(NamedTuple):
    """The ends of the line as terms, with the years of each."""

    start: Quantity
    latest: Quantity
    final: Quantity
    from_start: Term
    to_latest: Term
    to_final: Term

    @property
    def left(self) -> int:
        """The years from the latest value to the final target's."""
        return self.final.fiscal_year - self.latest.fiscal_year

    @property
    def per_year(self) -> Term:
        """What a year adds."""
        between = self.latest.fiscal_year - self.start.fiscal_year
        return (self.to_latest - self.from_start) / term(between)


def prospect_of(indicator: Indicator, fiscal_year: int) -> Prospect:
    """Where the pace of the actual values up to a fiscal year leads.

    A year adds (latest − start) ÷ (years between them), from the baseline, or else the first actual
    value, to the latest one. Until the final target's year each would have to add
    (t_F − latest) ÷ (years left). The line meets t_F as a value would: by the declared direction
    and with its tolerance.

    The line rests on actual values, and ends with the year's own preliminary value or forecast
    where it has no other, so that no outlook contradicts its row. Nor does it where targets do not
    lie on a straight line: what is as far as the plan's own path of targets is on course, although
    the line may come too late, and what is behind that is not, although the line may come in time.
    Of an annual indicator the line is the trend of its yearly counts, and what is needed is by how
    much each count would have to differ from the one before.

    There is none where the year's interim value contradicts it, with fewer than two actual numbers,
    without a final target, once its year has its value, where nothing is measured, and for
    `at_least`, `at_most` and `exactly`: they keep to a bound, so that no year has a way to go, and
    a line through ups and downs beside the bound would predict what nothing points to.
    """
    line = _line_of(indicator, fiscal_year)
    if not isinstance(line, _Line):
        return Prospect(Judgement(None, reason=line), None)
    final, latest = line.to_final.number, line.to_latest.number
    way = margin(indicator.direction, final, latest) - Fraction(indicator.tolerance)
    step = margin(indicator.direction, line.per_year.number, Fraction(0))
    years = _years_to_go(way, step, line.left)
    planned = _planned(indicator, line)
    as_planned = way > 0 and meets(indicator.direction, latest, planned, indicator.tolerance)
    outlook = _outlook(years, line.left, as_planned=as_planned)
    rests_on = what_it_rests_on(indicator, fiscal_year, line.latest)
    return Prospect(
        Judgement(outlook, reason=rests_on.said),
        Projection(
            start=line.start,
            latest=line.latest,
            per_year=Figure.computed(
                message("(latest value − start of the line) ÷ years between"), line.per_year
            ),
            needed_per_year=_needed(line, met=way <= 0),
            projected=_projected(indicator, line),
            met_in=_met_in(indicator, line, years, outlook),
            missing_year=rests_on.missing_year,
            left_out=rests_on.left_out,
        ),
    )


def _line_of(indicator: Indicator, fiscal_year: int) -> _Line | Message:
    """The line, or why there is none."""
    final = final_target(indicator)
    if toward(indicator, final).direction not in TOWARD_TARGET:
        return message(
            "the indicator keeps within a limit, so there is no distance from the baseline to cover"
        )
    if final is None or final.term is None:
        return why_no_final(indicator)
    values = actuals_until(indicator, fiscal_year)
    if len(values) < 2:
        return message("a line needs at least two actual values")
    dropped = _dropped_in(indicator, fiscal_year)
    if dropped is not None:
        return message("the indicator does not apply in {year} (not_applicable)", year=dropped)
    if _falls_back(indicator, fiscal_year, values[-1]):
        return message(
            "the interim value of {year} is worse than the latest actual value", year=fiscal_year
        )
    start, latest = values[0], _own_value(indicator, fiscal_year) or values[-1]
    if start.term is None or latest.term is None or latest.fiscal_year >= final.fiscal_year:
        return message(
            "the final target's year, {year}, already has its value", year=final.fiscal_year
        )
    return _Line(start, latest, final, start.term, latest.term, final.term)


def _own_value(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """What stands for the year's actual value where it has none: a preliminary one, a forecast."""
    own = known_value(indicator, fiscal_year)
    if own is None or own.term is None or own.kind not in (Kind.PRELIMINARY, Kind.FORECAST):
        return None
    return own


def _falls_back(indicator: Indicator, fiscal_year: int, latest: Quantity) -> bool:
    """The year has but an interim value, which is worse than the end of the line already."""
    own = known_value(indicator, fiscal_year)
    number = comparable(own, indicator.aggregation)
    if own is None or own.kind is not Kind.INTERIM or number is None or latest.number is None:
        return False
    return not meets(indicator.direction, number, latest.number, indicator.tolerance)


def _dropped_in(indicator: Indicator, fiscal_year: int) -> int | None:
    """The newest year up to this one of which anything is said, if nothing is measured in it."""
    newest = max((year for year in indicator.values if year <= fiscal_year), default=None)
    if newest is None or indicator.values[newest].state is not YearState.NOT_APPLICABLE:
        return None
    return newest


def _planned(indicator: Indicator, line: _Line) -> Fraction:
    """What the latest value's year was to reach: its target, else the straight line to the final.

    The pace of the year is held against the same.
    """
    target = target_of(indicator, line.latest.fiscal_year)
    if target is not None and target.number is not None:
        return target.number
    start, final = line.from_start.number, line.to_final.number
    years = line.final.fiscal_year - line.start.fiscal_year
    return start + (final - start) * Fraction(years - line.left, years)


def _projected(indicator: Indicator, line: _Line) -> Figure:
    """The line's value in the final target's year; it never looks like what it does not meet."""
    made = Figure.computed(
        message("latest value + change per year × years left"),
        line.to_latest + line.per_year * term(line.left),
    )
    final, forgiven = line.to_final.number, Fraction(indicator.tolerance)
    upward = indicator.direction in UPWARD
    aims = {final, final - forgiven if upward else final + forgiven}
    bounds = tuple(Bound(each, inclusive=upward) for each in aims)
    return possible(indicator, replace(made, bounds=bounds))


def _needed(line: _Line, *, met: bool) -> Figure:
    if met:
        return Figure(Fraction(0), None, message("the latest value meets the final target"))
    return Figure.computed(
        message("(final target − latest value) ÷ years left"),
        (line.to_final - line.to_latest) / term(line.left),
    )


def _met_in(indicator: Indicator, line: _Line, years: int | None, outlook: Outlook) -> Figure:
    if outlook is Outlook.ON_COURSE and (years is None or years > line.left):
        along = message("as planned: the targets of the plan lead there")
        return Figure(Fraction(line.final.fiscal_year), None, along)
    if years is None:
        return Figure(None)
    met_in = Fraction(line.latest.fiscal_year + years)
    if years == 0:
        return Figure(met_in, None, message("the latest value meets the final target"))
    way = line.to_final - line.to_latest
    if indicator.tolerance:
        forgiven = term(indicator.tolerance)
        way = way - forgiven if indicator.direction in UPWARD else way + forgiven
    made = year_term(line.latest.fiscal_year) + way / line.per_year
    words = message("latest year + (final target − latest value) ÷ change per year")
    return Figure(met_in, Formula(words, made.text), message("rounded up to a whole year"))


def _years_to_go(way: Fraction, step: Fraction, left: int) -> int | None:
    """The years until the line meets the final target, 0 where it has, None if it never does.

    `way` is what lies between the latest value and the nearest that meets the final target, `step`
    what a year adds to it in the declared direction, `left` the years until the target's.
    """
    if way <= 0:
        return 0 if way <= step * left else None
    if step <= 0:
        return None
    years = math.ceil(way / step)
    return years if years <= left + HORIZON else None


def _outlook(years: int | None, left: int, *, as_planned: bool) -> Outlook:
    if years == 0:
        return Outlook.REACHED
    if as_planned:
        return Outlook.ON_COURSE
    if years is None:
        return Outlook.NOT_AT_THIS_PACE
    return Outlook.CATCHING_UP if years <= left else Outlook.LATE
