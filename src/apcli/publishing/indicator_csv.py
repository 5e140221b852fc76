"""An indicator as a CSV that stands alone: what each number is, when, in what unit, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.opendata.column import OpenColumn, OpenTable, Type, open_table
from apcli.opendata.csv_format import csv_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from apcli.opendata.column import Cell
    from apcli.publishing.site import Site

TARGET = "target"
_OF_YEAR = ("fiscal_year", "fiscal_year_ja")
_TARGETS = ("value", "at_least", "above", "at_most", "below", "by", "text", "unit", "note")
_VALUES = ("value", "numerator", "denominator", "reached", "text", "missing_reason", "unit")
_MORE = ("as_of", "note", "source")


def indicator_csvs(site: Site, tables: Sequence[OpenTable]) -> Mapping[tuple[str, str], bytes]:
    """The targets and values of each indicator by the keys of its sheet and its own."""
    named = {table.name: list(_rows(table)) for table in tables}
    sheets, licence = site.workspace.sheets, site.workspace.plan.licence
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for kind in ("targets", "values"):
        for row in named[kind]:
            given = {**row, "kind": row.get("kind", TARGET)}
            found.setdefault((row["sheet"], row["indicator"]), []).append(given)
    for (key, name), rows in found.items():
        for row in rows:
            row |= {
                "plan": site.plan.title,
                "title": sheets[key].title,
                "name": sheets[key].indicators[name].name,
                "series": sheets[key].indicators[name].series,
                "licence": licence.name if licence else None,
                "licence_url": licence.url if licence else None,
                "address": f"{site.address}indicators/{key}/{name}.html" if site.address else None,
            }
    return {place: csv_of(_table(rows)) for place, rows in found.items()}


def _rows(table: OpenTable) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def _table(rows: Sequence[Mapping[str, Any]]) -> OpenTable:
    """The rows by year, in each the target before the values."""
    first = ("municipality_code", "municipality", "plan", "sheet", "title")
    names = (
        *(*first, "indicator", "name", "series", *_OF_YEAR, "kind"),
        *dict.fromkeys((*_TARGETS, *_VALUES, *_MORE)),
        *("licence", "licence_url", "address"),
    )
    columns = [OpenColumn(name, _cell(name), _type(name)) for name in names]
    ordered = sorted(rows, key=lambda row: (row["fiscal_year"], row["kind"] != TARGET))
    return open_table("indicator", columns, ordered, ())


def _cell(name: str) -> Callable[[Mapping[str, Any]], Cell]:
    return lambda row: row.get(name)


def _type(name: str) -> Type:
    return Type.INTEGER if name == "fiscal_year" else Type.STRING
