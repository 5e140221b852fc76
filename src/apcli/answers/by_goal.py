"""The goals of a plan in its tables: a line for each level, and a column for each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from apcli.answers.answer import Column, Rows
from apcli.models import GoalTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from apcli.workspace import Workspace

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class PlanGoals:
    """The goals of a plan with the names of their levels, from the top; a plan may have none."""

    tree: GoalTree = field(default_factory=GoalTree)
    levels: tuple[str, ...] = ()

    def grouped(
        self,
        rows: Iterable[RowT],
        goal_of: Callable[[RowT], str | None],
        line: Callable[[str], str] | None = None,
    ) -> tuple[Rows[RowT], ...]:
        """The rows, which are in print order, under a line for each goal that begins with them.

        In a plan without goals they are under none, and so is what has no goal. `line` gives what
        the line of a goal says, if not its name alone.
        """
        said = line or self.line
        found: list[tuple[str | None, list[RowT]]] = []
        open_goals: tuple[str, ...] = ()
        for row in rows:
            path = self.tree.path(goal_of(row))
            shared = _shared(open_goals, path)
            found += [(said(key), []) for key in path[shared:]]
            if not found or (path != open_goals and not path[shared:]):
                found.append((said(path[-1]) if path else None, []))
            found[-1][1].append(row)
            open_goals = path
        return tuple(Rows(heading, tuple(each)) for heading, each in found)

    def columns(self, goal_of: Callable[[RowT], str | None]) -> Iterator[Column[RowT]]:
        """A column of spreadsheets for each level: the goal above the row on that level."""
        if not self.tree.goals:
            return
        for depth, level in enumerate(self.levels):
            yield Column(
                heading=level,
                value=lambda row, depth=depth: self._title(goal_of(row), depth),  # type: ignore[misc]
            )

    def below_lines(self, column: Column[RowT], is_goal: Callable[[RowT], bool]) -> Column[RowT]:
        """The column of a table that has a line for each goal: a goal's rows repeat nothing of it.

        In a plan without goals there are no lines, and the column is as it was.
        """
        shown = column.cell
        if shown is None or not self.tree.goals:
            return column
        return replace(column, cell=lambda row: () if is_goal(row) else shown(row))

    def line(self, key: str) -> str:
        """A goal with the name of its level; a key that is no goal's as it is."""
        level, label = self.level(key), self.label(key)
        return f"{level} {label}" if level else label

    def label(self, key: str) -> str:
        """A goal with its number; a key that is no goal's as it is."""
        return self.tree.goals[key].label if key in self.tree.goals else key

    def level(self, key: str | None) -> str | None:
        """The name of the level of a goal, where it has one."""
        if key is None or key not in self.tree.goals:
            return None
        depth = self.tree.depth(key)
        return self.levels[depth] if depth < len(self.levels) else None

    def _title(self, goal: str | None, depth: int) -> str | None:
        path = self.tree.path(goal)
        return self.label(path[depth]) if depth < len(path) else None


def indented(title: str, number: int | str | None, depth: int) -> str:
    """A goal in a column of goals, as far to the right as it is deep."""
    numbered = title if number is None else f"{number} {title}"
    return f"{'　' * depth}{numbered}"


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many keys both begin with."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, pair in enumerate(pairs) if pair[0] != pair[1]), min(len(one), len(other))
    )


NO_GOALS = PlanGoals()


def goals_of(workspace: Workspace) -> PlanGoals:
    """The goals of a plan.

    Raises:
        Unavailable: the taxonomy could not be read.
    """
    return PlanGoals(workspace.tree, tuple(level.name for level in workspace.taxonomy.levels))
