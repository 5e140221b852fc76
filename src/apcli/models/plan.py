"""The plan itself (`plan.yaml`): city, years, the document's own text, ratings, lint settings."""

import enum
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, StrictBool, WithJsonSchema, model_validator

from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import problem
from apcli.models.measured import one_of
from apcli.models.rating import Ratings, without_none
from apcli.models.review import Review
from apcli.models.scalars import (
    Date,
    FiscalYear,
    Key,
    Text,
    Unprinted,
    WebAddress,
)
from apcli.models.section import Content, Section, walk
from apcli.models.words import Words


class Status(enum.StrEnum):
    """Whether the plan is in force; the documents of a draft carry 案."""

    PUBLISHED = "published"
    DRAFT = "draft"


class Part(enum.StrEnum):
    """A part of a sheet, called like the field of the initiative that it shows."""

    DEPARTMENTS = "departments"
    CLASSIFICATION = "classification"
    STAGE = "stage"
    STATUS = "status"
    MANAGED_BY = "managed_by"
    RELATED = "related"
    OVERVIEW = "overview"
    ACTIONS = "actions"
    FIELDS = "fields"
    INDICATORS = "indicators"
    SCHEDULE = "schedule"
    COSTS = "costs"
    NOTES = "notes"
    REVIEWS = "reviews"


ChangeMark = Literal["new", "continued", "expanded", "reduced", "merged", "split"]
"""A change of what goes on; what has ended has no sheet."""


class City(Model):
    """The city; `code` is its 団体コード, text with its leading zeros."""

    name: Text
    code: Unprinted | None = None


class Years(Model):
    """The fiscal years of the plan."""

    baseline: FiscalYear | None = None
    forecast: FiscalYear | None = None
    targets: Annotated[tuple[FiscalYear, ...], Field(min_length=1)]

    @property
    def all(self) -> tuple[int, ...]:
        """Every fiscal year of the plan, in order: from the first to the last named one."""
        named = [year for year in (self.baseline, self.forecast, *self.targets) if year is not None]
        return tuple(range(min(named), max(named) + 1))


class PlanField(Model):
    """A text that every initiative may have under a name of the plan's own: 目的, 現状."""

    key: Key
    name: Text


class SheetPart(Model):
    """A part of a sheet, and what it is called there."""

    part: Part
    label: Text | None = None


class Reviewer(Model):
    """Who reviews initiatives: 所管課評価, 外部評価."""

    key: Key
    name: Text


class Period(Model):
    """A part of the year that is reviewed by itself: 上半期."""

    key: Key
    name: Text


class GradeStep(Model):
    """A step of a grade: its label, and what it means."""

    label: Text
    meaning: Text | None = None


class Grade(Model):
    """A grade that reviews give, with its steps from best to worst: 総合評価."""

    key: Key
    name: Text
    steps: Annotated[tuple[GradeStep, ...], Field(min_length=1)]

    def meaning_of(self, label: str) -> str | None:
        """What a label means, None where the plan does not say."""
        return next((step.meaning for step in self.steps if step.label == label), None)


class GivenGrade(NamedTuple):
    """A grade by its name with the label that was given, and what that means."""

    name: str
    label: str
    meaning: str | None


class Money(Model):
    """How the plan counts money."""

    unit: Text


class Licence(Model):
    """The licence under which the data are published."""

    name: Text
    url: WebAddress | None = None


class Previous(Model):
    """The edition before this one: a revision that git keeps, or a folder."""

    revision: Unprinted | None = None
    folder: Unprinted | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        return one_of(self, revision=self.revision, folder=self.folder)


class Lint(Model):
    """The severity of each rule in this plan, and the style that its texts follow."""

    severity: dict[Unprinted, Literal["error", "warning", "info", "ignore"]] = {}
    style: Literal["official"] | None = None


class Plan(Model):
    """The plan as a whole, from `plan.yaml`."""

    schema_version: Annotated[
        Literal["1"], Field(alias="schema"), WithJsonSchema({"enum": [1, "1"]})
    ]
    title: Text
    city: City
    fiscal_year: FiscalYear
    published: Date | None = None
    status: Status = Status.PUBLISHED
    previous: Previous | None = None
    language: Literal["ja"] = "ja"
    years: Years
    sections: tuple[Section, ...] = ()
    fields: tuple[PlanField, ...] = ()
    sheet: tuple[SheetPart, ...] = ()
    change_marks: tuple[ChangeMark, ...] = ("new",)
    previous_targets: StrictBool = False
    reviewers: tuple[Reviewer, ...] = ()
    periods: tuple[Period, ...] = ()
    grades: tuple[Grade, ...] = ()
    money: Money | None = None
    site: WebAddress | None = None
    licence: Licence | None = None
    ratings: Ratings | None = None
    rating_scales: Annotated[dict[Key, Ratings], AfterValidator(without_none)] = {}
    inverse_attainment: StrictBool = False
    words: Words = Words()
    lint: Lint = Lint()

    @property
    def every_section(self) -> Iterator[tuple[DataPath, int, Section]]:
        """Each section in print order with its path and how many are above it."""
        return walk(self.sections, (), 0)

    @property
    def shows_edition(self) -> bool:
        """Its document shows what the edition before said."""
        shown = (section.content for _, _, section in self.every_section)
        return self.previous_targets or Content.CHANGES in shown

    def reviewed_by(self, review: Review) -> str:
        """Who wrote a review, and of which part of the year; empty where the data does not say."""
        who = next((each.name for each in self.reviewers if each.key == review.who), review.who)
        of = next((each.name for each in self.periods if each.key == review.period), review.period)
        return f"{who or ''}（{of}）" if of else who or ""

    def grades_of(self, review: Review) -> tuple[GivenGrade, ...]:
        """The grades that a review gives, in the order of the plan's."""
        declared = {grade.key: grade for grade in self.grades}
        keys = sorted(review.grades, key=[*declared, *review.grades].index)
        return tuple(
            GivenGrade(
                declared[key].name if key in declared else key,
                review.grades[key],
                declared[key].meaning_of(review.grades[key]) if key in declared else None,
            )
            for key in keys
        )

    @model_validator(mode="after")
    def _has_its_own_year(self) -> Self:
        if self.fiscal_year not in self.years.all:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message(
                    "the fiscal year {year} is not one of the plan's years", year=self.fiscal_year
                ),
                message("the plan's years are {years}", years=", ".join(map(str, self.years.all))),
                at=("fiscal_year",),
            )
        return self
