"""Sheets and their mapping → the files of a plan, and what became of every cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.errors import NotImported
from apcli.importing.account import BETWEEN, Account
from apcli.importing.figures import is_nothing
from apcli.importing.forms import record_of_form
from apcli.importing.headline import Headline, headline
from apcli.importing.indicator_draft import Years
from apcli.importing.initiative_draft import InitiativeDraft
from apcli.importing.labels import year_in
from apcli.importing.meanings import Meaning
from apcli.importing.names import department_names, key_of
from apcli.importing.plan_files import plan_files
from apcli.importing.proposing import own_words
from apcli.importing.records import Record, Seen, records_of_table
from apcli.importing.register import Register
from apcli.importing.sheet import column_number
from apcli.importing.tables import Table, table_at
from apcli.importing.texts import UNKNOWN, has_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Mappings

    from apcli.importing.mapping import MappedSheet, Mapping
    from apcli.importing.sheet import Cell, Sheet
    from apcli.source.building import Tree

_TOP = 6
"""Rows at the top of a sheet that may say whose plan it is, and of which year."""
NO_YEAR = 2000
"""The fiscal year of a plan in whose file no year stands at all."""


class Imported(NamedTuple):
    """The plan's files by name, what became of the cells, and the mapping with what was found."""

    files: Mappings[str, str]
    account: Account
    mapping: Mapping
    initiatives: int
    indicators: int


@dataclass(frozen=True)
class Given:
    """What the command line says of the plan."""

    name: str | None = None
    year: int | None = None


def convert(sheets: Sequence[Sheet], mapping: Mapping, given: Given, file: str) -> Imported:
    """The plan that the sheets are by the mapping.

    Raises:
        NotImported: there is no initiative in them.
    """
    account = Account()
    seen = Seen()
    records = [each for each in _records(sheets, mapping, seen) if each.entries]
    if not records:
        raise NotImported(
            message("no initiative was found in {file}", file=file),
            message("name the columns like 取組名, 担当課, 目標値 R7, or write a mapping"),
        )
    account.place(seen.heads)
    account.leave(seen.between, BETWEEN)
    found = _headline(sheets, records, seen.heads, file)
    mapping = _completed(mapping, given, found, records, account)
    register = Register(_years(mapping, records), account)
    register.money = _money(sheets, account)
    register.single_departments = _single_departments(records)
    trees = _initiatives(records, register)
    _note_private(sheets, account)
    given_to = (each.get("indicators") for each in trees.values())
    indicators = sum(len(each) for each in given_to if isinstance(each, dict))
    return Imported(plan_files(mapping, register, trees), account, mapping, len(trees), indicators)


def _records(sheets: Sequence[Sheet], mapping: Mapping, seen: Seen) -> list[Record]:
    """The initiatives of all mapped sheets. A form of a document may go on in its next table."""
    by_name = {sheet.name: sheet for sheet in sheets}
    own = own_words(mapping)
    records: list[Record] = []
    after_form = False
    for place, mapped in enumerate(mapping.sheets):
        sheet = by_name.get(mapped.sheet)
        if sheet is None:
            text = message("the file has no sheet '{name}'", name=mapped.sheet)
            raise NotImported(text, message("correct the mapping"))
        if mapped.layout == "form":
            record = record_of_form(sheet, own, seen)
            found, goes_on = [record], not _names_itself(record)
        elif mapped.layout == "table":
            table = _table(sheet, mapped, mapping.sheets[place + 1 :], own)
            found = records_of_table(table, seen)
            goes_on = after_form and not any(map(_names_itself, found))
        else:
            continue
        if sheet.part and records and goes_on:
            for each in found:
                records[-1].join(each)
        else:
            records += found
            after_form = mapped.layout == "form"
    return records


def _names_itself(record: Record) -> bool:
    return any(record.first(each) for each in (Meaning.TITLE, Meaning.NUMBER))


def _table(
    sheet: Sheet,
    mapped: MappedSheet,
    later: Sequence[MappedSheet],
    own: Mappings[str, Meaning | None],
) -> Table:
    """The table that a mapping describes: its columns are what it says they are."""
    top, end = mapped.rows
    if end >= sheet.height:
        text = message("sheet '{name}' has no row {row}", name=sheet.name, row=end + 1)
        raise NotImported(text, message("correct the mapping"))
    following = [each.rows[0] for each in later if each.sheet == sheet.name and each.header]
    last = min((row for row in following if row > end), default=sheet.height) - 1
    table = table_at(sheet, top, end, last, own)
    columns = {}
    for name, column in mapped.columns.items():
        index = column_number(name)
        if index in table.columns:
            columns[index] = replace(
                table.columns[index],
                meaning=column.meaning,
                year=column.year.first if column.year else None,
                last=column.year.last if column.year else None,
                unit=column.unit,
            )
    return replace(table, columns=dict(sorted(columns.items())))


def _headline(
    sheets: Sequence[Sheet], records: Sequence[Record], heads: set[Cell], file: str
) -> Headline:
    taken = heads | {cell for record in records for each in record.entries for cell in each.cells}
    free = [
        cell
        for sheet in sheets
        for row in range(min(_TOP, sheet.height))
        for cell in sheet.filled(row)
        if cell not in taken
    ]
    found = headline(free, [*(sheet.name for sheet in sheets), file])
    texts = {each.text for each in found.cells}
    return replace(found, cells=tuple(each for each in free if each.text in texts))


def _completed(
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


def _years(mapping: Mapping, records: Sequence[Record]) -> Years:
    fiscal_year = mapping.year or NO_YEAR
    return Years(fiscal_year, max([*_target_years(records), fiscal_year]))


def _single_departments(records: Sequence[Record]) -> frozenset[str]:
    """Departments that stand in a cell or on a line by themselves."""
    of_department = (Meaning.DEPARTMENT, Meaning.RELATED_DEPARTMENT)
    entries = [each for record in records for each in record.entries]
    texts = [each.text for each in entries if each.label.meaning in of_department]
    return frozenset(name for text in texts for name in department_names(text) if "・" not in name)


def _money(sheets: Sequence[Sheet], account: Account) -> str | None:
    """The unit of money that a sheet says once for all of it: （単位：千円）."""
    for sheet in sheets:
        for row in range(min(_TOP, sheet.height)):
            for cell in sheet.filled(row):
                plain = "".join(cell.text.split()).strip("()（）")
                unit = plain.removeprefix("単位").lstrip(":：")
                if (
                    plain.startswith("単位")
                    and unit.endswith("円")
                    and unit.strip("百十千万億") == "円"
                ):
                    account.place([cell])
                    return unit
    return None


def _initiatives(records: Sequence[Record], register: Register) -> dict[str, dict[str, Tree]]:
    """The initiatives by their keys, those with a number of their own first."""
    trees: list[dict[str, Tree]] = [{} for _ in records]
    order = sorted(range(len(records)), key=lambda at: records[at].first(Meaning.NUMBER) is None)
    for place in order:
        trees[place] = InitiativeDraft(records[place], register).build()
    numbers = [str(each["number"]) for each in trees]
    width = max(2, *(len(each) for each in numbers if each.isdecimal()), 2)
    keys: set[str] = set()
    found = {}
    for number, tree in zip(numbers, trees, strict=True):
        key = key_of(number, width, keys)
        keys.add(key)
        found[key] = tree
    return found


def _note_private(sheets: Sequence[Sheet], account: Account) -> None:
    for sheet in sheets:
        for row in range(sheet.height):
            for cell in sheet.filled(row):
                if has_private(cell.text) and cell.place in account.placed:
                    account.propose(
                        cell, message("warning: 〓 stands for a private use character (外字)")
                    )
