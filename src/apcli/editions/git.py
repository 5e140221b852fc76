"""git as a program that only reads: no index, no network, no questions."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import EditionUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

_SETTINGS = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""A clone that lacks objects must not fetch them, and what reads must not lock."""

_ELSEWHERE = frozenset(
    {"GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_WORK_TREE"}
)
"""What git sets for its hooks: the plan lies in the repository around its own folder."""

_NO_HOOK = ("-c", "core.fsmonitor=false")
"""The hook that watches files would run with every question about them."""


class GitFailed(Exception):
    """git ended with an error; `said` is what it printed about it."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints for these arguments in a folder.

    Raises:
        EditionUnavailable: git is not installed.
        GitFailed: git ended with an error.
    """
    try:
        ended = subprocess.run(
            ["git", *_NO_HOOK, *arguments],
            cwd=folder,
            env={**_inherited(), **_SETTINGS},
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise EditionUnavailable(
            message("git is not installed, and earlier editions are read through it"),
            message("install git, or name a folder that holds the plan"),
        ) from error
    if ended.returncode != 0:
        raise GitFailed(ended.stderr.decode(errors="replace").strip())
    return ended.stdout


def _inherited() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}


def line_of(folder: Path, *arguments: str) -> str:
    """The one line that git prints.

    Raises:
        EditionUnavailable: git is not installed.
        GitFailed: git ended with an error.
    """
    return os.fsdecode(git(folder, *arguments)).removesuffix("\n")


def is_repository(folder: Path) -> bool:
    """The folder is in a repository.

    Raises:
        EditionUnavailable: git is not installed, or does not trust the owner of the repository.
    """
    try:
        git(folder, "rev-parse", "--git-dir")
    except GitFailed as error:
        if "dubious ownership" in error.said:
            named = re.search("repository at '(.*)'", error.said)
            top = named[1] if named else folder
            raise EditionUnavailable(
                message("git does not read this repository: it belongs to another user"),
                message("run: git config --global --add safe.directory {folder}", folder=top),
            ) from error
        return False
    return True


def top_of(folder: Path) -> Path:
    """The root of the repository around a folder; of one without a working tree its own folder.

    Raises:
        EditionUnavailable: git is not installed.
        GitFailed: the folder is in no repository.
    """
    try:
        return Path(line_of(folder, "rev-parse", "--show-toplevel"))
    except GitFailed:
        return Path(line_of(folder, "rev-parse", "--absolute-git-dir"))


def names(output: bytes) -> Sequence[str]:
    """The names in an output with NUL between them."""
    return [os.fsdecode(name) for name in output.split(b"\0") if name]
