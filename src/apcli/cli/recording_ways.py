"""How `record` is told what to record: by options, in an editor, or by a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.cli.asked import Asked, called
from apcli.cli.console import write_text
from apcli.cli.editions import comparing
from apcli.cli.input import given_text
from apcli.cli.naming import find_initiative, named_indicator
from apcli.cli.opening import find_plan, judged_plan
from apcli.cli.recording import How, Opened, record_requests, record_rows
from apcli.cli.review_editing import check_unchanged, edit_review, kept, say_where
from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.locale import gettext as _
from apcli.recording import NewReview, part_names, reported, requests_of, review_parts

if TYPE_CHECKING:
    import datetime

    import typer

    from apcli.editions.results import Compared
    from apcli.workspace import Workspace


class Opening(NamedTuple):
    """How the plan is opened."""

    context: typer.Context
    data: str | None
    day: datetime.date | None

    def open(self) -> Opened:
        """The plan to be changed, without errors, and its findings; nobody else changes it now."""
        place = find_plan(self.context, self.data, changes=True)
        before, known = judged_plan(place, self.day)

        def compared(after: Workspace, fiscal_year: int) -> Compared:
            return comparing(self.context, place, after, None)(fiscal_year)

        return Opened(before, known, compared)

    def look(self) -> Workspace:
        """The plan as it is before it is changed; others may change it meanwhile."""
        place = find_plan(self.context, self.data)
        if place.revision is not None:
            find_plan(self.context, self.data, changes=True)  # says that nothing changes it
        return judged_plan(place)[0]


def from_options(asked: Asked, opening: Opening, year: int | None, how: How) -> int:
    """Record what the options give; returns the exit code."""
    wanted, fiscal_year = _place(asked, year)
    typed = None if asked["review"] is None else given_text(asked["review"])
    opened = opening.open()
    before = opened.before
    place = named_indicator(before, wanted)
    parts = {} if typed is None else review_parts(typed)
    if typed is not None and not parts:
        raise NotRecorded(
            message("the review says nothing"),
            message("begin a part with a line: {names}", names=part_names()),
        )
    given = asked.given(place, fiscal_year, before.plan, parts, replace=how.replace)
    return record_requests(opened, requests_of(given, before, called()), how)


def from_editor(asked: Asked, opening: Opening, year: int | None, how: How) -> int:
    """Record a review as it is written in an editor; returns the exit code."""
    wanted, fiscal_year = _place(asked, year)
    asked.check_alone("edit", "indicator", "who", "period")
    looked_at = opening.look()
    key = find_initiative(looked_at, wanted)
    place = NewReview(key, fiscal_year, who=asked["who"], period=asked["period"])
    edited = edit_review(looked_at, place)
    if edited is None:
        write_text(_("nothing was changed") + "\n")
        return 0
    with kept(edited.file):
        opened = opening.open()
        check_unchanged(edited, opened.before, place)
        code = record_requests(opened, [edited.applied_to(place)], how)
    if code or how.dry_run:
        say_where(edited.file)
    else:
        edited.file.unlink()
    return code


def from_table(asked: Asked, opening: Opening, year: int | None, how: How) -> int:
    """Record the rows of a CSV; returns the exit code."""
    asked.check_alone("csv")
    text = given_text(asked["csv"])
    opened = opening.open()
    found = reported(text, opened.before, year, replace=how.replace)
    return record_rows(opened, found.requests, found.wrong, how)


def _place(asked: Asked, year: int | None) -> tuple[str, int]:
    wanted = asked.text("indicator")
    if year is None:
        raise called().required("year")
    return wanted, year
