"""From the name of an edition to its place: of one that git keeps, of the one before another."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.editions.git import is_repository
from apcli.editions.place import Place
from apcli.editions.revision import Revision, named_revision
from apcli.editions.tree import checked_out
from apcli.errors import EditionUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from apcli.models import Previous

    Keep = Callable[[AbstractContextManager[Path]], Path]


def place_of(revision: Revision, keep: Keep) -> Place:
    """The edition as git keeps it, as a folder that `keep` holds for the time of the run.

    Raises:
        EditionUnavailable: this clone lacks a file of it.
    """
    return Place(keep(checked_out(revision)), revision.shown, revision)


def before(place: Place, previous: Previous, keep: Keep) -> Place:
    """The edition that the plan in `place` names as the one before it.

    Raises:
        EditionUnavailable: there is no such folder or revision.
    """
    if previous.folder is not None:
        return _folder_before(place, previous.folder, keep)
    name = previous.revision or ""
    inside = place.revision
    if inside is not None:
        found = named_revision(name, inside.repository, lambda _top: inside.folder)
    else:
        found = named_revision(name, place.root, lambda top: from_top(place.root, top))
    if found is None:
        raise _no_revision(place, name, inside.repository if inside else place.root)
    return place_of(found, keep)


def _no_revision(place: Place, name: str, here: Path) -> EditionUnavailable:
    text = message(
        "{plan} names the edition '{name}', which git does not have", plan=place.shown, name=name
    )
    if is_repository(here):
        help = message("correct 'previous' in plan.yaml; 'git tag' lists the tags")
    else:
        help = message(
            "the plan is in no repository of git; name a folder, as in {example}",
            example="previous: {folder: ../2025/data}",
        )
    return EditionUnavailable(text, help)


def _folder_before(place: Place, folder: str, keep: Keep) -> Place:
    """It counts from the folder that has `data/`, or from the data folder itself."""
    if place.revision is not None:
        here = place.revision
        for start in (posixpath.dirname(here.folder), here.folder):
            inside = posixpath.normpath(posixpath.join(start, folder))
            there = Revision(here.name, here.commit, inside, here.repository)
            if there.exists:
                return place_of(there, keep)
    else:
        for root in (place.root.parent / folder, place.root / folder):
            if (root / "plan.yaml").is_file():
                shown = posixpath.normpath(posixpath.join(posixpath.dirname(place.shown), folder))
                return Place(root, shown)
    raise EditionUnavailable(
        message(
            "{plan} names the edition in '{folder}', where there is none",
            plan=place.shown,
            folder=folder,
        ),
        message("correct 'previous' in plan.yaml; the folder counts from the one that has data/"),
    )


def from_top(data: Path | None, top: Path) -> str:
    """Where a data folder lies in its repository; `data` if it is not in there."""
    place, root = data.resolve() if data else None, top.resolve()
    if place is None or not place.is_relative_to(root):
        return "data"
    return PurePosixPath(*place.relative_to(root).parts).as_posix().removeprefix(".")
