"""A review that is written in an editor, with what it says as the text to begin with."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.cli.console import write_error
from apcli.cli.editor import written_in_editor
from apcli.cli.input import given_text
from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.locale import gettext as _
from apcli.progress import check_year
from apcli.recording import review_parts, review_said, review_text
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from apcli.recording import NewReview
    from apcli.workspace import Workspace


class EditedReview(NamedTuple):
    """What the review said before it was edited, the parts that changed, and the file of it."""

    said: Mapping[str, str]
    parts: Mapping[str, str]
    file: Path

    def applied_to(self, place: NewReview) -> NewReview:
        """The review with the parts that changed, which replace what it said."""
        changed: dict[str, Any] = {**self.parts}
        return replace(place, replace=True, **changed)


def edit_review(workspace: Workspace, place: NewReview) -> EditedReview | None:
    """The review of a year as somebody edits it; None if it is left unchanged.

    Raises:
        NotInPlan, NotRecorded: there is no such place, its text cannot be edited so, the editor
            fails, or it is left without a part that it had.
    """
    check_year(workspace.plan, place.fiscal_year)
    said = review_said(place, workspace)
    template = review_text(said, words_in("ja"))
    if not _says(template, said):
        raise NotRecorded(
            message("the review has a line that would begin another part"),
            message("edit it in the file"),
        )
    path = written_in_editor(template)
    with kept(path):
        parts = review_parts(given_text(str(path)))
        for name in said:
            if name not in parts:
                raise NotRecorded(
                    message("'{name}' is empty now", name=name),
                    message("to delete it, edit the file"),
                )
        changed = {name: text for name, text in parts.items() if said.get(name) != text}
    if changed:
        return EditedReview(said, changed, path)
    path.unlink()
    return None


def _says(text: str, said: Mapping[str, str]) -> bool:
    """The text has these parts and no others: no line of one begins another."""
    with suppress(NotRecorded):
        return review_parts(text) == said
    return False


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Say where the text is if what is done with it fails."""
    try:
        yield
    except BaseException:
        say_where(path)
        raise


def say_where(path: Path) -> None:
    """Say where a text is that was not recorded."""
    write_error(_("apcli: the text is kept in {path}").format(path=path) + "\n")


def check_unchanged(edited: EditedReview, workspace: Workspace, place: NewReview) -> None:
    """Let pass a review that still says what it said when it was edited.

    Raises:
        NotRecorded: it does not.
    """
    if review_said(place, workspace) != edited.said:
        raise NotRecorded(message("the review was changed by another command in the meantime"))
