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

LINK = "link to "

UNFINISHED: tuple[str, ...] = ()
"""The groups of rules that lack parts of their documentation, or near misses."""


def example_plan(folder: Path, example: Example) -> Workspace:
    """The example plan with the example's fields instead of its own, on the example's day."""
    write_plan(folder, files_of(example))
    for name, (_text, state) in example.files(FIRST).items():
        if state and state.startswith(LINK):
            link = folder / name
            link.symlink_to(state.removeprefix(LINK))
            link.resolve().write_text(FILES[name], encoding="utf-8")
    workspace = load(folder, "data")
    workspace.as_of = example.day
    return workspace


def files_of(example: Example) -> dict[str, bytes | None]:
    """The files of the example plan that the example changes; None where one is missing."""
    return {name: _content(name, *file) for name, file in example.files(FIRST).items()}


def _content(name: str, lines: str, state: str | None) -> bytes | None:
    """What a file holds with the example's lines: all of it where they begin with no field."""
    if state and not lines:
        return None
    text = patched(name, lines) if name in FILES and re.search(r"^\w+:", lines) else lines
    return text.encode(state or "utf-8")
