"""A review of a year: its texts, grades and direction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.models.grammar import parse_moment_field
from apcli.recording.declared import (
    change_called,
    grade_called,
    grade_label,
    period_called,
    reviewer_called,
)
from apcli.recording.entry import Entry, steps_of
from apcli.recording.prose import texts_given
from apcli.recording.value import argument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.models import Plan, Review, Sheet
    from apcli.source.building import Tree

TEXTS = ("evaluation", "issues", "next_steps")
"""The texts of a review."""


@dataclass(frozen=True, slots=True)
class NewReview:
    """What a review of a year says; what is None or missing stays as it is.

    `initiative` is the key of an initiative or goal. `who`, `period`, the grades with their labels
    and the direction are keys of the plan or what it calls them.
    """

    initiative: str
    fiscal_year: int
    who: str | None = None
    period: str | None = None
    evaluation: str | None = None
    issues: str | None = None
    next_steps: str | None = None
    direction: str | None = None
    grades: Mapping[str, str] = field(default_factory=dict)
    by: str | None = None
    replace: bool = False


def review_steps(new: NewReview, sheet: Sheet, plan: Plan, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotInPlan: the plan does not have the reviewer, the period, or a grade so called.
        NotRecorded: nothing is said, it is not clear who reviews, or something else is there.
    """
    fields: dict[str, Tree] = {}
    if new.grades:
        keys = {grade_called(word, plan): label for word, label in new.grades.items()}
        fields["grades"] = {key: grade_label(label, key, plan) for key, label in keys.items()}
    fields |= texts_given({name: getattr(new, name) for name in TEXTS})
    if new.direction is not None:
        fields["direction"] = change_called(new.direction).value
    if new.by is not None:
        argument(parse_moment_field, new.by)
        fields["by"] = new.by
    if not fields:
        raise NotRecorded(message("the review says nothing"))
    there = review_there(new, sheet, plan)
    if there is None:
        who = {"who": _who(new, plan), "period": _period(new, plan)}
        fields = {**{name: key for name, key in who.items() if key is not None}, **fields}
    entry = Entry(review_path(new, sheet, plan), fields, new.fiscal_year)
    return steps_of(tree, entry, replace=new.replace)


def review_path(new: NewReview, sheet: Sheet, plan: Plan) -> DataPath:
    """Where the review stands or would stand."""
    path: DataPath = ("reviews", str(new.fiscal_year))
    reviews = sheet.reviews.get(new.fiscal_year, ())
    index = review_there(new, sheet, plan)
    if not reviews or (index is not None and reviews[index].only):
        return path
    return (*path, len(reviews) if index is None else index)


def review_there(new: NewReview, sheet: Sheet, plan: Plan) -> int | None:
    """Which of the reviews of the year it is, None where it is a new one.

    A review that does not say who wrote it is the first reviewer's.
    """
    who, period = _who(new, plan), _period(new, plan)
    first = next((each.key for each in plan.reviewers), None)
    found = [
        index
        for index, each in enumerate(sheet.reviews.get(new.fiscal_year, ()))
        if each.period == period and _is_by(each, who, first)
    ]
    return found[-1] if found else None


def _is_by(review: Review, who: str | None, first: str | None) -> bool:
    return review.who == who or (review.who is None and who == first)


def _who(new: NewReview, plan: Plan) -> str | None:
    """The key of the reviewer, who need not be named where there is one.

    Raises:
        NotRecorded: nobody is named, and there are several.
    """
    if new.who is not None:
        return reviewer_called(new.who, plan)
    keys = [each.key for each in plan.reviewers]
    if len(keys) > 1:
        raise NotRecorded(
            message("the plan has several reviewers"),
            message("specify one of {choices}", choices=", ".join(keys)),
        )
    return keys[0] if keys else None


def _period(new: NewReview, plan: Plan) -> str | None:
    return None if new.period is None else period_called(new.period, plan)
