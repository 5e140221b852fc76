"""What a report on a year compares: the edition of that year with the results of today."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.naming import sheet_called
from apcli.cli.opening import find_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.editions.finding import Keep
    from apcli.editions.place import Place
    from apcli.editions.present_terms import YearsInPresentTerms
    from apcli.editions.results import Compared
    from apcli.editions.years import Editions
    from apcli.models import Previous
    from apcli.workspace import LastYear, Workspace

ResultsOption = Annotated[
    str | None,
    typer.Option(
        "--results",
        metavar="REVISION|DIR",
        help=_("Take values and reviews from this plan, a folder or an edition in git."),
    ),
]


def comparing(
    context: typer.Context, place: Place, present: Workspace, results: str | None
) -> Callable[[int], Compared]:
    """For a fiscal year, what a report on it compares; an edition is read when a year needs it.

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

        plan = present.plan
        if others is None and (plan.previous is None or fiscal_year >= plan.fiscal_year):
            return Compared(present, present.shown_root, present.shown_root)
        return editions().compared(fiscal_year)

    return of_year


def called_then(
    words: Sequence[str], shown: YearsInPresentTerms, present: Workspace
) -> Iterator[str]:
    """The words; for what only the present plan calls so, the keys of what became that.

    Raises:
        NotInPlan: nothing in the edition became it, or a word names several.
    """
    from apcli.answers.compared import not_measured
    from apcli.errors import NotInPlan

    for word in words:
        key = sheet_called(present, word)
        if key is None or sheet_called(shown.workspace, word):
            yield word
            continue
        (year,) = shown.years  # of several years all that the present plan has is there
        earlier = [each for each in shown.workspace.sheets if year.present_key(each) == key]
        if not earlier:
            raise NotInPlan(not_measured(year.compared, year.plan.fiscal_year, word))
        yield from earlier


def _opened(place: Place) -> Workspace:
    from apcli.editions.years import opened

    return opened(place)


class EditionBefore:
    """The edition that a plan is compared with: the named one, or what its `previous` says."""

    def __init__(self, place: Place, keep: Keep, named: Place | None) -> None:
        self._place, self._keep, self._named = place, keep, named
        self._read: tuple[Previous | None, Workspace | None] | None = None

    def of(self, workspace: Workspace) -> LastYear | None:
        """What the rules of a plan know of it; None if there is none.

        Raises:
            EditionUnavailable: it cannot be read, or has errors.
        """
        edition = self.read(workspace)
        if edition is None:
            return None
        from apcli.editions.last_year import last_year

        return last_year(edition, workspace)

    def read(self, workspace: Workspace) -> Workspace | None:
        """The edition before a plan; None if there is none, or if it is the plan itself.

        It is read once, however often the plan is, as long as that names the same one.

        Raises:
            EditionUnavailable: it cannot be read, or has errors.
        """
        plan = workspace.read_plan
        if plan is None or (self._named is None and plan.previous is None):
            return None
        if self._read is None or self._read[0] != plan.previous:
            self._read = plan.previous, self._edition(plan.previous)
        return self._read[1]

    def _edition(self, previous: Previous | None) -> Workspace | None:
        from apcli.editions.finding import before

        place = self._named
        if place is None and previous is not None:
            place = before(self._place, previous, self._keep)
        if place is None or place.identity == self._place.identity:
            return None
        return _opened(place)
