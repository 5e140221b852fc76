"""What a file says about each initiative: its labels with their values, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.importing.meanings import INDICATORS, OF_INDICATORS, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.importing.labels import Label
    from apcli.importing.sheet import Cell


@dataclass(frozen=True)
class Entry:
    """A value with the label that it stands under or beside.

    `rest` are more cells of the same value, in order.
    """

    label: Label
    cell: Cell
    rest: tuple[Cell, ...] = ()
    part: str | None = None
    """The value, where the cell has its label, too."""

    @property
    def text(self) -> str:
        """The value as printed, of several cells with a line each."""
        if self.part is not None:
            return self.part
        return "\n".join(each.text.strip() for each in (self.cell, *self.rest))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells of the value."""
        return (self.cell, *self.rest)


@dataclass
class Seen:
    """Cells that are no values: those of heads and labels, and those of rows between the others."""

    heads: set[Cell] = field(default_factory=set)
    between: set[Cell] = field(default_factory=set)


@dataclass
class Record:
    """An initiative as the file has it."""

    sheet: str
    entries: list[Entry] = field(default_factory=list)
    goals: list[Entry] = field(default_factory=list)
    """The goals that it lies under, from the top."""
    also: list[list[Entry]] = field(default_factory=list)
    """The goals that it is listed under again, each from the top."""
    repeated: list[Cell] = field(default_factory=list)
    """Cells that say again what an entry says, as where a table is not merged."""

    def first(self, meaning: Meaning) -> Entry | None:
        """The first value of a meaning."""
        return next((each for each in self.entries if each.label.meaning is meaning), None)

    def add(self, entries: Iterable[Entry]) -> None:
        """Append what is not there yet: a merged cell stands in several rows."""
        known = {(each.cell.place, each.label.meaning, each.label.years) for each in self.entries}
        texts = {(each.text, each.label) for each in self.entries}
        for entry in entries:
            if (entry.cell.place, entry.label.meaning, entry.label.years) in known:
                continue
            if entry.label.meaning not in OF_INDICATORS and (entry.text, entry.label) in texts:
                self.repeated.extend(entry.cells)
            else:
                self.entries.append(entry)

    def join(self, other: Record) -> None:
        """Append what another record says of the same initiative."""
        self.add(other.entries)
        self.repeated.extend(other.repeated)
        self.goals = self.goals or other.goals


def begins(entries: Sequence[Entry], before: Record) -> bool:
    """The row is about another initiative than the row before it."""
    number = _cell(entries, Meaning.NUMBER)
    title = _cell(entries, Meaning.TITLE)
    if title is None and number is None:
        return (
            before.first(Meaning.TITLE) is None
            and before.first(Meaning.NUMBER) is None
            and any(each.label.meaning in INDICATORS and _is_new(each, before) for each in entries)
        )
    for each, meaning in ((number, Meaning.NUMBER), (title, Meaning.TITLE)):
        known = before.first(meaning)
        if each is not None and (known is None or known.text.strip() != each.text.strip()):
            return True
    return False


def _is_new(entry: Entry, before: Record) -> bool:
    return entry.cell not in {each.cell for each in before.entries}


def _cell(entries: Sequence[Entry], meaning: Meaning) -> Entry | None:
    return next((each for each in entries if each.label.meaning is meaning), None)
