"""The target of a year or span of years: a number, a milestone or a text."""

import enum
import re
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import ModelWrapValidatorHandler as Handler
from pydantic import PlainValidator, StrictBool, WithJsonSchema, model_validator

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
from apcli.models.no_value import YearState, is_dash, state_meant
from apcli.models.scalars import Date, Number, Sentences, Text
from apcli.nearest import translation

_STILL_OPEN = re.compile(
    "(?:随時|今後|別途|毎年度?)(?:設定|検討|調整|決定)|(?:検討|調整|協議|設定)中|未設定"
)
"""Words for a target that is still to be set."""

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


class Reference(enum.StrEnum):
    """What a value is compared with instead of a number of its own year."""

    BASELINE = "baseline"
    PREVIOUS = "previous"


_LOWER, _UPPER = ("at_least", "above"), ("at_most", "below")
"""The bounds from below and from above; of each a target has one at most."""


class Target(Model):
    """A target: a number (`value`), a milestone (`by`), bounds, a comparison, or a `text`.

    Bounds are `at_least` or `above`, `at_most` or `below`, and a range one of each. `better_than`
    and `keep` compare with the baseline or with the year before. Both are printed as their `text`
    says, where they have one. An `open` target is still to be set; its text says so.
    """

    value: Number | None = None
    by: Date | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    better_than: Reference | None = None
    keep: Reference | None = None
    text: Text | None = None
    open: StrictBool = False
    note: Sentences | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["Target"]) -> "Target":
        if isinstance(data, str):
            return _of_number(data)
        if isinstance(data, bool | list):
            parse_number(data)  # says that a number is expected
        target = handler(data)
        if target.open and (target.text is None or target.is_set):
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("a target that is open has no number or date yet"),
                message("write {guess}", guess="{text: …, open: true}"),
            )
        return _checked(target)

    @property
    def is_set(self) -> bool:
        """There is a number, a date or a comparison to hold a value against."""
        compared = (self.value, self.by, self.better_than, self.keep)
        return bool(self.bounds) or any(each is not None for each in compared)

    @property
    def bounds(self) -> dict[str, Decimal]:
        """The bounds by their names, none or one or two of them."""
        given = {name: getattr(self, name) for name in (*_LOWER, *_UPPER)}
        return {name: bound for name, bound in given.items() if bound is not None}


def _checked(target: Target) -> Target:
    """The target itself.

    Raises:
        PydanticCustomError: it is several things, or none, or a range without numbers in it.
    """
    bounds = target.bounds
    for names in (_LOWER, _UPPER):
        if all(name in bounds for name in names):
            text = message("{given} cannot be combined", given=", ".join(names))
            raise problem(shape_rules.CONTRADICTORY_FIELDS, text, at=(names[1],))
    if len(bounds) == 2:
        lower, upper = bounds.values()
        if lower > upper or (lower == upper and bounds.keys() != {"at_least", "at_most"}):
            text = message("no number is between {lower} and {upper}", lower=lower, upper=upper)
            raise problem(shape_rules.CONTRADICTORY_FIELDS, text, at=([*bounds][1],))
    first = next(iter(bounds), "at_least")
    fields: dict[str, object] = {
        "value": target.value,
        "by": target.by,
        first: bounds.get(first),
        "better_than": target.better_than,
        "keep": target.keep,
    }
    compared = bool(bounds) or target.better_than or target.keep
    # Beside a bound or a comparison the text only says how it is printed.
    return one_of(target, **fields, text=None if compared else target.text)


@lru_cache(maxsize=1 << 14)
def _of_number(data: str) -> Target:
    """The target that a bare number stands for; plans have the same ones again and again."""
    help = None if is_number(data) else _help_for(data)
    if help:
        text = message("'{value}' is not a number", value=excerpt(data))
        raise problem(shape_rules.INVALID_NUMBER, text, help)
    parse_number(data)  # here, so that an error is at the scalar, not at a field inside it
    return Target.model_validate({"value": data})


def _help_for(written: str) -> Message | None:
    """What to write for what is no number, None where it may be a misspelled one."""
    state = state_meant(written)
    if re.match(r"[12][0-9]{3}-[0-9]", written):
        return message("write a milestone as {example}", example=f"{{by: {excerpt(written)}}}")
    if is_dash(written) or (state and state.word == YearState.NOT_APPLICABLE):
        return message("delete the line: a year without a target has no entry")
    if bound := _BOUND.fullmatch(written):
        return _help_for_bound(written, *bound.groups())
    if not is_in_words(written):
        return None
    is_open = ", open: true" if state or _STILL_OPEN.fullmatch(written) else ""
    example = f"{{text: {excerpt(written)}{is_open}}}"
    return message("write a target in words as {example}", example=example)


def _help_for_bound(written: str, number: str, bound: str) -> Message | None:
    """What to write for `16以上`: the number and the direction, or a bound for 未満 and 超."""
    guess = guess_number(number)
    if guess is None:
        return message(
            "write a target in words as {example}", example=f"{{text: {excerpt(written)}}}"
        )
    direction = translation(bound, ("at_least", "at_most"))
    if direction is None:
        name = "below" if bound == "未満" else "above"
        return message("write {guess}", guess=f"{{{name}: {excerpt(f'{guess:f}')}}}")
    return message(
        "write {number}, and 'direction: {direction}' in the indicator",
        number=excerpt(f"{guess:f}"),
        direction=direction,
    )
