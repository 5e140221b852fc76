"""`apcli progress`."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, named_day, named_year, open_plan
from apcli.cli.progress_format import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def progress(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    *,
    year: Annotated[
        list[str] | None,
        typer.Option(
            metavar="YEAR",
            help=_("The fiscal year, as 2025, or several, as 2024-2026; else the plan's own."),
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("The day or month on which milestones are looked at.")),
    ] = None,
    department: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=_("Only what this department is in charge of.")),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(metavar="STAGE", help=_("Only what is in this stage.")),
    ] = None,
    axis: Annotated[
        list[str] | None,
        typer.Option(metavar="AXIS:ITEM", help=_("Only what is classified so.")),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(metavar="VERDICT", help=_("Only indicators with this verdict, as missed.")),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="department|stage|AXIS",
            help=_("Count by department, by stage, or by the items of this axis."),
        ),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help=_("Who has not reported: department by department."))
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="KEY[/INDICATOR]",
            help=_("How each figure of this initiative or indicator was computed."),
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help=_("How the figures are printed."))] = Format.TABLE,
    data: DataOption = None,
) -> int:
    """Compute every indicator's progress, in one fiscal year or in several."""
    from apcli.cli.progress_printing import (
        print_explanations,
        print_groups,
        print_missing,
        print_rows,
        print_series,
    )
    from apcli.progress import grouping_by, measure_years, select
    from apcli.report.labels import VERDICTS

    _exclude({"--by": by, "--missing": missing or None, "--explain": explain})
    parts = {"--department": department, "--stage": stage, "--axis": axis, "--verdict": verdict}
    for name, given in parts.items():
        _exclude({"--explain": explain, name: given})
    day, years = named_day(as_of), _years(year or ())
    workspace = open_plan(context, data)
    plan, taxonomy = workspace.plan, workspace.taxonomy
    selection = select(
        taxonomy,
        departments=department or (),
        stages=stage or (),
        items=axis or (),
        verdicts=verdict or (),
        verdict_names={label.translated(_): each for each, label in VERDICTS.items()},
    )
    grouping = None if by is None else grouping_by(by, taxonomy)
    years = years or (plan.fiscal_year,)
    reports = measure_years(plan, workspace.initiatives, years, day, selection)
    if explain is not None:
        print_explanations(format, reports, explain, workspace)
    elif grouping:
        print_groups(format, reports, grouping, workspace)
    elif missing:
        print_missing(format, reports, workspace)
    elif len(reports) > 1:
        print_series(format, reports, workspace)
    else:
        print_rows(format, reports[0], workspace)
    return 0


def _exclude(options: Mapping[str, object]) -> None:
    """Refuse more than one of these options.

    Raises:
        NotInPlan: several of them are given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    given = [name for name, value in options.items() if value is not None]
    if len(given) > 1:
        raise NotInPlan(message("{given} exclude one another", given=", ".join(given)))


def _years(texts: Iterable[str]) -> tuple[int, ...]:
    """The fiscal years that `--year` names, each once and in order: `2025`, `2024-2026`.

    Raises:
        NotInPlan: a word is no year, or a span ends before it begins.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    years: set[int] = set()
    for text in texts:
        first, _hyphen, last = text.partition("-")
        whole = first and last
        span = range(named_year(first), named_year(last) + 1) if whole else [named_year(text)]
        if not span:
            guess = message("write {guess}", guess=f"{last}-{first}")
            raise NotInPlan(message("the span '{value}' ends before it begins", value=text), guess)
        years.update(span)
    return tuple(sorted(years))
