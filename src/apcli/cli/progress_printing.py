"""The answers of `apcli progress` in each format; what a format needs is imported for it alone."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from apcli.cli.console import write_bytes
from apcli.cli.naming import named_indicator
from apcli.cli.progress_format import Format
from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.locale import translator
from apcli.progress import (
    break_down,
    breakdown_json,
    missing_from,
    missing_json,
    report_json,
    reports_json,
)
from apcli.source import locate
from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import DataPath
    from apcli.progress import Grouping, Report
    from apcli.workspace import Workspace


def print_rows(format: Format, report: Report, workspace: Workspace) -> None:
    """Every indicator in one fiscal year."""
    plan = workspace.plan
    gettext = translator(plan.language)
    match format:
        case Format.JSON:
            _write_json([report_json(report)])
        case Format.CSV:
            from apcli.report.progress_csv import progress_csv

            write_bytes(progress_csv([report], plan.city, gettext))
        case Format.MARKDOWN:
            from apcli.render.environment import template_folders
            from apcli.render.markdown import render_progress

            folders = template_folders(None, workspace.root)
            write_bytes(render_progress(report, workspace, folders).encode())
        case Format.TABLE:
            from apcli.cli.progress_table import show_progress

            show_progress(report, workspace)


def print_series(format: Format, reports: Sequence[Report], workspace: Workspace) -> None:
    """Every indicator in several fiscal years."""
    plan, taxonomy = workspace.plan, workspace.taxonomy
    gettext = translator(plan.language)
    match format:
        case Format.JSON:
            _write_json([report_json(report) for report in reports])
        case Format.CSV:
            from apcli.report.progress_csv import progress_csv

            write_bytes(progress_csv(reports, plan.city, gettext))
        case Format.MARKDOWN:
            from apcli.report.series_markdown import series_markdown

            write_bytes(series_markdown(reports, plan, taxonomy, gettext).encode())
        case Format.TABLE:
            from apcli.cli.progress_series import show_series

            show_series(reports, taxonomy)


def print_groups(
    format: Format, reports: Sequence[Report], grouping: Grouping, workspace: Workspace
) -> None:
    """The counts by group, year by year."""
    plan, taxonomy = workspace.plan, workspace.taxonomy
    gettext = translator(plan.language)
    counted = [break_down(each, grouping, plan, workspace.initiatives) for each in reports]
    match format:
        case Format.JSON:
            _write_json([breakdown_json(each) for each in counted])
        case Format.CSV:
            from apcli.report.groups_csv import groups_csv

            write_bytes(groups_csv(counted, plan.city, gettext))
        case Format.MARKDOWN:
            from apcli.report.groups_markdown import groups_markdown

            write_bytes(groups_markdown(counted, plan, taxonomy, gettext).encode())
        case Format.TABLE:
            from apcli.cli.progress_groups import show_breakdowns

            show_breakdowns(counted, taxonomy)


def print_missing(format: Format, reports: Sequence[Report], workspace: Workspace) -> None:
    """Who has not reported, year by year."""
    plan, taxonomy = workspace.plan, workspace.taxonomy
    gettext = translator(plan.language)
    found = [missing_from(report, taxonomy) for report in reports]
    match format:
        case Format.JSON:
            _write_json([missing_json(each) for each in found])
        case Format.CSV:
            from apcli.report.missing_csv import missing_csv

            write_bytes(missing_csv(found, plan.city, gettext))
        case Format.MARKDOWN:
            from apcli.report.missing_markdown import missing_markdown

            write_bytes(missing_markdown(found, plan, taxonomy, gettext).encode())
        case Format.TABLE:
            from apcli.cli.progress_missing import show_missing

            show_missing(found, taxonomy)


def print_explanations(
    format: Format, reports: Sequence[Report], wanted: str, workspace: Workspace
) -> None:
    """How the figures of one initiative or indicator were computed, year by year.

    Raises:
        NotInPlan: there is no such initiative or indicator, or an explanation has no such format.
    """
    from apcli.progress.explaining import explain
    from apcli.report.explain_json import explain_json
    from apcli.report.explain_markdown import explain_markdown

    key, name = _named(workspace, wanted)
    indicators = workspace.initiatives[key].indicators
    place = partial(_place, workspace, key)
    explained = [
        (explain(workspace.plan, indicators[row.indicator], row), place)
        for report in reports
        for row in report.rows
        if row.initiative == key and name in (None, row.indicator)
    ]
    match format:
        case Format.JSON:
            write_bytes(explain_json(explained).encode())
        case Format.CSV:
            raise NotInPlan(
                message("an explanation has no CSV"),
                message("one of: {choices}", choices="table, json, markdown"),
            )
        case Format.MARKDOWN:
            gettext = translator(workspace.plan.language)
            write_bytes(explain_markdown(explained, workspace.plan, gettext).encode())
        case Format.TABLE:
            from apcli.cli.progress_explain import show_explanations

            show_explanations(explained)


def _named(workspace: Workspace, wanted: str) -> tuple[str, str | None]:
    """The keys of the initiative and, where one is named, of the indicator.

    Raises:
        NotInPlan: there is none, or the initiative has no indicator at all.
    """
    from apcli.recording import find_indicator

    key, name = named_indicator(workspace, wanted)
    initiative = workspace.initiatives[key]
    if name is not None or not initiative.indicators:
        find_indicator(key, initiative, name)
    return key, name


def _place(workspace: Workspace, key: str, path: DataPath) -> tuple[str, int]:
    """The file and line of a path in the initiative's file."""
    document = workspace.documents[initiative_file(key)]
    return document.file, locate(document, path).line


def _write_json(reports: Sequence[Mapping[str, Any]]) -> None:
    text = json.dumps(reports_json(reports), ensure_ascii=False, indent=2) + "\n"
    write_bytes(text.encode())
