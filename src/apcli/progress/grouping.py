"""The counts of a report by goal, by department, by stage, or by the items of an axis."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.models import Initiative
from apcli.nearest import comparison_key
from apcli.progress.plan import counted_in, summarise
from apcli.progress.selection import axis_called, selected_from
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.models import GoalTree, Plan, Sheet, Taxonomy
    from apcli.progress.report import Report, Summary
    from apcli.progress.values import Row

GOAL, DEPARTMENT, STAGE = "goal", "department", "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """A way of grouping initiatives, and goals where the groups are theirs.

    `by` is `goal`, `department`, `stage` or the key of an axis, `axis` that axis's name. `names`
    are the groups by key in the taxonomy's order, `codes` the printed codes of items and numbers of
    goals, `depths` how many goals are above each, `markers` the departments that stand for others.
    `keys_of` gives the groups of a sheet by its key: none where it names none, None for a goal that
    is not grouped so.
    """

    by: str
    axis: str | None
    names: Mapping[str, str]
    codes: Mapping[str, int | str | None]
    depths: Mapping[str, int] = field(default_factory=dict)
    markers: tuple[str, ...] = ()
    keys_of: Callable[[str, Sheet], Sequence[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCounts:
    """The counts of one group; `key` and `name` are None for the initiatives that name none.

    `depth` is how many goals are above a goal, None of any other group.
    """

    key: str | None
    name: str | None
    code: int | str | None
    depth: int | None
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The counts of a report by group, in the taxonomy's order, those that name none last.

    `several` initiatives are in more than one group and count in each. `empty` are the keys of
    the groups that have none; of goals only those that are asked for. `left_out` rows are those of
    goals that are not grouped so: they are in the total alone.
    """

    report: Report
    grouping: Grouping
    groups: tuple[GroupCounts, ...]
    several: int
    empty: tuple[str, ...]
    left_out: tuple[Row, ...] = ()


def grouping_by(word: str, taxonomy: Taxonomy, tree: GoalTree) -> Grouping:
    """The grouping that a word names: `goal`, `department`, `stage`, an axis, or their names.

    In a plan without goals an axis may be called `goal`.

    Raises:
        NotInPlan: it is none of these.
    """
    reserved = (*((GOAL,) if tree.goals else ()), DEPARTMENT, STAGE)
    if word not in reserved and not taxonomy.axis_called(word):
        typed = comparison_key(word)
        called = {each: map(comparison_key, (each, *names_of(each))) for each in reserved}
        word = next((each for each, names in called.items() if typed in names), word)
    if word == GOAL and tree.goals:
        return _by_goal(tree)
    if word == DEPARTMENT:
        return Grouping(
            by=word,
            axis=None,
            names={department.name: department.name for department in taxonomy.departments},
            codes={},
            markers=tuple(each.name for each in taxonomy.departments if each.marker),
            keys_of=lambda _key, sheet: sheet.departments,
        )
    if word == STAGE:
        return Grouping(
            by=word,
            axis=None,
            names={stage.key: stage.name for stage in taxonomy.stages},
            codes={},
            keys_of=_stage_of,
        )
    axis = axis_called(taxonomy, word, reserved)
    return Grouping(
        by=axis.key,
        axis=axis.name,
        names={item.key: item.name for item in axis.items},
        codes={item.key: item.code for item in axis.items},
        keys_of=lambda _key, sheet: (
            sheet.classification.get(axis.key, ()) if isinstance(sheet, Initiative) else None
        ),
    )


def _by_goal(tree: GoalTree) -> Grouping:
    """Each goal with all that lies below it."""
    return Grouping(
        by=GOAL,
        axis=None,
        names={key: each.title for key, each in tree.goals.items()},
        codes={key: each.number for key, each in tree.goals.items()},
        depths={key: tree.depth(key) for key in tree.goals},
        keys_of=lambda key, sheet: tree.path(sheet.goal if isinstance(sheet, Initiative) else key),
    )


def _stage_of(_key: str, sheet: Sheet) -> Sequence[str] | None:
    if not isinstance(sheet, Initiative):
        return None
    return (sheet.stage.key,) if sheet.stage else ()


def break_down(
    report: Report, grouping: Grouping, plan: Plan, sheets: Mapping[str, Sheet]
) -> Breakdown:
    """Count a report's initiatives and rows in each group; never an average.

    An initiative in several groups counts in each, so the groups add up to more than the report. Of
    goals each counts with all that lies below it.
    """
    keys_of: dict[str, Sequence[str | None]] = {}
    members: dict[str | None, dict[str, Sheet]] = {}
    rows: dict[str | None, list[Row]] = {}
    counted = counted_in(plan, sheets, report.fiscal_year)
    for key, sheet in selected_from(counted, report.selection).items():
        groups = grouping.keys_of(key, sheet)
        if groups is None or not (groups or isinstance(sheet, Initiative)):
            continue
        keys_of[key] = tuple(dict.fromkeys(groups)) or (None,)
        for group in keys_of[key]:
            members.setdefault(group, {})[key] = sheet
    for row in report.rows:
        for group in keys_of.get(row.about.sheet, ()):
            rows.setdefault(group, []).append(row)
    # What the taxonomy lacks counts too: a plan may silence the rules that find it.
    order: list[str | None] = [*dict.fromkeys([*grouping.names, *filter(None, members)]), None]
    return Breakdown(
        report=report,
        grouping=grouping,
        groups=tuple(
            GroupCounts(
                key=key,
                name=None if key is None else grouping.names.get(key, key),
                code=None if key is None else grouping.codes.get(key),
                depth=None if key is None else grouping.depths.get(key),
                summary=summarise(plan, members[key], rows.get(key, ())),
            )
            for key in order
            if key in members
        ),
        several=0 if grouping.depths else sum(1 for keys in keys_of.values() if len(keys) > 1),
        empty=tuple(
            key for key in grouping.names if key not in members and _is_asked(key, grouping, report)
        ),
        left_out=tuple(row for row in report.rows if row.about.sheet not in keys_of),
    )


def _is_asked(key: str, grouping: Grouping, report: Report) -> bool:
    """The group is none of the goals that the selection leaves out."""
    goals = report.selection.goals
    return grouping.by != GOAL or not goals or any(key in below for below in goals.values())
