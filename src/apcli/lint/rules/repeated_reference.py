"""A department or item that one initiative names twice.

Bad:

    departments: [情報推進課, 情報推進課]

Good:

    departments: [情報推進課]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Path, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.models import Initiative
    from apcli.workspace import Workspace

KIND = Kind("AP211", "repeated-reference", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every list of references in every initiative."""
    for key, initiative in workspace.initiatives.items():
        for path, names in _lists(initiative):
            if len(set(names)) == len(names):
                continue
            seen: set[str] = set()
            for index, name in enumerate(names):
                if name in seen:
                    text = message("'{name}' is named twice", name=name)
                    yield in_initiative(key, (*path, index), text, message("delete one of the two"))
                seen.add(name)


def _lists(initiative: Initiative) -> Iterator[tuple[Path, Sequence[str]]]:
    yield ("departments",), initiative.departments
    yield ("related",), initiative.related
    for axis, items in initiative.classification.items():
        yield ("classification", axis), items
