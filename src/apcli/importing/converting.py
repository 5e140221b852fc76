"""Sheets and their mapping → the files of a plan, and what became of every cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.errors import NotImported
from apcli.importing.account import BETWEEN, Account
from apcli.importing.completing import TOP, Given, completed, headline_of, years_of
from apcli.importing.forms import record_of_form
from apcli.importing.goal_keys import goal_keys
from apcli.importing.goals import Goals, goals_of
from apcli.importing.initiative_draft import InitiativeDraft, in_order
from apcli.importing.keys import Keys, number_key
from apcli.importing.listed_again import with_others_folded
from apcli.importing.meanings import Meaning
from apcli.importing.names import department_names, printed_number
from apcli.importing.plan_files import plan_files
from apcli.importing.proposing import own_words
from apcli.importing.records import Record, Seen
from apcli.importing.register import Register
from apcli.importing.sheet import column_number
from apcli.importing.table_records import outline_of, records_of_table
from apcli.importing.tables import Table, table_at
from apcli.importing.texts import has_private

if TYPE_CHECKING:
    from collections.abc import Mapping as Mappings
    from collections.abc import Sequence

    from apcli.importing.mapping import MappedSheet, Mapping
    from apcli.importing.readings import Read
    from apcli.importing.sheet import Sheet
    from apcli.source.building import Tree


class Imported(NamedTuple):
    """The plan's files by name, what became of the cells, and the mapping with what was found."""

    files: Mappings[str, str]
    account: Account
    mapping: Mapping
    initiatives: int
    indicators: int


def convert(
    sheets: Sequence[Sheet], mapping: Mapping, given: Given, file: str, read: Read | None = None
) -> Imported:
    """The plan that the sheets are by the mapping; `read` gives the readings for its keys.

    Raises:
        NotImported: there is no initiative in them.
    """
    account = Account()
    seen = Seen()
    records = with_others_folded(each for each in _records(sheets, mapping, seen) if each.entries)
    if not records:
        raise NotImported(
            message("no initiative was found in {file}", file=file),
            message("name the columns like 取組名, 担当課, 目標値 R7, or write a mapping"),
        )
    account.place(seen.heads)
    account.leave(seen.between, BETWEEN)
    found = headline_of(sheets, records, seen.heads, file)
    mapping = completed(mapping, given, found, records, account)
    register = Register(years_of(mapping, records), account, Keys(read))
    register.money = _money(sheets, account)
    register.single_departments = _single_departments(records)
    goals = goals_of(records, account)
    under = [goals.lowest(each) for each in records]
    also = [goals.others(each) for each in records]
    keys = _goal_keys(records, register, goals)
    lowest = [keys[each.place] if each else None for each in under]
    trees = _initiatives(records, register, lowest)
    for (key, tree), goal, others in zip([*trees.items()], under, also, strict=True):
        above = goal.path if goal else ()
        if again := dict.fromkeys(keys[each.place] for each in others if each not in above):
            trees[key] = in_order({**tree, "also_under": [*again]})
    _note_private(sheets, account)
    given_to = (each.get("indicators") for each in trees.values())
    indicators = sum(len(each) for each in given_to if isinstance(each, dict))
    files = plan_files(mapping, register, trees, goals, keys)
    return Imported(files, account, mapping, len(trees), indicators)


def _records(sheets: Sequence[Sheet], mapping: Mapping, seen: Seen) -> list[Record]:
    """The initiatives of all mapped sheets. A form of a document may go on in its next table."""
    own = own_words(mapping)
    tables = _tables(sheets, mapping, own)
    outline = outline_of([each for each in tables if isinstance(each, Table)], seen)
    records: list[Record] = []
    after_form = False
    for each in tables:
        if isinstance(each, Table):
            sheet, found = each.sheet, records_of_table(each, seen, outline)
            goes_on = after_form and not any(map(_names_itself, found))
        else:
            sheet, found = each, [record_of_form(each, own, seen)]
            goes_on = not _names_itself(found[0])
        if sheet.part and records and goes_on:
            for record in found:
                records[-1].join(record)
        else:
            records += found
            after_form = not isinstance(each, Table)
    return records


def _tables(
    sheets: Sequence[Sheet], mapping: Mapping, own: Mappings[str, Meaning | None]
) -> list[Table | Sheet]:
    """The tables and the forms that a mapping names, in its order."""
    by_name = {sheet.name: sheet for sheet in sheets}
    found: list[Table | Sheet] = []
    for place, mapped in enumerate(mapping.sheets):
        sheet = by_name.get(mapped.sheet)
        if sheet is None:
            text = message("the file has no sheet '{name}'", name=mapped.sheet)
            raise NotImported(text, message("correct the mapping"))
        if mapped.layout == "form":
            found.append(sheet)
        elif mapped.layout == "table":
            found.append(_table(sheet, mapped, mapping.sheets[place + 1 :], own))
    return found


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


def _single_departments(records: Sequence[Record]) -> frozenset[str]:
    """Departments that stand in a cell or on a line by themselves."""
    of_department = (Meaning.DEPARTMENT, Meaning.RELATED_DEPARTMENT)
    entries = [each for record in records for each in record.entries]
    texts = [each.text for each in entries if each.label.meaning in of_department]
    return frozenset(name for text in texts for name in department_names(text) if "・" not in name)


def _money(sheets: Sequence[Sheet], account: Account) -> str | None:
    """The unit of money that a sheet says once for all of it: （単位：千円）."""
    for sheet in sheets:
        for row in range(min(TOP, sheet.height)):
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


def _goal_keys(records: Sequence[Record], register: Register, goals: Goals) -> tuple[str, ...]:
    """The keys of the goals; none is the number of an initiative."""
    for each in records:
        entry = each.first(Meaning.NUMBER)
        register.keys.count((entry and printed_number(entry.text)) or "")
    return goal_keys(goals, register.keys)


def _initiatives(
    records: Sequence[Record], register: Register, goals: Sequence[str | None]
) -> dict[str, dict[str, Tree]]:
    """The initiatives by their keys, those with a number of their own first."""
    trees: list[dict[str, Tree]] = [{} for _ in records]
    order = sorted(range(len(records)), key=lambda at: records[at].first(Meaning.NUMBER) is None)
    for place in order:
        trees[place] = InitiativeDraft(records[place], register, goals[place]).build()
    numbers = [str(each["number"]) for each in trees]
    width = max(2, *(len(each) for each in numbers if each.isdecimal()), 2)
    return {
        register.keys.key(str(tree["title"]), number_key("initiative", number, width)): tree
        for number, tree in zip(numbers, trees, strict=True)
    }


def _note_private(sheets: Sequence[Sheet], account: Account) -> None:
    for sheet in sheets:
        for row in range(sheet.height):
            for cell in sheet.filled(row):
                if has_private(cell.text) and cell.place in account.placed:
                    account.propose(
                        cell, message("warning: 〓 stands for a private use character (外字)")
                    )
