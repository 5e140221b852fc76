"""The name, the title and the year of a plan: as given or found, else proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.importing.figures import is_nothing
from apcli.importing.headline import Headline, headline
from apcli.importing.indicator_draft import Years
from apcli.importing.labels import year_in
from apcli.importing.meanings import Meaning
from apcli.importing.texts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.importing.account import Account
    from apcli.importing.mapping import Mapping
    from apcli.importing.records import Record
    from apcli.importing.sheet import Cell, Sheet

TOP = 6
"""Rows at the top of a sheet that may say whose plan it is, and of which year."""
NO_YEAR = 2000
"""The fiscal year of a plan in whose file no year stands at all."""


@dataclass(frozen=True)
class Given:
    """What the command line says of the plan."""

    name: str | None = None
    year: int | None = None


def headline_of(
    sheets: Sequence[Sheet], records: Sequence[Record], heads: set[Cell], file: str
) -> Headline:
    """What the free cells at the top of the sheets say of the plan."""
    entries = (each for record in records for each in (*record.entries, *record.goals))
    taken = heads | {cell for each in entries for cell in each.cells}
    first: dict[str, int] = {}
    for cell in heads:
        name, row = cell.place.sheet, cell.place.row
        first[name] = min(first.get(name, row), row)
    free = [
        cell
        for sheet in sheets
        for row in range(min(TOP, first.get(sheet.name, TOP), sheet.height))
        for cell in sheet.filled(row)
        if cell not in taken
    ]
    found = headline(free, [*(sheet.name for sheet in sheets), PurePath(file).stem])
    texts = {each.text for each in found.cells}
    return replace(found, cells=tuple(each for each in free if each.text in texts))


def completed(
    mapping: Mapping, given: Given, found: Headline, records: Sequence[Record], account: Account
) -> Mapping:
    """The mapping with name, title and year: as given, as it says, as found, or proposed."""
    account.place(found.cells)
    cell = found.cells[0] if found.cells else None
    name = given.name or mapping.name
    if name is None:
        name = found.city or UNKNOWN
        account.propose(cell, message("name: {text} is proposed", text=name))
    title = mapping.title
    if title is None:
        title = found.title or UNKNOWN
        account.propose(cell, message("title: {text} is proposed", text=title))
    year = given.year or mapping.year
    if year is None:
        year = found.year or _first_year(records)
        account.propose(cell, message("year: {year} is proposed", year=year))
    return mapping.model_copy(update={"name": name, "title": title, "year": year})


def _first_year(records: Sequence[Record]) -> int:
    """The first year with a target, else with a budget, else the last that stands anywhere."""
    ahead = [
        each.label.year
        for record in records
        for each in record.entries
        if each.label.meaning in (Meaning.SCHEDULE, Meaning.BUDGET) and each.label.year
    ]
    if first := [*_target_years(records)] or ahead:
        return min(first)
    years = [
        year
        for record in records
        for each in record.entries
        if (year := each.label.year or year_in(each.text))
    ]
    return max(years, default=NO_YEAR)


def _target_years(records: Sequence[Record]) -> Iterator[int]:
    for record in records:
        for each in record.entries:
            if (
                each.label.meaning is Meaning.TARGET
                and each.label.year
                and not is_nothing(each.text)
            ):
                yield each.label.year
                if each.label.last:
                    yield each.label.last


def years_of(mapping: Mapping, records: Sequence[Record]) -> Years:
    """The years that decide of which year a value without one is."""
    fiscal_year = mapping.year or NO_YEAR
    return Years(fiscal_year, max([*_target_years(records), fiscal_year]))
