"""A plan's initiatives in one fiscal year → the report: rows in print order, and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models import Kind
from apcli.progress.indicator import measure
from apcli.progress.rating import rating_of
from apcli.progress.values import Measurement, Report, Row, Summary, Verdict

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Initiative, Plan


def measure_plan(
    plan: Plan,
    initiatives: Mapping[str, Initiative],
    fiscal_year: int,
    as_of: datetime.date | None = None,
) -> Report:
    """Measure every indicator of a plan in a fiscal year.

    Args:
        plan: what says which years there are, the ratings, and whether an inverse is wanted.
        initiatives: key → initiative, in print order.
        fiscal_year: the year, by its western number.
        as_of: the day on which milestones are looked at.

    Returns:
        A row for every indicator, in print order, and the counts.

    Raises:
        NotInPlan: the plan does not have the fiscal year.
    """
    check_year(plan, fiscal_year)
    rows = tuple(
        row
        for key, initiative in initiatives.items()
        for row in _rows(plan, key, initiative, fiscal_year, as_of)
    )
    summary = summarise(plan, initiatives, rows)
    return Report(fiscal_year=fiscal_year, as_of=as_of, summary=summary, rows=rows)


def check_year(plan: Plan, fiscal_year: int) -> None:
    """Let pass a fiscal year that the plan has.

    Raises:
        NotInPlan: the plan does not have it.
    """
    if fiscal_year not in plan.years.all:
        text = message(
            "the plan has no fiscal year {year}; it has {years}",
            year=fiscal_year,
            years=", ".join(str(year) for year in plan.years.all),
        )
        raise NotInPlan(text)


def summarise(plan: Plan, initiatives: Mapping[str, Initiative], rows: Sequence[Row]) -> Summary:
    """Count verdicts, kinds and labels, each with what it is counted among."""
    verdicts = Counter(row.verdict for row in rows)
    kinds = Counter(row.kind for row in rows if row.kind)
    labels = Counter(row.rating for row in rows if row.rating)
    scale = plan.ratings.scale if plan.ratings else ()
    return Summary(
        initiatives=len(initiatives),
        initiatives_with_indicators=sum(1 for one in initiatives.values() if one.indicators),
        indicators=len(rows),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        values=kinds.total(),
        kinds={kind: kinds[kind] for kind in Kind},
        rated=labels.total(),
        ratings={step.label: labels[step.label] for step in scale},
    )


def _rows(
    plan: Plan, key: str, initiative: Initiative, fiscal_year: int, as_of: datetime.date | None
) -> Iterator[Row]:
    for name, indicator in initiative.indicators.items():
        measurement = measure(indicator, fiscal_year, as_of=as_of, inverse=plan.inverse_attainment)
        yield Row(
            initiative=key,
            number=initiative.number,
            title=initiative.title,
            departments=initiative.departments,
            indicator=name,
            rating=rating_of(measurement, plan.ratings),
            **{field.name: getattr(measurement, field.name) for field in fields(Measurement)},
        )
