"""A key of an initiative that the plan does not declare, such as one of its own fields.

Why:
    The plan says under which name such a thing is printed. What nobody declared has no name, and
    it is probably a misspelled key.

How to fix:
    Write one of the keys that the finding lists. Declare the key in `plan.yaml` or `taxonomy.yaml`
    if the plan really has it.

When to ignore:
    Never: what is in use is declared.

Bad:

    # plan.yaml
    fields: [{key: purpose, name: 目的}]
    # initiatives/first.yaml
    title: 窓口のDX
    fields: {porpose: 手続に来る人の負担を減らします。}

Good:

    # plan.yaml
    fields: [{key: purpose, name: 目的}]
    # initiatives/first.yaml
    title: 窓口のDX
    fields: {purpose: 手続に来る人の負担を減らします。}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import DataPath, Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.naming import Named, key_meant
from apcli.workspace import PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import DepartmentRole, Initiative, PlanField
    from apcli.workspace import Workspace

RULE = Rule("AP221", "undeclared-key", Severity.ERROR, fix=Fixable.UNSAFE)

Known = dict[str, dict[str, Named]]
"""What is declared by its keys, by the name of the list that declares it."""


class _Use(NamedTuple):
    """A key in use: where it stands, and which list declares it."""

    path: DataPath
    key: str
    list: str
    on_key: bool = False


def prepare(workspace: Workspace) -> Known:
    """The lists of the plan that declare keys."""
    return {
        "fields": _named(workspace.plan.fields),
        "roles": _named(workspace.taxonomy.roles),
    }


def check_initiative(known: Known, initiative: Initiative) -> Iterator[Finding]:
    """Each key that it uses against the list that declares it."""
    used = [*_uses(initiative)]
    for use in used:
        declared = known[use.list]
        if use.key in declared:
            continue
        text = message("'{name}' is not one of the plan's {list}", name=use.key, list=use.list)
        help, meant = (
            message("add it to '{list}' in {file}", list=use.list, file=_FILE[use.list]),
            None,
        )
        if declared:
            every = message("they are: {names}", names=", ".join(declared))
            help, meant = key_meant(use.key, declared.values(), every)
        if use.on_key and any(each.on_key and each.key == meant for each in used):
            meant = None
        yield Finding(use.path, text, help, on_key=use.on_key, replacement=meant)


_FILE = {"fields": PLAN, "roles": TAXONOMY}


def _named(declared: Iterable[PlanField | DepartmentRole]) -> dict[str, Named]:
    return {each.key: Named(each.key, (each.name,)) for each in declared}


def _uses(initiative: Initiative) -> Iterator[_Use]:
    for index, each in enumerate(initiative.in_charge):
        if each.role is not None:
            yield _Use(("departments", index, "role"), each.role, "roles")
    for key in initiative.fields:
        yield _Use(("fields", key), key, "fields", on_key=True)
