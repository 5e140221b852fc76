"""Two entries of one list with the same key, code, name or spelling.

This holds for axes, groups, items, stages, departments, glossary terms and sections. Width, case
and spaces make no difference.

Why:
    An initiative that refers to the entry may mean either of the two, but only one is ever shown:
    part of what was written is lost, and the counts are wrong.

How to fix:
    Delete one of the two if they mean the same. Otherwise give one of them a different key, code or
    name.

When to ignore:
    Never: nothing can refer to the second entry.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 情報推進課}

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import comparison_key
from apcli.workspace import GLOSSARY, PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import Axis, Plan
    from apcli.workspace import Workspace

RULE = Rule("AP208", "duplicate-entry", Severity.ERROR)

Entry = tuple[DataPath, str]

_IN_PLAN = (
    *(
        (name, field)
        for name in ("fields", "reviewers", "periods", "grades")
        for field in ("key", "name")
    ),
    ("sheet", "part"),
)
"""The lists of `plan.yaml` with what is unique in each."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """The lists of plan, taxonomy and glossary, as far as they could be read."""
    if workspace.read_plan is not None:
        yield from _in_plan(workspace.read_plan)
    if workspace.read_taxonomy is not None:
        yield from _in_taxonomy(workspace)
    if workspace.read_glossary is not None:
        terms = workspace.read_glossary.terms
        yield from _repeated(
            GLOSSARY,
            (
                (
                    ("terms", index, "term") if spelling == term.term else ("terms", index, "also"),
                    spelling,
                )
                for index, term in enumerate(terms)
                for spelling in term.spellings
            ),
        )


def _in_plan(plan: Plan) -> Iterator[Finding]:
    yield from _repeated(
        PLAN, (((*path, "key"), section.key) for path, _, section in plan.every_section)
    )
    for name, field in _IN_PLAN:
        entries = enumerate(getattr(plan, name))
        yield from _repeated(
            PLAN, (((name, index, field), getattr(each, field)) for index, each in entries)
        )


def _in_taxonomy(workspace: Workspace) -> Iterator[Finding]:
    taxonomy = workspace.taxonomy
    yield from _repeated(
        TAXONOMY, ((("axes", index, "key"), axis.key) for index, axis in enumerate(taxonomy.axes))
    )
    for index, axis in enumerate(taxonomy.axes):
        yield from _in_axis(("axes", index), axis)
    for name in ("levels", "stages", "statuses", "roles"):
        for field in ("key", "name"):
            entries = enumerate(getattr(taxonomy, name))
            yield from _repeated(
                TAXONOMY, (((name, index, field), getattr(each, field)) for index, each in entries)
            )
    departments = taxonomy.departments
    yield from _repeated(
        TAXONOMY,
        (
            (("departments", index, "name"), department.name)
            for index, department in enumerate(departments)
        ),
    )


def _in_axis(path: DataPath, axis: Axis) -> Iterator[Finding]:
    yield from _repeated(
        TAXONOMY,
        (((*path, "groups", index, "key"), group.key) for index, group in enumerate(axis.groups)),
    )
    for field in ("key", "code"):
        yield from _repeated(
            TAXONOMY,
            (
                ((*path, "items", index, field), str(getattr(item, field)))
                for index, item in enumerate(axis.items)
            ),
        )


def _repeated(file: str, entries: Iterable[Entry]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, value in entries:
        folded = comparison_key(value)
        if folded in seen:
            text = message("'{value}' is already in this list", value=value)
            help = message("delete one of the two or rename it")
            yield Finding(path, text, help, file=file)
        seen.add(folded)
