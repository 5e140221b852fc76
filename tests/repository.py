"""A repository of git for tests: one person, fixed days, no settings of this machine."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_AUTHOR_NAME": "企画課",
    "GIT_AUTHOR_EMAIL": "office@example.jp",
    "GIT_COMMITTER_NAME": "企画課",
    "GIT_COMMITTER_EMAIL": "office@example.jp",
}


def git(folder: Path, *arguments: str, day: str = "2025-03-31") -> str:
    """What git prints; its commits are of this day."""
    moment = f"{day}T12:00:00+0900"
    settings = {**_SETTINGS, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def begin(folder: Path) -> None:
    """Make the folder a repository without commits."""
    git(folder, "init", "--quiet", "--initial-branch=main")


def commit(folder: Path, subject: str, *, tag: str | None = None, day: str = "2025-03-31") -> str:
    """Commit everything in the folder, and tag it; returns the commit."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", subject, day=day)
    if tag:
        git(folder, "tag", tag)
    return git(folder, "rev-parse", "HEAD").strip()
