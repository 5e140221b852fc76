"""An initiative (取組): one file of `data/initiatives/`; its key is the file's name."""

import enum
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic import ModelWrapValidatorHandler as Handler
from pydantic_core import PydanticKnownError

from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, parse_key, problem
from apcli.models.indicator import Indicator
from apcli.models.scalars import (
    Date,
    DepartmentName,
    FiscalYear,
    Key,
    Label,
    Number,
    PrintedNumber,
    Prose,
    Sentences,
    Source,
    Text,
    Unprinted,
    UnprintedTexts,
)
from apcli.words import WORDS


class Change(enum.StrEnum):
    """How an initiative changed since last year's plan: 新規, 継続, 拡充, …."""

    NEW = "new"
    CONTINUED = "continued"
    EXPANDED = "expanded"
    REDUCED = "reduced"
    MERGED = "merged"
    SPLIT = "split"
    TRANSFERRED = "transferred"
    COMPLETED = "completed"
    ABOLISHED = "abolished"


ENDED = frozenset({Change.TRANSFERRED, Change.COMPLETED, Change.ABOLISHED})
"""What ends an initiative: from the plan's year on it is neither measured nor counted."""


def _without(name: str, data: Any) -> Any:
    """What was written, which has no field of this name: it is not one of the format.

    Raises:
        PydanticCustomError: it has.
    """
    if isinstance(data, dict) and name in data:
        text = message("unknown field '{name}'", name=name)
        raise problem(shape_rules.UNKNOWN_FIELD, text, at=(name, KEY_MARK))
    return data


class InCharge(Model):
    """A department of an initiative, with its role where the plan has roles; a name is enough."""

    name: DepartmentName
    role: Key | None = None
    alone: Annotated[bool, Field(exclude=True)] = False

    @model_validator(mode="wrap")
    @classmethod
    def _from_name(cls, data: Any, handler: Handler["InCharge"]) -> "InCharge":
        if isinstance(data, dict):
            return handler(_without("alone", data))
        # Checked here, so that an error is at the scalar, not at a field inside it.
        if not isinstance(data, str):
            raise PydanticKnownError("string_type")
        if not data:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        return handler({"name": data, "alone": True})

    @property
    def path(self) -> DataPath:
        """The path to its name, from its entry in the list."""
        return () if self.alone else ("name",)


class StageMark(Model):
    """The stage of an initiative and how it was determined."""

    key: Key
    basis: Literal["declared", "indicator", "schedule"] = "declared"


class YearStatus(Model):
    """The status of an initiative in a year; its key alone is enough."""

    key: Key
    note: Sentences | None = None
    alone: Annotated[bool, Field(exclude=True)] = False

    @model_validator(mode="wrap")
    @classmethod
    def _from_key(cls, data: Any, handler: Handler["YearStatus"]) -> "YearStatus":
        if isinstance(data, str):
            return handler({"key": parse_key(data), "alone": True})
        return handler(_without("alone", data))

    @property
    def path(self) -> DataPath:
        """The path to its key, from the year."""
        return () if self.alone else ("key",)


class Cost(Model):
    """What an initiative costs in a year, in the plan's unit of money; `staff` in persons.

    `sources` are the parts of the budget by where they come from.
    """

    budget: Number | None = None
    actual: Number | None = None
    sources: dict[Source, Number] = {}
    staff: Number | None = None
    note: Sentences | None = None


class ScheduleSpan(Model):
    """One bar of the schedule: what is done from one fiscal year to another, both included."""

    first: Annotated[FiscalYear, Field(alias="from")]
    last: Annotated[FiscalYear, Field(alias="to")]
    text: Text
    stage: Key | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message(
                    "the span ends in {last}, before its start in {first}",
                    first=self.first,
                    last=self.last,
                ),
                message("swap the years"),
                at=("to",),
            )
        return self


class Review(Model):
    """The review after a year: 評価, 課題, 今後の取組, 今後の方向.

    Where several review a year, each says `who` it is, and of which `period` of the year it speaks.
    `grades` are the labels that it gives.
    """

    who: Key | None = None
    period: Key | None = None
    grades: dict[Key, Label] = {}
    evaluation: Prose | None = None
    issues: Prose | None = None
    next_steps: Prose | None = None
    direction: Change | None = None
    by: Date | None = None
    only: Annotated[bool, Field(exclude=True)] = False

    @property
    def says_anything(self) -> bool:
        """It says more than who wrote it, and when."""
        texts = (self.evaluation, self.issues, self.next_steps)
        return any((*texts, self.direction, self.grades))


def _listed(value: Any) -> Any:
    """The reviews of a year as a list; one that stands without is the `only` one."""
    if isinstance(value, list):
        return [_without("only", each) for each in value]
    value = _without("only", value)
    return [{**value, "only": True} if isinstance(value, dict) else value]


YearReviews = Annotated[tuple[Review, ...], BeforeValidator(_listed)]
"""The reviews of a year; a single one may stand without a list."""


class Erratum(Model):
    """A mistake in the published text, and what was adopted instead."""

    field: Unprinted
    source: Unprinted
    adopted: UnprintedTexts
    reason: Unprinted


class Initiative(Model):
    """One initiative of the plan."""

    number: PrintedNumber
    title: Text
    change: Change = Change.CONTINUED
    in_charge: Annotated[tuple[InCharge, ...], Field(min_length=1, alias="departments")]
    goal: Key | None = None
    also_under: tuple[Key, ...] = ()
    classification: dict[Key, tuple[Key, ...]] = {}
    stage: StageMark | None = None
    status: dict[FiscalYear, YearStatus] = {}
    overview: Prose | None = None
    actions: Prose | None = None
    fields: dict[Key, Prose] = {}
    indicators: dict[Key, Indicator] = {}
    schedule: tuple[ScheduleSpan, ...] = ()
    costs: dict[FiscalYear, Cost] = {}
    notes: tuple[Sentences, ...] = ()
    managed_by: Text | None = None
    related: tuple[Key, ...] = ()
    predecessors: tuple[Key, ...] = ()
    reviews: dict[FiscalYear, YearReviews] = {}
    errata: tuple[Erratum, ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        """The names of its departments."""
        return tuple(each.name for each in self.in_charge)

    @property
    def every_review(self) -> Iterator[tuple[DataPath, int, Review]]:
        """Each review with its path and its fiscal year."""
        for year, reviews in self.reviews.items():
            for place, review in enumerate(reviews):
                path: DataPath = ("reviews", str(year))
                yield path if review.only else (*path, place), year, review

    @property
    def ended(self) -> bool:
        """It was completed, abolished or transferred: from the plan's year on it is no more."""
        return self.change in ENDED

    @property
    def printed_title(self) -> str:
        """The title as the plan prints it: a new initiative's carries 【新規】."""
        if self.change is not Change.NEW:
            return self.title
        return f"【{WORDS[f'Change.{self.change}'].ja}】{self.title}"
