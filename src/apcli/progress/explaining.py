"""How each figure of an indicator was computed: its formula, its numbers, or why there is none."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Direction
from apcli.progress.comparison import UPWARD
from apcli.progress.pace import interpolated
from apcli.progress.quantities import Quantity, Role, number_term, quantities_of, value_of
from apcli.progress.rating import scale_of
from apcli.progress.reasons import (
    why_no_attainment,
    why_no_pace,
    why_no_progress,
    why_no_projection,
    why_no_rating,
    why_no_verdict,
)
from apcli.progress.values import AttainmentBasis, Outlook, PaceBasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from apcli.diagnostics import Message
    from apcli.models import Indicator, Plan, Rating
    from apcli.progress.values import Row
    from apcli.progress.year import Known

Quantities = dict[Role, Quantity]


class FigureName(enum.StrEnum):
    """The figures that are explained, in the order in which they are told."""

    VERDICT = "verdict"
    ATTAINMENT = "attainment"
    PROGRESS = "progress"
    PACE = "pace"
    RATING = "rating"
    PER_YEAR = "per_year"
    NEEDED_PER_YEAR = "needed_per_year"
    PROJECTED = "projected"
    MET_IN = "met_in"


@dataclass(frozen=True, slots=True)
class Step:
    """How a figure is computed.

    `formula` is in words, `numbers` the same with the numbers in it, ready to be computed again;
    None where there is nothing to compute. `reason` says why the figure is not there, or, of a
    verdict, what it rests on; None where the formula says all.
    """

    formula: Message | None = None
    numbers: str | None = None
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A row with the numbers its figures are made from, and how each figure was computed."""

    row: Row
    quantities: tuple[Quantity, ...]
    steps: Mapping[FigureName, Step]


def explain(plan: Plan, indicator: Indicator, row: Row) -> Explanation:
    """Explain every figure of a row that was measured of the indicator.

    Where the year has no value the percentages are those of the newest known one, as they are
    shown in brackets.
    """
    found, known = quantities_of(indicator, row), value_of(indicator, row)
    return Explanation(
        row=row,
        quantities=tuple(found.values()),
        steps={
            FigureName.VERDICT: _verdict(indicator, found, row, known),
            FigureName.ATTAINMENT: _attainment(plan, indicator, found, row, known),
            FigureName.PROGRESS: _progress(indicator, found, known),
            FigureName.PACE: _pace(indicator, found, row, known),
            FigureName.RATING: _rating(plan, indicator, row),
            **dict(_projection(indicator, found, row)),
        },
    )


_CONDITIONS = {
    Direction.INCREASE: message("met where the value is at least the target"),
    Direction.AT_LEAST: message("met where the value is at least the target"),
    Direction.DECREASE: message("met where the value is at most the target"),
    Direction.AT_MOST: message("met where the value is at most the target"),
    Direction.EXACTLY: message("met where the value is the target"),
}


def _verdict(indicator: Indicator, found: Quantities, row: Row, known: Known | None) -> Step:
    if reason := why_no_verdict(indicator, row, known):
        return Step(reason=reason)
    value, target = found[Role.VALUE], found[Role.TARGET]
    if value.number is None or target.number is None:
        formula = message("met where the day is not after the target; a month is its last day")
        return Step(formula, f"{value.text} / {target.text}")
    formula = _CONDITIONS[indicator.direction]
    if indicator.tolerance:
        tolerance = number_term(indicator.tolerance)
        formula = message(
            "{condition}, give or take {tolerance}", condition=formula, tolerance=tolerance
        )
    return Step(formula, _compared(value, target))


def _compared(value: Quantity, target: Quantity) -> str:
    return f"{value.term} {_relation(value.number, target.number)} {target.term}"


def _relation(number: Fraction | None, other: Fraction | None) -> str:
    if number is None or other is None or number == other:
        return "="
    return "<" if number < other else ">"


def _attainment(
    plan: Plan, indicator: Indicator, found: Quantities, row: Row, known: Known | None
) -> Step:
    inverse = plan.inverse_attainment
    if reason := why_no_attainment(indicator, row.fiscal_year, known, inverse=inverse):
        return Step(reason=reason)
    value, target = found[Role.VALUE].term, found[Role.TARGET].term
    shown = row if row.kind is not None else row.latest
    if shown and shown.attainment_basis is AttainmentBasis.TARGET_TO_VALUE:
        return Step(message("target ÷ value × 100"), f"{target} ÷ {value} × 100")
    return Step(message("value ÷ target × 100"), f"{value} ÷ {target} × 100")


def _progress(indicator: Indicator, found: Quantities, known: Known | None) -> Step:
    if reason := why_no_progress(indicator, known):
        return Step(reason=reason)
    value, baseline = found[Role.VALUE].term, found[Role.BASELINE].term
    final = found[Role.FINAL_TARGET].term
    return Step(
        message("(value − baseline) ÷ (final target − baseline) × 100"),
        f"({value} − {baseline}) ÷ ({final} − {baseline}) × 100",
    )


def _pace(indicator: Indicator, found: Quantities, row: Row, known: Known | None) -> Step:
    if reason := why_no_pace(indicator, row, known):
        return Step(reason=reason)
    if row.pace_basis is PaceBasis.TARGET:
        formula = message("the value against the target of the year")
        return Step(formula, _compared(found[Role.VALUE], found[Role.TARGET]))
    value, baseline, final = (
        found[role] for role in (Role.VALUE, Role.BASELINE, Role.FINAL_TARGET)
    )
    on_line = interpolated(indicator, row.fiscal_year)
    return Step(
        message(
            "the value against the straight line: baseline + (final target − baseline) × "
            "years gone ÷ years in all"
        ),
        f"{value.term} {_relation(value.number, on_line)} {baseline.term} + "
        f"({final.term} − {baseline.term}) × "
        f"{row.fiscal_year - baseline.fiscal_year} ÷ {final.fiscal_year - baseline.fiscal_year}",
    )


def _rating(plan: Plan, indicator: Indicator, row: Row) -> Step:
    reason = why_no_rating(plan, indicator, row)
    scale = scale_of(plan, indicator)
    if reason or scale is None:
        return Step(reason=reason)
    formula = message("the first step that holds, of the unrounded attainment in per cent")
    if scale.on == "progress":
        formula = message("the first step that holds, of the unrounded progress in per cent")
    return Step(formula, ", ".join(map(_step, scale.scale)))


def _step(step: Rating) -> str:
    if step.at_least is not None:
        return f"{step.label} ≥ {step.at_least:f}"
    return step.label if step.above is None else f"{step.label} > {step.above:f}"


def _projection(
    indicator: Indicator, found: Quantities, row: Row
) -> Iterator[tuple[FigureName, Step]]:
    projection = row.projection
    if projection is None:
        reason = why_no_projection(indicator, row.fiscal_year)
        yield FigureName.PER_YEAR, Step(reason=reason)
        return
    start, latest, final = (found[role] for role in (Role.START, Role.LATEST, Role.FINAL_TARGET))
    between = latest.fiscal_year - start.fiscal_year
    left = final.fiscal_year - latest.fiscal_year
    pace = f"({latest.term} − {start.term}) ÷ {between}"
    yield (
        FigureName.PER_YEAR,
        Step(message("(latest actual − where the line begins) ÷ years between"), pace),
    )
    if projection.needed_per_year:
        formula = message("(final target − latest actual) ÷ years left")
        yield (
            FigureName.NEEDED_PER_YEAR,
            Step(formula, f"({final.term} − {latest.term}) ÷ {left}"),
        )
    else:
        met = message("the latest actual value meets the final target")
        yield FigureName.NEEDED_PER_YEAR, Step(reason=met)
    yield (
        FigureName.PROJECTED,
        Step(
            message("latest actual + what a year adds × years left"),
            f"{latest.term} + {pace} × {left}",
        ),
    )
    if projection.outlook in (Outlook.ON_COURSE, Outlook.LATE):
        tolerance, sign = indicator.tolerance, "−" if row.direction in UPWARD else "+"
        way = f"{final.term} − {latest.term}" + (f" {sign} {tolerance:f}" if tolerance else "")
        yield (
            FigureName.MET_IN,
            Step(
                message("the latest year + (final target − latest actual) ÷ what a year adds"),
                f"{latest.fiscal_year} + ({way}) ÷ ({pace})",
                message("rounded up to a whole year"),
            ),
        )
