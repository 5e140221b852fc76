"""The answers of `apcli progress` in each format; what a format needs is imported for it alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apcli.cli.console import write_bytes
from apcli.cli.progress_format import Format
from apcli.locale import translator
from apcli.progress import (
    break_down,
    breakdown_json,
    missing_from,
    missing_json,
    report_json,
    reports_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.progress import Grouping, Report
    from apcli.workspace import Workspace


def print_rows(format: Format, report: Report, workspace: Workspace) -> None:
    """Every indicator in one fiscal year."""
    plan, taxonomy = workspace.plan, workspace.taxonomy
    gettext = translator(plan.language)
    match format:
        case Format.JSON:
            _write_json([report_json(report)])
        case Format.CSV:
            from apcli.report.progress_csv import progress_csv

            write_bytes(progress_csv([report], plan.city, gettext))
        case Format.MARKDOWN:
            from apcli.report.progress_markdown import progress_markdown

            write_bytes(progress_markdown(report, plan, taxonomy, gettext).encode())
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


def _write_json(reports: Sequence[Mapping[str, Any]]) -> None:
    text = json.dumps(reports_json(reports), ensure_ascii=False, indent=2) + "\n"
    write_bytes(text.encode())
