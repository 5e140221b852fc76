"""The answers to a row or a sheet → what is to be recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.diagnostics import message
from apcli.models import Kind, YearState
from apcli.models.grammar import guess_number
from apcli.progress import Verdict
from apcli.recording import (
    GRADES,
    NewChange,
    NewCosts,
    NewReview,
    NewStage,
    NewState,
    NewStatus,
    NewTarget,
    NewValue,
)
from apcli.sheets.book import Ask
from apcli.sheets.columns import TARGET
from apcli.sheets.questions import PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.diagnostics import Message
    from apcli.models import Plan
    from apcli.recording import Request
    from apcli.sheets.columns import IndicatorAsked
    from apcli.sheets.understood import Understood

_BOUND = re.compile(r"(?P<number>.*?[0-9０-９].*?)\s*(?P<word>以上|以下|以内|未満|超)")
_BOUNDS = {
    "以上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "未満": "below",
    "超": "above",
}


class Wanted(NamedTuple):
    """A request, and the fields of the answers that it comes from."""

    request: Request
    fields: tuple[str, ...]


class Unclear(NamedTuple):
    """Answers that do not go together: the field to look at, and what to do."""

    field: str
    sentence: Message


class Kept(NamedTuple):
    """An answer that changes nothing: the field, and why."""

    field: str
    sentence: Message


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to a row or a sheet by field, with what the data have there now."""

    about: str
    given: Mapping[str, Understood]
    plan: Plan
    fiscal_year: int
    ask: Ask


def requests_of_row(answers: Answers, asked: IndicatorAsked) -> Iterator[Wanted | Unclear | Kept]:
    """What a row of the table asks to be recorded."""
    key, _, name = answers.about.partition("/")
    values = {field: each for field, each in answers.given.items() if not field.startswith(TARGET)}
    if values:
        yield from _value(key, name, values, asked)
    for field, each in answers.given.items():
        if field.startswith(TARGET):
            yield _target(key, name, field, each)


def requests_of_sheet(answers: Answers) -> Iterator[Wanted]:
    """What the sheet of an initiative asks to be recorded."""
    by_period: dict[str | None, dict[str, Understood]] = {}
    key, year = answers.about, answers.fiscal_year
    for field, each in answers.given.items():
        text = each.text or ""
        match field:
            case "status":
                yield Wanted(NewStatus(key, year, text, replace=True), (field,))
            case "actual_cost":
                yield Wanted(NewCosts(key, year, actual=each.number, replace=True), (field,))
            case "stage":
                yield Wanted(NewStage(key, text, replace=True), (field,))
            case "change":
                yield Wanted(NewChange(key, text, replace=True), (field,))
            case _:
                name, _, period = field.partition(PERIOD)
                by_period.setdefault(period or None, {})[name] = each
    who = next((each.key for each in answers.plan.reviewers), None)
    for of, fields in by_period.items():
        yield _review(key, year, who, of, fields)


def _review(
    key: str, year: int, who: str | None, period: str | None, fields: Mapping[str, Understood]
) -> Wanted:
    grades = {
        name.removeprefix(GRADES): each.text or ""
        for name, each in fields.items()
        if name.startswith(GRADES)
    }
    texts = {name: each.text for name, each in fields.items() if not name.startswith(GRADES)}
    of = f"{PERIOD}{period}" if period else ""
    request = NewReview(key, year, who, period, **texts, grades=grades, replace=True)
    return Wanted(request, tuple(f"{name}{of}" for name in fields))


def _value(
    key: str, name: str, given: Mapping[str, Understood], asked: IndicatorAsked
) -> Iterator[Wanted | Unclear | Kept]:
    """The value of the year: as answered, and as the data have it where nothing was changed."""
    fields = tuple(given)
    value = given.get("value")
    if value is not None and value.state is not None:
        beside = next((field for field in fields if field not in ("value", "kind")), None)
        if beside is not None:
            yield Unclear(
                beside,
                message("there is no value that this could stand beside; leave it as it was"),
            )
            return
        yield _state(key, name, value.state, fields, asked)
        return
    content = _content(given, asked)
    if isinstance(content, Unclear):
        yield content
        return
    as_of, note = given.get("as_of"), given.get("note")
    yield Wanted(
        NewValue(
            key,
            name,
            asked.fiscal_year,
            _kind(given, asked),
            as_of=as_of.day if as_of else None,
            note=note.text if note else None,
            replace=True,
            **content,
        ),
        fields,
    )


def _state(
    key: str, name: str, state: YearState, fields: tuple[str, ...], asked: IndicatorAsked
) -> Wanted | Unclear | Kept:
    """No value yet, or none at all: what the year has otherwise is not given up for it."""
    if not (asked.given and asked.given.all):
        return Wanted(NewState(key, name, asked.fiscal_year, state, replace=True), fields)
    if state is YearState.PENDING and asked.known is None:
        return Kept("value", message("not counted yet: what the year has instead stays"))
    return Unclear(
        "value", message("the year has a value in the plan, which would be lost; ask the office")
    )


def _kind(given: Mapping[str, Understood], asked: IndicatorAsked) -> Kind:
    """The kind as answered, else as it was sent, else what the round asks for."""
    if "kind" in given:
        return next(each for each in Kind if asked.words.of(each) == given["kind"].text)
    if asked.known is not None:
        return asked.known[0]
    return Kind.ACTUAL if asked.ask is Ask.RESULTS else Kind.FORECAST


def _content(given: Mapping[str, Understood], asked: IndicatorAsked) -> dict[str, Any] | Unclear:
    """The fields of the value itself: a number, a day, words, or the parts of a rate."""
    value = given.get("value")
    parts = [name for name in ("numerator", "denominator") if name in given]
    if parts:
        if value is not None:
            return Unclear("value", message("leave this as it was: it is computed from its parts"))
        return _parts(given, asked)
    if value is None:
        return _known(given, asked)
    if value.number is not None:
        return {"value": value.number}
    if value.day is not None:
        return {"reached": value.day}
    achieved = _achieved(given, asked)
    if achieved is None:
        return Unclear("value", message("say whether that was reached"))
    return {"text": value.text or "", "achieved": achieved}


def _parts(given: Mapping[str, Understood], asked: IndicatorAsked) -> dict[str, Any] | Unclear:
    found: dict[str, str] = {}
    for name in ("numerator", "denominator"):
        before = getattr(asked.known[1], name) if asked.known else None
        number = given[name].number if name in given else before and f"{before:f}"
        if number is None:
            other = "denominator" if name == "numerator" else "numerator"
            return Unclear(other, message("a rate needs both numerator and denominator"))
        found[name] = number
    return found


def _known(given: Mapping[str, Understood], asked: IndicatorAsked) -> dict[str, Any] | Unclear:
    """The value that the data have: only what stands beside it was changed."""
    if asked.known is None:
        field = next(iter(given))
        return Unclear(field, message("there is no value that this could stand beside; add it"))
    value = asked.known[1]
    if value.value is not None:
        return {"value": f"{value.value:f}"}
    if value.numerator is not None and value.denominator is not None:
        return {"numerator": f"{value.numerator:f}", "denominator": f"{value.denominator:f}"}
    if value.reached is not None:
        return {"reached": str(value.reached)}
    achieved = _achieved(given, asked)
    return {"text": value.text or "", "achieved": bool(achieved)}


def _achieved(given: Mapping[str, Understood], asked: IndicatorAsked) -> bool | None:
    if "achieved" in given:
        return given["achieved"].text == asked.words.of(Verdict.ACHIEVED)
    return asked.known[1].achieved if asked.known else None


def _target(key: str, name: str, field: str, each: Understood) -> Wanted | Unclear:
    year = int(field.removeprefix(TARGET))
    content: dict[str, Any] = {}
    if each.number is not None:
        content = {"value": each.number}
    elif each.day is not None:
        content = {"by": each.day}
    elif each.text:
        bound = _BOUND.fullmatch(each.text)
        number = guess_number(bound["number"]) if bound else None
        if bound and number is not None:
            content = {_BOUNDS[bound["word"]]: f"{number:f}"}
        else:
            content = {"text": each.text}
    if not content:
        return Unclear(field, message("a target is a number, a day, or words"))
    return Wanted(NewTarget(key, name, year, **content, replace=True), (field,))
