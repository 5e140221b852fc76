"""An indicator (成果指標, KPI): what is measured, its baseline, values and targets."""

import enum
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import PlainValidator, WithJsonSchema, field_validator, model_validator
from pydantic import ValidatorFunctionWrapHandler as Handler
from pydantic_core import PydanticCustomError

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, parse_number, problem
from apcli.models.measured import Baseline, YearValues
from apcli.models.scalars import FiscalYear, IndicatorReference, Key, Prose, Text
from apcli.models.target import Target, Years, YearSpan, parse_span


class Aggregation(enum.StrEnum):
    """How yearly values add up: a stock, one year's flow, or a reading at one time."""

    CUMULATIVE = "cumulative"
    ANNUAL = "annual"
    POINT_IN_TIME = "point_in_time"


class IndicatorKind(enum.StrEnum):
    """What is measured: what changes for people (成果指標), or what is done (活動指標)."""

    OUTCOME = "outcome"
    OUTPUT = "output"


class Direction(enum.StrEnum):
    """Which way is better; declared, never inferred from the numbers."""

    INCREASE = "increase"
    DECREASE = "decrease"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


def _parse_decimals(value: Any) -> int:
    number = parse_number(value)
    if number not in range(10):
        raise problem(
            shape_rules.INVALID_NUMBER, message("decimals must be a whole number from 0 to 9")
        )
    return int(number)


def _parse_tolerance(value: Any) -> Decimal:
    number = parse_number(value)
    if number < 0:
        raise problem(shape_rules.INVALID_NUMBER, message("tolerance must not be negative"))
    return number


def _overlap(one: str, other: str, *within: str) -> PydanticCustomError:
    return problem(
        shape_rules.CONTRADICTORY_FIELDS,
        message("the targets of {one} and {other} overlap", one=one, other=other),
        message("give each fiscal year only one target"),
        at=(*within, other, KEY_MARK),
    )


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


class Indicator(Model):
    """One indicator of an initiative, in the printed order of its fields."""

    name: Text
    series: Text | None = None
    kind: IndicatorKind | None = None
    definition: Prose | None = None
    rationale: Prose | None = None
    unit: Text = ""
    aggregation: Aggregation | None = None
    direction: Direction = Direction.INCREASE
    tolerance: Tolerance = Decimal(0)
    decimals: Decimals | None = None
    rating: Key | None = None
    baseline: Baseline | None = None
    values: dict[FiscalYear, YearValues] = {}
    targets: dict[Years, Target] = {}
    predecessors: tuple[IndicatorReference, ...] = ()

    @field_validator("targets", mode="wrap")
    @classmethod
    def _spans_are_written_once(cls, data: Any, handler: Handler) -> Any:
        """`2025` and `2025-2025` are two keys of the file and one of the model."""
        targets = handler(data)
        if len(targets) != len(data):
            written: dict[YearSpan, str] = {}
            for key in data:
                if written.setdefault(parse_span(key), key) is not key:
                    raise _overlap(written[parse_span(key)], key)
        return targets

    @model_validator(mode="after")
    def _years_do_not_overlap(self) -> Self:
        for before, after in pairwise(sorted(self.targets)):
            if after.first <= before.last:
                raise _overlap(str(before), str(after), "targets")
        return self

    @model_validator(mode="after")
    def _numbers_have_a_unit(self) -> Self:
        """Only an indicator of days or words alone may be without."""
        for name in ("unit", "aggregation"):
            if not getattr(self, name) and self._has_numbers:
                raise problem(
                    shape_rules.MISSING_FIELD,
                    message("the field '{name}' is missing or empty", name=name),
                    message("add '{name}: …'", name=name),
                    at=(name,),
                )
        return self

    @property
    def _has_numbers(self) -> bool:
        """A value or a target is a number."""
        measured = [self.baseline, *(each for given in self.values.values() for each in given.all)]
        if any(
            each and (each.value is not None or each.numerator is not None) for each in measured
        ):
            return True
        targets = self.targets.values()
        return any(target.value is not None or target.bounds for target in targets)

    @cached_property
    def numeric_targets(self) -> tuple[tuple[YearSpan, Decimal], ...]:
        """The targets that are numbers, in the order of their years."""
        numbers = [
            (span, target.value)
            for span, target in self.targets.items()
            if target.value is not None
        ]
        return tuple(sorted(numbers))

    @cached_property
    def final_number(self) -> tuple[YearSpan, Decimal] | None:
        """The last target where it is a number; none where bounds or a comparison come later."""
        set_for = [
            span
            for span, target in self.targets.items()
            if target.bounds or target.better_than or target.keep
        ]
        last = self.numeric_targets[-1] if self.numeric_targets else None
        return None if last is None or any(span > last[0] for span in set_for) else last

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
        return next((target for span, target in self.targets.items() if span.covers(year)), None)
