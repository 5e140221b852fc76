"""The plan itself, what its words mean, and what belongs to what, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.era import year_label
from apcli.models import Initiative
from apcli.opendata.column import OpenColumn, Type, open_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.opendata.column import OpenTable
    from apcli.workspace import Workspace


class Term(NamedTuple):
    """A term of the taxonomy: `list` says of which kind it is, `under` where it belongs."""

    list: str
    key: str
    name: str
    code: str | None
    under: str | None
    order: int
    description: str | None = None


class Relation(NamedTuple):
    """That an initiative or a goal belongs to something."""

    sheet: str
    kind: str
    list: str
    to: str
    role: str | None


def plan_table(workspace: Workspace) -> OpenTable:
    """The plan in one row."""
    columns: tuple[OpenColumn, ...] = (
        OpenColumn("title", lambda row: row.title, required=True),
        OpenColumn(
            "fiscal_year",
            lambda row: row.fiscal_year,
            Type.INTEGER,
            required=True,
        ),
        OpenColumn(
            "fiscal_year_ja",
            lambda row: year_label(row.fiscal_year),
        ),
        OpenColumn(
            "published",
            lambda row: str(row.published) if row.published else None,
        ),
        OpenColumn(
            "status",
            lambda row: str(row.status),
            required=True,
        ),
        OpenColumn(
            "first_year",
            lambda row: row.years.all[0],
            Type.INTEGER,
        ),
        OpenColumn(
            "last_year",
            lambda row: row.years.all[-1],
            Type.INTEGER,
        ),
        OpenColumn(
            "money_unit",
            lambda row: row.money.unit if row.money else None,
        ),
        OpenColumn("site", lambda row: row.site),
        OpenColumn("licence", lambda row: row.licence and row.licence.name),
        OpenColumn("licence_url", lambda row: row.licence and row.licence.url),
    )
    return open_table("plan", columns, (workspace.plan,), ("title", "fiscal_year"))


def taxonomy_table(workspace: Workspace) -> OpenTable:
    """Levels, stages, statuses, departments, roles, and the items of each axis."""
    columns: tuple[OpenColumn, ...] = (
        OpenColumn(
            "list",
            lambda row: row.list,
            required=True,
        ),
        OpenColumn("key", lambda row: row.key, required=True),
        OpenColumn("name", lambda row: row.name, required=True),
        OpenColumn("code", lambda row: row.code),
        OpenColumn("under", lambda row: row.under),
        OpenColumn("order", lambda row: row.order, Type.INTEGER, required=True),
        OpenColumn("description", lambda row: row.description),
    )
    return open_table("taxonomy", columns, tuple(_terms(workspace)), ("list", "key"))


def relations_table(workspace: Workspace) -> OpenTable:
    """Departments, items of axes, statuses and further goals of initiatives and goals."""
    columns: tuple[OpenColumn, ...] = (
        OpenColumn("sheet", lambda row: row.sheet, required=True),
        OpenColumn(
            "kind",
            lambda row: row.kind,
            required=True,
        ),
        OpenColumn("list", lambda row: row.list, required=True),
        OpenColumn("to", lambda row: row.to, required=True),
        OpenColumn("role", lambda row: row.role),
    )
    return open_table(
        "relations",
        columns,
        tuple(_relations(workspace)),
        ("sheet", "kind", "list", "to"),
    )


def _terms(workspace: Workspace) -> Iterator[Term]:
    taxonomy = workspace.taxonomy
    for order, level in enumerate(taxonomy.levels, 1):
        yield Term("level", level.key, level.name, None, None, order)
    for order, stage in enumerate(taxonomy.stages, 1):
        yield Term("stage", stage.key, stage.name, None, None, order, stage.description)
    for order, status in enumerate(taxonomy.statuses, 1):
        yield Term("status", status.key, status.name, None, None, order)
    for order, department in enumerate(taxonomy.departments, 1):
        yield Term("department", department.name, department.name, None, None, order)
    for order, role in enumerate(taxonomy.roles, 1):
        yield Term("role", role.key, role.name, None, None, order)
    for order, axis in enumerate(taxonomy.axes, 1):
        yield Term("axis", axis.key, axis.name, None, None, order)
    for axis in taxonomy.axes:
        groups = {group.key: group.name for group in axis.groups}
        for order, item in enumerate(axis.items, 1):
            under = groups.get(item.group, item.group) if item.group else None
            yield Term(axis.key, item.key, item.name, str(item.code), under, order)


def _relations(workspace: Workspace) -> Iterator[Relation]:
    roles = {role.key: role.name for role in workspace.taxonomy.roles}
    for key, sheet in workspace.sheets.items():
        for each in sheet.in_charge:
            role = roles.get(each.role, each.role) if each.role else None
            yield Relation(key, "department", "department", each.name, role)
        if not isinstance(sheet, Initiative):
            continue
        for axis, items in sheet.classification.items():
            yield from (Relation(key, "classification", axis, item, None) for item in items)
        for kind, listed, others in (
            ("also_under", "goal", sheet.also_under),
            ("related", "initiative", sheet.related),
            ("predecessor", "initiative", sheet.predecessors),
        ):
            yield from (Relation(key, kind, listed, other, None) for other in others)
