"""The reviews of a year: 評価, 課題, 今後の取組, 今後の方向."""

import enum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from apcli.models.base import Model
from apcli.models.in_charge import without
from apcli.models.scalars import Date, Key, Label, Prose


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
        return [without("only", each) for each in value]
    value = without("only", value)
    return [{**value, "only": True} if isinstance(value, dict) else value]


YearReviews = Annotated[tuple[Review, ...], BeforeValidator(_listed)]
"""The reviews of a year; a single one may stand without a list."""
