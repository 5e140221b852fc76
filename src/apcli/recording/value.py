"""A value of an indicator in a year: a number, a rate by its parts, a day, a result in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic_core import PydanticCustomError

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.models import Kind, YearState
from apcli.models.grammar import excerpt, guess_number, is_number, parse_moment_field, parse_number
from apcli.models.no_value import state_meant
from apcli.nearest import guess
from apcli.recording.entry import Entry, occupied, steps_of, value_at
from apcli.recording.prose import IMPOSSIBLE, as_prose, check_characters, same_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from apcli.diagnostics import DataPath
    from apcli.models import Indicator
    from apcli.progress import Row
    from apcli.recording.step import Step
    from apcli.source.building import Tree

ParsedT = TypeVar("ParsedT")

CONTENT = ("value", "numerator", "denominator", "reached", "text", "achieved")
"""The fields of which a value has one, or the two that go together."""


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value to record: one of `value`, `reached`, `text` or the parts of a rate, as given.

    A `value` is a number, or the day of a milestone. `text` is a result in words, `achieved` the
    judgement on it. `replace` allows it to replace another one.
    """

    initiative: str
    indicator: str
    fiscal_year: int
    kind: Kind
    value: str | None = None
    as_of: str | None = None
    note: str | None = None
    replace: bool = False
    text: str | None = None
    achieved: bool | None = None
    numerator: str | None = None
    denominator: str | None = None
    reached: str | None = None


def argument(parse: Callable[[str], ParsedT], text: str) -> ParsedT:
    """An argument as parsed by a parser of the data format.

    Raises:
        NotRecorded: the format does not allow it; message and help are the parser's.
    """
    try:
        return parse(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise NotRecorded(context["text"], context["help"]) from error


def counts(row: Row, new: NewValue) -> bool:
    """The figures of the year are computed from this value."""
    value = row.value
    if value is None or value.kind is not new.kind:
        return False
    if new.numerator is not None and new.denominator is not None:
        parts = (parse_number(new.numerator), parse_number(new.denominator))
        return (value.numerator, value.denominator) == parts
    given = new.value or new.reached or new.text or ""
    if value.shown is None:
        return value.text == given
    return is_number(given) and value.shown == parse_number(given)


def value_steps(new: NewValue, indicator: Indicator, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    An existing value keeps its `as_of`, `note` and `source` unless others are given. The state
    `pending` is replaced by any value, everything else only with `replace`.

    Raises:
        NotRecorded: the value does not suit the indicator, or would replace another one.
    """
    written = written_fields(new, indicator)
    if _is_baseline(new, indicator, written):
        return []
    path = value_path(new, indicator)
    entry = Entry(
        path,
        {**written, **_judgement(new, value_at(tree, path))},
        new.fiscal_year,
        new.kind.value,
        alone=lambda text: "reached" if _looks_like_day(text) else "value",
        content=CONTENT,
    )
    given = indicator.values.get(new.fiscal_year)
    if given and given.state is YearState.NOT_APPLICABLE and not new.replace:
        instead = entry.shown(entry.short(written))
        raise occupied(entry.holder, str(YearState.NOT_APPLICABLE), instead)
    return steps_of(tree, entry, replace=new.replace)


def _judgement(new: NewValue, there: Tree) -> Mapping[str, Tree]:
    """The judgement that stays: the one on the same words, where no other is given."""
    if new.text is None or new.achieved is not None or not isinstance(there, dict):
        return {}
    text, achieved = there.get("text"), there.get("achieved")
    is_same = isinstance(text, str) and same_text(text, new.text)
    return {"achieved": achieved} if is_same and achieved is not None else {}


def value_path(new: NewValue, indicator: Indicator) -> DataPath:
    """Where the value stands or would stand; of interim values, that of the same day."""
    path = ("indicators", new.indicator, "values", str(new.fiscal_year), new.kind.value)
    if new.kind is not Kind.INTERIM:
        return path
    given = indicator.values.get(new.fiscal_year)
    days = [each.as_of and str(each.as_of) for each in given.interim] if given else []
    same = [index for index, day in enumerate(days) if day == new.as_of]
    return (*path, same[-1] if same else len(days))


def written_fields(new: NewValue, indicator: Indicator) -> Mapping[str, Tree]:
    """The fields of the value as a file has them: `value`, `reached`, …, `as_of`, `note`.

    Raises:
        NotRecorded: it does not suit the indicator, or the format does not allow it.
    """
    if new.note is not None:
        _check_note(new.note)
    fields = _content(new, indicator)
    if new.as_of is not None:
        argument(parse_moment_field, new.as_of)
        fields["as_of"] = new.as_of
    return fields if new.note is None else {**fields, "note": new.note}


def _content(new: NewValue, indicator: Indicator) -> dict[str, Tree]:
    given = (new.value, new.numerator or new.denominator, new.reached, new.text)
    if sum(each is not None for each in given) != 1:
        raise NotRecorded(message("a value is a number, a rate by its parts, a day, or a text"))
    if new.achieved is not None and new.text is None:
        raise NotRecorded(message("only a result in words has a judgement"))
    if new.text is not None:
        return _in_words(new.text, new.achieved)
    if new.value is None and new.reached is None:
        return _parts(new.numerator, new.denominator)
    if new.reached is not None or _is_day(new, indicator):
        day = new.reached or new.value or ""
        argument(parse_moment_field, day)
        return {"reached": day}
    _check_number(new.value or "", new, indicator)
    return {"value": new.value}


def _in_words(text: str, achieved: bool | None) -> dict[str, Tree]:
    written = as_prose(text)
    check_characters(written)
    if not written:
        raise NotRecorded(message("the result in words is empty"))
    return {"text": written} if achieved is None else {"text": written, "achieved": achieved}


def _parts(numerator: str | None, denominator: str | None) -> dict[str, Tree]:
    if numerator is None or denominator is None:
        raise NotRecorded(message("a rate needs both numerator and denominator"))
    argument(parse_number, numerator)
    if not argument(parse_number, denominator):
        raise NotRecorded(message("the denominator of a rate must not be 0"))
    return {"numerator": numerator, "denominator": denominator}


def _is_baseline(new: NewValue, indicator: Indicator, written: Mapping[str, Tree]) -> bool:
    """The value is the baseline, which is the actual of its year.

    Raises:
        NotRecorded: the baseline says otherwise.
    """
    baseline, given = indicator.baseline, indicator.values.get(new.fiscal_year)
    if baseline is None or new.kind is not Kind.ACTUAL or baseline.fiscal_year != new.fiscal_year:
        return False
    if given and given.actual:
        return False
    if all(_equals(getattr(baseline, name), value) for name, value in written.items()):
        return True
    raise the_baseline(new.fiscal_year)


def the_baseline(year: int) -> NotRecorded:
    """The refusal to say of the baseline's year what the baseline does not."""
    return NotRecorded(
        message("the actual value of {year} is the indicator's baseline", year=year),
        message("to correct it, edit 'baseline' in the file"),
    )


def _equals(there: object, value: Tree) -> bool:
    if isinstance(value, str) and is_number(value) and not isinstance(there, str | bool):
        return there == parse_number(value)
    return there == value if isinstance(value, bool) else str(there) == value


def _check_note(note: str) -> None:
    if note == "":
        raise NotRecorded(message("the note is empty"), message("omit --note"))
    if IMPOSSIBLE.search(note):
        raise NotRecorded(
            message("the note contains a character that is not allowed in plan files")
        )


def _is_day(new: NewValue, indicator: Indicator) -> bool:
    """The targets decide, else the form of the value."""
    days = counts_days(indicator, new.fiscal_year)
    return _looks_like_day(new.value or "") if days is None else days


def counts_days(indicator: Indicator, fiscal_year: int) -> bool | None:
    """A result of the year is a day: its target decides, else the others; None if none does."""
    target = indicator.target_of(fiscal_year)
    for targets in ([target] if target else [], list(indicator.targets.values())):
        days = any(each.by is not None for each in targets)
        numbers = any(each.value is not None for each in targets)
        if days != numbers:
            return days
    return None


def _looks_like_day(text: str) -> bool:
    return re.match(r"[12][0-9]{3}-", text) is not None


def _check_number(value: str, new: NewValue, indicator: Indicator) -> None:
    state = state_meant(value) or guess(value, YearState)
    if state:
        raise NotRecorded(
            message("'{value}' is not a number", value=excerpt(value)),
            message("record a year without a value with {option}", option=f"--kind {state.word}"),
        )
    target = indicator.target_of(new.fiscal_year)
    if target and target.text and guess_number(value) is None:
        raise NotRecorded(
            message("'{value}' is not a number", value=excerpt(value)),
            message("record a result in words with --text, and --achieved or --not-achieved"),
        )
    argument(parse_number, value)
