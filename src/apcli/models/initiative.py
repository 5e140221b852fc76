"""An initiative (取組): one file of `data/initiatives/`; its key is the file's name."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic import ModelWrapValidatorHandler as Handler

from apcli import locale
from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import parse_key, problem
from apcli.models.in_charge import InCharge, without
from apcli.models.indicator import Indicator
from apcli.models.review import Change, YearReviews
from apcli.models.scalars import (
    FiscalYear,
    Key,
    Number,
    PrintedNumber,
    Prose,
    Sentences,
    Source,
    Text,
    Unprinted,
    UnprintedTexts,
)
from apcli.models.sheet import Sheet

ENDED = frozenset({Change.TRANSFERRED, Change.COMPLETED, Change.ABOLISHED})
"""What ends an initiative: from the plan's year on it is neither measured nor counted."""


class StageMark(Model):
    """The stage of an initiative and how it was determined."""

    key: Key
    basis: Literal["declared", "indicator", "schedule"] = "declared"


class YearStatus(Model):
    """The status of an initiative in a year; its key alone is enough.

    `ends_it`: the taxonomy says that an initiative ends with it. The reader of the plan fills it
    in.
    """

    key: Key
    note: Sentences | None = None
    alone: Annotated[bool, Field(exclude=True)] = False
    ends_it: Annotated[bool, Field(exclude=True)] = False

    @model_validator(mode="wrap")
    @classmethod
    def _from_key(cls, data: Any, handler: Handler["YearStatus"]) -> "YearStatus":
        if isinstance(data, str):
            return handler({"key": parse_key(data), "alone": True})
        return handler(without("ends_it", without("alone", data)))

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


class Erratum(Model):
    """A mistake in the published text, and what was adopted instead."""

    field: Unprinted
    source: Unprinted
    adopted: UnprintedTexts
    reason: Unprinted


class Initiative(Sheet):
    """One initiative of the plan.

    `over`: a status ended it in a year before the plan's. `marks` are the changes that the plan
    marks before the title. The reader of the plan fills both in.
    """

    number: PrintedNumber | None
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
    over: Annotated[bool, Field(exclude=True)] = False
    marks: Annotated[tuple[Change, ...], Field(exclude=True)] = (Change.NEW,)

    @model_validator(mode="before")
    @classmethod
    def _says_nothing_that_its_reader_fills_in(cls, data: Any) -> Any:
        return without("marks", without("over", data))

    @model_validator(mode="before")
    @classmethod
    def _needs_no_number_once_ended(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("number") is None and data.get("change") in ENDED:
            return {**data, "number": None}
        return data

    @property
    def ended(self) -> bool:
        """It was completed, abolished or transferred, or a status ended it before the plan's year.

        From the plan's year on it is no more.
        """
        return self.over or self.change in ENDED

    @property
    def ending(self) -> tuple[int, YearStatus] | None:
        """The status that ended it, with its fiscal year; None where none did.

        That is the first of those after which no other came: what was taken up again goes on.
        """
        found = None
        for year, status in sorted(self.status.items()):
            if not status.ends_it:
                found = None
            elif found is None:
                found = year, status
        return found

    @property
    def last_year(self) -> int | None:
        """The fiscal year in which a status ended it."""
        return self.ending[0] if self.ending else None

    @property
    def printed_managed_by(self) -> str | None:
        """The plan that manages it, None where its schedule says so already."""
        plan = self.managed_by
        if plan is None or any(plan in span.text for span in self.schedule):
            return None
        return plan

    @property
    def printed_title(self) -> str:
        """The title as the plan prints it, with the mark of its change before it: 【新規】."""
        if self.change not in self.marks:
            return self.title
        return f"【{locale.word(f'Change.{self.change}')}】{self.title}"

    @property
    def printed_label(self) -> str:
        """The printed title with the number where there is one."""
        return self.label.removesuffix(self.title) + self.printed_title
