"""`--current`: the plan with everything that is known, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    import datetime

    from apcli.workspace import Workspace

CurrentOption = Annotated[
    bool,
    typer.Option(
        "--current",
        help=_("Show the plan with everything known by --as-of, not as it was adopted."),
    ),
]


def check_dated(as_of: str | None, *, current: bool) -> None:
    """Refuse a plan that is current on no day, and an edition as of one.

    Raises:
        NotInPlan: only one of both is given.
    """
    if current and as_of is None:
        raise NotInPlan(
            message("--current needs the day that the document is of"),
            message("add --as-of with that day, such as --as-of 2025-09-30"),
        )
    if as_of is not None and not current:
        raise NotInPlan(
            message("--as-of does not apply to the plan as it was adopted"),
            message("add --current, or --document progress"),
        )


def check_known(workspace: Workspace, as_of: datetime.date) -> None:
    """Refuse a day on which what the data say cannot have been known.

    Raises:
        NotInPlan: a result is of a later day.
    """
    from apcli.editions.since import latest_known
    from apcli.lint.places import place_of

    latest = latest_known(workspace)
    if latest and latest.day > as_of:
        raise NotInPlan(
            message(
                "{place} was not known before {known}, so the plan cannot be shown as of {day}",
                place=place_of(workspace, latest.key, latest.path),
                known=latest.day,
                day=as_of,
            ),
            message("write --as-of {known} or a later day", known=latest.day),
        )
