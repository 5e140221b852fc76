"""見通し: the straight line through the actual values, continued to the final target."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models import YearState
from apcli.progress.comparison import TOWARD_TARGET, UPWARD, margin
from apcli.progress.figure import Figure, Formula, Judgement, Term, term, year_term
from apcli.progress.outcomes import Outlook
from apcli.progress.quantity import actuals_until, final_target
from apcli.progress.values import Projection

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

    Only actual values are used: a line through a forecast would say what the forecast says. Of an
    annual indicator the line is the trend of its yearly counts, and what is needed is by how much
    each count would have to differ from the one before.

    There is none with fewer than two actual numbers, without a final target, once its year has its
    actual or is known to be not applicable, and for `at_least`, `at_most` and `exactly`: they keep
    to a bound, so that no year has a way to go, and a line through ups and downs beside the bound
    would predict what nothing points to.
    """
    line = _line_of(indicator, fiscal_year)
    if not isinstance(line, _Line):
        return Prospect(Judgement(None, reason=line), None)
    final, latest = line.to_final.number, line.to_latest.number
    way = margin(indicator.direction, final, latest) - Fraction(indicator.tolerance)
    step = margin(indicator.direction, line.per_year.number, Fraction(0))
    years = _years_to_go(way, step, line.left)
    outlook = _outlook(years, line.left)
    return Prospect(
        Judgement(outlook),
        Projection(
            start=line.start,
            latest=line.latest,
            per_year=Figure.computed(
                message("(latest actual − start of the line) ÷ years between"), line.per_year
            ),
            needed_per_year=_needed(line, met=way <= 0),
            projected=Figure.computed(
                message("latest actual + change per year × years left"),
                line.to_latest + line.per_year * term(line.left),
            ),
            met_in=_met_in(indicator, line, years),
        ),
    )


def _line_of(indicator: Indicator, fiscal_year: int) -> _Line | Message:
    """The line, or why there is none."""
    if indicator.direction not in TOWARD_TARGET:
        return message(
            "the indicator keeps within a limit, so there is no distance from the baseline to cover"
        )
    final = final_target(indicator)
    if final is None or final.term is None:
        return message("there is no numeric target")
    actuals = actuals_until(indicator, fiscal_year)
    if len(actuals) < 2:
        return message("a line needs at least two actual values")
    if _is_dropped(indicator, final.fiscal_year, fiscal_year):
        return message(
            "the indicator does not apply in the final target's year, {year} (not_applicable)",
            year=final.fiscal_year,
        )
    start, latest = actuals[0], actuals[-1]
    if start.term is None or latest.term is None or latest.fiscal_year >= final.fiscal_year:
        return message(
            "the final target's year, {year}, already has its actual value", year=final.fiscal_year
        )
    return _Line(start, latest, final, start.term, latest.term, final.term)


def _is_dropped(indicator: Indicator, final_year: int, fiscal_year: int) -> bool:
    """The final target's year is no later than the fiscal year, and nothing is measured in it."""
    given = indicator.values.get(final_year)
    dropped = given is not None and given.state is YearState.NOT_APPLICABLE
    return dropped and final_year <= fiscal_year


def _needed(line: _Line, *, met: bool) -> Figure:
    if met:
        return Figure(Fraction(0), None, message("the latest actual value meets the final target"))
    return Figure.computed(
        message("(final target − latest actual) ÷ years left"),
        (line.to_final - line.to_latest) / term(line.left),
    )


def _met_in(indicator: Indicator, line: _Line, years: int | None) -> Figure:
    if years is None:
        return Figure(None)
    met_in = Fraction(line.latest.fiscal_year + years)
    if years == 0:
        return Figure(met_in, None, message("the latest actual value meets the final target"))
    way = line.to_final - line.to_latest
    if indicator.tolerance:
        forgiven = term(indicator.tolerance)
        way = way - forgiven if indicator.direction in UPWARD else way + forgiven
    made = year_term(line.latest.fiscal_year) + way / line.per_year
    words = message("latest year + (final target − latest actual) ÷ change per year")
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


def _outlook(years: int | None, left: int) -> Outlook:
    if years is None:
        return Outlook.NOT_AT_THIS_PACE
    if years == 0:
        return Outlook.REACHED
    return Outlook.ON_COURSE if years <= left else Outlook.LATE
