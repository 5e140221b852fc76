"""The last columns of a row of progress: its projection, and what was added after all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.answers.answer import DECIMALS, Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from apcli.progress import Figure, Projection, Quantity, Row
    from apcli.words import Words


def shown_of(quantity: Quantity | None) -> Decimal | None:
    """The number of a quantity as it is shown, None where there is none."""
    return quantity.shown if quantity else None


def projection_columns(words: Words) -> tuple[Column[Row], ...]:
    """Where the line leads; all null where there is none."""
    head = words.heading

    def figure(key: str, made: Callable[[Projection], Figure]) -> Column[Row]:
        def number(row: Row) -> Decimal | None:
            return made(row.projection).shown(DECIMALS) if row.projection else None

        return Column(key=f"projection.{key}", heading=head(key), value=number, added=True)

    return (
        Column(
            key="projection.start_year",
            value=lambda row: row.projection.start.fiscal_year if row.projection else None,
            added=True,
        ),
        Column(
            key="projection.start",
            value=lambda row: shown_of(row.projection.start if row.projection else None),
            added=True,
        ),
        Column(
            key="projection.latest_year",
            value=lambda row: row.projection.latest.fiscal_year if row.projection else None,
            added=True,
        ),
        Column(
            key="projection.latest",
            value=lambda row: shown_of(row.projection.latest if row.projection else None),
            added=True,
        ),
        Column(
            key="projection.outlook",
            heading=head("outlook"),
            value=lambda row: row.outlook.outcome,
            added=True,
        ),
        Column(
            key="projection.met_in",
            heading=head("met_in"),
            value=lambda row: row.projection.met_in_year if row.projection else None,
            added=True,
        ),
        figure("per_year", lambda projection: projection.per_year),
        figure("needed_per_year", lambda projection: projection.needed_per_year),
        figure("projected", lambda projection: projection.projected),
    )


def later_columns(words: Words) -> tuple[Column[Row], ...]:
    """What was added after the others: last, so that no column of a spreadsheet moves."""
    head = words.heading
    return (
        Column(
            key="projection.latest_kind",
            value=lambda row: row.projection.latest.kind if row.projection else None,
            added=True,
        ),
        Column(
            key="projection.missing_year",
            value=lambda row: row.projection.missing_year if row.projection else None,
            added=True,
        ),
        Column(
            key="projection.left_out",
            value=lambda row: row.projection.left_out if row.projection else None,
            added=True,
        ),
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
    )
