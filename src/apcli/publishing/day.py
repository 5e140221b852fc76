"""Of which day a plan's data are: the newest that they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.era import Moment
    from apcli.workspace import Workspace


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
