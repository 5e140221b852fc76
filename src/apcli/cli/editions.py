"""What a report on a year compares: the edition of that year with the results of today."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import find_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.editions.finding import Keep
    from apcli.editions.place import Place
    from apcli.editions.results import Compared
    from apcli.editions.years import Editions
    from apcli.workspace import LastYear, Workspace

ResultsOption = Annotated[
    str | None,
    typer.Option(
        "--results",
        metavar="DIR",
        help=_("Take values and reviews from this plan, a folder or an edition in git."),
    ),
]


def comparing(
    context: typer.Context, place: Place, present: Workspace, results: str | None
) -> Callable[[int], Compared]:
    """For a fiscal year, what a report on it compares; editions are read when they are asked for.

    Raises:
        DataNotFound: there is no plan where the results are to come from.
        EditionUnavailable: git cannot give it, or it has errors.
    """
    others = _opened(find_plan(context, results)) if results else None

    @cache
    def editions() -> Editions:
        from apcli.editions.years import Editions

        return Editions(present, place, context.with_resource, others)

    def of_year(fiscal_year: int) -> Compared:
        from apcli.editions.results import Compared

        if others is None and fiscal_year >= present.plan.fiscal_year:
            return Compared(present, present.shown_root, present.shown_root)
        return editions().compared(fiscal_year)

    return of_year


def _opened(place: Place) -> Workspace:
    from apcli.editions.years import opened

    return opened(place)


class EditionBefore:
    """The edition that a plan is compared with: the named one, or what its `previous` says."""

    def __init__(self, place: Place, keep: Keep, named: Place | None) -> None:
        self._place, self._keep, self._named = place, keep, named
        self._read: Workspace | None = None

    def of(self, workspace: Workspace) -> LastYear | None:
        """What its rules know of it; None if there is none, or if it is the plan itself.

        It is read once, however often the plan is.

        Raises:
            EditionUnavailable: it cannot be read, or has errors.
        """
        plan = workspace.read_plan
        if plan is None or (self._named is None and plan.previous is None):
            return None
        from apcli.editions.finding import before
        from apcli.editions.last_year import last_year

        if self._read is None:
            place = self._named
            if place is None and plan.previous is not None:
                place = before(self._place, plan.previous, self._keep)
            if place is None or place.identity == self._place.identity:
                return None
            self._read = _opened(place)
        return last_year(self._read, workspace)
