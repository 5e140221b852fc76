"""A value of one edition as documents say it, with the names that its keys have there."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from apcli.editions.change import ChangeKind
from apcli.era import Month, moment_label, span_label, year_label
from apcli.models import Indicator, Initiative, Measured, Target
from apcli.models.base import Model
from apcli.progress.measuring import subject_of
from apcli.progress.precision import shown_value
from apcli.progress.quantity import target_of
from apcli.render.changes.things import Things, item_label
from apcli.render.labels import NOTHING_SET, amount_label, condition_label, ending_label
from apcli.text.printed import number_label
from apcli.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.change import PlanChange
    from apcli.models import Sheet
    from apcli.progress import Subject
    from apcli.words import Words
    from apcli.workspace import Workspace

_OF_YEARS = frozenset({"fiscal_year", "baseline", "forecast", "targets"})
"""Fields whose numbers are fiscal years."""


class Saying:
    """The values of one edition in words."""

    def __init__(self, workspace: Workspace, words: Words) -> None:
        self._workspace = workspace
        self._plan, self._taxonomy = workspace.plan, workspace.taxonomy
        self._sheets = workspace.sheets
        self._words = words
        self._things = Things(self._plan, self._taxonomy, words)

    def value(self, change: PlanChange, value: Any, *, old: bool) -> str | None:
        """What the change is from (`old`) or to; None where there is nothing."""
        if value is None or value in ((), {}, ""):
            return None
        keys = change.old_keys if old else change.new_keys
        indicator = change.old_indicator if old else change.new_indicator
        if isinstance(value, Indicator) and keys and indicator is not None:
            return "\n".join(self._indicator(change, keys[0], indicator))
        if isinstance(value, Target | Measured) and keys and indicator is not None:
            return self._quantity(change, value, keys[0], indicator)
        return self._said(value, change.fields)

    def sheet(self, key: str) -> str:
        """An initiative or a goal by its number and title."""
        sheet = self._sheets.get(key)
        if sheet is None:
            return key
        return " ".join(str(each) for each in (self._level(key), sheet.number, sheet.title) if each)

    def _level(self, key: str) -> str | None:
        """The name of the level that a goal is on; None of an initiative."""
        if key not in self._workspace.goals:
            return None
        depth = self._workspace.tree.depth(key)
        levels = self._taxonomy.levels
        return levels[depth].name if depth < len(levels) else None

    def axis(self, key: str) -> str:
        """The name of an axis."""
        axis = self._taxonomy.axis(key)
        return axis.label if axis else key

    def plan_field(self, key: str) -> str:
        """The name of a field of the plan's own."""
        return next((each.name for each in self._plan.fields if each.key == key), key)

    def grade(self, key: str) -> str:
        """The name of a grade."""
        return next((each.name for each in self._plan.grades if each.key == key), key)

    def indicator(self, key: str, name: str) -> str:
        """The name of an indicator."""
        sheet = self._sheets.get(key)
        found = sheet.indicators.get(name) if sheet else None
        return found.label if found else name

    def subject(self, key: str, name: str) -> Subject:
        """What an indicator of an initiative or goal counts, and how."""
        return subject_of(self._plan, key, self._sheets[key], name)

    def target(self, key: str, name: str, year: int) -> str:
        """The target of a year with its unit."""
        quantity = target_of(self._sheets[key].indicators[name], year)
        about = self.subject(key, name)
        if quantity is None:
            return NOTHING_SET
        condition = condition_label(quantity, about, self._words, unit=about.unit)
        if condition is not None:
            return condition
        if quantity.shown is not None:
            return amount_label(quantity.shown, about)
        return moment_label(quantity.day) if quantity.day else quantity.wording or ""

    def _indicator(self, change: PlanChange, key: str, name: str) -> Iterator[str]:
        """An indicator with its targets, where it is all new or has gone; else where it stood."""
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            yield self.indicator(key, name)
            yield from self._targets(key, name)
        else:
            yield self.indicator(key, name)
            if change.old_keys != change.new_keys:
                yield f"（{self.sheet(key)}）"

    def _targets(self, key: str, name: str) -> Iterator[str]:
        for span in self._sheets[key].indicators[name].targets:
            yield f"{span_label(*span)}　{self.target(key, name, span.first)}"

    def _quantity(
        self, change: PlanChange, value: Target | Measured, key: str, name: str
    ) -> str | None:
        if isinstance(value, Target):
            return self.target(key, name, change.years.first) if change.years else None
        about = self.subject(key, name)
        number = shown_value(value, self._sheets[key].indicators[name])
        said = value.text or ""
        if number is not None:
            said = amount_label(number, about)
        elif value.reached:
            said = moment_label(value.reached)
        if value.numerator is not None and value.denominator is not None:
            said += f"（{number_label(value.numerator)}／{number_label(value.denominator)}）"
        year = getattr(value, "fiscal_year", None)
        beside = [year_label(year)] if year else []
        beside += [moment_label(value.as_of) + self._words("as_of")] if value.as_of else []
        return f"{said}（{'、'.join(beside)}）" if beside else said

    def _said(self, value: Any, fields: tuple[str, ...]) -> str:
        last = fields[-1] if fields else ""
        if isinstance(value, Model):
            return self._things.say(value)
        if type(value) is tuple:
            between = "｜" if last in ("rows", "header") else "、"
            return between.join(self._said(each, fields) for each in value)
        if isinstance(value, dict):
            return "、".join(f"{key} {self._said(each, fields)}" for key, each in value.items())
        return self._atom(value, fields, last)

    def _atom(self, value: Any, fields: tuple[str, ...], last: str) -> str:
        match value:
            case bool():
                said = self._words("yes" if value else "no")
            case enum.Enum():
                name = f"{type(value).__name__}.{value.value}"
                said = self._words(name) if name in WORDS else str(value.value)
            case int() if last in _OF_YEARS:
                said = year_label(value)
            case Decimal():
                said = self._number(value, fields)
            case datetime.date() | Month():
                said = moment_label(value)
            case str():
                said = self._name(value, fields).strip()
            case _:
                said = str(value)
        return said

    def _number(self, value: Decimal, fields: tuple[str, ...]) -> str:
        """A number, of costs with the unit of money or of people."""
        if fields[:1] != ("costs",):
            return number_label(value)
        return self._things.persons(value) if fields[-1] == "staff" else self._things.money(value)

    def _name(self, key: str, fields: tuple[str, ...]) -> str:
        """What a key is called in this edition; any other text is itself."""
        match fields:
            case ("goal" | "parent" | "also_under" | "related" | "predecessors",):
                return self.sheet(key)
            case ("stage", "key") | ("schedule", "stage"):
                return self._things.stage(key)
            case ("status", _, "key"):
                return self._things.status(key)
            case ("classification", axis):
                return self._item(axis, key)
        return key

    def _item(self, axis: str, key: str) -> str:
        found = self._taxonomy.axis(axis)
        items = found.items if found else ()
        return next((item_label(item) for item in items if item.key == key), key)

    def summary(self, key: str) -> Iterator[str]:
        """What a sheet is about, line by line, where all of it is new or has gone."""
        yield from self.texts(key)
        for name, indicator in self._sheets[key].indicators.items():
            yield f"【{self._words('indicator')}】{indicator.label}"
            yield from self._targets(key, name)

    def texts(self, key: str) -> Iterator[str]:
        """Its title, who is in charge, and its main texts."""
        sheet = self._sheets[key]
        yield sheet.title if sheet.number is None else f"{sheet.number} {sheet.title}"
        if sheet.in_charge:
            names = "、".join(self._taxonomy.with_role(each) for each in sheet.in_charge)
            yield f"【{self._words('department')}】{names}"
        for name in ("overview", "actions"):
            text = getattr(sheet, name, None)
            if text:
                yield f"【{self._words(name)}】{text.strip()}"

    def ending(self, sheet: Sheet | None) -> str | None:
        """The word for how a sheet ended, None where its edition does not say."""
        if not isinstance(sheet, Initiative) or not sheet.ended:
            return None
        return ending_label(sheet, self._taxonomy, self._words)
