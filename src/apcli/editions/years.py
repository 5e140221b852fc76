"""The edition of each fiscal year, with the results of the present data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Severity, message
from apcli.editions.finding import before
from apcli.editions.lineage import lineage
from apcli.editions.results import Compared, with_results
from apcli.errors import EditionUnavailable
from apcli.workspace import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.finding import Keep
    from apcli.editions.lineage import Lineage
    from apcli.editions.place import Place
    from apcli.workspace import Workspace


class Editions:
    """The present plan and the editions before it, each read when a year first needs it."""

    def __init__(
        self, present: Workspace, place: Place, keep: Keep, results: Workspace | None = None
    ) -> None:
        self._present, self._results = present, results
        self._read: list[tuple[Workspace, Lineage]] = []
        self._unread = _earlier(present, place, keep)

    def compared(self, fiscal_year: int) -> Compared:
        """What a report on a fiscal year compares.

        It is the edition of that year; where none can be reached through `previous`, the nearest
        later one. Values and reviews come from the present plan, or from the other results.

        Raises:
            EditionUnavailable: an edition that `previous` names cannot be read, or has errors.
        """
        present, results = self._present, self._results
        edition, way = present, None
        if present.plan.fiscal_year > fiscal_year:
            for earlier, step in self._every():
                if earlier.plan.fiscal_year < fiscal_year:
                    break
                edition, way = earlier, step if way is None else step.then(way)
                if earlier.plan.fiscal_year == fiscal_year:
                    break
        if results is not None:
            joined = with_results(edition, results, lineage(edition, results))
            return Compared(joined.workspace, edition.shown_root, results.shown_root, joined.own)
        if way is None:
            return Compared(present, present.shown_root, present.shown_root)
        joined = with_results(edition, present, way)
        return Compared(joined.workspace, edition.shown_root, present.shown_root, joined.own)

    def _every(self) -> Iterator[tuple[Workspace, Lineage]]:
        yield from self._read
        for each in self._unread:
            self._read.append(each)
            yield each


def _earlier(present: Workspace, place: Place, keep: Keep) -> Iterator[tuple[Workspace, Lineage]]:
    """The editions before the present one, the latest first, each with what became of it next."""
    later, seen = present, {place.identity}
    while later.plan.previous is not None:
        place = before(place, later.plan.previous, keep)
        if place.identity in seen:
            return
        seen.add(place.identity)
        earlier = opened(place)
        yield earlier, lineage(earlier, later)
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
