"""The history of an indicator: its file at every commit that changed it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.editions.finding import from_top
from apcli.editions.git import GitFailed, git, is_repository, line_of, names, top_of
from apcli.errors import EditionUnavailable
from apcli.models import Goal, Initiative, Plan
from apcli.workspace import PLAN, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.editions.place import Place
    from apcli.models import Indicator
    from apcli.workspace import Workspace

_FORMAT = "%x1e%H%x1f%aI%x1f%an%x1f%s"


class Commit(NamedTuple):
    """A commit: its identifier, the day of its author, who that is, and what it says it does."""

    id: str
    day: datetime.date
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Version:
    """An indicator as one commit left it, or as it stands in files that are not committed.

    `tag` is the first one that has the commit, `plan` the plan of that time, where it could be
    read; the indicator is called `name` in the `sheet`, whose key was `key`.
    """

    commit: Commit | None
    tag: str | None
    plan: Plan | None
    key: str
    sheet: Initiative | Goal
    name: str

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.sheet.indicators[self.name]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of an indicator, the oldest first.

    `shallow`: the clone lacks what was before them. `unreadable` are commits that left the file so
    that it could not be read.
    """

    versions: tuple[Version, ...]
    shallow: bool
    unreadable: tuple[Commit, ...]


def history_of(workspace: Workspace, place: Place, key: str, name: str) -> History:
    """The history of an indicator up to the plan in `place`, which `workspace` holds.

    Raises:
        EditionUnavailable: git is missing, or the plan is in no repository.
        Unavailable: `plan.yaml` could not be read.
    """
    here = place.revision.repository if place.revision else place.root
    if not is_repository(here):
        raise EditionUnavailable(
            message("{plan} is in no repository of git, which keeps the history", plan=place.shown)
        )
    top, folder, tip = _where(place)
    now = Version(None, None, workspace.plan, key, workspace.sheets[key], name)
    versions, unreadable, later = [now], list[Commit](), now
    for commit, path in _commits(top, tip, _inside(folder, workspace.file_of(key))):
        read = _read(commit, path, top, folder, type(later.sheet))
        if read is None:
            unreadable.append(commit)
            continue
        sheet, plan = read
        called = _name_in(sheet, later)
        if called is not None:
            stem = PurePosixPath(path).stem
            later = Version(commit, _tag_of(commit, top), plan, stem, sheet, called)
            versions.append(later)
    shallow = line_of(top, "rev-parse", "--is-shallow-repository") == "true"
    return History(tuple(_changes(versions)), shallow, tuple(reversed(unreadable)))


def _where(place: Place) -> tuple[Path, str, str]:
    """The root of the repository, the data folder in it, and the newest commit that counts."""
    if place.revision is not None:
        revision = place.revision
        return revision.repository, revision.folder, revision.commit
    top = top_of(place.root)
    return top, from_top(place.root, top), "HEAD"


def _commits(top: Path, tip: str, path: str) -> Iterator[tuple[Commit, str]]:
    """The commits that changed a file, the newest first, with its path in each."""
    try:
        listed = git(
            top, "log", "--follow", "--name-only", "-z", f"--format={_FORMAT}", tip, "--", path
        )
    except GitFailed:
        return  # no commit yet
    for entry in listed.decode("utf-8", "replace").split("\x1e")[1:]:
        about, *paths = entry.split("\0")
        identifier, moment, author, subject = about.split("\x1f", 3)
        day = datetime.datetime.fromisoformat(moment).date()
        place = next((each.lstrip("\n") for each in paths if each.strip("\n")), path)
        yield Commit(identifier, day, author, subject), place


def _inside(folder: str, file: str) -> str:
    return f"{folder}/{file}" if folder else file


def _read(
    commit: Commit, path: str, top: Path, folder: str, kind: type[Initiative] | type[Goal]
) -> tuple[Initiative | Goal, Plan | None] | None:
    """The sheet and the plan at a commit, None where the sheet could not be read."""
    try:
        data = git(top, "cat-file", "blob", f"{commit.id}:{path}")
        about = git(top, "cat-file", "blob", f"{commit.id}:{_inside(folder, PLAN)}")
    except GitFailed:
        return None  # deleted in this commit, or no plan at that time
    _document, sheet, _findings = read_text(path, data, kind, None)
    return None if sheet is None else (sheet, read_text(PLAN, about, Plan, None)[1])


def _name_in(sheet: Initiative | Goal, later: Version) -> str | None:
    """What the indicator of a later version was called in an earlier sheet."""
    earlier = (each.rpartition("/")[2] for each in later.indicator.predecessors)
    return next((each for each in (later.name, *earlier) if each in sheet.indicators), None)


def _tag_of(commit: Commit, top: Path) -> str | None:
    """The first tag that has the commit."""
    listed = git(
        top, "tag", "--contains", commit.id, "--sort=creatordate", "--format=%(refname:short)%00"
    )
    return next((name.strip("\n") for name in names(listed) if name.strip("\n")), None)


def _changes(newest_first: Sequence[Version]) -> Iterator[Version]:
    """Those that differ from the one before them, the oldest first."""
    before: Version | None = None
    for each in reversed(newest_first):
        if before is None or _state(each) != _state(before):
            yield each
        before = each


def _state(version: Version) -> object:
    indicator = version.indicator
    return indicator.targets, indicator.values, indicator.baseline, indicator.unit
