"""An initiative (取組): one file of `data/initiatives/`; its key is the file's name."""

import enum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import problem
from apcli.models.indicator import Indicator
from apcli.models.scalars import (
    Date,
    DepartmentName,
    FiscalYear,
    Key,
    PrintedNumber,
    Prose,
    Sentences,
    Text,
    Unprinted,
    UnprintedTexts,
)


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


class StageMark(Model):
    """The stage of an initiative and how it was determined."""

    key: Key
    basis: Literal["declared", "indicator", "schedule"] = "declared"


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
    """The review after a year: 評価, 課題, 今後の方向."""

    evaluation: Prose | None = None
    issues: Prose | None = None
    direction: Change | None = None
    by: Date | None = None


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
    departments: Annotated[tuple[DepartmentName, ...], Field(min_length=1)]
    classification: dict[Key, tuple[Key, ...]] = {}
    stage: StageMark | None = None
    overview: Prose
    actions: Prose
    indicators: dict[Key, Indicator] = {}
    schedule: tuple[ScheduleSpan, ...] = ()
    notes: tuple[Sentences, ...] = ()
    managed_by: Text | None = None
    related: tuple[Key, ...] = ()
    predecessors: tuple[Key, ...] = ()
    reviews: dict[FiscalYear, Review] = {}
    errata: tuple[Erratum, ...] = ()

    @property
    def ended(self) -> bool:
        """It was completed, abolished or transferred: from the plan's year on it is no more."""
        return self.change in ENDED

    @property
    def printed_title(self) -> str:
        """The title as the plan prints it: a new initiative's carries 【新規】."""
        if self.change is not Change.NEW:
            return self.title
        from apcli.words import WORDS  # noqa: PLC0415  not needed to check a plan

        return f"【{WORDS[f'Change.{self.change}'].ja}】{self.title}"
