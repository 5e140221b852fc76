"""The plan itself (`plan.yaml`): city, years, the document's own text, ratings, lint settings."""

import enum
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, StrictBool, WithJsonSchema, model_validator

from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, problem
from apcli.models.review import Review
from apcli.models.scalars import (
    CellText,
    Date,
    FiscalYear,
    Key,
    Number,
    Prose,
    Text,
    Unprinted,
    WebAddress,
)
from apcli.text.printed import MINUS


class Status(enum.StrEnum):
    """Whether the plan is in force; the documents of a draft carry 案."""

    PUBLISHED = "published"
    DRAFT = "draft"


class Content(enum.StrEnum):
    """What a section generates from the data, or shows beside it."""

    CONTENTS = "contents"
    CLASSIFICATION = "classification"
    STAGES = "stages"
    LIST = "list"
    INITIATIVES = "initiatives"
    GLOSSARY = "glossary"
    GOALS = "goals"
    ENDED = "ended"
    COSTS = "costs"
    FIGURE = "figure"
    TABLE = "table"


IMPLIED = (
    Content.CONTENTS,
    Content.CLASSIFICATION,
    Content.STAGES,
    Content.LIST,
    Content.INITIATIVES,
    Content.GLOSSARY,
)
"""What a plan without sections of its own shows, in this order."""

REPEATABLE = frozenset({Content.CONTENTS, Content.FIGURE, Content.TABLE})
"""What several sections may show; all else stands in a document once."""


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


class Section(Model):
    """A part of the document: text before and after what is generated from the data.

    A `figure` shows the picture in `file`, which `alt` describes, a `table` its `rows` under its
    `header`; both may have a `caption`. `sections` are parts of this one.
    """

    key: Key
    title: Text | None = None
    body: Prose | None = None
    content: Content | None = None
    file: Unprinted | None = None
    alt: Text | None = None
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[CellText, ...], ...] = ()
    caption: Text | None = None
    closing: Prose | None = None
    sections: "tuple[Section, ...]" = ()

    @model_validator(mode="after")
    def _has_what_its_content_shows(self) -> Self:
        for content, names in _BROUGHT.items():
            given = [name for name in names if getattr(self, name)]
            if self.content is not content and given:
                raise problem(
                    shape_rules.CONTRADICTORY_FIELDS,
                    message("{given} needs 'content: {content}'", given=given[0], content=content),
                    at=(given[0],),
                )
            if self.content is content and len(given) < len(names):
                name = next(name for name in names if name not in given)
                raise problem(
                    shape_rules.MISSING_FIELD,
                    message("the field '{name}' is missing or empty", name=name),
                    message("add '{name}: …'", name=name),
                    at=(name,),
                )
        if self.caption and self.content not in _BROUGHT:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("a caption needs a figure or a table"),
                at=("caption",),
            )
        for index, row in enumerate(self.rows):
            if len(row) != len(self.header):
                raise problem(
                    shape_rules.CONTRADICTORY_FIELDS,
                    message(
                        "the row has {count} cells, the header {wanted}",
                        count=len(row),
                        wanted=len(self.header),
                    ),
                    message("write an empty cell as ''"),
                    at=("rows", str(index)),
                )
        return self


_BROUGHT = {Content.FIGURE: ("file", "alt"), Content.TABLE: ("header", "rows")}
"""The contents that a section brings itself, with the fields that it needs, and no other has."""


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


class Rating(Model):
    """One step of a scale: its label and its lower bound in per cent, inclusive or exclusive."""

    label: Text
    at_least: Number | None = None
    above: Number | None = None

    @model_validator(mode="after")
    def _has_one_bound(self) -> Self:
        if self.at_least is not None and self.above is not None:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("{given} cannot be combined", given="at_least, above"),
                at=("above",),
            )
        return self

    @property
    def bound(self) -> Decimal | None:
        """The lower bound in per cent, of either sort."""
        return self.at_least if self.at_least is not None else self.above


class Ratings(Model):
    """The city's own scale, best first, and the percentage it is read from."""

    on: Literal["attainment", "progress", "final", "pace"] = "attainment"
    scale: Annotated[tuple[Rating, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        bounds = [rating.bound for rating in self.scale]
        steps = [bound for bound in bounds[:-1] if bound is not None]
        whole = len(steps) == len(bounds) - 1 and steps == sorted(steps, reverse=True)
        last = bounds[-1]
        if not whole or (last is not None and steps and last > steps[-1]):
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("the labels are not in order from best to worst"),
                message("sort the labels by their lower bounds; only the last may have none"),
                at=("scale",),
            )
        return self


NO_RATING = "none"
"""The scale that an indicator names if it is not to be rated."""


def _without_none(scales: dict[str, Ratings]) -> dict[str, Ratings]:
    if NO_RATING in scales:
        raise problem(
            shape_rules.CONTRADICTORY_FIELDS,
            message("a rating scale cannot be called '{name}'", name=NO_RATING),
            message("'rating: {name}' means that an indicator is not rated", name=NO_RATING),
            at=(NO_RATING, KEY_MARK),
        )
    return scales


class Words(Model):
    """The plan's own words and signs. `minus` stands before negative numbers in texts."""

    minus: Literal["−", "△", "▲"] = MINUS


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
    language: Literal["ja"] = "ja"
    years: Years
    sections: tuple[Section, ...] = ()
    fields: tuple[PlanField, ...] = ()
    sheet: tuple[SheetPart, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    periods: tuple[Period, ...] = ()
    grades: tuple[Grade, ...] = ()
    money: Money | None = None
    site: WebAddress | None = None
    ratings: Ratings | None = None
    rating_scales: Annotated[dict[Key, Ratings], AfterValidator(_without_none)] = {}
    inverse_attainment: StrictBool = False
    words: Words = Words()
    lint: Lint = Lint()

    @property
    def every_section(self) -> Iterator[tuple[DataPath, int, Section]]:
        """Each section in print order with its path and how many are above it."""
        return _walk(self.sections, (), 0)

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


def _walk(
    sections: Sequence[Section], above: DataPath, depth: int
) -> Iterator[tuple[DataPath, int, Section]]:
    for index, section in enumerate(sections):
        path: DataPath = (*above, "sections", index)
        yield path, depth, section
        yield from _walk(section.sections, path, depth + 1)
