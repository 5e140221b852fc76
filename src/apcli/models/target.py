"""The target of a year or span of years: a number, a milestone or a text."""

import re
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import ModelWrapValidatorHandler as Handler
from pydantic import PlainValidator, WithJsonSchema, model_validator

from apcli.diagnostics import Message, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import (
    excerpt,
    guess_number,
    is_in_words,
    is_number,
    parse_number,
    parse_year,
    problem,
)
from apcli.models.measured import one_of
from apcli.models.scalars import Date, Number, Sentences, Text
from apcli.nearest import translation

_NOT_SET = frozenset("-－―—–‐")
"""How a printed plan shows that no target is set."""


_BOUND = re.compile(r"(.*[0-9０-９].*?)\s*(以上|以下|以内|未満|超)")
"""A number and how it bounds the value: `16以上`."""


class YearSpan(NamedTuple):
    """The fiscal years from `first` to `last`, both included."""

    first: int
    last: int

    def covers(self, year: int) -> bool:
        """The year is one of them."""
        return self.first <= year <= self.last

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


def parse_span(value: Any) -> YearSpan:
    """The fiscal years that `value` stands for.

    Raises:
        PydanticCustomError: it is neither a year nor a span of years.
    """
    return _span(value) if isinstance(value, str) else _span("")


@lru_cache(maxsize=256)
def _span(value: str) -> YearSpan:
    meant = re.fullmatch(r"([1-9][0-9]{3})[^0-9A-Za-z-]([1-9][0-9]{3})", value)
    if meant:  # with one of the many signs that look like it
        raise problem(
            shape_rules.INVALID_YEAR,
            message("'{value}' is not a fiscal year", value=value),
            message("write {guess}", guess=f"{meant[1]}-{meant[2]}"),
        )
    first, hyphen, last = value.partition("-")
    span = YearSpan(parse_year(first), parse_year(last) if hyphen else parse_year(first))
    if span.last < span.first:
        raise problem(
            shape_rules.INVALID_YEAR,
            message("the span '{value}' ends before it begins", value=value),
            message("write {guess}", guess=f"{span.last}-{span.first}"),
        )
    return span


Years = Annotated[
    YearSpan,
    PlainValidator(parse_span),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{3}(-[1-9][0-9]{3})?$"}),
]


class Target(Model):
    """A target: a number (`value`), a milestone (`by`), or a `text`."""

    value: Number | None = None
    by: Date | None = None
    text: Text | None = None
    note: Sentences | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["Target"]) -> "Target":
        if isinstance(data, str):
            return _of_number(data)
        if isinstance(data, bool | list):
            parse_number(data)  # says that a number is expected
        target = handler(data)
        return one_of(target, value=target.value, by=target.by, text=target.text)


@lru_cache(maxsize=1 << 14)
def _of_number(data: str) -> Target:
    """The target that a bare number stands for; plans have the same ones again and again."""
    help = None
    if not is_number(data) and re.match(r"[12][0-9]{3}-[0-9]", data):
        help = message("write a milestone as {example}", example=f"{{by: {excerpt(data)}}}")
    elif data in _NOT_SET:
        help = message("delete the line: a year without a target has no entry")
    elif bound := _BOUND.fullmatch(data):
        help = _help_for_bound(data, *bound.groups())
    elif is_in_words(data):
        example = f"{{text: {excerpt(data)}}}"
        help = message("write a target in words as {example}", example=example)
    if help:
        text = message("'{value}' is not a number", value=excerpt(data))
        raise problem(shape_rules.INVALID_NUMBER, text, help)
    parse_number(data)  # here, so that an error is at the scalar, not at a field inside it
    return Target.model_validate({"value": data})


def _help_for_bound(written: str, number: str, bound: str) -> Message | None:
    """What to write for `16以上`: the number and the direction; 未満 and 超 have only words."""
    guess = guess_number(number)
    direction = translation(bound, ("at_least", "at_most"))
    if guess is None or direction is None:
        return message(
            "write a target in words as {example}", example=f"{{text: {excerpt(written)}}}"
        )
    return message(
        "write {number}, and 'direction: {direction}' in the indicator",
        number=excerpt(f"{guess:f}"),
        direction=direction,
    )
