"""The goals of a plan in its document, each with what is printed below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress import courses_of, said_years
from apcli.render.documents.plan_views import Branch, GoalView, Outline, Related
from apcli.render.documents.reviews import reviews_of
from apcli.render.documents.section_views import Entry
from apcli.render.indicators import indicator_tables
from apcli.render.prose import parse
from apcli.text.printed import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.progress import SaidYears
    from apcli.render.documents.plan_views import InitiativeView
    from apcli.render.earlier_targets import EarlierTargets
    from apcli.workspace import Workspace


def branches_of(
    workspace: Workspace, initiatives: Mapping[str, InitiativeView], earlier: EarlierTargets
) -> tuple[Branch, ...]:
    """The goals in print order, then what has none; of a plan without goals all in one."""
    return tuple(_branches(workspace, initiatives, earlier))


def entries_of(goals: Iterable[tuple[int, str, str]]) -> tuple[Entry, ...]:
    """The goals as entries of the table of contents, each with those below it.

    Each is given in print order by its depth, its anchor, and what it is called.
    """
    top: list[Entry] = []
    above: list[list[Entry]] = []
    for depth, anchor, label in goals:
        del above[depth:]
        below: list[Entry] = []
        (above[-1] if above else top).append(Entry(anchor, label, None, below))
        above.append(below)
    return tuple(top)


def outline_of(branches: Sequence[Branch]) -> tuple[Outline, ...]:
    """The branches, which come in print order, each inside the one of the goal above it."""
    found, rest = list[Outline](), list(branches)
    while rest:
        first, *rest = rest
        inside = next(
            (n for n, each in enumerate(rest) if each.depth <= first.depth or each.goal is None),
            len(rest),
        )
        found.append(Outline(first, outline_of(rest[:inside])))
        rest = rest[inside:]
    return tuple(found)


def _branches(
    workspace: Workspace, initiatives: Mapping[str, InitiativeView], earlier: EarlierTargets
) -> Iterator[Branch]:
    models = workspace.initiatives
    said = said_years(workspace.plan, workspace.goals.values())
    for key in workspace.goals:
        yield Branch(
            goal=_goal(key, workspace, said, earlier),
            depth=workspace.tree.depth(key),
            initiatives=tuple(view for one, view in initiatives.items() if models[one].goal == key),
            again=tuple(
                Related(one, models[one].label)
                for one, view in initiatives.items()
                if key in models[one].also_under
            ),
        )
    rest = [view for one, view in initiatives.items() if models[one].goal not in workspace.goals]
    if rest or not workspace.goals:
        yield Branch(None, -1, tuple(rest), ())


def _goal(key: str, workspace: Workspace, said: SaidYears, earlier: EarlierTargets) -> GoalView:
    goal, plan, taxonomy = workspace.goals[key], workspace.plan, workspace.taxonomy
    depth = workspace.tree.depth(key)
    tables = earlier.beside(key, indicator_tables(courses_of(plan, key, goal), plan, said))
    below = workspace.tree.below(key)
    return GoalView(
        key=key,
        anchor=key,
        depth=depth,
        level=taxonomy.levels[depth].name if depth < len(taxonomy.levels) else None,
        number=str(goal.number) if goal.number is not None else "",
        title=goal.title,
        label=goal.label,
        in_charge=joined([taxonomy.with_role(each) for each in goal.in_charge]),
        overview=parse(goal.overview) if goal.overview else None,
        indicators=tables,
        reviews=tuple(reviews_of(goal.reviews, plan)),
        notes=goal.notes,
        count=sum(each.goal in below for each in workspace.initiatives.values()),
    )
