"""A key that the plan does not declare, such as that of one of its own fields.

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
from apcli.models import Initiative
from apcli.models.naming import Named, key_meant
from apcli.workspace import PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import (
        DepartmentRole,
        Grade,
        Period,
        PlanField,
        ProgressStatus,
        Review,
        Reviewer,
        Sheet,
    )
    from apcli.workspace import Workspace

    _Declared = DepartmentRole | Grade | Period | PlanField | ProgressStatus | Reviewer

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
    plan, taxonomy = workspace.plan, workspace.taxonomy
    return {
        "fields": _named(plan.fields),
        "reviewers": _named(plan.reviewers),
        "periods": _named(plan.periods),
        "grades": _named(plan.grades),
        **{
            f"steps of {grade.key}": {step.label: Named(step.label) for step in grade.steps}
            for grade in plan.grades
        },
        "roles": _named(taxonomy.roles),
        "statuses": _named(taxonomy.statuses),
    }


def check_sheet(known: Known, sheet: Sheet) -> Iterator[Finding]:
    """Each key that it uses against the list that declares it."""
    used = [*_uses(sheet)]
    for use in used:
        declared = known.get(use.list)
        if declared is None or use.key in declared:
            continue  # of a grade that is none, no step is one
        text = message("'{name}' is not one of the plan's {list}", name=use.key, list=use.list)
        where = TAXONOMY if use.list in ("roles", "statuses") else PLAN
        help, meant = message("add it to '{list}' in {file}", list=use.list, file=where), None
        if declared:
            every = message("they are: {names}", names=", ".join(declared))
            help, meant = key_meant(use.key, declared.values(), every)
        if use.on_key and any(each.on_key and each.key == meant for each in used):
            meant = None
        yield Finding(use.path, text, help, on_key=use.on_key, replacement=meant)


def _named(declared: Iterable[_Declared]) -> dict[str, Named]:
    return {each.key: Named(each.key, (each.name,)) for each in declared}


def _uses(sheet: Sheet) -> Iterator[_Use]:
    for index, each in enumerate(sheet.in_charge):
        if each.role is not None:
            yield _Use(("departments", index, "role"), each.role, "roles")
    if isinstance(sheet, Initiative):
        for year, status in sheet.status.items():
            yield _Use(("status", str(year), *status.path), status.key, "statuses")
        for key in sheet.fields:
            yield _Use(("fields", key), key, "fields", on_key=True)
    for path, _year, review in sheet.every_review:
        yield from _uses_of(review, path)


def _uses_of(review: Review, path: DataPath) -> Iterator[_Use]:
    if review.who is not None:
        yield _Use((*path, "who"), review.who, "reviewers")
    if review.period is not None:
        yield _Use((*path, "period"), review.period, "periods")
    for key, label in review.grades.items():
        yield _Use((*path, "grades", key), key, "grades", on_key=True)
        yield _Use((*path, "grades", key), label, f"steps of {key}")
