"""The plan that an example of the documentation shows: the example plan with its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.lint.documentation import Example
    from apcli.workspace import Workspace

UNFINISHED: tuple[str, ...] = ()
"""The groups of rules that lack parts of their documentation, or near misses."""


def example_plan(folder: Path, example: Example) -> Workspace:
    """The example plan with the example's fields instead of its own, on the example's day."""
    workspace = load(write_plan(folder, files_of(example)), "data")
    workspace.as_of = example.day
    return workspace


def files_of(example: Example) -> dict[str, str]:
    """The files of the example plan that the example changes.

    Lines that begin with no field replace the whole file.
    """
    return {
        file: patched(file, lines) if file in FILES and re.search(r"^\w+:", lines) else lines
        for file, lines in example.files(FIRST).items()
    }
