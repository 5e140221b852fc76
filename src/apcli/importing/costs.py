"""What an initiative costs in each year, and where the money comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from apcli.diagnostics import message
from apcli.importing.figures import read_figure
from apcli.importing.labels import label_key
from apcli.importing.meanings import Meaning
from apcli.importing.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.importing.records import Entry
    from apcli.importing.register import Register
    from apcli.source.building import Tree

_NAMES = {Meaning.BUDGET: "budget", Meaning.EXPENDITURE: "actual", Meaning.STAFF: "staff"}
_SOURCES = "財源内訳"
"""The label over sources, and the field that has those which add up to no budget."""


@dataclass
class Costs:
    """The costs of an initiative under way, by year, and sources whose year is not given."""

    register: Register
    trees: dict[str, Tree] = field(default_factory=dict)
    undated: list[Entry] = field(default_factory=list)

    def take(self, entry: Entry) -> bool:
        """Add a value; False where it is a text that says nothing of any year."""
        if entry.label.meaning is Meaning.SOURCE:
            return self._source(entry)
        year = entry.label.year or self._year(entry)
        if year is None:
            return False
        self._value(entry, self._of(year))
        return True

    def finish(self) -> Iterator[tuple[str, str]]:
        """Give sources without a year to the only budget that they add up to, else as a text."""
        if not self.undated:
            return
        numbers = {each.label.name: read_figure(each.text).number or "0" for each in self.undated}
        total = sum(map(Decimal, numbers.values()))
        years = [year for year, cost in self.trees.items() if _budget(cost) == total]
        if len(years) == 1:
            self._of(int(years[0]))["sources"] = dict(numbers)
            cell = self.undated[0].cell
            why = message("no year is given: {year} is proposed", year=years[0])
            self.register.account.propose(cell, why)
        else:
            texts = [f"{each.label.name} {one_line(each.text)}" for each in self.undated]
            yield _SOURCES, "、".join(texts)

    def _of(self, year: int) -> dict[str, Tree]:
        return cast("dict[str, Tree]", self.trees.setdefault(str(year), {}))

    def _source(self, entry: Entry) -> bool:
        if read_figure(entry.text).number is None or label_key(entry.label.name) == _SOURCES:
            return False
        if entry.label.year is None:
            self.undated.append(entry)
        else:
            cost = self._of(entry.label.year)
            sources = cast("dict[str, Tree]", cost.setdefault("sources", {}))
            sources[entry.label.name] = read_figure(entry.text).number or "0"
        return True

    def _value(self, entry: Entry, cost: dict[str, Tree]) -> None:
        """The number in its field, or what else is said in the note."""
        register, meaning = self.register, cast("Meaning", entry.label.meaning)
        figure = read_figure(entry.text)
        unit = entry.label.unit or figure.unit
        if unit and meaning is not Meaning.STAFF:
            register.money = register.money or unit
        wrong = meaning is not Meaning.STAFF and unit not in (None, register.money)
        if entry.label.unit and figure.unit not in (None, entry.label.unit):
            wrong = True
        name = _NAMES[meaning]
        if figure.number and not wrong and not figure.note and name not in cost:
            cost[name] = figure.number
            return
        said = f"{entry.label.name}: {one_line(entry.text)}"
        said += f"（{unit}）" if wrong and entry.label.unit else ""
        cost["note"] = f"{cost['note']}、{said}" if "note" in cost else said

    def _year(self, entry: Entry) -> int | None:
        year = self.register.years.fiscal_year - (entry.label.meaning is Meaning.EXPENDITURE)
        if read_figure(entry.text).number is None:
            return None
        self.register.account.propose(
            entry.cell, message("no year is given: {year} is proposed", year=year)
        )
        return year


def _budget(cost: Tree) -> Decimal | None:
    budget = cost.get("budget") if isinstance(cost, dict) else None
    return Decimal(budget) if isinstance(budget, str) else None
