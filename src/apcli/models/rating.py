"""The city's own scale for ratings (`ratings` and `rating_scales` of `plan.yaml`)."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, problem
from apcli.models.scalars import Number, Text


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


def without_none(scales: dict[str, Ratings]) -> dict[str, Ratings]:
    """The scales, none of them called like the word for no rating; raises a problem if one is."""
    if NO_RATING in scales:
        raise problem(
            shape_rules.CONTRADICTORY_FIELDS,
            message("a rating scale cannot be called '{name}'", name=NO_RATING),
            message("'rating: {name}' means that an indicator is not rated", name=NO_RATING),
            at=(NO_RATING, KEY_MARK),
        )
    return scales
