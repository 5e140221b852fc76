"""Which edition a plan that is rolled over names as the one before it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.editions.finding import from_top, place_of
from apcli.editions.git import GitFailed, git, is_repository, line_of, top_of
from apcli.editions.place import Place
from apcli.editions.revision import Revision, named_revision
from apcli.errors import EditionUnavailable, NotRevised
from apcli.source import parse
from apcli.workspace import PLAN, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.editions.finding import Keep


class Chosen(NamedTuple):
    """The edition before: what `previous` in plan.yaml says, and where it is."""

    previous: Mapping[str, str]
    place: Place


def chosen(place: Place, fiscal_year: int, given: str | None, here: Path, keep: Keep) -> Chosen:
    """The edition that was named, or the one that git has of this fiscal year.

    That is the newest tag reachable from HEAD whose plan is of the year, else the commit of HEAD.

    Raises:
        EditionUnavailable: there is no such edition.
        NotRevised: the data folder has changes that are not committed.
    """
    folder = here / given if given and is_folder(here / given) else None
    if (folder is None or shutil.which("git")) and is_repository(place.root):
        _check_committed(place)
    elif folder is None:
        raise EditionUnavailable(
            message("the plan is in no repository of git, so the edition before is not known"),
            message("copy the folder of today, and name the copy: --previous ../2025/data"),
        )
    if folder is not None:
        return _in_folder(place, folder, given or "")
    revision = _named(given, place) if given else _latest(place, fiscal_year)
    return Chosen({"revision": _lasting(revision, given)}, place_of(revision, keep))


def _check_committed(place: Place) -> None:
    """Let pass a data folder that is as its last commit.

    Raises:
        NotRevised: it is not.
    """
    try:
        changed = git(place.root, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    except GitFailed as error:
        raise EditionUnavailable(message("git says: {reason}", reason=error.said)) from error
    if changed:
        raise NotRevised(
            message("{folder} has changes that are not committed", folder=place.shown),
            message("commit this year's plan first, so that it stays as it is"),
        )


def _in_folder(place: Place, folder: Path, given: str) -> Chosen:
    if not (folder / PLAN).is_file():
        raise EditionUnavailable(
            message("{folder} has no plan.yaml", folder=given),
            message("name the data folder of last year's edition"),
        )
    if folder.resolve() == place.root.resolve():
        raise EditionUnavailable(
            message("{folder} is the plan that is rolled over", folder=given),
            message("copy it first, and name the copy"),
        )
    shown = Path(os.path.relpath(folder.resolve(), place.root.resolve().parent)).as_posix()
    return Chosen({"folder": shown}, Place(folder, Path(given).as_posix()))


def _named(given: str, place: Place) -> Revision:
    found = named_revision(given, place.root, lambda top: from_top(place.root, top))
    if found is None:
        raise EditionUnavailable(
            message("'{name}' is neither a folder nor a revision of git", name=given),
            message("'git tag' lists the tags"),
        )
    return found


def _latest(place: Place, fiscal_year: int) -> Revision:
    top = top_of(place.root)
    folder = from_top(place.root, top)
    try:
        head = line_of(place.root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitFailed as error:
        raise EditionUnavailable(
            message("the repository has no commit yet"), message("commit this year's plan first")
        ) from error
    for name, year in _tagged(top, folder):
        if year == str(fiscal_year):
            commit = line_of(top, "rev-parse", "--verify", f"refs/tags/{name}^{{commit}}")
            return Revision(name, commit, folder, top)
    found = Revision(head, head, folder, top)
    if not found.exists:
        raise EditionUnavailable(
            message("the last commit does not have {folder}", folder=place.shown),
            message("commit this year's plan first"),
        )
    return found


def _tagged(top: Path, folder: str) -> Iterator[tuple[str, object]]:
    """The tags that lead to HEAD, the newest first, with the fiscal year of the plan of each."""
    listed = git(
        top,
        *("for-each-ref", "--merged=HEAD", "--sort=-creatordate"),
        *("--format=%(refname)", "refs/tags"),
    )
    references = listed.decode(errors="surrogateescape").split()
    file = f"{folder}/{PLAN}" if folder else PLAN
    for reference in references:
        try:
            data = git(top, "cat-file", "blob", f"{reference}:{file}")
        except GitFailed:
            continue
        _, tree, _ = parse(PLAN, data)
        year = tree.get("fiscal_year") if isinstance(tree, dict) else None
        yield reference.removeprefix("refs/tags/"), year


def _lasting(revision: Revision, given: str | None) -> str:
    """Its name if it is a tag, else its commit: a branch moves on with the next one."""
    try:
        line_of(
            revision.repository, "rev-parse", "--verify", "--quiet", f"refs/tags/{revision.name}"
        )
    except GitFailed:
        name = revision.commit
    else:
        name = revision.name
    same = given is None or given == revision.name
    return name if same else f"{name}:{revision.folder}"
