"""The commits of a file: what each left, who made it, and which tags have it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from apcli.editions.git import GitFailed, git, names
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FORMAT = "%H%x00%as%x00%an%x00%s"
_FIELDS = 4


class Commit(NamedTuple):
    """A commit: its identifier, the day of its author, who that is, and what it says it does.

    What others wrote into it has no character that does anything on a terminal. `day` is None
    where git has no date for it.
    """

    id: str
    day: datetime.date | None
    author: str
    subject: str


def commits_of(top: Path, tip: str, path: str) -> Iterator[Commit]:
    """The commits up to `tip` that changed a file, the newest first; none without any commit.

    No setting of the user changes what is listed.
    """
    try:
        listed = git(
            top,
            *("-c", "log.follow=false", "log", "-z", "--topo-order", "--no-show-signature"),
            *("--encoding=UTF-8", f"--format={_FORMAT}", "--end-of-options", tip, "--", path),
        )
    except GitFailed:
        return
    fields = listed.decode("utf-8", "replace").split("\0")
    for start in range(0, len(fields) - _FIELDS + 1, _FIELDS):
        identifier, day, author, subject = fields[start : start + _FIELDS]
        yield Commit(identifier, _day(day), visible(author), visible(subject))


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None


def parents_of(top: Path, commit: str) -> Sequence[str]:
    """The commits before a commit; none of the first, and of the last that a shallow clone has."""
    try:
        return git(top, "rev-parse", f"{commit}^@").decode("ascii").split()
    except GitFailed:
        return ()


def has_file(top: Path, commit: str, path: str) -> bool:
    """The commit has a file of that name, whether or not this clone has its content."""
    try:
        git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
    except GitFailed:
        return False
    return True


def content(top: Path, commit: str, path: str) -> bytes | None:
    """A file as a commit left it, None where it is not there or this clone lacks it."""
    try:
        return git(top, "cat-file", "blob", f"{commit}:{path}")
    except GitFailed:
        return None


def renamed_from(top: Path, commit: str, path: str) -> str | None:
    """What a file was called before a commit that renamed it, None where none did."""
    try:
        listed = git(
            top,
            *("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--name-status"),
            *("--diff-filter=R", "--end-of-options", commit),
        )
    except GitFailed:
        return None
    found = names(listed)
    renamed = {new: old for old, new in zip(found[1::3], found[2::3], strict=False)}
    return renamed.get(path)


def tags_before(top: Path, tip: str) -> Sequence[str]:
    """The tags that lead to a commit, the oldest first."""
    return _tags(top, f"--merged={tip}")


def tags_with(top: Path, commit: str, tip: str) -> Sequence[str]:
    """Of these the tags that have another commit."""
    return _tags(top, f"--merged={tip}", f"--contains={commit}")


def _tags(top: Path, *which: str) -> Sequence[str]:
    try:
        listed = git(
            top, "for-each-ref", "--sort=creatordate", "--format=%(refname)", *which, "refs/tags"
        )
    except GitFailed:
        return ()
    lines = listed.decode("utf-8", "surrogateescape").splitlines()
    return [line.removeprefix("refs/tags/") for line in lines]
