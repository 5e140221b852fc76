"""The figures of an indicator in the report of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.lineage import IndicatorId
from apcli.era import moment_label, year_label
from apcli.models import Kind
from apcli.render.documents.measures import measures_of
from apcli.render.documents.progress_views import FigureView, LatestView, RateView, ValueView
from apcli.render.documents.small_table import SmallTable
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
    from collections.abc import Sequence

    from apcli.editions.past import PastYear
    from apcli.progress import Figure, Quantity, Rates, Row, Subject


def figure_of(row: Row, past: Sequence[PastYear] = ()) -> FigureView:
    """What the report shows of a row: in tables, and line by line."""
    about = row.about
    last_verdict = _last_verdict(row, last_year_in(past, row.fiscal_year))
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
        years=_years(row, past),
    )


def last_year_in(past: Sequence[PastYear], fiscal_year: int) -> PastYear | None:
    """The year before a fiscal year, None where it is not among those known."""
    return next((each for each in past if each.fiscal_year == fiscal_year - 1), None)


def _last_verdict(row: Row, before: PastYear | None) -> str | None:
    """The verdict of the year before, of each indicator that this one continues."""
    if before is None:
        return None
    earlier = before.rows.get(IndicatorId(*row.about.keys), ())
    return "、".join(map(_verdict, earlier)) or NOTHING_SET


def _years(row: Row, past: Sequence[PastYear]) -> SmallTable | None:
    """The indicator over the years, each by its own edition; None where there is only one."""
    keys = IndicatorId(*row.about.keys)
    rows = [*(each for year in past for each in year.rows.get(keys, ())), row]
    if len(rows) < 2:
        return None
    columns = [
        (WORDS("fiscal_year"), [_year(each, row.about) for each in rows]),
        (WORDS("target"), [_target(each) for each in rows]),
        (WORDS("value"), [_known(each) for each in rows]),
        (WORDS("attainment"), [_percentage(each) for each in rows]),
        (WORDS("verdict"), [_verdict(each) for each in rows]),
    ]
    kept = [each for each in columns if set(each[1]) != {NOTHING_SET}]
    return SmallTable(
        caption=f"各年度の{WORDS('target')}と{WORDS('verdict')}",
        heads=tuple(head for head, _ in kept),
        rows=tuple(zip(*(cells for _, cells in kept), strict=True)),
        numbers=frozenset(range(1, len(kept) - 1)),
        stacked=True,
    )


def _year(row: Row, about: Subject) -> str:
    """The year, with what the indicator was called then if that was something else."""
    label = row.about.label
    return year_label(row.fiscal_year) + ("" if label == about.label else f"（{label}）")


def _target(row: Row) -> str:
    year = target_year_label(row)
    target = label_of(row.shown_target, row.about) or NOTHING_SET
    return f"{target}（{year}）" if year else target


def _known(row: Row) -> str:
    """The value of the year, or in brackets the one of another year that reached its milestone."""
    value, done = row.value, row.done_elsewhere
    if value is None or value.kind is None:
        return f"（{quantity_label(done, row.about)}）" if done else NOTHING_SET
    mark = "" if value.kind is Kind.ACTUAL else f"（{WORDS.of(value.kind)}）"
    return quantity_label(value, row.about) + mark


def _percentage(row: Row) -> str:
    rate = _attainment(row.rates, row.about)
    if rate is None:
        return NOTHING_SET
    return f"{rate.text}（{rate.basis}）" if rate.basis else rate.text


def _verdict(row: Row) -> str:
    return WORDS.of(row.verdict.outcome) if row.verdict.outcome else NOTHING_SET


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
