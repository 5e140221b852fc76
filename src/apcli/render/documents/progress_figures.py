"""The figures of an indicator in the report of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.lineage import IndicatorId
from apcli.era import moment_label, year_label
from apcli.render.documents.measures import measures_of
from apcli.render.documents.progress_views import FigureView, LatestView, RateView, ValueView
from apcli.render.labels import (
    NOTHING_SET,
    WORDS,
    day_label,
    label_of,
    quantity_label,
    rate_label,
    rating_label,
    target_year_label,
)
from apcli.text.printed import equation_text

if TYPE_CHECKING:
    from apcli.editions.past import PastYear
    from apcli.progress import Figure, Quantity, Rates, Row, Subject


def figure_of(row: Row, before: PastYear | None = None) -> FigureView:
    """What the report shows of a row: in tables, and line by line."""
    about, last_verdict = row.about, _last_verdict(row, before)
    return FigureView(
        key=about.indicator,
        name=about.label,
        target=label_of(row.shown_target, about),
        target_year=target_year_label(row),
        value=_value(row.value, about) if row.value else None,
        attainment=_attainment(row.rates, about),
        progress=_rate(row.rates.progress, about),
        verdict=row.verdict.outcome,
        last_verdict=last_verdict,
        rating=rating_label(row),
        latest=_latest(row),
        projected=row.projection is not None,
        measures=tuple(measures_of(row, last_verdict)),
    )


def _last_verdict(row: Row, before: PastYear | None) -> str | None:
    """The verdict of the year before, of each indicator that this one continues."""
    if before is None:
        return None
    verdicts = (each.verdict.outcome for each in before.rows.get(IndicatorId(*row.about.keys), ()))
    return "、".join(WORDS.of(each) for each in verdicts if each) or NOTHING_SET


def _value(value: Quantity, about: Subject) -> ValueView:
    return ValueView(
        text=quantity_label(value, about),
        kind=value.kind,
        as_of=day_label(value.as_of, value.kind, about.aggregation, moment_label, on=WORDS("day")),
        note=value.note,
        source=value.source,
    )


def _latest(row: Row) -> LatestView | None:
    if row.latest is None or row.latest_rates is None:
        return None
    return LatestView(
        year=year_label(row.latest.fiscal_year),
        value=_value(row.latest, row.about),
        attainment=_attainment(row.latest_rates, row.about),
        progress=_rate(row.latest_rates.progress, row.about),
    )


def _attainment(rates: Rates, about: Subject) -> RateView | None:
    """That of the year's target; of a year without one, marked, that of the final target."""
    final = _rate(rates.final_attainment, about)
    if final is None:
        return _rate(rates.attainment, about)
    return RateView(final.text, final.formula, WORDS("of_final_target"))


def _rate(figure: Figure, about: Subject) -> RateView | None:
    """A percentage with the equation that gives it."""
    if figure.formula is None:
        return None
    equation = equation_text(figure.formula.numbers, about.minus)
    return RateView(rate_label(figure, about), equation)
