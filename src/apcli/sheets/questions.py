"""What is asked about an initiative on its own sheet: texts, grades, status, what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import short_year_label
from apcli.models import Change, Initiative
from apcli.recording import COLUMNS, GRADE_WANTS, GRADES
from apcli.sheets.book import Ask, Input, OpenCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import Message
    from apcli.models import Plan, Review, Taxonomy
    from apcli.words import Words

PERIOD = "@"
"""Before the key of the period of the year in the field of a review."""

_TEXTS = ("evaluation", "issues", "next_steps")


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
        yield _question(
            asked,
            OpenCell(
                "status",
                Input.CHOICE,
                asked.taxonomy.status_name(given.key) if given else "",
                tuple(each.name for each in asked.taxonomy.statuses),
                needed=True,
            ),
            _beside(_year(asked)),
        )
    cost = asked.initiative.costs.get(asked.fiscal_year)
    if cost is not None:
        unit = asked.plan.money.unit if asked.plan.money else ""
        actual = "" if cost.actual is None else cost.actual
        yield _question(
            asked,
            OpenCell("actual_cost", Input.NUMBER, actual, needed=True),
            _beside(_year(asked)),
            unit=unit,
        )


def _year(asked: SheetAsked) -> str:
    """The year of the answers, where the workbook is called after another: that of the draft."""
    return short_year_label(asked.fiscal_year) if asked.ask is Ask.REVISION else ""


def _beside(*told: str) -> str:
    """What stands beside a label, in parentheses."""
    said = " ".join(filter(None, told))
    return f"（{said}）" if said else ""


def _review(asked: SheetAsked, period: str | None, name: str) -> Iterator[Question]:
    given, words = _given(asked, period), asked.words
    beside = _beside(_year(asked), name)
    of = f"{PERIOD}{period}" if period else ""
    for field in _TEXTS:
        text = getattr(given, field) if given else None
        yield _question(
            asked, OpenCell(f"{field}{of}", Input.TEXT, text or "", needed=True), beside
        )
    direction = given.direction if given else None
    yield _question(
        asked,
        OpenCell(
            f"direction{of}",
            Input.CHOICE,
            words.of(direction) if direction else "",
            tuple(words.of(each) for each in Change),
            needed=True,
        ),
        beside,
    )
    for grade in asked.plan.grades:
        label = given.grades.get(grade.key, "") if given else ""
        steps = [
            f"{step.label}：{step.meaning}" if step.meaning else step.label for step in grade.steps
        ]
        yield Question(
            f"{grade.name}{beside}",
            GRADE_WANTS.with_values(steps=words.listed(steps)),
            OpenCell(
                f"{GRADES}{grade.key}{of}",
                Input.CHOICE,
                label,
                tuple(step.label for step in grade.steps),
                needed=True,
            ),
        )


def _question(asked: SheetAsked, cell: OpenCell, beside: str = "", **values: object) -> Question:
    """The question of a column that is reported; `beside` says of which part of the year."""
    words, wants = COLUMNS[cell.field.partition(PERIOD)[0]]
    wanted = (wants or message("")).with_values(**values)
    return Question(f"{asked.words(words[0])}{beside}", wanted, cell)


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
