"""A department, item or related initiative that is listed twice.

Why:
    The document prints the name twice. Usually the second one should be another: then a department
    that takes part, or a policy that is served, is missing.

How to fix:
    Delete the second one, or write the one that was meant.

When to ignore:
    Never: listing something twice adds nothing.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課, 情報推進課]

Good:

    # initiatives/first.yaml
    title: 窓口のDX
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
    """Every list of references in it."""
    yield from _repeated(("departments",), initiative.departments)
    yield from _repeated(("related",), initiative.related)
    for axis, items in initiative.classification.items():
        yield from _repeated(("classification", axis), items)


def _repeated(path: DataPath, names: tuple[str, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            text = message("'{name}' is listed twice", name=name)
            yield Finding((*path, index), text, message("delete one of the two"))
        seen.add(name)
