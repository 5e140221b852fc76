"""A department that the taxonomy does not list.

Departments are compared by their whole name: 幼児教育・保育課 is one department, not two. A former
name, which the taxonomy lists under `formerly`, is found as well. The fix makes several entries of
one that names several departments, if the taxonomy lists all of them.

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

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import did_you_mean, guess, is_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Sheet
    from apcli.workspace import Workspace

RULE = Rule("AP201", "unknown-department", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
_BETWEEN = r"\s*(?:[・、，,／/＆&]|及び|並びに|\s)\s*"
_LONGEST = 200
"""Characters of a text that can be the names of several departments."""


def prepare(workspace: Workspace) -> tuple[set[str], dict[str, list[str]]]:
    """The names of the departments, and what became of each former one: several after a split."""
    departments = workspace.taxonomy.departments
    known = {department.name for department in departments}
    renamed: dict[str, list[str]] = {}
    for department in departments:
        for old in department.formerly:
            renamed.setdefault(old, []).append(department.name)
    return known, renamed


def check_sheet(names: tuple[set[str], dict[str, list[str]]], sheet: Sheet) -> Iterator[Finding]:
    """Its departments against the list."""
    known, renamed = names
    if known.issuperset(sheet.departments):
        return
    for index, each in enumerate(sheet.in_charge):
        name, path = each.name, ("departments", index, *each.path)
        if name in known:
            continue
        became = renamed.get(name)
        if became:
            text = message("the department '{name}' was renamed", name=name)
            new = "".join(became) if len(became) == 1 else None
            help = message("write '{name}'", name="' / '".join(became))
            yield Finding(path, text, help, replacement=new, safe=True)
        else:
            yield _unknown(path, name, known)


def _unknown(path: DataPath, name: str, known: set[str]) -> Finding:
    """The finding for a name that the taxonomy lists neither now nor as a former one."""
    text = message("unknown department '{name}'", name=name)
    several = _divided(name, known) if len(name) <= _LONGEST else ()
    if several:
        text = message("'{name}' names several departments", name=name)
        help = message("write each as its own entry: {names}", names=", ".join(several))
        alone = path[-1] != "name"
        return Finding(path, text, help, replacement=several if alone else None)
    if not known.isdisjoint(re.split(_BETWEEN, name)):
        help = message(
            "write each department as its own entry, and add the unknown one to taxonomy.yaml"
        )
        return Finding(path, text, help)
    similar = sorted(each for each in known if is_part(name, each) or is_part(each, name))
    if similar:  # a part of a name is often another department's
        return Finding(path, text, did_you_mean("' / '".join(similar), text))
    meant = guess(name, known)
    new = meant and meant.word
    help = did_you_mean(new, message("add it to 'departments' in taxonomy.yaml"))
    safe = meant is not None and meant.sure
    return Finding(path, text, help, replacement=new, safe=safe)


def _divided(name: str, known: set[str]) -> tuple[str, ...]:
    """The known departments that the text names one after the other, or none."""
    for found in re.finditer(_BETWEEN, name):
        first, rest = name[: found.start()], name[found.end() :]
        others = (rest,) if rest in known else first in known and _divided(rest, known)
        if first in known and others:
            return (first, *others)
    return ()
