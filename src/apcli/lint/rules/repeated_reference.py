"""A department or item that one initiative names twice.

Bad:

    departments: [情報推進課, 情報推進課]

Good:

    departments: [情報推進課]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP211", "repeated-reference", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Every list of references in it; a list of one repeats nothing."""
    if len(initiative.departments) > 1:
        yield from _repeated(("departments",), initiative.departments)
    if len(initiative.related) > 1:
        yield from _repeated(("related",), initiative.related)
    for axis, items in initiative.classification.items():
        if len(items) > 1 and len(set(items)) < len(items):
            yield from _repeated(("classification", axis), items)


def _repeated(path: DataPath, names: tuple[str, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            text = message("'{name}' is named twice", name=name)
            yield Finding((*path, index), text, message("delete one of the two"))
        seen.add(name)
