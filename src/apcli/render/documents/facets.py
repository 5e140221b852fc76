"""By what a reader may narrow the initiatives down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.labels import WORDS
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from apcli.models import Axis, Initiative
    from apcli.workspace import Workspace

    KeysOf = Callable[[Initiative], Sequence[str | None]]
    KeysOfGoal = Callable[[str], Sequence[str | None]]
    Asked = tuple[str, str, dict[str | None, str], KeysOf, KeysOfGoal]
    """Key and label of what is asked for, its values, and which an initiative or a goal has."""


_LEVELS = 2
"""How many levels of goals one may choose from."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what it is called, and the keys of what has it.

    Every element that shows one of these initiatives or goals carries the `token`. `value` names it
    in addresses, the same every year.
    """

    token: str
    value: str
    label: str
    initiatives: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A thing to filter by, with the values that initiatives have; `name` is its key."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def find_filters(workspace: Workspace) -> tuple[Filter, ...]:
    """The goals, the departments, the stages, every axis; without those that leave no choice."""
    made = (
        Filter(asked[0], asked[1], tuple(_choices(place, asked, workspace)))
        for place, asked in enumerate(_asked(workspace))
    )
    return tuple(each for each in made if len(each.choices) > 1)


def tokens_of(filters: Iterable[Filter]) -> dict[str, str]:
    """The tokens that each initiative or goal carries, separated by spaces, by its key."""
    found: dict[str, list[str]] = {}
    for choice in (choice for each in filters for choice in each.choices):
        for key in (*choice.initiatives, *choice.goals):
            found.setdefault(key, []).append(choice.token)
    return {key: " ".join(carried) for key, carried in found.items()}


def _asked(workspace: Workspace) -> list[Asked]:
    taxonomy, goals = workspace.taxonomy, workspace.goals
    departments: dict[str | None, str] = {each.name: each.name for each in taxonomy.departments}
    stages: dict[str | None, str] = {each.key: each.name for each in taxonomy.stages}
    return [
        *([_by_goal(workspace)] if goals else ()),
        (
            "department",
            WORDS("department"),
            departments,
            lambda one: one.departments,
            lambda key: goals[key].departments,
        ),
        (
            "stage",
            WORDS("stage_of"),
            stages,
            lambda one: (one.stage.key if one.stage else None,),
            _nothing,
        ),
        *map(_by_axis, taxonomy.axes),
    ]


def _by_goal(workspace: Workspace) -> Asked:
    """The goals of the upper levels, each with all that lies below it."""
    tree, levels = workspace.tree, workspace.taxonomy.levels[:_LEVELS]
    depths = {key: tree.depth(key) for key in workspace.goals}
    names: dict[str | None, str] = {
        key: "　" * depths[key] + goal.label
        for key, goal in workspace.goals.items()
        if depths[key] < _LEVELS
    }
    label = "・".join(level.name for level in levels) or WORDS("goal")
    return (
        "goal",
        label,
        names,
        lambda one: tree.path(one.goal)[:_LEVELS],
        lambda key: tree.path(key)[:_LEVELS],
    )


def _by_axis(axis: Axis) -> Asked:
    names: dict[str | None, str] = {
        item.key: f"{circled(item.code)} {item.name}" for item in axis.items
    }
    return axis.key, axis.name, names, lambda one: one.classification.get(axis.key, ()), _nothing


def _nothing(_key: str) -> tuple[str, ...]:
    """A goal has no stage and no classification."""
    return ()


def _choices(place: int, asked: Asked, workspace: Workspace) -> Iterable[Choice]:
    """The values in the order of the taxonomy, then what only initiatives name."""
    _, _, names, keys_of, keys_of_goal = asked
    having = _having(names, {key: keys_of(one) for key, one in workspace.initiatives.items()})
    goals = _having(names, {key: keys_of_goal(key) for key in workspace.goals})
    for number, (value, found) in enumerate(having.items()):
        if found:
            label = names.get(value, value) or WORDS("not_stated")
            yield Choice(
                token=f"{place}-{number}",
                value=value or "-",
                label=label,
                initiatives=tuple(found),
                goals=tuple(goals.get(value, ())),
            )


def _having(
    names: Mapping[str | None, str], values: Mapping[str, Sequence[str | None]]
) -> dict[str | None, list[str]]:
    """The keys that have each value."""
    having: dict[str | None, list[str]] = {key: [] for key in names}
    for key, own in values.items():
        for value in dict.fromkeys(own):
            having.setdefault(value, []).append(key)
    return having
