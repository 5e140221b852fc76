"""The edition of each fiscal year, with the results of the present data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import Severity, message
from apcli.editions.finding import before
from apcli.editions.lineage import lineage
from apcli.editions.results import Compared, with_results
from apcli.errors import EditionUnavailable
from apcli.workspace import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.finding import Keep
    from apcli.editions.lineage import IndicatorId, Lineage
    from apcli.editions.place import Place
    from apcli.workspace import Workspace


class Earlier(NamedTuple):
    """An edition before the present one, and what became of it.

    `step` leads to the next edition, `way` to the present one alone, `last` also to what has ended
    on the way.
    """

    workspace: Workspace
    step: Lineage
    way: Lineage
    last: Lineage


class Editions:
    """The present plan and the editions before it, each read when a year first needs it."""

    def __init__(
        self, present: Workspace, place: Place, keep: Keep, results: Workspace | None = None
    ) -> None:
        self._present, self._results = present, results
        self._read: list[Earlier] = []
        self._unread = _earlier(present, place, keep)

    def compared(self, fiscal_year: int) -> Compared:
        """What a report on a fiscal year compares.

        It is the edition of that year; where none can be reached through `previous`, the nearest
        later one. Values and reviews come from the present plan, or from the other results.

        Raises:
            EditionUnavailable: an edition that `previous` names cannot be read, or has errors.
        """
        found, present, results = self._of(fiscal_year), self._present, self._results
        edition = found.workspace if found else present
        last = found.last if found else None
        if results is None and found is None:
            return Compared(present, present.shown_root, present.shown_root)
        lost: dict[IndicatorId, tuple[tuple[Workspace, IndicatorId], ...]] = {}
        if results is None and found is not None:
            edition, lost = self._with_what_was_lost(found)
        source = present if results is None else results
        way = found.way if found and results is None else lineage(edition, source)
        joined = with_results(edition, source, way)
        return Compared(
            joined.workspace,
            edition.shown_root,
            source.shown_root,
            joined.own,
            source,
            joined.sources,
            last,
            lost,
        )

    def _of(self, fiscal_year: int) -> Earlier | None:
        """The earlier edition that a year compares with; None where that is the present one."""
        if fiscal_year >= self._present.plan.fiscal_year:
            return None
        found = None
        for each in self._every():
            if each.workspace.plan.fiscal_year < fiscal_year:
                break
            found = each
            if each.workspace.plan.fiscal_year == fiscal_year:
                break
        return found

    def _with_what_was_lost(
        self, found: Earlier
    ) -> tuple[Workspace, dict[IndicatorId, tuple[tuple[Workspace, IndicatorId], ...]]]:
        """The edition with what later ones knew of things that the present plan no longer has.

        Beside it, for each indicator of these, where they had it, the latest first.
        """
        edition, way, reached = found.workspace, found.step, False
        lost: dict[IndicatorId, tuple[tuple[Workspace, IndicatorId], ...]] = {}
        for later in reversed(self._read):
            if reached:
                joined = with_results(edition, later.workspace, way.without(found.way))
                edition, way = joined.workspace, way.then(later.step)
                for old, new in joined.sources.items():
                    lost[old] = ((later.workspace, new), *lost.get(old, ()))
            reached = reached or later is found
        return edition, lost

    def _every(self) -> Iterator[Earlier]:
        yield from self._read
        for each in self._unread:
            self._read.append(each)
            yield each


def _earlier(present: Workspace, place: Place, keep: Keep) -> Iterator[Earlier]:
    """The editions before the present one, the latest first."""
    later, next_one, seen = present, None, {place.identity}
    while later.plan.previous is not None:
        place = before(place, later.plan.previous, keep)
        if place.identity in seen:
            return
        seen.add(place.identity)
        earlier = opened(place)
        step = lineage(earlier, later)
        next_one = (
            Earlier(earlier, step, step.then(next_one.way), step.until_ended(next_one.last))
            if next_one
            else Earlier(earlier, step, step, step)
        )
        yield next_one
        later = earlier


def opened(place: Place) -> Workspace:
    """An edition that was published, so that it must be without errors of reading.

    Raises:
        EditionUnavailable: it has some.
    """
    workspace = load(place.root, place.shown)
    if any(found.severity is Severity.ERROR for found in workspace.diagnostics):
        raise EditionUnavailable(
            message("the edition {name} has errors", name=place.shown),
            message("run: apcli validate --data {name}", name=place.shown),
        )
    return workspace
