"""Since when the results in a plan's data can have been known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.era import first_day, last_day

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from apcli.diagnostics import DataPath
    from apcli.era import Moment
    from apcli.models import Observation, YearValues
    from apcli.models.sheet import Sheet
    from apcli.workspace import Workspace

    Result = tuple[str, DataPath, int, Mapping[str, Moment | None]]
    """The key of the sheet and the path in it, the fiscal year, and its moments by their fields."""


class Known(NamedTuple):
    """A result that nobody knew before a `day`; `path` leads to it in the file of `key`."""

    day: datetime.date
    key: str
    path: DataPath


def latest_known(workspace: Workspace) -> Known | None:
    """The result that can have been known last, None where there is none.

    Results are values other than forecasts, accounts and reviews. None was known before its fiscal
    year began, nor before a day that it names; a month counts as its last day.
    """
    found = (
        known
        for key, path, year, moments in _results(workspace)
        for known in (
            Known(first_day(year), key, path),
            *(Known(last_day(day), key, (*path, name)) for name, day in moments.items() if day),
        )
    )
    return max(found, key=lambda each: each.day, default=None)


def newest_day(workspace: Workspace) -> Moment | None:
    """The newest day or month on which something was counted, reached, reviewed or published.

    What is still aimed at has a day, too, but says nothing of when the data are from. None where
    the data state no day.

    Raises:
        Unavailable: `plan.yaml` could not be read.
    """
    return max(_stated(workspace), key=last_day, default=None)


def _stated(workspace: Workspace) -> Iterator[Moment]:
    if workspace.plan.published:
        yield workspace.plan.published
    for sheet in workspace.sheets.values():
        for _path, _year, review in sheet.every_review:
            if review.by:
                yield review.by
        for indicator in sheet.indicators.values():
            for given in indicator.values.values():
                for value in given.all:
                    yield from filter(None, (value.as_of, value.reached))


def _results(workspace: Workspace) -> Iterator[Result]:
    for key, sheet in workspace.sheets.items():
        for path, year, value in _values(sheet):
            yield key, path, year, {"reached": value.reached, "as_of": value.as_of}
        for path, year, review in sheet.every_review:
            yield key, path, year, {"by": review.by}
    for key, initiative in workspace.initiatives.items():
        for year, cost in initiative.costs.items():
            if cost.actual is not None:
                yield key, ("costs", str(year), "actual"), year, {}


def _values(sheet: Sheet) -> Iterator[tuple[DataPath, int, Observation]]:
    for name, indicator in sheet.indicators.items():
        for year, values in indicator.values.items():
            for kind, value in _reported(values):
                yield ("indicators", name, "values", str(year), *kind), year, value


def _reported(values: YearValues) -> Iterator[tuple[DataPath, Observation]]:
    if values.actual:
        yield ("actual",), values.actual
    if values.preliminary:
        yield ("preliminary",), values.preliminary
    for place, each in enumerate(values.interim):
        yield ("interim", place), each
