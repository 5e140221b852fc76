"""`apcli record`."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, named_day
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from apcli.models import Kind, YearState


class KindOfValue(enum.StrEnum):
    """The kinds of a value, and the reasons for having none."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    INTERIM = "interim"
    FORECAST = "forecast"
    PENDING = "pending"
    NOT_APPLICABLE = "not-applicable"


def record(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY[/INDICATOR]",
            help=_("Key or number of the initiative; add the indicator's key if it has several."),
        ),
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option(metavar="YEAR", help=_("Fiscal year (2025 or R7)."))
    ] = None,
    kind: Annotated[
        KindOfValue | None, typer.Option(help=_("Kind of value, or why there is none."))
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help=_("Number, or the date a milestone was reached.")),
    ] = None,
    numerator: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=_("Numerator of a rate."))
    ] = None,
    denominator: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=_("Denominator of a rate."))
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help=_("Result in words."))] = None,
    achieved: Annotated[
        bool | None,
        typer.Option(
            "--achieved/--not-achieved", help=_("Whether a result in words meets the target.")
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_("Date the value was measured, or of the review (2025-09-30 or 2025-09)."),
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=_("Note on the value, the status or the costs.")),
    ] = None,
    review: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Text of a review; - reads standard input.")),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help=_("Write the review in an editor (VISUAL, EDITOR)."))
    ] = False,
    grade: Annotated[
        list[str] | None,
        typer.Option(metavar="[GRADE=]LABEL", help=_("Grade that the review gives.")),
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="REVIEWER", help=_("Who reviews, where several do."))
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help=_("Part of the year that is reviewed."))
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help=_("Status of the initiative in the year."))
    ] = None,
    budget: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=_("Budget of the year."))
    ] = None,
    actual_cost: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=_("What was spent in the year."))
    ] = None,
    csv: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Record the rows of a CSV; - reads standard input.")),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Replace what is there already."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Record a value even if it looks wrong."))
    ] = False,
    today: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Refuse values that cannot be known on this day (2026-05-29).")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the change, but write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Record what a department reports, and show the resulting figures."""
    from apcli.cli.asked import Asked
    from apcli.cli.recording import How
    from apcli.cli.recording_ways import Opening, from_editor, from_options, from_table
    from apcli.cli.spoken import named_year

    asked = Asked(
        {
            "indicator": indicator,
            "kind": _kind(kind),
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "text": text,
            "achieved": achieved,
            "as_of": as_of,
            "note": note,
            "review": review,
            "edit": edit or None,
            "grades": grade or None,
            "who": who,
            "period": period,
            "status": status,
            "budget": budget,
            "actual_cost": actual_cost,
            "csv": csv,
        }
    )
    opening = Opening(context, data, named_day(today))
    how = How(replace=replace, force=force, dry_run=dry_run)
    fiscal_year = None if year is None else named_year(year)
    if csv is not None:
        return from_table(asked, opening, fiscal_year, how)
    return (from_editor if edit else from_options)(asked, opening, fiscal_year, how)


def _kind(kind: KindOfValue | None) -> Kind | YearState | None:
    from apcli.models import Kind, YearState

    if kind is None:
        return None
    name = kind.replace("-", "_")
    return Kind(name) if name in tuple(Kind) else YearState(name)
