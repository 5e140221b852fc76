"""The kinds of document: what each is made of, and what can be asked of it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from apcli import locale

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from apcli.editions.results import Compared
    from apcli.render.documents.document import Document
    from apcli.render.documents.progress_views import ProgressView
    from apcli.workspace import Workspace


class DocumentKind(enum.StrEnum):
    """What is rendered."""

    PLAN = "plan"
    PROGRESS = "progress"


OPTIONS: Mapping[DocumentKind, frozenset[str]] = {
    DocumentKind.PLAN: frozenset({"--current", "--as-of"}),
    DocumentKind.PROGRESS: frozenset({"--year", "--as-of", "--results"}),
}
"""The options of the command line that apply to this kind and not to every one."""


def document_of(
    kind: DocumentKind,
    workspace: Workspace,
    fiscal_year: int | None = None,
    as_of: datetime.date | None = None,
    compared: Callable[[int], Compared] | None = None,
    before: Callable[[Workspace], Workspace | None] | None = None,
) -> Document[Any]:
    """The document of a kind: a report of the plan's year unless another is given, as of a day.

    The plan is shown as it was adopted, or with all that is known `as_of` a day. `compared` gives
    what a report on a year compares, without it the plan itself; `before` gives the edition before
    a plan, which is asked for only where its document shows it. Only what the kind needs is
    imported.

    A report speaks in the words of the edition that it compares with, from here on.

    Raises:
        Unavailable: a part of the plan could not be read.
        EditionUnavailable: the edition of the year, or the one before, cannot be read.
    """
    match kind:
        case DocumentKind.PLAN:
            from apcli.editions.adopted import as_adopted
            from apcli.render.documents.plan import plan_document

            edition = before(workspace) if before and workspace.plan.shows_edition else None
            return plan_document(workspace if as_of else as_adopted(workspace), as_of, edition)
        case DocumentKind.PROGRESS:
            report = report_of(workspace, fiscal_year, as_of, compared)
            locale.adopt(report.workspace.own_words)
            return report


def report_of(
    workspace: Workspace,
    fiscal_year: int | None,
    as_of: datetime.date | None,
    compared: Callable[[int], Compared] | None,
) -> Document[ProgressView]:
    """The report of a fiscal year, in the words of whatever plan speaks now.

    Raises:
        Unavailable: a part of the plan could not be read.
        EditionUnavailable: the edition of the year cannot be read.
    """
    from apcli.editions.past import years_before
    from apcli.progress import measure_plan
    from apcli.render.documents.progress import progress_document

    year = fiscal_year or workspace.plan.fiscal_year
    found = compared(year) if compared else None
    shown = found.workspace if found else workspace
    report = measure_plan(shown.plan, shown.sheets, year, as_of)
    past = years_before(report, workspace, compared) if compared else ()
    return progress_document(report, shown, found, past)
