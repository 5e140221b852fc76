"""The name of an edition: REVISION or REVISION:FOLDER, as git names things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.editions.git import GitFailed, git, is_repository, line_of, names, top_of
from apcli.errors import EditionUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

_DRIVE = re.compile(r"[A-Za-z]:.*", re.DOTALL)
_NAME = re.compile(r"((?:[^:{}]|\{[^}]*\})+)(?::(.*))?")
"""A revision, in whose braces a colon is its own (`HEAD^{/fix: typo}`), and a folder."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan's data folder at a commit.

    `name` is the revision as it was given, `commit` the full identifier of its commit, `folder` the
    data folder counted from the root of the `repository`, empty for the root itself.
    """

    name: str
    commit: str
    folder: str
    repository: Path

    @property
    def shown(self) -> str:
        """The folder as messages name it: `r7:data`."""
        return f"{self.name}:{self.folder}"

    @property
    def exists(self) -> bool:
        """The commit has the folder."""
        try:
            kind = line_of(self.repository, "cat-file", "-t", f"{self.commit}:{self.folder}")
        except GitFailed:
            return False
        return kind == "tree"


def named_revision(given: str, here: Path, same: Callable[[Path], str]) -> Revision | None:
    """What a name means in the repository around a folder; None if it is no revision.

    `same` gives, for the root of the repository, the data folder that counts where the name has
    none.

    Raises:
        EditionUnavailable: git is missing or reads nothing here, the revision is not in this
            shallow clone, or has no such folder.
    """
    found = _NAME.fullmatch(given)
    if found is None or _DRIVE.fullmatch(given) or "\0" in given or not is_repository(here):
        return None
    name, folder = found[1], found[2]
    commit = _commit(name, here)
    if commit is None:
        return None
    top = top_of(here)
    inside = same(top) if folder is None else _from_root(folder, given)
    revision = Revision(name, commit, inside, top)
    if not revision.exists:
        raise _no_folder(revision)
    return revision


def _commit(name: str, folder: Path) -> str | None:
    """The commit of a revision, None if there is none of this name."""
    wanted = f"{name}^{{commit}}"
    try:
        return line_of(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except GitFailed:
        pass
    if line_of(folder, "rev-parse", "--is-shallow-repository") == "true":
        raise EditionUnavailable(
            message("'{name}' is not in this clone, which lacks the history", name=name),
            message("run: git fetch --unshallow --tags"),
        )
    return None


def _from_root(folder: str, given: str) -> str:
    parts = PurePosixPath(folder).parts
    if ".." in parts or "/" in parts:
        raise EditionUnavailable(
            message("the folder of '{name}' counts from the root of the repository", name=given),
            message("write it without .. and without / at its beginning, as in r7:data"),
        )
    return "/".join(parts)


def _no_folder(revision: Revision) -> EditionUnavailable:
    listed = git(
        revision.repository, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision.commit
    )
    plans = [name for name in names(listed) if PurePosixPath(name).name == "plan.yaml"]
    text = message("'{name}' has no folder {folder}", name=revision.name, folder=revision.folder)
    if not plans:
        return EditionUnavailable(text, message("it has no plan.yaml anywhere"))
    there = ", ".join(f"{revision.name}:{name[: -len('/plan.yaml')]}" for name in plans)
    return EditionUnavailable(text, message("its plans are {names}", names=there))
