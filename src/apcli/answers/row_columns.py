"""The columns of a row of progress, for programs and for spreadsheets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from apcli.answers.answer import DECIMALS, Column, table
from apcli.answers.by_goal import NO_GOALS, PlanGoals
from apcli.answers.later_columns import (
    columns_of_some,
    later_columns,
    projection_columns,
    shown_of,
    text_of,
)
from apcli.answers.origin import origin
from apcli.answers.reading import wording_of
from apcli.answers.selecting import selection_facts
from apcli.answers.subject_columns import number_column, title_above_indicator
from apcli.render.labels import rating_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.models import Plan
    from apcli.progress import Report, Row, Summary
    from apcli.words import Words

RowT = TypeVar("RowT")


def report_facts(report: Report, plan: Plan, words: Words) -> dict[str, Any]:
    """A whole report for programs."""
    return {
        "fiscal_year": report.fiscal_year,
        "summary": summary_facts(report.summary),
        "rows": table(row_columns(plan, words), report.rows),
        "as_of": report.as_of,
        "selection": selection_facts(report),
        "by": None,
        "missing": None,
    }


def summary_facts(summary: Summary) -> dict[str, Any]:
    """The counts with what they are counted among."""
    return {
        "initiatives": summary.initiatives,
        "initiatives_with_indicators": summary.initiatives_with_indicators,
        "indicators": summary.indicators,
        "verdicts": summary.verdicts,
        "judged": summary.judged,
        "values": summary.values,
        "kinds": summary.kinds,
        "rated": summary.rated,
        "ratings": summary.ratings,
        "rating_scales": summary.rating_scales,
        "expected_ratings": summary.expected_ratings,
        "expected_rating_scales": summary.expected_rating_scales,
    }


def row_columns(plan: Plan, words: Words, goals: PlanGoals = NO_GOALS) -> tuple[Column[Row], ...]:
    """The columns of a row for programs and for spreadsheets."""
    head = words.heading
    return (
        *origin(plan.city, words, lambda row: row.fiscal_year),
        Column(key="initiative", value=lambda row: row.about.initiative),
        number_column(words, lambda row: row.about),
        Column(key="indicator", value=lambda row: row.about.indicator),
        title_above_indicator(words, lambda row: row.about),
        Column(
            key="departments",
            heading=head("department"),
            value=lambda row: row.about.departments,
            added=True,
        ),
        Column(key="name", heading=head("indicator"), value=lambda row: row.about.name, added=True),
        Column(
            key="series", heading=head("series"), value=lambda row: row.about.series, added=True
        ),
        Column(key="unit", heading=head("unit"), value=lambda row: row.about.unit),
        Column(
            key="aggregation",
            heading=head("aggregation"),
            value=lambda row: row.about.aggregation,
        ),
        Column(key="direction", heading=head("direction"), value=lambda row: row.about.direction),
        Column(key="tolerance", value=lambda row: row.about.tolerance, added=True),
        Column(key="decimals", value=lambda row: row.about.decimals, added=True),
        Column(key="headline", value=lambda row: row.about.headline, added=True),
        *_measured_columns(words),
        *_latest_columns(words),
        *projection_columns(words),
        *later_columns(words),
        *goals.columns(lambda row: row.about.goal),
        *columns_of_some(words, goals),
    )


def columns_of_row(
    plan: Plan, words: Words, row: Callable[[RowT], Row]
) -> Callable[[str], Column[RowT]]:
    """Gives the columns of a row, by their heads' words, for what has a row of progress."""
    columns = {column.heading: column for column in row_columns(plan, words)}

    def lifted(word: str) -> Column[RowT]:
        column = columns[words.heading(word)]
        shown = column.cell
        return replace(
            cast("Column[RowT]", column),
            value=lambda each: column.value(row(each)),
            cell=shown and (lambda each: shown(row(each))),
        )

    return lifted


def _measured_columns(words: Words) -> tuple[Column[Row], ...]:
    head = words.heading
    return (
        Column(
            key="baseline_year",
            heading=head("baseline_year"),
            value=lambda row: row.baseline.fiscal_year if row.baseline else None,
            added=True,
        ),
        Column(key="baseline", heading=head("baseline"), value=lambda row: shown_of(row.baseline)),
        Column(key="target", heading=head("target"), value=lambda row: shown_of(row.target)),
        Column(key="target_text", value=lambda row: text_of(row.target), added=True),
        Column(
            heading=head("target_text"),
            value=lambda row: wording_of(row.target, row.about, words),
        ),
        Column(
            key="final_target",
            heading=head("final_target"),
            value=lambda row: shown_of(row.final_target),
        ),
        Column(
            key="final_target_year",
            value=lambda row: row.final_target.fiscal_year if row.final_target else None,
            added=True,
        ),
        Column(key="value", heading=head("value"), value=lambda row: shown_of(row.value)),
        Column(
            key="value_text",
            heading=head("value_text"),
            value=lambda row: text_of(row.value),
            added=True,
        ),
        Column(key="kind", heading=head("value_kind"), value=lambda row: row.kind),
        Column(
            key="as_of",
            heading=head("as_of"),
            value=lambda row: row.value.as_of if row.value else None,
        ),
        Column(
            key="attainment",
            heading=head("attainment"),
            unit="％",
            value=lambda row: row.rates.attainment.shown(DECIMALS),
        ),
        Column(key="attainment_basis", value=lambda row: row.rates.basis, added=True),
        Column(
            key="progress",
            heading=head("progress"),
            unit="％",
            value=lambda row: row.rates.progress.shown(DECIMALS),
        ),
        Column(key="below_baseline", value=lambda row: row.below_baseline, added=True),
        Column(key="pace", heading=head("pace"), value=lambda row: row.pace.outcome),
        Column(key="pace_basis", value=lambda row: row.pace_basis),
        Column(key="expected", value=lambda row: row.expected_shown, added=True),
        Column(key="verdict", heading=head("verdict"), value=lambda row: row.verdict.outcome),
        Column(key="rating", value=lambda row: row.rating.outcome),
        Column(heading=head("rating"), value=lambda row: rating_label(row, words)),
        Column(key="rating_scale", value=lambda row: row.about.rating_scale, added=True),
    )


def _latest_columns(words: Words) -> tuple[Column[Row], ...]:
    head = words.heading
    return (
        Column(
            key="latest.fiscal_year",
            heading=head("latest_year"),
            value=lambda row: row.latest.fiscal_year if row.latest else None,
        ),
        Column(
            heading=head("latest_value"),
            value=lambda row: (
                text_of(row.latest) if shown_of(row.latest) is None else row.latest.shown
            ),
        ),
        Column(
            key="latest.kind",
            heading=head("latest_kind"),
            value=lambda row: row.latest.kind if row.latest else None,
        ),
        Column(key="latest.value", value=lambda row: shown_of(row.latest)),
        Column(key="latest.value_text", value=lambda row: text_of(row.latest)),
        Column(
            key="latest.as_of",
            heading=head("latest_as_of"),
            value=lambda row: row.latest.as_of if row.latest else None,
        ),
        Column(
            key="latest.attainment",
            heading=head("latest_attainment"),
            unit="％",
            value=lambda row: (
                row.latest_rates.attainment.shown(DECIMALS) if row.latest_rates else None
            ),
        ),
        Column(
            key="latest.attainment_basis",
            value=lambda row: row.latest_rates.basis if row.latest_rates else None,
        ),
        Column(
            key="latest.progress",
            heading=head("latest_progress"),
            unit="％",
            value=lambda row: (
                row.latest_rates.progress.shown(DECIMALS) if row.latest_rates else None
            ),
        ),
    )
