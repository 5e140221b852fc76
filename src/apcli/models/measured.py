"""The values of a year by kind, and the reasons for having none."""

import enum
import re
from functools import lru_cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import Field, StrictBool, model_validator
from pydantic import ModelWrapValidatorHandler as Handler

from apcli.diagnostics import Message, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import (
    excerpt,
    guess_number,
    is_in_words,
    is_number,
    parse_moment_field,
    parse_number,
    problem,
    shape_of,
)
from apcli.models.no_value import YearState, is_dash, state_meant
from apcli.models.scalars import Date, FiscalYear, Number, Sentences, Text
from apcli.nearest import guess

ModelT = TypeVar("ModelT", bound=Model)


class Kind(enum.StrEnum):
    """What kind of value it is: 実績, 速報, 見込, 期中."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    FORECAST = "forecast"
    INTERIM = "interim"


_NOTHING = message("delete the line: a year without a value has no entry")


def _by_itself(state: str) -> Message:
    return message("write the word by itself, as in 2026: {state}", state=state)


def _with_its_kind(example: str) -> Message:
    return message(
        "write {example}, or one of {choices}",
        example=f"{{actual: {example}}}",
        choices=", ".join(YearState),
    )


def _parse_state(value: str) -> YearState:
    if value in tuple(YearState):
        return YearState(value)
    spelled = guess(value, YearState)
    meant = spelled if spelled and spelled.sure else state_meant(value) or spelled
    if meant and meant is spelled:
        help = message("did you mean '{name}'?", name=meant.word)
    elif meant and meant.part:
        help = message("write {guess}, and the rest in a comment", guess=meant.word)
    elif meant:
        help = message("write {guess}", guess=meant.word)
    elif is_dash(value):
        help = _NOTHING
    else:
        number = guess_number(value)
        example = "…" if number is None else excerpt(f"{number:f}")
        if is_in_words(value):
            example = f"{{text: {excerpt(value)}, achieved: …}}"
        help = _with_its_kind(example)
    text = message(
        "expected values by kind or a reason for having none, found '{value}'", value=excerpt(value)
    )
    raise problem(shape_rules.INVALID_CHOICE, text, help, meant)


class Measured(Model):
    """A value and where it comes from.

    It is a number (`value`, or a rate by its parts), the day a milestone was reached (`reached`),
    or a result in words (`text` with `achieved`).
    """

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    reached: Date | None = None
    text: Text | None = None
    achieved: StrictBool | None = None
    as_of: Date | None = None
    note: Sentences | None = None
    source: Text | None = None

    def checked(self) -> Self:
        """The value itself.

        Raises:
            PydanticCustomError: it has several kinds of content, none, or half a rate.
        """
        if (self.numerator is None) != (self.denominator is None):
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("a rate needs both numerator and denominator"),
                at=("denominator" if self.numerator is None else "numerator",),
            )
        if self.denominator is not None and self.denominator == 0:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("the denominator of a rate must not be 0"),
                at=("denominator",),
            )
        return one_of(
            self,
            value=self.value,
            numerator=self.numerator,
            reached=self.reached,
            text=self.text,
        )


class Observation(Measured):
    """A value of one year and kind; a bare number or date is enough."""

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["Observation"]) -> "Observation":
        if isinstance(data, str):
            return _bare(data)
        if isinstance(data, bool | list):
            parse_number(data)  # says that a number is expected
        if isinstance(data, dict) and isinstance(value := data.get("value"), str):
            _refuse_words(value, ("value",))
        return handler(data).checked()


@lru_cache(maxsize=1 << 14)
def _bare(data: str) -> Observation:
    """What a bare number or date stands for; plans have the same ones again and again."""
    # Parsed here, so that an error is at the scalar, not at a field inside it.
    if re.match(r"[12][0-9]{3}-", data):
        parse_moment_field(data)
        return Observation.model_validate({"reached": data})
    _refuse_words(data, ())
    parse_number(data)
    return Observation.model_validate({"value": data})


def _refuse_words(value: str, at: tuple[str, ...]) -> None:
    """Words for having no value, which are no value of a kind.

    Raises:
        PydanticCustomError: the text is one of them.
    """
    if is_number(value):
        return
    meant = state_meant(value)
    help = _by_itself(meant.word) if meant else _NOTHING if is_dash(value) else None
    if help:
        text = message("'{value}' is not a number", value=excerpt(value))
        raise problem(shape_rules.INVALID_NUMBER, text, help, at=at)


class Baseline(Measured):
    """Where the indicator starts from: a value of a fiscal year."""

    fiscal_year: FiscalYear

    @model_validator(mode="before")
    @classmethod
    def _is_known(cls, data: Any) -> Any:
        value = data.get("value") if isinstance(data, dict) else None
        if isinstance(value, str) and (is_dash(value) or state_meant(value)):
            text = message("'{value}' is not a number", value=excerpt(value))
            help = message("leave the baseline out until its value is known")
            raise problem(shape_rules.INVALID_NUMBER, text, help, at=("value",))
        return data

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        return self.checked()


class YearValues(Model):
    """The values of one fiscal year by kind, or the reason for having none."""

    actual: Observation | None = None
    preliminary: Observation | None = None
    forecast: Observation | None = None
    interim: tuple[Observation, ...] = ()
    state: Annotated[YearState | None, Field(exclude=True)] = None

    @property
    def all(self) -> tuple[Observation, ...]:
        """Every value of the year, of whatever kind."""
        whole = (self.actual, self.preliminary, self.forecast)
        return (*(each for each in whole if each is not None), *self.interim)

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, data: Any, handler: Handler["YearValues"]) -> "YearValues":
        if isinstance(data, str):
            return handler({"state": _parse_state(data)})
        if isinstance(data, bool | list):
            text = message("expected a mapping, found {shape}", shape=shape_of(data))
            raise problem(shape_rules.WRONG_TYPE, text, _with_its_kind("…"))
        if isinstance(data, dict):
            if "state" in data:
                raise problem(
                    shape_rules.UNKNOWN_FIELD,
                    message("unknown field '{name}'", name="state"),
                    _by_itself(YearState.PENDING),
                )
            interim = data.get("interim")
            if interim is not None and not isinstance(interim, list):
                data = {**data, "interim": [interim]}
        return handler(data)


def one_of(model: ModelT, **fields: object) -> ModelT:
    """The model, which must have exactly one of these fields.

    Raises:
        PydanticCustomError: it has none, or several.
    """
    given = [name for name, value in fields.items() if value is not None]
    if len(given) == 1:
        return model
    wanted = ", ".join(fields)
    if given:
        text = message("{given} cannot be combined", given=", ".join(given))
    else:
        text = message("one of {wanted} is required", wanted=wanted)
    raise problem(shape_rules.CONTRADICTORY_FIELDS, text, at=tuple(given[1:2]))
