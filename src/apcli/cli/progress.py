"""`apcli progress`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from apcli import locale
from apcli.cli.answering import (
    AnswerFormat,
    FormatOption,
    OutputOption,
    destination,
    print_answer,
)
from apcli.cli.editions import ResultsOption, called_then, comparing
from apcli.cli.naming import find_initiatives
from apcli.cli.opening import FINDINGS, DataOption, find_plan, judged_plan, named_day
from apcli.cli.spoken import named_years
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.answers.answer import Answer
    from apcli.cli.answering import Destination
    from apcli.editions.present_terms import YearsInPresentTerms
    from apcli.editions.results import Compared
    from apcli.models import Taxonomy
    from apcli.progress import Grouping, Missing, PlanOfYear, Report, Verdict
    from apcli.words import Words
    from apcli.workspace import Workspace

    Make = Callable[[Words], Answer]


def progress(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    initiatives: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY|NUMBER]...", help=_("Only these initiatives.")),
    ] = None,
    *,
    year: Annotated[
        list[str] | None,
        typer.Option(
            metavar="YEAR",
            help=_("Fiscal year or range (2025, R7, 2024-2026). Default: the plan's year."),
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("Day or month on which milestones are judged.")),
    ] = None,
    department: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=_("Only initiatives of this department.")),
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY|NUMBER", help=_("Only this goal and what lies below it.")),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(metavar="STAGE", help=_("Only initiatives in this stage.")),
    ] = None,
    axis: Annotated[
        list[str] | None,
        typer.Option(metavar="AXIS:ITEM", help=_("Only initiatives with this item.")),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT", help=_("Only indicators with this verdict, such as missed.")
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="goal|department|stage|AXIS",
            help=_("Count by goal, by department, by stage, or by an axis."),
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option(
            "--missing", help=_("List the results and reviews not reported yet, by department.")
        ),
    ] = False,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help=_("Exit with 1 if anything is missing (with --missing).")),
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="KEY[/INDICATOR]",
            help=_("Show how each figure of this initiative or indicator was computed."),
        ),
    ] = None,
    results: ResultsOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Compute every indicator's progress, in one fiscal year or in several."""
    from apcli.progress import goals_called, grouping_by, measure_each, select
    from apcli.words import words_here

    if exit_code and not missing:
        raise typer.BadParameter(_("requires --missing"), param_hint="--exit-code")
    _exclude({"--by": by, "--missing": missing or None, "--explain": explain})
    parts = {
        "KEY|NUMBER": initiatives or None,
        "--department": department,
        "--goal": goal,
        "--stage": stage,
        "--axis": axis,
        "--verdict": verdict,
    }
    for name, given in parts.items():
        _exclude({"--explain": explain, name: given})
    to = destination(format, output)
    day, years = named_day(as_of), named_years(year or ())
    place = find_plan(context, data)
    present, _found = judged_plan(place)
    compared_in = comparing(context, place, present, results)
    compared = {each: compared_in(each) for each in years or (present.plan.fiscal_year,)}
    shown = _shown(compared, present, alone=explain is None)
    workspace, plans = shown.workspace, [each.plan for each in shown.years]
    locale.adopt(workspace.own_words)
    taxonomy = workspace.taxonomy
    named = find_initiatives(workspace, called_then(initiatives or (), shown, present))
    selection = select(
        taxonomy,
        initiatives={key: workspace.sheets[key].number for key in named},
        departments=department or (),
        stages=stage or (),
        items=axis or (),
        verdicts=verdict or (),
        verdict_names=_verdict_names(words_here()),
    )
    selection = replace(selection, goals=goals_called(workspace.tree, goal or ()))
    grouping = None if by is None else grouping_by(by, taxonomy, workspace.tree)
    reports = measure_each(plans, day, selection)
    lacking = _lacking(reports, plans, taxonomy) if missing else []
    if explain is not None:
        from apcli.cli.explaining import explanation

        make = explanation(reports, explain, shown)
    elif grouping:
        make = _groups(reports, plans, grouping, workspace)
    elif missing:
        make = _missing(lacking, workspace)
    elif len(reports) > 1:
        make = _series(reports, workspace)
    elif to.format is AnswerFormat.MARKDOWN:
        return _document(reports[0], present, compared_in, to)
    else:
        make = _rows(reports[0], workspace)
    make = _with_editions(make, compared)
    print_answer(to, make, workspace.plan.language, present.root)
    return 0 if not exit_code or all(each.complete for each in lacking) else FINDINGS


def _shown(
    compared: Mapping[int, Compared], present: Workspace, *, alone: bool
) -> YearsInPresentTerms:
    """What the years are measured in: one `alone` as its edition has it, else in present terms."""
    from apcli.editions.present_terms import as_it_was, in_present_terms

    if alone and len(compared) == 1:
        (only,) = compared.items()
        return as_it_was(*only)
    return in_present_terms(compared, present)


def _with_editions(make: Make, compared: Mapping[int, Compared]) -> Make:
    from apcli.answers.compared import with_editions

    return lambda words: with_editions(make(words), compared, words)


def _rows(report: Report, workspace: Workspace) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.rows import rows_answer
    from apcli.cli.console import has_bars

    plan, taxonomy = workspace.plan, workspace.taxonomy
    goals = goals_of(workspace)
    return lambda words: rows_answer(report, plan, taxonomy, words, goals, bars=has_bars())


def _series(reports: Sequence[Report], workspace: Workspace) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.series import series_answer

    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    return lambda words: series_answer(reports, plan, taxonomy, words, goals)


def _groups(
    reports: Sequence[Report],
    plans: Sequence[PlanOfYear],
    grouping: Grouping,
    workspace: Workspace,
) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.groups import groups_answer
    from apcli.progress import break_down

    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    counted = [
        break_down(report, grouping, each.plan, each.sheets)
        for report, each in zip(reports, plans, strict=True)
    ]
    return lambda words: groups_answer(counted, plan, taxonomy, words, goals)


def _lacking(
    reports: Sequence[Report], plans: Sequence[PlanOfYear], taxonomy: Taxonomy
) -> list[Missing]:
    from apcli.models import Initiative
    from apcli.progress import missing_from, reviews_owed

    found = []
    for report, (_year, plan, sheets) in zip(reports, plans, strict=True):
        initiatives = {key: each for key, each in sheets.items() if isinstance(each, Initiative)}
        owed = reviews_owed(report, plan, initiatives)
        found.append(missing_from(report, taxonomy, owed, sheets))
    return found


def _missing(found: Sequence[Missing], workspace: Workspace) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.missing import missing_answer

    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    return lambda words: missing_answer(found, plan, taxonomy, words, goals)


def _document(
    report: Report, present: Workspace, compared_in: Callable[[int], Compared], to: Destination
) -> int:
    """The report of one year as Markdown is the published document itself."""
    from apcli.cli.console import write_bytes
    from apcli.cli.output import stdout_in
    from apcli.editions.past import years_before
    from apcli.render.documents.progress import progress_document
    from apcli.render.environment import template_folders
    from apcli.render.markdown import render

    compared = compared_in(report.fiscal_year)
    past = years_before(report, present, compared_in)
    document = progress_document(report, compared.workspace, compared, past)
    folders = template_folders(None, present.root)
    with stdout_in(to.output, present.root):
        write_bytes(render(document, folders).encode())
    return 0


def _verdict_names(words: Words) -> dict[str, Verdict]:
    """The verdicts by what the reader's tables call them."""
    from apcli.progress import Verdict

    return {words.of(verdict): verdict for verdict in Verdict}


def _exclude(options: Mapping[str, object]) -> None:
    """Refuse more than one of these options.

    Raises:
        NotInPlan: several of them are given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    given = [name for name, value in options.items() if value is not None]
    if len(given) > 1:
        raise NotInPlan(message("{given} cannot be combined", given=", ".join(given)))
