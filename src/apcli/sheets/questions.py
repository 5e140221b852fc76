"""What is asked about an initiative on its own sheet: texts, grades, status, what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models import Change, Initiative
from apcli.sheets.book import Ask, Input, OpenCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import Message
    from apcli.models import Plan, Review, Taxonomy
    from apcli.words import Words

GRADE = "grade."
"""Before the key of a grade in a field."""

PERIOD = "@"
"""Before the key of the period of the year in the field of a review."""

_TEXTS = {
    "evaluation": message("What was done in the year, and what came of it."),
    "issues": message("What is still to be solved."),
    "next_steps": message("What will be done about it."),
}


class Question(NamedTuple):
    """A question: its label, what it wants, and its cell."""

    label: str
    wants: Message
    cell: OpenCell


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """An initiative that a department is asked about, in the year of the asked review."""

    initiative: Initiative
    fiscal_year: int
    ask: Ask
    plan: Plan
    taxonomy: Taxonomy
    words: Words


def questions(asked: SheetAsked) -> Iterator[Question]:
    """Every question about the initiative, in their order."""
    if asked.ask is Ask.REVISION:
        yield from _revision(asked)
    for period in asked.plan.periods or (None,):
        yield from _review(asked, period.key if period else None, period.name if period else "")
    if asked.taxonomy.statuses:
        given = asked.initiative.status.get(asked.fiscal_year)
        yield Question(
            asked.words("status"),
            message("How far the initiative was at the end of the year."),
            OpenCell(
                "status",
                Input.CHOICE,
                asked.taxonomy.status_name(given.key) if given else "",
                tuple(each.name for each in asked.taxonomy.statuses),
                needed=True,
            ),
        )
    cost = asked.initiative.costs.get(asked.fiscal_year)
    if cost is not None:
        unit = asked.plan.money.unit if asked.plan.money else ""
        yield Question(
            asked.words("spent"),
            message("What was spent in the year, in {unit}.", unit=unit),
            OpenCell(
                "spent", Input.NUMBER, "" if cost.actual is None else cost.actual, needed=True
            ),
        )


def _review(asked: SheetAsked, period: str | None, name: str) -> Iterator[Question]:
    given, words = _given(asked, period), asked.words
    beside = f"（{name}）" if name else ""
    of = f"{PERIOD}{period}" if period else ""
    for field, wants in _TEXTS.items():
        text = getattr(given, field) if given else None
        cell = OpenCell(f"{field}{of}", Input.TEXT, text or "", needed=True)
        yield Question(f"{words(field)}{beside}", wants, cell)
    direction = given.direction if given else None
    yield Question(
        f"{words('next_direction')}{beside}",
        message("Where the initiative goes from here."),
        OpenCell(
            f"direction{of}",
            Input.CHOICE,
            words.of(direction) if direction else "",
            tuple(words.of(each) for each in Change),
            needed=True,
        ),
    )
    for grade in asked.plan.grades:
        label = given.grades.get(grade.key, "") if given else ""
        steps = [
            f"{step.label}：{step.meaning}" if step.meaning else step.label for step in grade.steps
        ]
        yield Question(
            f"{grade.name}{beside}",
            message("One of: {steps}.", steps=words.listed(steps)),
            OpenCell(
                f"{GRADE}{grade.key}{of}",
                Input.CHOICE,
                label,
                tuple(step.label for step in grade.steps),
                needed=True,
            ),
        )


def _given(asked: SheetAsked, period: str | None) -> Review | None:
    """The review of the department: that of the first reviewer, or of nobody in particular."""
    first = next((each.key for each in asked.plan.reviewers), None)
    for review in asked.initiative.reviews.get(asked.fiscal_year, ()):
        if review.who in (None, first) and review.period == period:
            return review
    return None


def _revision(asked: SheetAsked) -> Iterator[Question]:
    initiative, words = asked.initiative, asked.words
    if asked.taxonomy.stages:
        stage = asked.taxonomy.stage(initiative.stage.key) if initiative.stage else None
        yield Question(
            words("stage"),
            message("The stage of the initiative in the new plan."),
            OpenCell(
                "stage",
                Input.CHOICE,
                stage.name if stage else "",
                tuple(each.name for each in asked.taxonomy.stages),
            ),
        )
    yield Question(
        words("change"),
        message("What becomes of the initiative in the new plan."),
        OpenCell(
            "change",
            Input.CHOICE,
            words.of(initiative.change),
            tuple(words.of(each) for each in Change),
        ),
    )
