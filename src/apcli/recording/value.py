"""The value as requested, and its fields as a file has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic_core import PydanticCustomError

from apcli.diagnostics import message
from apcli.edit import flow_text
from apcli.errors import NotRecorded
from apcli.models import YearState
from apcli.models.grammar import excerpt, guess_number, is_number, parse_moment_field, parse_number
from apcli.models.no_value import state_meant
from apcli.nearest import guess
from apcli.source.characters import CONTROL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from apcli.models import Indicator, Kind
    from apcli.progress import Row

ParsedT = TypeVar("ParsedT")

IMPOSSIBLE = re.compile(rf"{CONTROL}|[\ud800-\udfff]")
"""Control characters, and bytes of the command line that could not be decoded."""


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value to record, with `value`, `as_of` and `note` as given.

    `replace` allows it to replace another one.
    """

    initiative: str
    indicator: str
    fiscal_year: int
    kind: Kind
    value: str
    as_of: str | None = None
    note: str | None = None
    replace: bool = False


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
    if value.shown is None:
        return value.text == new.value
    return is_number(new.value) and value.shown == parse_number(new.value)


def written_fields(new: NewValue, indicator: Indicator) -> Mapping[str, str]:
    """The fields of the value as a file has them: `value` or `reached`, `as_of`, `note`.

    Raises:
        NotRecorded: it does not suit the indicator, or the format does not allow it.
    """
    _check_text(new.note)
    if _is_day(new, indicator):
        argument(parse_moment_field, new.value)
        fields = {"reached": new.value}
    else:
        _check_number(new, indicator)
        fields = {"value": new.value}
    if new.as_of is not None:
        argument(parse_moment_field, new.as_of)
        fields["as_of"] = new.as_of
    return fields if new.note is None else {**fields, "note": new.note}


def _check_text(note: str | None) -> None:
    if note == "":
        raise NotRecorded(message("the note is empty"), message("omit --note"))
    if note and IMPOSSIBLE.search(note):
        raise NotRecorded(
            message("the note contains a character that is not allowed in plan files")
        )


def _is_day(new: NewValue, indicator: Indicator) -> bool:
    """The year's target decides, else the other targets, else the form of the value."""
    target = indicator.target_of(new.fiscal_year)
    for targets in ([target] if target else [], list(indicator.targets.values())):
        days = any(each.by is not None for each in targets)
        numbers = any(each.value is not None for each in targets)
        if days != numbers:
            return days
    return re.match(r"[12][0-9]{3}-", new.value) is not None


def _check_number(new: NewValue, indicator: Indicator) -> None:
    state = state_meant(new.value) or guess(new.value, YearState)
    if state:
        raise NotRecorded(
            message("'{value}' is not a number", value=excerpt(new.value)),
            message(
                "write the reason for a missing value into the file by hand: {example}",
                example=f"{new.fiscal_year}: {state.word}",
            ),
        )
    target = indicator.target_of(new.fiscal_year)
    if target and target.text and guess_number(new.value) is None:
        written = flow_text(excerpt(new.value))
        example = f"{{{new.kind.value}: {{text: {written}, achieved: …}}}}"
        raise NotRecorded(
            message("'{value}' is not a number", value=excerpt(new.value)),
            message(
                "write a result in words into the file by hand: {example}",
                example=f"{new.fiscal_year}: {example}",
            ),
        )
    argument(parse_number, new.value)
