"""The last columns of a row of progress: its projection, and what was added after all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.answers.answer import DECIMALS, Column
from apcli.answers.reading import wording_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from apcli.answers.by_goal import PlanGoals
    from apcli.progress import Projection, Quantity, Row
    from apcli.words import Words


def shown_of(quantity: Quantity | None) -> Decimal | None:
    """The number of a quantity as it is shown, None where there is none."""
    return quantity.shown if quantity else None


def text_of(quantity: Quantity | None) -> str | None:
    """What stands instead of a number, None where there is nothing."""
    return quantity.text if quantity else None


def projection_columns(words: Words) -> tuple[Column[Row], ...]:
    """Where the line leads; all null where there is none."""
    return (
        _of_projection("start_year", lambda projection: projection.start.fiscal_year),
        _of_projection("start", lambda projection: projection.start.shown),
        _of_projection("latest_year", lambda projection: projection.latest.fiscal_year),
        _of_projection("latest", lambda projection: projection.latest.shown),
        Column(
            key="projection.outlook",
            heading=words.heading("outlook"),
            value=lambda row: row.outlook.outcome,
            added=True,
        ),
        _of_projection("met_in", lambda projection: projection.met_in_year, words),
        _of_projection("per_year", lambda projection: projection.per_year.shown(DECIMALS), words),
        _of_projection(
            "needed_per_year", lambda projection: projection.needed_per_year.shown(DECIMALS), words
        ),
        _of_projection("projected", lambda projection: projection.projected.shown(DECIMALS), words),
    )


def later_columns(words: Words) -> tuple[Column[Row], ...]:
    """What was added after the others: last, so that no column of a spreadsheet moves."""
    head = words.heading
    return (
        _of_projection("latest_kind", lambda projection: projection.latest.kind),
        _of_projection("missing_year", lambda projection: projection.missing_year),
        _of_projection("left_out", lambda projection: projection.left_out),
        Column(
            key="target_year",
            value=lambda row: row.target.fiscal_year if row.target else None,
            added=True,
        ),
        Column(
            key="final_attainment",
            heading=head("final_attainment"),
            unit="％",
            value=lambda row: row.rates.final_attainment.shown(DECIMALS),
            added=True,
        ),
        Column(
            key="latest.final_attainment",
            value=lambda row: (
                row.latest_rates.final_attainment.shown(DECIMALS) if row.latest_rates else None
            ),
        ),
        Column(
            key="rating_expected",
            value=lambda row: row.rating_expected if row.rating.outcome else None,
            added=True,
        ),
        Column(
            key="numerator",
            heading=head("numerator"),
            value=lambda row: row.value.numerator if row.value else None,
            added=True,
        ),
        Column(
            key="denominator",
            heading=head("denominator"),
            value=lambda row: row.value.denominator if row.value else None,
            added=True,
        ),
        Column(key="goal", value=lambda row: row.about.goal, added=True),
        Column(key="indicator_kind", value=lambda row: row.about.indicator_kind, added=True),
        Column(key="definition", value=lambda row: row.about.definition, added=True),
        Column(key="rationale", value=lambda row: row.about.rationale, added=True),
        Column(key="final_target_text", value=lambda row: text_of(row.last_target), added=True),
        Column(key="last_target_year", value=_last_year, added=True),
        Column(key="compared", value=lambda row: shown_of(row.compared), added=True),
        Column(
            key="compared_year",
            value=lambda row: row.compared.fiscal_year if row.compared else None,
            added=True,
        ),
        Column(
            key="compared_kind",
            value=lambda row: row.compared.kind if row.compared else None,
            added=True,
        ),
        Column(key="rated", value=_rated, added=True),
    )


def columns_of_some(words: Words, goals: PlanGoals) -> tuple[Column[Row], ...]:
    """The last columns of spreadsheets: what only some plans have, and only these show."""
    head = words.heading
    return (
        Column(
            heading=head("measured"),
            value=lambda row: words("initiative" if row.about.initiative else "goal"),
            shown_for=lambda _: bool(goals.tree.goals),
        ),
        Column(
            heading=head("indicator_kind"),
            value=lambda row: row.about.indicator_kind,
            shown_for=lambda row: row.about.indicator_kind is not None,
        ),
        Column(
            heading=head("final_target_text"),
            value=lambda row: wording_of(row.last_target, row.about, words),
            shown_for=_ends_in_words,
        ),
        Column(heading=head("final_target_year"), value=_last_year, shown_for=_ends_in_words),
        Column(
            heading=head("rated"),
            unit="％",
            value=_rated,
            shown_for=lambda row: row.rated is not None,
        ),
    )


def _ends_in_words(row: Row) -> bool:
    """The plan ends with a bound, a comparison, a text or a day, which no number says in full."""
    last = row.last_target
    return last is not None and (last.bounds is not None or last.term is None)


def _last_year(row: Row) -> int | None:
    return row.last_target.fiscal_year if row.last_target else None


def _rated(row: Row) -> Decimal | None:
    return row.rated.shown(DECIMALS) if row.rated else None


def _of_projection(
    key: str, made: Callable[[Projection], object], words: Words | None = None
) -> Column[Row]:
    """What the projection says, null where there is none; with `words` in spreadsheets, too."""
    return Column(
        key=f"projection.{key}",
        heading=words.heading(key) if words else None,
        value=lambda row: made(row.projection) if row.projection else None,
        added=True,
    )
