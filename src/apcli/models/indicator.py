"""An indicator (成果指標, KPI): what is measured, its baseline, values and targets."""

import enum
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    Field,
    PlainValidator,
    StrictBool,
    WithJsonSchema,
    model_validator,
)
from pydantic import ModelWrapValidatorHandler as Handler

from apcli.diagnostics import message
from apcli.models import kinds
from apcli.models.base import Model
from apcli.models.scalars import (
    Date,
    FiscalYear,
    Number,
    Text,
    excerpt,
    guess_number,
    is_number,
    parse_moment_field,
    parse_number,
    parse_year,
    problem,
)
from apcli.nearest import nearest

ModelT = TypeVar("ModelT", bound=Model)


_NOT_SET = frozenset("-－―—–‐")
"""How print says that nothing is set."""


class Aggregation(enum.StrEnum):
    """How yearly values add up: a stock, one year's flow, or a reading at one time."""

    CUMULATIVE = "cumulative"
    ANNUAL = "annual"
    POINT_IN_TIME = "point_in_time"


class Direction(enum.StrEnum):
    """Which way is better; declared, never inferred from the numbers."""

    INCREASE = "increase"
    DECREASE = "decrease"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Kind(enum.StrEnum):
    """What kind of value it is: 実績, 速報, 見込, 期中."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    FORECAST = "forecast"
    INTERIM = "interim"


class YearState(enum.StrEnum):
    """Why a year has no value: 未集計, 対象外."""

    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, order=True)
class YearSpan:
    """The fiscal years from `first` to `last`, both included."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


def _parse_span(value: Any) -> YearSpan:
    return _span(value) if isinstance(value, str) else _span("")


@lru_cache(maxsize=256)
def _span(value: str) -> YearSpan:
    first, hyphen, last = value.partition("-")
    span = YearSpan(parse_year(first), parse_year(last) if hyphen else parse_year(first))
    if span.last < span.first:
        raise problem(
            kinds.INVALID_YEAR,
            message("the span '{value}' ends before it begins", value=value),
            message("write {guess}", guess=f"{span.last}-{span.first}"),
        )
    return span


def _parse_state(value: str) -> YearState:
    if value in tuple(YearState):
        return YearState(value)
    near = nearest(value, tuple(YearState))
    if near:
        mend = message("did you mean '{name}'?", name=near)
    else:
        number = guess_number(value) is not None
        example = excerpt(value) if number else f"{{text: {excerpt(value)}, achieved: true}}"
        mend = message(
            "write {example}, or one of {choices}",
            example=f"{{actual: {example}}}",
            choices=", ".join(YearState),
        )
    text = message(
        "'{value}' says neither a kind of value nor why there is none", value=excerpt(value)
    )
    raise problem(kinds.INVALID_CHOICE, text, mend)


def _parse_decimals(value: Any) -> int:
    number = parse_number(value)
    if number not in range(10):
        raise problem(kinds.INVALID_NUMBER, message("decimals is a whole number from 0 to 9"))
    return int(number)


def _parse_tolerance(value: Any) -> Decimal:
    number = parse_number(value)
    if number < 0:
        raise problem(kinds.INVALID_NUMBER, message("a tolerance is never negative"))
    return number


Years = Annotated[
    YearSpan,
    PlainValidator(_parse_span),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{3}(-[1-9][0-9]{3})?$"}),
]
Decimals = Annotated[
    int,
    PlainValidator(_parse_decimals),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 0, "maximum": 9, "pattern": r"^[0-9](\.0+)?$"}
    ),
]
Tolerance = Annotated[
    Decimal,
    PlainValidator(_parse_tolerance),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]+(\.[0-9]+)?$"}),
]


class Measured(Model):
    """A value and where it comes from.

    It is a number (`value`, or a rate by its parts), the day a milestone was reached (`reached`),
    or a judgement of what no number measures (`text` with `achieved`).
    """

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    reached: Date | None = None
    text: Text | None = None
    achieved: StrictBool | None = None
    as_of: Date | None = None
    note: Text | None = None
    source: Text | None = None

    def checked(self) -> Self:
        """The value itself.

        Raises:
            PydanticCustomError: it is more than one thing, or none, or half a rate.
        """
        if (self.numerator is None) != (self.denominator is None):
            raise problem(
                kinds.CONTRADICTORY_FIELDS, message("a rate needs both numerator and denominator")
            )
        if self.denominator == 0:
            raise problem(kinds.CONTRADICTORY_FIELDS, message("the denominator of a rate is 0"))
        return _one_of(self, "value", "numerator", "reached", "text")


class Observation(Measured):
    """A value of one year and kind; a bare number or date stands for itself."""

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["Observation"]) -> "Observation":
        if not isinstance(data, str):
            return handler(data).checked()
        if re.match(r"[12][0-9]{3}-", data):
            parse_moment_field(data)
            return handler({"reached": data})
        parse_number(data)  # here, so that an error is at the scalar, not at a field inside it
        return handler({"value": data})


class Baseline(Measured):
    """Where the indicator starts from: a value of a fiscal year."""

    fiscal_year: FiscalYear

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        return self.checked()


class YearValues(Model):
    """The values of one fiscal year by kind, or the reason why there is none."""

    actual: Observation | None = None
    preliminary: Observation | None = None
    forecast: Observation | None = None
    interim: tuple[Observation, ...] = ()
    state: Annotated[YearState | None, Field(exclude=True)] = None

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["YearValues"]) -> "YearValues":
        if isinstance(data, str):
            return handler({"state": _parse_state(data)})
        if isinstance(data, dict):
            if "state" in data:
                raise problem(
                    kinds.UNKNOWN_FIELD,
                    message("unknown field '{name}'", name="state"),
                    message("write the word itself: 2026: pending"),
                )
            interim = data.get("interim")
            if interim is not None and not isinstance(interim, list):
                data = {**data, "interim": [interim]}
        return handler(data)


class Target(Model):
    """What is aimed at: a number (`value`), a milestone (`by`), or a `text`."""

    value: Number | None = None
    by: Date | None = None
    text: Text | None = None
    note: Text | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["Target"]) -> "Target":
        if not isinstance(data, str):
            return _one_of(handler(data), "value", "by", "text")
        if not is_number(data) and re.match(r"[12][0-9]{3}-[0-9]", data):
            raise problem(
                kinds.INVALID_NUMBER,
                message("'{value}' is not a number", value=excerpt(data)),
                message("a milestone is written {example}", example=f"{{by: {excerpt(data)}}}"),
            )
        if data in _NOT_SET:
            raise problem(
                kinds.INVALID_NUMBER,
                message("'{value}' is not a number", value=data),
                message("delete the line: a target that is not set is left out"),
            )
        if guess_number(data) is None and not is_number(data):
            raise problem(
                kinds.INVALID_NUMBER,
                message("'{value}' is not a number", value=excerpt(data)),
                message(
                    "a target in words is written {example}", example=f"{{text: {excerpt(data)}}}"
                ),
            )
        parse_number(data)
        return handler({"value": data})


class Indicator(Model):
    """One indicator of an initiative, in the printed order of its fields."""

    name: Text
    series: Text | None = None
    unit: Text
    aggregation: Aggregation
    direction: Direction = Direction.INCREASE
    tolerance: Tolerance = Decimal(0)
    decimals: Decimals | None = None
    baseline: Baseline | None = None
    values: dict[FiscalYear, YearValues] = {}
    targets: dict[Years, Target] = {}

    @model_validator(mode="after")
    def _years_do_not_overlap(self) -> Self:
        spans = sorted(self.targets)
        for before, after in pairwise(spans):
            if after.first <= before.last:
                raise problem(
                    kinds.CONTRADICTORY_FIELDS,
                    message(
                        "the targets of {one} and {other} overlap",
                        one=str(before),
                        other=str(after),
                    ),
                    message("give every fiscal year one target"),
                )
        return self

    @property
    def label(self) -> str:
        """The printed name, with the series' name where several share it."""
        return f"{self.name} {self.series}" if self.series else self.name

    @property
    def years(self) -> set[int]:
        """Every fiscal year that has a baseline, a value or a target."""
        years = set(self.values)
        for span in self.targets:
            years.update(range(span.first, span.last + 1))
        return years | ({self.baseline.fiscal_year} if self.baseline else set())

    def target_of(self, year: int) -> Target | None:
        """The target of a fiscal year, None where none is set."""
        return next((target for span, target in self.targets.items() if year in span), None)


def _one_of(model: ModelT, *names: str) -> ModelT:
    given = [name for name in names if getattr(model, name) is not None]
    if len(given) == 1:
        return model
    wanted = ", ".join(names)
    if given:
        text = message("{given} exclude one another", given=", ".join(given))
    else:
        text = message("one of {wanted} is needed", wanted=wanted)
    raise problem(kinds.CONTRADICTORY_FIELDS, text)
