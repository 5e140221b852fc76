"""The plan itself (`plan.yaml`): city, years, the document's own text, ratings, lint settings."""

import enum
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, WithJsonSchema, model_validator

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, problem
from apcli.models.scalars import Date, FiscalYear, Key, Number, Prose, Text, Unprinted
from apcli.text.printed import MINUS


class Status(enum.StrEnum):
    """Whether the plan is in force; the documents of a draft carry 案."""

    PUBLISHED = "published"
    DRAFT = "draft"


class Content(enum.StrEnum):
    """What a section generates from the data."""

    CONTENTS = "contents"
    CLASSIFICATION = "classification"
    STAGES = "stages"
    LIST = "list"
    INITIATIVES = "initiatives"
    GLOSSARY = "glossary"


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


class Section(Model):
    """A part of the document: text before and after what is generated from the data."""

    key: Key
    title: Text | None = None
    body: Prose | None = None
    content: Content | None = None
    closing: Prose | None = None


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

    on: Literal["attainment", "progress"] = "attainment"
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
    ratings: Ratings | None = None
    rating_scales: Annotated[dict[Key, Ratings], AfterValidator(_without_none)] = {}
    inverse_attainment: StrictBool = False
    words: Words = Words()
    lint: Lint = Lint()

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
