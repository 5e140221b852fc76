"""`apcli progress`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import (
    AnswerFormat,
    FormatOption,
    OutputOption,
    destination,
    print_answer,
)
from apcli.cli.editions import ResultsOption, comparing
from apcli.cli.naming import find_initiatives, named_indicator
from apcli.cli.opening import FINDINGS, DataOption, find_plan, judged_plan, named_day
from apcli.cli.spoken import named_years
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.answers.answer import Answer
    from apcli.cli.answering import Destination
    from apcli.diagnostics import DataPath
    from apcli.editions.results import Compared
    from apcli.models import Initiative
    from apcli.progress import Grouping, Missing, Report, Verdict
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
    from apcli.progress import goals_called, grouping_by, measure_years, select
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
    workspace, compared = present, None
    compared_in = comparing(context, place, present, results)
    if explain is None and len(years) < 2:
        compared = compared_in(years[0] if years else present.plan.fiscal_year)
        workspace = compared.workspace
    plan, taxonomy = workspace.plan, workspace.taxonomy
    named = find_initiatives(workspace, initiatives or ())
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
    reports = measure_years(plan, workspace.sheets, years or (plan.fiscal_year,), day, selection)
    lacking = _lacking(reports, workspace) if missing else []
    if explain is not None:
        make = _explanation(reports, explain, workspace)
    elif grouping:
        make = _groups(reports, grouping, workspace)
    elif missing:
        make = _missing(lacking, workspace)
    elif len(reports) > 1:
        make = _series(reports, workspace)
    elif to.format is AnswerFormat.MARKDOWN:
        return _document(reports[0], present, compared_in, to)
    else:
        make = _rows(reports[0], workspace)
    make = _with_edition(make, compared)
    print_answer(to, make, plan.language, workspace.root)
    return 0 if not exit_code or all(each.complete for each in lacking) else FINDINGS


def _with_edition(make: Make, compared: Compared | None) -> Make:
    """The answer with a note of the edition it compares with, where that is not the plan itself."""
    from apcli.answers.answer import notes
    from apcli.diagnostics import message

    if compared is None or not compared.joined:
        return make
    said = message(
        "Targets as in {edition}, values and reviews as in {results}.",
        edition=compared.edition,
        results=compared.results,
    )
    origin = {"edition": compared.edition, "results": compared.results}

    def noted(words: Words) -> Answer:
        answer = make(words)
        return replace(
            answer,
            notes=(*answer.notes, *notes(words.say(said))),
            facts={**answer.facts, **origin},
        )

    return noted


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


def _groups(reports: Sequence[Report], grouping: Grouping, workspace: Workspace) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.groups import groups_answer
    from apcli.progress import break_down

    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    counted = [break_down(each, grouping, plan, workspace.sheets) for each in reports]
    return lambda words: groups_answer(counted, plan, taxonomy, words, goals)


def _lacking(reports: Sequence[Report], workspace: Workspace) -> list[Missing]:
    from apcli.progress import missing_from, reviews_owed

    plan, taxonomy = workspace.plan, workspace.taxonomy
    return [
        missing_from(
            report, taxonomy, reviews_owed(report, plan, workspace.initiatives), workspace.sheets
        )
        for report in reports
    ]


def _missing(found: Sequence[Missing], workspace: Workspace) -> Make:
    from apcli.answers.by_goal import goals_of
    from apcli.answers.missing import missing_answer

    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    return lambda words: missing_answer(found, plan, taxonomy, words, goals)


def _explanation(reports: Sequence[Report], wanted: str, workspace: Workspace) -> Make:
    """How the figures of one initiative or indicator were computed.

    Raises:
        NotInPlan: there is no such initiative or indicator, or it has no indicator at all.
    """
    from apcli.answers.explanation import Explained, explanation_answer
    from apcli.models import Initiative
    from apcli.recording import find_indicator

    key, name = named_indicator(workspace, wanted)
    sheet = workspace.sheets[key]
    if name is not None or not sheet.indicators:
        find_indicator(key, sheet, name)
    place = partial(_place, workspace, key)
    explained = [
        Explained(row, place)
        for report in reports
        for row in report.rows
        if row.about.sheet == key and name in (None, row.about.indicator)
    ]
    if not explained and isinstance(sheet, Initiative):
        _refuse_ended(key, sheet, reports[-1].fiscal_year)
    return lambda words: explanation_answer(explained, workspace.plan, words)


def _refuse_ended(key: str, initiative: Initiative, fiscal_year: int) -> None:
    """Say of an initiative that has ended why the year has nothing to explain.

    Raises:
        NotInPlan: it has ended by then.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    if initiative.ending and fiscal_year > initiative.ending[0]:
        year, status = initiative.ending
        raise NotInPlan(
            message("'{name}' ended in {year} ({change})", name=key, year=year, change=status.key),
            message("after that year it is not measured"),
        )
    if initiative.ended:
        raise NotInPlan(
            message("'{name}' has ended ({change})", name=key, change=initiative.change),
            message("from the plan's year on it is not measured"),
        )


def _place(workspace: Workspace, key: str, path: DataPath) -> tuple[str, int]:
    """The file and line of a path in the file of an initiative or a goal."""
    from apcli.source import locate

    document = workspace.documents[workspace.file_of(key)]
    return document.file, locate(document, path).line


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
    folders = template_folders(None, compared.workspace.root)
    with stdout_in(to.output, compared.workspace.root):
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
