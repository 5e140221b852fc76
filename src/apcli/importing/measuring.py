"""The baseline, the values and the targets of an indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.importing.counting import known_unit
from apcli.importing.figures import Figure, read_figure
from apcli.importing.labels import read_label, year_in
from apcli.importing.meanings import MEASURED, Meaning
from apcli.importing.texts import one_line

if TYPE_CHECKING:
    from apcli.importing.account import Account
    from apcli.importing.indicator_draft import IndicatorDraft, Years
    from apcli.importing.records import Entry
    from apcli.source.building import Tree

_WAVES = str.maketrans("～〜", "~~")
_NOT_WORSE = re.compile("(?:対?前年度?|前年度?値?)以上|前年度?並み?以上")
_TWICE = message("the indicator already has one")


@dataclass
class Measuring:
    """The baseline, the values and the targets of an indicator under way."""

    draft: IndicatorDraft
    unit: str
    direction: str | None
    years: Years
    account: Account
    baseline: dict[str, Tree] = field(default_factory=dict)
    values: dict[str, Tree] = field(default_factory=dict)
    targets: dict[str, Tree] = field(default_factory=dict)
    has_numbers: bool = False
    """One of them is a number, which needs a unit."""

    def trees(self) -> dict[str, Tree]:
        """The fields that are not empty."""
        for entry in self.draft.entries:
            meaning = entry.label.meaning
            if meaning not in MEASURED and meaning is not Meaning.YEAR:
                continue
            figure = read_figure(entry.text, known_unit(self.unit))
            if entry.label.year is None:
                entry, figure = _dated(entry, figure)  # noqa: PLW2901
            if figure.bound in ("below", "above") and meaning is not Meaning.TARGET:
                figure = Figure(text=one_line(entry.text))
            if figure.is_blank:
                self.account.skip(entry.cells)
            elif meaning is Meaning.BASELINE:
                self._baseline(entry, figure)
            elif meaning is Meaning.TARGET or (meaning is Meaning.YEAR and self._is_ahead(entry)):
                self._target(entry, figure)
            else:
                self._value(entry, figure)
        given = {
            "baseline": self.baseline,
            "values": _sorted(self.values),
            "targets": _sorted(self.targets),
        }
        return {name: each for name, each in given.items() if each}

    def _is_ahead(self, entry: Entry) -> bool:
        """A year without a word is of a target from the plan's year on, else of a result."""
        ahead = (entry.label.year or 0) >= self.years.fiscal_year
        word = "targets" if ahead else "actual"
        self.account.propose(
            entry.cell, message("only the year is given: {field} is proposed", field=word)
        )
        return ahead

    def _baseline(self, entry: Entry, figure: Figure) -> None:
        if self.baseline:
            self.account.leave(entry.cells, _TWICE)
            return
        year = self._past(entry, Meaning.BASELINE_YEAR)
        self.baseline = {"fiscal_year": str(year), **_long(figure, entry)}
        self.has_numbers |= figure.number is not None
        if entry.label.as_of:
            self.baseline["as_of"] = entry.label.as_of
        self.account.place(entry.cells)

    def _past(self, entry: Entry, other: Meaning | None = None) -> int:
        """The year of what has happened: as the head or another cell says, else last year."""
        if entry.label.year:
            return entry.label.year
        said = self.draft.of(other) if other else None
        year = year_in(said.text) if said else None
        if said and year:
            self.account.place(said.cells)
            return year
        year = self.years.fiscal_year - 1
        self.account.propose(entry.cell, message("no year is given: {year} is proposed", year=year))
        return year

    def _target(self, entry: Entry, figure: Figure) -> None:
        year = entry.label.years if entry.label.year else self._target_year(entry)
        if any(_overlap(year, each) for each in self.targets):
            self.account.leave(entry.cells, _TWICE)
            return
        self.targets[year] = self._target_tree(figure, entry)
        self.account.place(entry.cells)

    def _target_year(self, entry: Entry) -> str:
        said = self.draft.of(Meaning.TARGET_YEAR)
        year = year_in(said.text) if said else None
        if said and year:
            self.account.place(said.cells)
            return str(year)
        self.account.propose(
            entry.cell, message("no year is given: {year} is proposed", year=self.years.last_target)
        )
        return str(self.years.last_target)

    def _target_tree(self, figure: Figure, entry: Entry) -> Tree:
        if figure.number and figure.bound == (self.direction if figure.bound else None):
            self.has_numbers = True
            return {"value": figure.number, "note": figure.note} if figure.note else figure.number
        if figure.moment:
            return {"by": figure.moment}
        text = one_line(entry.text)
        if figure.number and figure.bound:
            self.has_numbers = True
            note: dict[str, Tree] = {"note": figure.note} if figure.note else {}
            return {figure.bound: figure.number, **note}
        if ends := _range(text, known_unit(self.unit)):
            self.has_numbers = True
            return {"at_least": ends[0], "at_most": ends[1]}
        if _NOT_WORSE.fullmatch(text):
            return {"keep": "previous", "text": text}
        if figure.is_open or figure.state == "pending":
            return {"text": text, "open": True}
        return {"text": text}

    def _value(self, entry: Entry, figure: Figure) -> None:
        year = str(self._past(entry))
        kind = figure.kind or (
            "actual" if entry.label.meaning is Meaning.YEAR else str(entry.label.meaning)
        )
        known = self.values.get(year)
        if figure.state and known is None:
            self.values[year] = figure.state
            self.account.place(entry.cells)
            return
        kinds = known if isinstance(known, dict) else {}
        if isinstance(known, str) or kind in kinds or figure.state:
            self.account.leave(entry.cells, _TWICE)
            return
        self.values[year] = {**kinds, kind: self._measured(figure, entry)}
        self.has_numbers |= figure.number is not None
        self.account.place(entry.cells)

    def _measured(self, figure: Figure, entry: Entry) -> Tree:
        long = _long(figure, entry)
        if entry.label.as_of:
            long["as_of"] = entry.label.as_of
        if len(long) == 1 and (short := figure.number or figure.moment):
            return short
        return long


def _long(figure: Figure, entry: Entry) -> dict[str, Tree]:
    if figure.number:
        tree: dict[str, Tree] = {"value": figure.number}
        if figure.bound:
            tree["note"] = one_line(entry.text)
    elif figure.moment:
        tree = {"reached": figure.moment}
    else:
        tree = {"text": figure.text or ""}
    if figure.note:
        tree["note"] = figure.note
    return tree


def _range(text: str, unit: str | None) -> tuple[str, str] | None:
    """The ends of a range: 10～20件."""
    first, wave, last = text.translate(_WAVES).partition("~")
    ends = read_figure(first, unit), read_figure(last, unit)
    numbers = [each.number for each in ends if each.number and not (each.bound or each.note)]
    if not wave or len(numbers) < 2 or ends[0].unit not in (None, ends[1].unit):
        return None
    lower, upper = numbers
    return (lower, upper) if Decimal(lower) < Decimal(upper) else None


def _sorted(trees: dict[str, Tree]) -> dict[str, Tree]:
    return dict(sorted(trees.items()))


def _dated(entry: Entry, figure: Figure) -> tuple[Entry, Figure]:
    """The year in brackets after a number as that of its head: 15分（令和5年度）."""
    said = read_label(figure.note or "")
    if said.meaning is not Meaning.YEAR:
        return entry, figure
    label = replace(entry.label, year=said.year, last=said.last, as_of=said.as_of)
    return replace(entry, label=label), replace(figure, note=None)


def _overlap(one: str, other: str) -> bool:
    """Years or spans of them have a year in common."""
    first, _hyphen, last = one.partition("-")
    begin, _hyphen, end = other.partition("-")
    return int(first) <= int(end or begin) and int(begin) <= int(last or first)
