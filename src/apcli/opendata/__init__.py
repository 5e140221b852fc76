"""A plan as open data: tidy tables that programs join, in the formats that they read."""

from apcli.opendata.column import OpenColumn, OpenTable, Type
from apcli.opendata.tables import tables_of

__all__ = ["OpenColumn", "OpenTable", "Type", "tables_of"]
