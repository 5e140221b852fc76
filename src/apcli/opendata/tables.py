"""All tables of a plan: the same ones of every plan, so that programs find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.opendata.column import OpenColumn, OpenTable
from apcli.opendata.measured_tables import measured_tables
from apcli.opendata.plan_tables import plan_table, relations_table, taxonomy_table
from apcli.opendata.sheet_tables import (
    costs_table,
    goals_table,
    initiatives_table,
    reviews_table,
    schedule_table,
)

if TYPE_CHECKING:
    from apcli.models import City
    from apcli.workspace import Workspace


def tables_of(workspace: Workspace) -> tuple[OpenTable, ...]:
    """The tables in an order in which each follows what it refers to.

    What a plan does not have is a table without rows. Every row begins with the city.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    found = (
        plan_table(workspace),
        goals_table(workspace),
        initiatives_table(workspace),
        *measured_tables(workspace),
        reviews_table(workspace),
        schedule_table(workspace),
        costs_table(workspace),
        taxonomy_table(workspace),
        relations_table(workspace),
    )
    return tuple(_of_city(each, workspace.plan.city) for each in found)


def _of_city(table: OpenTable, city: City) -> OpenTable:
    """The table with the city before each row."""
    columns: tuple[OpenColumn, ...] = (
        OpenColumn(
            "municipality_code",
            lambda _row: city.code,
        ),
        OpenColumn("municipality", lambda _row: city.name, required=True),
    )
    return OpenTable(
        table.name,
        (*columns, *table.columns),
        tuple((city.code, city.name, *row) for row in table.rows),
        table.key,
        table.references,
    )
