"""The initiatives of a plan counted by goal, axis, department and stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Align, Answer, Cell, Column, Note, Rows, Section, Table, Tone, cell
from apcli.answers.by_goal import NO_GOALS, PlanGoals, indented
from apcli.answers.origin import origin
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.text.printed import circled, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.matrix import Counts, ItemCounts, Matrix, StageTable
    from apcli.models import Plan
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Counted:
    """A row of a table; without an item all initiatives of the plan."""

    group: str | None
    item: ItemCounts | None
    counts: Counts


def matrix_answer(matrix: Matrix, plan: Plan, words: Words, goals: PlanGoals = NO_GOALS) -> Answer:
    """The counts of every goal, item and department by stage."""
    counted = f"{words('initiative')}の{words('stage')}"
    return Answer(
        title=f"{plan.title}　{year_label(plan.fiscal_year)}の{counted}別件数",
        facts=_facts(matrix, plan, goals),
        sections=tuple(_section(each, matrix, plan, words, goals) for each in matrix.tables),
    )


def _section(
    counted: StageTable, matrix: Matrix, plan: Plan, words: Words, goals: PlanGoals
) -> Section:
    headings = [
        group.name or (words("others") if place else "")
        for place, group in enumerate(counted.groups)
    ]
    return Section(
        heading=_label(counted, words),
        table=Table(
            columns=tuple(_columns(counted, matrix, plan, words, goals)),
            groups=tuple(
                Rows(
                    heading or None,
                    tuple(_Counted(group.name, row, row.counts) for row in group.rows),
                )
                for heading, group in zip(headings, counted.groups, strict=True)
            ),
            total=_Counted(None, None, matrix.counts),
            grouped_by=words.heading("group") if any(headings) else None,
        ),
        notes=tuple(_notes(counted, matrix, words)),
    )


def _label(counted: StageTable, words: Words) -> str:
    """The axis's name, 目標, or 担当課."""
    return counted.name or words.heading(counted.key or "department")


def _columns(
    counted: StageTable, matrix: Matrix, plan: Plan, words: Words, goals: PlanGoals
) -> Iterator[Column[_Counted]]:
    head, label = words.heading, _label(counted, words)
    by_goal = counted.of_goals
    yield from origin(plan.city, words, lambda _: plan.fiscal_year)
    yield Column(heading=head("axis"), value=lambda _: label)
    yield Column(
        heading=head("group"),
        value=lambda row: goals.level(_goal(row)) if by_goal else row.group,
    )
    yield Column(
        heading=head("number"),
        value=lambda row: row.item.code if row.item else None,
        cell=(lambda row: cell(_code(row.item))) if _has_codes(counted) else None,
        short="",
        long=head("number"),
        align=Align.CODE,
    )
    yield Column(
        heading=head("item"),
        value=lambda row: row.item.name if row.item else None,
        short=label,
        long=head("item") if _has_codes(counted) else None,
        cell=lambda row: cell(_name(row.item) if row.item else words.heading("each_once")),
    )
    for place, column in enumerate(matrix.columns):
        yield Column(
            heading=column.name or words("not_stated"),
            value=lambda row, place=place: row.counts[place],  # type: ignore[misc]
            cell=_counts_at(place) if matrix.columns[1:] else None,
            align=Align.NUMBER,
        )
    yield Column(
        heading=head("total"),
        value=lambda row: sum(row.counts),
        cell=lambda row: _count(sum(row.counts)),
        align=Align.NUMBER,
    )
    yield Column(heading=head("initiatives"), value=lambda _: matrix.total)
    if goals.tree.goals:
        yield Column(heading=head("key"), value=lambda row: _goal(row) if by_goal else None)
    yield from goals.columns(lambda row: _goal(row) if by_goal else None)


def _has_codes(counted: StageTable) -> bool:
    """It is an axis, whose items have printed numbers in a column of their own."""
    return counted.key is not None and not counted.of_goals


def _goal(row: _Counted) -> str | None:
    return row.item.key if row.item else None


def _name(item: ItemCounts) -> str:
    """The name of an item; of a goal with its number, as far to the right as it is deep."""
    return item.name if item.depth is None else indented(item.name, item.code, item.depth)


def _counts_at(place: int) -> Callable[[_Counted], Cell]:
    return lambda row: _count(row.counts[place])


def _count(count: int) -> Cell:
    return cell(f"{count:,}", tone=Tone.PLAIN if count else Tone.QUIET)


def _code(item: ItemCounts | None) -> str:
    """The printed number of an item, ①; of what has none, nothing."""
    return "" if item is None or item.code is None else circled(item.code)


def _notes(counted: StageTable, matrix: Matrix, words: Words) -> Iterator[Note]:
    """How the rows are counted, with their denominator and what they leave out."""
    by_goal = counted.of_goals
    every = message(
        "An initiative counts in every row that it belongs to. The rows add up to {sum}; "
        "the plan has {total} initiatives.",
        sum=counted.sum,
        total=matrix.total,
    )
    of_goals = message("A goal counts all initiatives below it, each once.")
    yield Note(words.say(of_goals if by_goal else every))
    if matrix.ended:
        yield Note(words.say(message("Not counted: {count} that have ended.", count=matrix.ended)))
    if any(counted.unclassified):
        no_item = message("Without an item of this axis: {count} of {total} initiatives.")
        no_goal = message("Without a goal: {count} of {total} initiatives.")
        text = no_goal if by_goal else no_item
        count = sum(counted.unclassified)
        yield Note(words.say(text.with_values(count=count, total=matrix.total)))
    markers = [row.name for row in counted.rows if row.marker]
    if markers:
        names = joined(markers)
        yield Note(words.say(message("Placeholders for other departments: {names}.", names=names)))
    if counted.rows:
        unserved = tuple(
            _name(row).strip("　") if by_goal else f"{_code(row)} {row.name}".lstrip()
            for row in counted.unserved
        )
        yield Note(words.say(_unserved(counted)), unserved)


def _unserved(counted: StageTable) -> Any:
    """A sentence on the rows without an initiative."""
    count, total = len(counted.unserved), len(counted.rows)
    if counted.of_goals:
        if not count:
            return message("Every goal has an initiative.")
        return message(
            "Goals without an initiative ({count} of {total}):", count=count, total=total
        )
    if counted.key is not None:
        if not count:
            return message("Every item has an initiative.")
        return message(
            "Items without an initiative ({count} of {total}):", count=count, total=total
        )
    if not count:
        return message("Every department has an initiative.")
    return message(
        "Departments without an initiative ({count} of {total}):", count=count, total=total
    )


def _facts(matrix: Matrix, plan: Plan, goals: PlanGoals) -> dict[str, Any]:
    departments = matrix.departments
    return {
        "fiscal_year": plan.fiscal_year,
        "initiatives": _by_stage(matrix.counts, matrix),
        "stages": [
            {"key": column.key, "name": column.name}
            for column in matrix.columns
            if column.key is not None
        ],
        **({"goals": _goal_facts(matrix, goals)} if goals.tree.goals else {}),
        "axes": [
            {
                "key": each.key,
                "name": each.name,
                "rows": [
                    {
                        "item": row.key,
                        "code": row.code,
                        "name": row.name,
                        "group": group.key,
                        "group_name": group.name,
                        **_by_stage(row.counts, matrix),
                    }
                    for group in each.groups
                    for row in group.rows
                ],
                **_rest(each, matrix),
            }
            for each in matrix.axes
        ],
        "departments": departments
        and {
            "rows": [
                {"name": row.name, "marker": row.marker, **_by_stage(row.counts, matrix)}
                for row in departments.rows
            ],
            **_rest(departments, matrix),
        },
        "ended": matrix.ended,
    }


def _goal_facts(matrix: Matrix, goals: PlanGoals) -> dict[str, Any] | None:
    if matrix.goals is None:
        return None
    return {
        "rows": [
            {
                "goal": row.key,
                "number": row.code,
                "title": row.name,
                "level": row.depth,
                "level_name": goals.level(row.key),
                **_by_stage(row.counts, matrix),
            }
            for row in matrix.goals.rows
        ],
        **_rest(matrix.goals, matrix),
    }


def _rest(counted: StageTable, matrix: Matrix) -> dict[str, Any]:
    return {
        "unclassified": _by_stage(counted.unclassified, matrix),
        "unserved": [row.key for row in counted.unserved],
    }


def _by_stage(counts: Counts, matrix: Matrix) -> dict[str, Any]:
    by_column = dict(zip((column.key for column in matrix.columns), counts, strict=True))
    return {
        "total": sum(counts),
        "stages": {key: count for key, count in by_column.items() if key is not None},
        "not_stated": by_column[None],
    }
