"""The plan that an example of the documentation shows: the example plan with its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.editions.last_year import last_year
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.lint.documentation import Example
    from apcli.workspace import Workspace

LINK = "link to "
PREVIOUS = "previous/"
"""What the names of files of the edition before begin with."""

OF_LAST_YEAR = {
    "fiscal_year": "2024",
    "years": "{baseline: 2022, forecast: 2023, targets: [2024, 2025, 2026, 2027]}",
}
"""The fields of its `plan.yaml` that are others, unless an example has them itself."""

UNFINISHED: tuple[str, ...] = ()
"""The groups of rules that lack parts of their documentation, or near misses."""


def example_plan(folder: Path, example: Example) -> Workspace:
    """The example plan with the example's fields instead of its own, on the example's day.

    With files of the edition before it has that, too, beside its folder.
    """
    files = files_of(example)
    own = {name: each for name, each in files.items() if not name.startswith(PREVIOUS)}
    write_plan(folder, own)
    for name, (_text, state) in example.files(FIRST).items():
        if state and state.startswith(LINK):
            link = folder / name
            link.symlink_to(state.removeprefix(LINK))
            link.resolve().write_text(FILES[name], encoding="utf-8")
    workspace = load(folder, "data")
    workspace.as_of = example.day
    if len(own) < len(files):
        before = {name.removeprefix(PREVIOUS): files[name] for name in files.keys() - own.keys()}
        before.setdefault("plan.yaml", patched("plan.yaml", _dated("")).encode())
        there = write_plan(folder.with_name(f"{folder.name}-previous"), before)
        workspace.previous = last_year(load(there, "previous"), workspace)
    return workspace


def files_of(example: Example) -> dict[str, bytes | None]:
    """The files of the example plan that the example changes; None where one is missing."""
    return {name: _content(name, *file) for name, file in example.files(FIRST).items()}


def _content(name: str, lines: str, state: str | None) -> bytes | None:
    """What a file holds with the example's lines: all of it where they begin with no field."""
    if state and not lines:
        return None
    of_plan = name.removeprefix(PREVIOUS)
    if name == f"{PREVIOUS}plan.yaml":
        lines = _dated(lines)
    text = patched(of_plan, lines) if of_plan in FILES and re.search(r"^\w+:", lines) else lines
    return text.encode(state or "utf-8")


def _dated(lines: str) -> str:
    """The lines of the `plan.yaml` of the edition before, with its years."""
    own = re.findall(r"^(\w+):", lines, re.MULTILINE)
    return (
        "".join(f"{name}: {each}\n" for name, each in OF_LAST_YEAR.items() if name not in own)
        + lines
    )
