"""The initiatives counted: goals, axes and departments by stage, as values to be drawn.

An initiative with two items of an axis counts for both, so the rows of a table do not add up to the
initiatives: every table stands beside what it was counted among. Nothing is rounded or averaged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models import GoalTree
from apcli.nearest import comparison_key, did_you_mean, nearest
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.models import Axis, Initiative, Taxonomy

    Initiatives = Mapping[str, Initiative]
    Columns = Sequence["StageColumn"]
    Tally = Counter[tuple[str | None, str | None]]

GOAL = "goal"
NO_GOALS = GoalTree()

Counts = tuple[int, ...]
"""Initiatives in each column."""


@dataclass(frozen=True, slots=True)
class StageColumn:
    """A stage; where key and name are None, the initiatives for which none is stated (記載なし)."""

    key: str | None
    name: str | None


NOT_STATED = StageColumn(None, None)


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """A goal, an item of an axis or a department, with the initiatives that it has in each column.

    `key` is that of the goal or item, a department's name; `code` the printed number of a goal or
    item. `depth` is how many goals are above a goal, None of anything else. `marker`: it stands for
    other departments (関係各課).
    """

    key: str
    name: str
    counts: Counts
    code: int | str | None = None
    marker: bool = False
    depth: int | None = None

    @property
    def total(self) -> int:
        """The initiatives of the row, each once, since each is in one column."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Rows under one heading; without key and name, under none."""

    key: str | None
    name: str | None
    rows: tuple[ItemCounts, ...]


@dataclass(frozen=True, slots=True)
class StageTable:
    """The goals (`of_goals`), an axis, or where the key is None the departments, by stage.

    `name` is that of an axis. Rows of goals are in print order, each with all below it.
    `unclassified` are the initiatives that are in no row.
    """

    key: str | None
    name: str | None
    groups: tuple[ItemGroup, ...]
    unclassified: Counts

    of_goals: bool = False

    @property
    def rows(self) -> tuple[ItemCounts, ...]:
        """The rows of all groups, in the order of the taxonomy."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def sum(self) -> int:
        """What the rows add up to: an initiative counts as often as it has rows."""
        return sum(row.total for row in self.rows)

    @property
    def unserved(self) -> tuple[ItemCounts, ...]:
        """The rows without any initiative."""
        return tuple(row for row in self.rows if not row.total)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The tables of a plan with their columns: the stages in order, then `NOT_STATED`.

    `counts` are the initiatives by column, each once. `goals` is None in a plan without goals; both
    it and `departments` are None where one axis alone was asked for. `ended` initiatives are not
    counted.
    """

    columns: tuple[StageColumn, ...]
    counts: Counts
    axes: tuple[StageTable, ...]
    departments: StageTable | None
    goals: StageTable | None = None
    ended: int = 0

    @property
    def tables(self) -> tuple[StageTable, ...]:
        """All tables: the goals, the axes, then the departments."""
        return tuple(each for each in (self.goals, *self.axes, self.departments) if each)

    @property
    def total(self) -> int:
        """The initiatives of the plan: what every count is among."""
        return sum(self.counts)


def count_matrix(
    taxonomy: Taxonomy,
    initiatives: Initiatives,
    axis: str | None = None,
    tree: GoalTree = NO_GOALS,
) -> Matrix:
    """Count the initiatives of a plan; what has ended is none of them.

    Args:
        taxonomy: what gives the rows and columns, and their order.
        initiatives: key → initiative, in print order.
        axis: the key or name of the one axis that is wanted, or `goal`; without it everything.
        tree: the goals of the plan.

    Returns:
        The counts. What an initiative names and the taxonomy lacks comes last, by its key: a plan
        may silence the rules that find it, and no count may then leave it out.

    Raises:
        NotInPlan: the taxonomy does not have the axis.
    """
    ended = sum(each.ended for each in initiatives.values())
    initiatives = {key: each for key, each in initiatives.items() if not each.ended}
    columns = _columns(taxonomy, initiatives)
    stages = Counter(map(_stage, initiatives.values()))
    by_goal = bool(tree.goals) and (axis is None or _means_goals(taxonomy, axis))
    wanted = () if by_goal and axis else _wanted(taxonomy, axis, tree)
    return Matrix(
        columns=columns,
        counts=tuple(stages[column.key] for column in columns),
        axes=tuple(_of_axis(each, initiatives, columns) for each in wanted),
        departments=None if axis else _of_departments(taxonomy, initiatives, columns),
        goals=_of_goals(tree, initiatives, columns) if by_goal else None,
        ended=ended,
    )


def _means_goals(taxonomy: Taxonomy, word: str) -> bool:
    names = map(comparison_key, (GOAL, *names_of(GOAL)))
    return word == GOAL or (taxonomy.axis_called(word) is None and comparison_key(word) in names)


def _wanted(taxonomy: Taxonomy, axis: str | None, tree: GoalTree) -> Sequence[Axis]:
    if axis is None:
        return taxonomy.axes
    found = taxonomy.axis_called(axis)
    if found:
        return (found,)
    keys = [*([GOAL] if tree.goals else []), *(each.key for each in taxonomy.axes)]
    near = nearest(axis, keys)
    help = did_you_mean(near, message("the axes are: {names}", names=", ".join(keys)))
    raise NotInPlan(message("unknown axis '{name}'", name=axis), help if keys else None)


def _columns(taxonomy: Taxonomy, initiatives: Initiatives) -> tuple[StageColumn, ...]:
    names = {stage.key: stage.name for stage in taxonomy.stages}
    for key in map(_stage, initiatives.values()):
        if key is not None:
            names.setdefault(key, key)
    return (*(StageColumn(key, name) for key, name in names.items()), NOT_STATED)


def _stage(initiative: Initiative) -> str | None:
    return initiative.stage.key if initiative.stage else None


def _of_goals(tree: GoalTree, initiatives: Initiatives, columns: Columns) -> StageTable:
    """Each goal with all that lies below it, which counts once in it."""
    tally = _tally(initiatives, lambda one: tree.path(one.goal))
    rows = tuple(
        ItemCounts(key, goal.title, _counts(tally, key, columns), goal.number, depth=depth)
        for key in tree.in_order
        for goal, depth in [(tree.goals[key], tree.depth(key))]
    )
    groups = (ItemGroup(None, None, rows),)
    return StageTable(GOAL, None, groups, _counts(tally, None, columns), of_goals=True)


def _of_axis(axis: Axis, initiatives: Initiatives, columns: Columns) -> StageTable:
    tally = _tally(initiatives, lambda one: one.classification.get(axis.key, ()))
    names = {group.key: group.name for group in axis.groups}
    groups = [
        ItemGroup(
            key,
            names.get(key, key) if key else None,
            tuple(
                ItemCounts(item.key, item.name, _counts(tally, item.key, columns), item.code)
                for item in items
            ),
        )
        for key, items in groupby(axis.items, key=lambda item: item.group)
    ]
    return _table(axis.key, axis.name, groups, tally, columns)


def _of_departments(taxonomy: Taxonomy, initiatives: Initiatives, columns: Columns) -> StageTable:
    tally = _tally(initiatives, lambda one: one.departments)
    rows = tuple(
        ItemCounts(each.name, each.name, _counts(tally, each.name, columns), marker=each.marker)
        for each in taxonomy.departments
    )
    return _table(None, None, [ItemGroup(None, None, rows)] if rows else [], tally, columns)


def _table(
    key: str | None, name: str | None, groups: Sequence[ItemGroup], tally: Tally, columns: Columns
) -> StageTable:
    known = {row.key for group in groups for row in group.rows}
    unknown = tuple(
        ItemCounts(other, other, _counts(tally, other, columns))
        for other in dict.fromkeys(key for key, _ in tally)
        if other is not None and other not in known
    )
    last = (ItemGroup(None, None, unknown),) if unknown else ()
    return StageTable(key, name, (*groups, *last), _counts(tally, None, columns))


def _tally(initiatives: Initiatives, keys_of: Callable[[Initiative], Sequence[str]]) -> Tally:
    """How many initiatives have a key and a stage; the key None is that of those without any."""
    return Counter(
        (key, _stage(initiative))
        for initiative in initiatives.values()
        for key in dict.fromkeys(keys_of(initiative)) or (None,)  # named twice, it counts once
    )


def _counts(tally: Tally, key: str | None, columns: Columns) -> Counts:
    return tuple(tally[key, column.key] for column in columns)
