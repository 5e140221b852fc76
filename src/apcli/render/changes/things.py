"""Things of a plan that came or went whole, by what they print."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from apcli.era import span_label
from apcli.models import (
    Cost,
    Department,
    Erratum,
    InCharge,
    Indicator,
    Item,
    Review,
    ScheduleSpan,
    Section,
    StageMark,
    Term,
    YearStatus,
)
from apcli.models.texts import texts_of
from apcli.text.printed import circled, number_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from apcli.models import Plan, Taxonomy
    from apcli.models.base import Model
    from apcli.words import Words


class Things:
    """The things of one edition in words."""

    def __init__(self, plan: Plan, taxonomy: Taxonomy, words: Words) -> None:
        self._plan, self._taxonomy, self._words = plan, taxonomy, words

    def say(self, thing: Model) -> str:
        """What a thing prints, line by line."""
        known = _SAID.get(type(thing))
        if known is not None:
            return "\n".join(known(self, thing))
        texts = [text.strip() for _path, text, _prose in texts_of(thing)]
        return "\n".join(texts) or "、".join(_given(thing))

    def stage(self, key: str) -> str:
        """The name of a stage."""
        stage = self._taxonomy.stage(key)
        return stage.name if stage else key

    def status(self, key: str) -> str:
        """The name of a status."""
        return next((each.name for each in self._taxonomy.statuses if each.key == key), key)

    def money(self, amount: Any) -> str:
        """An amount of money."""
        return number_label(amount) + (self._plan.money.unit if self._plan.money else "")

    def persons(self, amount: Any) -> str:
        """A number of people."""
        return number_label(amount) + self._words("persons")

    def in_charge(self, each: InCharge) -> Iterator[str]:
        """A department with its role."""
        yield self._taxonomy.with_role(each)

    def _stage(self, mark: StageMark) -> Iterator[str]:
        yield self.stage(mark.key)

    def _status(self, status: YearStatus) -> Iterator[str]:
        yield self.status(status.key) + (f"（{status.note}）" if status.note else "")

    def _cost(self, cost: Cost) -> Iterator[str]:
        for name, amount in (("budget", cost.budget), ("spent", cost.actual)):
            if amount is not None:
                yield f"{self._words(name)} {self.money(amount)}"
        for source, amount in cost.sources.items():
            yield f"{source} {self.money(amount)}"
        if cost.staff is not None:
            yield f"{self._words('staff')} {self.persons(cost.staff)}"
        if cost.note:
            yield cost.note

    def _review(self, review: Review) -> Iterator[str]:
        yield from (f"{grade.name} {grade.label}" for grade in self._plan.grades_of(review))
        for text in (review.evaluation, review.issues, review.next_steps):
            if text:
                yield text.strip()
        if review.direction:
            yield f"{self._words('next_direction')} {self._words.of(review.direction)}"


def _given(thing: Model) -> Iterator[str]:
    """The values of a thing that prints nothing."""
    return (str(each) for each in thing.__dict__.values() if isinstance(each, str | Decimal))


def item_label(item: Item) -> str:
    """An item of an axis with its code."""
    return f"{circled(item.code)} {item.name}"


def _span(span: ScheduleSpan) -> Iterator[str]:
    yield f"{span_label(span.first, span.last)}　{span.text}"


def _term(term: Term) -> Iterator[str]:
    yield term.term + (f"（{term.full}）" if term.full else "")
    yield term.meaning.strip()


def _section(section: Section) -> Iterator[str]:
    texts = (section.title, section.body, section.caption, section.closing)
    yield from [each.strip() for each in texts if each] or [section.key]


def _erratum(erratum: Erratum) -> Iterator[str]:
    yield f"{erratum.source} → {'・'.join(erratum.adopted)}（{erratum.reason}）"


def _name(thing: Department) -> Iterator[str]:
    yield thing.name


def _label(thing: Indicator) -> Iterator[str]:
    yield thing.label


_SAID: Mapping[type, Callable[[Things, Any], Iterator[str]]] = {
    InCharge: Things.in_charge,
    StageMark: Things._stage,
    YearStatus: Things._status,
    Cost: Things._cost,
    Review: Things._review,
    Item: lambda _, item: iter([item_label(item)]),
    ScheduleSpan: lambda _, span: _span(span),
    Term: lambda _, term: _term(term),
    Section: lambda _, section: _section(section),
    Erratum: lambda _, erratum: _erratum(erratum),
    Department: lambda _, thing: _name(thing),
    Indicator: lambda _, thing: _label(thing),
}
