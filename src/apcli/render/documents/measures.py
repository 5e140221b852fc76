"""What the report says of an indicator in a year, line by line: the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import moment_label, year_label
from apcli.models import Direction, Kind
from apcli.progress import Outlook, PaceBasis
from apcli.render.documents.progress_views import Measure
from apcli.render.labels import (
    NOTHING_SET,
    WORDS,
    amount_label,
    day_label,
    difference_label,
    growth_label,
    label_of,
    quantity_label,
    rate_label,
    rating_label,
    target_year_label,
)
from apcli.text.printed import equation_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.progress import Figure, Projection, Quantity, Row

_BOUNDS = {
    Direction.AT_LEAST: "or_more",
    Direction.AT_MOST: "or_less",
    Direction.DECREASE: "or_less",
}
"""The word after a target that is a number."""


def measures_of(row: Row, last_verdict: str | None = None) -> Iterator[Measure]:
    """All that is to be said of a row, the verdict first, and then that of the year before."""
    yield _measure("verdict", _verdict(row))
    if last_verdict is not None:
        yield _measure("last_verdict", last_verdict)
    yield _measure("target", _target(row))
    yield _value(row)
    if row.compared and row.value:
        yield _measure("compared", _compared(row.compared, row))
    if row.baseline:
        year = year_label(row.baseline.fiscal_year)
        yield _measure("baseline", f"{quantity_label(row.baseline, row.about)}（{year}）")
    if row.last_target and _is_told(row.last_target, row):
        year = year_label(row.last_target.fiscal_year)
        yield _measure("final_target", f"{quantity_label(row.last_target, row.about)}（{year}）")
    yield from _rate(row, "attainment", row.shown_rates.attainment)
    yield from _rate(row, "final_attainment", row.shown_rates.final_attainment)
    yield from _rate(row, "progress", row.shown_rates.progress)
    if row.rated:
        yield from _rate(row, "rated", row.rated)
    if row.pace.outcome and row.expected_shown is not None:
        yield _measure("pace", _pace(row))
    if row.projection:
        yield _measure("outlook", *_outlook(row, row.projection))
    if row.value and (row.value.note or row.value.source):
        source = f"（{WORDS('source')}：{row.value.source}）" if row.value.source else ""
        yield _measure("notes", f"{row.value.note or ''}{source}")


def _measure(key: str, *lines: str) -> Measure:
    return Measure(key, WORDS(key), lines)


def _verdict(row: Row) -> str:
    said = WORDS.of(row.verdict.outcome) if row.verdict.outcome else ""
    if row.rating.outcome:
        said += f"　{WORDS('rating')} {rating_label(row)}"
    if row.reached_late:
        said += f"　{WORDS('reached_late')}"
    return said + (f"　{WORDS('below_baseline')}" if row.below_baseline else "")


def _target(row: Row) -> str:
    about, target = row.about, row.shown_target
    said = label_of(target, about) or NOTHING_SET
    if target and target.term and not target.bounds and about.direction in _BOUNDS:
        said += WORDS(_BOUNDS[about.direction])
    year = target_year_label(row)
    said += f"（{year}）" if year else ""
    if about.tolerance:
        said += f"（{WORDS('tolerance')} {difference_label(about.tolerance, about)}）"
    return said


def _compared(other: Quantity, row: Row) -> str:
    """The value that the target compares with, of which year it is and of which kind."""
    kind = f"、{WORDS.of(other.kind)}" if other.kind else ""
    return f"{quantity_label(other, row.about)}（{year_label(other.fiscal_year)}{kind}）"


def _is_told(last: Quantity, row: Row) -> bool:
    """The last target is what the progress or the rating is reckoned to, or a condition to come."""
    if last.bounds or last.comparison:
        return last.fiscal_year > row.fiscal_year
    of_final = row.rated is not None and row.rated.number is not None
    return last.term is not None and (row.shown_rates.progress.number is not None or of_final)


def _value(row: Row) -> Measure:
    about, value, latest = row.about, row.value, row.latest
    if value and value.kind:
        day = day_label(value.as_of, value.kind, about.aggregation, moment_label, on=WORDS("day"))
        said = "、".join(filter(None, (WORDS.of(value.kind), day)))
        return _measure("value", f"{quantity_label(value, about)}（{said}）")
    if latest and latest.kind:
        said = f"{year_label(latest.fiscal_year)}{WORDS.of(latest.kind)}"
        return _measure("latest_value", f"{quantity_label(latest, about)}（{said}）")
    return _measure("value", NOTHING_SET)


def _rate(row: Row, key: str, figure: Figure) -> Iterator[Measure]:
    """A percentage with the equation that gives it."""
    if figure.formula is None:
        return
    by_latest = "" if row.value else f"（{WORDS('latest_value')}による）"
    equation = equation_text(figure.formula.numbers, row.about.minus)
    text = f"{rate_label(figure, row.about)}＝{equation}"
    yield Measure(key, WORDS(key) + by_latest, (text,))


def _pace(row: Row) -> str:
    on_line = f"{WORDS('interpolation')}による" if row.pace_basis is PaceBasis.INTERPOLATED else ""
    expected = amount_label(row.expected_shown, row.about) if row.expected_shown is not None else ""
    pace = WORDS.of(row.pace.outcome) if row.pace.outcome else ""
    return f"{pace}（{on_line}{expected}に対して）"


def _outlook(row: Row, projection: Projection) -> tuple[str, str]:
    about, outlook, met_in = row.about, row.outlook.outcome, projection.met_in_year
    reached = outlook is Outlook.REACHED
    when = f"（{year_label(met_in)}）" if met_in and not reached else ""
    start, latest = projection.start, projection.latest
    places = projection.change_decimals(about.decimals)
    line = (
        f"{year_label(start.fiscal_year)} {quantity_label(start, about)}→"
        f"{year_label(latest.fiscal_year)} {quantity_label(latest, about)}、"
        f"{WORDS('each_year')}{growth_label(projection.per_year, places, about)}"
    )
    if not reached:
        needed = growth_label(projection.needed_per_year, places, about)
        line += f"。到達には{WORDS('each_year')}{needed}が必要"
    return (WORDS.of(outlook) if outlook else "") + when, line + _rests_on(projection)


def _rests_on(projection: Projection) -> str:
    """Which year's result is missing, and what is used or left out instead."""
    missing, latest = projection.missing_year, projection.latest
    if missing is None or latest.kind is None:
        return ""
    if latest.fiscal_year == missing:
        return f"（{year_label(missing)}は{WORDS.of(latest.kind)}による）"
    left_out = f"。{WORDS.of(projection.left_out)}の値は使わない" if projection.left_out else ""
    lacking = f"{year_label(missing)}の{WORDS.of(Kind.ACTUAL)}がないため"
    return f"（{lacking}、{year_label(latest.fiscal_year)}までの値による{left_out}）"
