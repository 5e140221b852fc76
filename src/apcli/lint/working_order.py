"""The order in which an office works through the findings of a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.diagnostics import Diagnostic
    from apcli.workspace import Workspace

_STEPS = (
    ("vanished", "renamed", "number-moved"),
    ("not-new", "nothing-expanded"),
    ("actual-changed", "baseline-year"),
    ("year-open", "target-lowered", "revision-denied"),
    ("old-year",),
)
"""First what the plan consists of, then what became of it, its values, its targets, its texts."""

_STEP_OF: Mapping[str, int] = {name: step for step, names in enumerate(_STEPS) for name in names}


def in_working_order(diagnostics: Iterable[Diagnostic], workspace: Workspace) -> list[Diagnostic]:
    """The findings of the revision step by step, then all others, each as the plan is printed."""
    files = [PLAN, *map(workspace.file_of, workspace.sheets)]
    places = {workspace.documents[name].file: place for place, name in enumerate(files)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, object]:
        step = _STEP_OF.get(diagnostic.rule.name, len(_STEPS))
        return step, places.get(diagnostic.file, len(places)), diagnostic.order

    return sorted(diagnostics, key=place)
