"""Paths from the root of the repository, as CI systems want them, wherever apcli was started."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.diagnostics import Diagnostic

ROOT_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that the repository is."""


def from_repository(
    diagnostics: Sequence[Diagnostic], folder: Path, shown: str, environment: Mapping[str, str]
) -> list[Diagnostic]:
    """The findings with their files named from the root of the repository.

    `folder` is the plan's data folder and `shown` its name in the findings. If it is in no
    repository, the names stay.
    """
    place = folder.resolve()
    root = next((each for each in _roots(place, environment) if place.is_relative_to(each)), None)
    if root is None:
        return list(diagnostics)
    prefix = place.relative_to(root).as_posix()
    start = "" if prefix == "." else f"{prefix}/"
    return [
        dataclasses.replace(each, file=f"{start}{each.file.removeprefix(f'{shown}/')}")
        for each in diagnostics
    ]


def _roots(place: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """The roots that the CI system names, then the nearest folder with `.git`, a link or not."""
    for name in ROOT_VARIABLES:
        if environment.get(name):
            yield Path(environment[name]).resolve()
    yield from (each for each in (place, *place.parents) if os.path.lexists(each / ".git"))
