"""Initiatives and goals as tables: what they are, their reviews, schedules and costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.era import year_label
from apcli.models import Goal
from apcli.opendata.column import OpenColumn, Type, open_table
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.models import Initiative, Plan, Review, ScheduleSpan, Sheet
    from apcli.opendata.column import Cell, OpenTable
    from apcli.workspace import Workspace

BUDGET, ACTUAL, SOURCE, STAFF = "budget", "actual", "source", "staff"
OF_INITIATIVES = (("initiative",), "initiatives", ("initiative",))


@dataclass(frozen=True, slots=True)
class Keyed:
    """An initiative or a goal with its key and its depth below the top."""

    key: str
    sheet: Sheet
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review of a fiscal year, `place` among those of the year."""

    key: str
    sheet: Sheet
    fiscal_year: int
    place: int
    review: Review


@dataclass(frozen=True, slots=True)
class Spanned:
    """A bar of the schedule, `place` among those of the initiative."""

    key: str
    place: int
    span: ScheduleSpan


@dataclass(frozen=True, slots=True)
class Costed:
    """An amount of a fiscal year: `source` says where a part of the budget comes from."""

    key: str
    fiscal_year: int
    item: str
    source: str | None
    amount: Cell
    unit: str | None
    note: str | None
    place: int


def goals_table(workspace: Workspace) -> OpenTable:
    """The goals from the top down."""
    tree, levels = workspace.tree, workspace.taxonomy.levels
    rows = tuple(Keyed(key, each, tree.depth(key)) for key, each in workspace.goals.items())
    columns: tuple[OpenColumn, ...] = (
        OpenColumn("goal", lambda row: row.key, required=True),
        *_NAMED,
        OpenColumn(
            "level",
            lambda row: levels[row.depth].name if row.depth < len(levels) else None,
        ),
        OpenColumn("depth", lambda row: row.depth, Type.INTEGER),
        OpenColumn(
            "parent",
            lambda row: row.sheet.parent if isinstance(row.sheet, Goal) else None,
        ),
        OpenColumn("overview", lambda row: row.sheet.overview),
        _notes(),
    )
    return open_table("goals", columns, rows, ("goal",), (("parent",), "goals", ("goal",)))


def initiatives_table(workspace: Workspace) -> OpenTable:
    """The initiatives in print order, with the plan's own texts."""
    taxonomy = workspace.taxonomy

    def stage(row: tuple[str, Initiative]) -> Cell:
        mark = row[1].stage
        found = taxonomy.stage(mark.key) if mark else None
        return found.name if found else mark.key if mark else None

    columns: tuple[OpenColumn, ...] = (
        OpenColumn("initiative", lambda row: row[0], required=True),
        OpenColumn("number", lambda row: _number(row[1].number)),
        OpenColumn("title", lambda row: row[1].title, required=True),
        OpenColumn("goal", lambda row: row[1].goal),
        OpenColumn(
            "change",
            lambda row: str(row[1].change),
        ),
        OpenColumn("ended", lambda row: row[1].ended, Type.BOOLEAN),
        OpenColumn("stage", stage),
        OpenColumn("overview", lambda row: row[1].overview),
        OpenColumn("actions", lambda row: row[1].actions),
        *(
            OpenColumn(
                f"field_{each.key}",
                _field(each.key),
                title=each.name,
                description=each.name,
            )
            for each in workspace.plan.fields
        ),
        OpenColumn("managed_by", lambda row: row[1].managed_by),
        OpenColumn("notes", lambda row: "\n".join(row[1].notes) or None),
    )
    return open_table(
        "initiatives",
        columns,
        tuple(workspace.initiatives.items()),
        ("initiative",),
        (("goal",), "goals", ("goal",)),
    )


def reviews_table(workspace: Workspace) -> OpenTable:
    """The reviews of initiatives and goals."""
    plan = workspace.plan
    rows = tuple(
        Reviewed(key, sheet, year, place, review)
        for key, sheet in workspace.sheets.items()
        for year, reviews in sorted(sheet.reviews.items())
        for place, review in enumerate(reviews, 1)
    )
    columns: tuple[OpenColumn, ...] = (
        OpenColumn(
            "sheet",
            lambda row: row.key,
            required=True,
        ),
        OpenColumn(
            "sheet_type",
            lambda row: "goal" if isinstance(row.sheet, Goal) else "initiative",
            required=True,
        ),
        *_year(lambda row: row.fiscal_year),
        OpenColumn("place", lambda row: row.place, Type.INTEGER, required=True),
        OpenColumn("reviewer", lambda row: _reviewer(row.review, plan)),
        OpenColumn("period", lambda row: _period(row.review, plan)),
        *(
            OpenColumn(
                f"grade_{grade.key}",
                _grade(grade.key),
                title=grade.name,
                description="／".join(
                    f"{step.label}：{step.meaning}" if step.meaning else step.label
                    for step in grade.steps
                ),
            )
            for grade in plan.grades
        ),
        OpenColumn("evaluation", lambda row: row.review.evaluation),
        OpenColumn("issues", lambda row: row.review.issues),
        OpenColumn("next_steps", lambda row: row.review.next_steps),
        OpenColumn(
            "direction",
            lambda row: str(row.review.direction) if row.review.direction else None,
        ),
        OpenColumn(
            "by",
            lambda row: str(row.review.by) if row.review.by else None,
        ),
    )
    return open_table("reviews", columns, rows, ("sheet", "fiscal_year", "place"))


def schedule_table(workspace: Workspace) -> OpenTable:
    """The bars of the schedules."""
    rows = tuple(
        Spanned(key, place, span)
        for key, each in workspace.initiatives.items()
        for place, span in enumerate(each.schedule, 1)
    )
    columns: tuple[OpenColumn, ...] = (
        OpenColumn("initiative", lambda row: row.key, required=True),
        OpenColumn("place", lambda row: row.place, Type.INTEGER, required=True),
        OpenColumn(
            "first_year",
            lambda row: row.span.first,
            Type.INTEGER,
            required=True,
        ),
        OpenColumn(
            "first_year_ja",
            lambda row: year_label(row.span.first),
        ),
        OpenColumn(
            "last_year",
            lambda row: row.span.last,
            Type.INTEGER,
            required=True,
        ),
        OpenColumn(
            "last_year_ja",
            lambda row: year_label(row.span.last),
        ),
        OpenColumn("text", lambda row: row.span.text, required=True),
    )
    return open_table("schedule", columns, rows, ("initiative", "place"), OF_INITIATIVES)


def costs_table(workspace: Workspace) -> OpenTable:
    """What initiatives cost, an amount a row."""
    unit = workspace.plan.money.unit if workspace.plan.money else None
    columns: tuple[OpenColumn, ...] = (
        OpenColumn("initiative", lambda row: row.key, required=True),
        *_year(lambda row: row.fiscal_year),
        OpenColumn("place", lambda row: row.place, Type.INTEGER, required=True),
        OpenColumn(
            "item",
            lambda row: row.item,
            required=True,
        ),
        OpenColumn("source", lambda row: row.source),
        OpenColumn("amount", lambda row: row.amount, Type.NUMBER),
        OpenColumn("unit", lambda row: row.unit),
        OpenColumn("note", lambda row: row.note),
    )
    rows = tuple(_costs(workspace, unit))
    key = ("initiative", "fiscal_year", "place")
    return open_table("costs", columns, rows, key, OF_INITIATIVES)


def _costs(workspace: Workspace, unit: str | None) -> Iterator[Costed]:
    for key, each in workspace.initiatives.items():
        for year, cost in sorted(each.costs.items()):
            amounts = (
                (BUDGET, None, cost.budget, unit),
                *((SOURCE, name, amount, unit) for name, amount in cost.sources.items()),
                (ACTUAL, None, cost.actual, unit),
                (STAFF, None, cost.staff, words_in("ja")("persons")),
            )
            given = (each for each in amounts if each[2] is not None)
            for place, (item, source, amount, counted_in) in enumerate(given, 1):
                yield Costed(key, year, item, source, amount, counted_in, cost.note, place)


def _number(number: int | str | None) -> Cell:
    return None if number is None else str(number)


def _notes() -> OpenColumn:
    return OpenColumn("notes", lambda row: "\n".join(row.sheet.notes) or None)


def _field(key: str) -> Callable[[tuple[str, Initiative]], Cell]:
    return lambda row: row[1].fields.get(key)


def _grade(key: str) -> Callable[[Reviewed], Cell]:
    return lambda row: row.review.grades.get(key)


def _reviewer(review: Review, plan: Plan) -> Cell:
    return next((each.name for each in plan.reviewers if each.key == review.who), review.who)


def _period(review: Review, plan: Plan) -> Cell:
    return next((each.name for each in plan.periods if each.key == review.period), review.period)


def _year(year: Callable[[Any], int]) -> tuple[OpenColumn, ...]:
    return (
        OpenColumn(
            "fiscal_year",
            year,
            Type.INTEGER,
            required=True,
        ),
        OpenColumn("fiscal_year_ja", lambda row: year_label(year(row))),
    )


_NAMED: tuple[OpenColumn, ...] = (
    OpenColumn("number", lambda row: _number(row.sheet.number)),
    OpenColumn("title", lambda row: row.sheet.title, required=True),
)
