"""git as a program that only reads: no index, no network, no questions."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import EditionUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SETTINGS = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""A clone that lacks objects must not fetch them, and what reads must not lock."""


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
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **_SETTINGS},
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
            raise EditionUnavailable(
                message("git does not read this repository: it belongs to another user"),
                message("run: git config --global --add safe.directory {folder}", folder=folder),
            ) from error
        return False
    return True


def names(output: bytes) -> Sequence[str]:
    """The names in an output with NUL between them."""
    return [os.fsdecode(name) for name in output.split(b"\0") if name]
