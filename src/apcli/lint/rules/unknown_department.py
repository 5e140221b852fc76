"""A department that the taxonomy does not list.

Departments are compared by their whole name: 幼児教育・保育課 is one department, not two. A former
name, which the taxonomy lists under `formerly`, is found as well.

Why:
    Citizens and the assembly look a department up to see what it is responsible for, and the
    department follows up what is listed under its name. Under a misspelt or former name the
    initiative is missing there and counted for a department that does not exist.

How to fix:
    Correct the name. Add a new department to `departments` in `taxonomy.yaml`. After a
    reorganisation write the old name under `formerly` there; the fix then replaces it in every
    initiative.

When to ignore:
    Never: a department that exists belongs in the taxonomy.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進か]

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import did_you_mean, guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP201", "unknown-department", Severity.ERROR, fix=Fixable.PARTLY_SAFE)


def prepare(workspace: Workspace) -> tuple[set[str], dict[str, list[str]]]:
    """The names of the departments, and what became of each former one: several after a split."""
    departments = workspace.taxonomy.departments
    known = {department.name for department in departments}
    renamed: dict[str, list[str]] = {}
    for department in departments:
        for old in department.formerly:
            renamed.setdefault(old, []).append(department.name)
    return known, renamed


def check_initiative(
    names: tuple[set[str], dict[str, list[str]]], initiative: Initiative
) -> Iterator[Finding]:
    """Its departments against the list."""
    known, renamed = names
    if known.issuperset(initiative.departments):
        return
    for index, name in enumerate(initiative.departments):
        if name in known:
            continue
        became = renamed.get(name)
        if became:
            text = message("the department '{name}' was renamed", name=name)
            new = "".join(became) if len(became) == 1 else None
            help = message("write '{name}'", name="' / '".join(became))
            safe = True
        else:
            text = message("unknown department '{name}'", name=name)
            meant = guess(name, known)
            new = meant and meant.word
            help = did_you_mean(new, message("add it to 'departments' in taxonomy.yaml"))
            safe = meant is not None and meant.sure
        yield Finding(("departments", index), text, help, replacement=new, safe=safe)
