"""What a site shows: the plan with everything known, the report of each year, and of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.comparing import compared as compared_editions
from apcli.editions.printed_changes import of_editions
from apcli.editions.since import newest_day
from apcli.opendata import tables_of
from apcli.render.documents.changes import changes_of
from apcli.render.documents.comparison import comparison_document
from apcli.render.documents.kinds import report_of
from apcli.render.documents.plan import plan_document
from apcli.render.sheet_pages import site_address

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from apcli.editions.results import Compared
    from apcli.era import Moment
    from apcli.models import Sheet
    from apcli.opendata import OpenTable
    from apcli.render.documents.change_views import ChangesView
    from apcli.render.documents.comparison_views import ComparisonView
    from apcli.render.documents.document import Document
    from apcli.render.documents.plan_views import PlanView
    from apcli.render.documents.progress_views import ProgressView
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A plan and its results, to be shown together.

    `plan` has everything that is known, `reports` are those of the fiscal years of which results
    are known and of the plan's own year, by year; of a plan without indicators and reviews there is
    none. `reported_year` is the latest with results, None where there is none yet. `day` is the day
    or month of which the data are, None where they state none. `tables` are its open data. `before`
    is the edition before; `changes` compares the plan with it line by line, and the `chapter` says
    what readers want to know first.
    """

    workspace: Workspace
    plan: Document[PlanView]
    reports: Mapping[int, Document[ProgressView]]
    reported_year: int | None
    day: Moment | None
    before: Workspace | None
    tables: tuple[OpenTable, ...]
    changes: Document[ComparisonView] | None
    chapter: ChangesView | None

    @property
    def edition_year(self) -> int | None:
        """The fiscal year of the edition before, None where there is none."""
        return self.before.plan.fiscal_year if self.before else None

    @property
    def address(self) -> str:
        """Where the plan is published, with a slash at its end; empty where it does not say."""
        return site_address(self.workspace.plan)


def site_of(
    workspace: Workspace,
    as_of: datetime.date | None,
    compared: Callable[[int], Compared],
    before: Callable[[Workspace], Workspace | None],
) -> Site:
    """The site of a plan `as_of` a day, else of the newest that its data state.

    Without a day nothing is overdue: what the data do not state yet may have been reached.

    Raises:
        Unavailable: a part of the plan could not be read.
        EditionUnavailable: an edition that is compared with cannot be read.
    """
    edition = before(workspace)
    found = of_editions(compared_editions(edition, workspace)) if edition else None
    with_results = years_with_results(workspace)
    measured = any(sheet.indicators for sheet in workspace.sheets.values())
    years = sorted(with_results | ({workspace.plan.fiscal_year} if measured else frozenset()))
    return Site(
        workspace=workspace,
        plan=plan_document(workspace, edition=edition),
        reports={year: report_of(workspace, year, as_of, compared) for year in years},
        reported_year=max(with_results, default=None),
        day=as_of or newest_day(workspace),
        before=edition,
        tables=tables_of(workspace),
        changes=comparison_document(found) if found else None,
        chapter=changes_of(found) if found else None,
    )


def years_with_results(workspace: Workspace) -> frozenset[int]:
    """The fiscal years of the plan's targets of which the data state a result, or a review."""
    first = min(*workspace.plan.years.targets, workspace.plan.fiscal_year)
    found = (year for sheet in workspace.sheets.values() for year in _years(sheet))
    return frozenset(year for year in found if year >= first)


def _years(sheet: Sheet) -> frozenset[int]:
    valued = {
        year
        for indicator in sheet.indicators.values()
        for year, given in indicator.values.items()
        if given.state or len(given.all) > (given.forecast is not None)
    }
    return frozenset(valued | sheet.reviews.keys())
