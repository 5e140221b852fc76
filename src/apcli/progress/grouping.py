"""The counts of a report by department, by stage, or by the items of an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.nearest import comparison_key
from apcli.progress.plan import counted_in, summarise
from apcli.progress.selection import axis_called, selected_from
from apcli.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.models import Initiative, Plan, Taxonomy
    from apcli.progress.report import Report, Summary
    from apcli.progress.values import Row

DEPARTMENT, STAGE = "department", "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """A way of grouping initiatives.

    `by` is `department`, `stage` or the key of an axis, `axis` that axis's name. `names` are the
    groups by key in the taxonomy's order, `codes` the printed codes of items, `markers` the
    departments that stand for others. `keys_of` gives the groups of an initiative, none where it
    names none.
    """

    by: str
    axis: str | None
    names: Mapping[str, str]
    codes: Mapping[str, int | str]
    markers: tuple[str, ...]
    keys_of: Callable[[Initiative], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCounts:
    """The counts of one group; `key` and `name` are None for the initiatives that name none."""

    key: str | None
    name: str | None
    code: int | str | None
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The counts of a report by group, in the taxonomy's order, those that name none last.

    `several` initiatives are in more than one group and count in each. `empty` are the keys of
    the groups that have none.
    """

    report: Report
    grouping: Grouping
    groups: tuple[GroupCounts, ...]
    several: int
    empty: tuple[str, ...]


def grouping_by(word: str, taxonomy: Taxonomy) -> Grouping:
    """The grouping that a word names: `department`, `stage`, an axis, or their names.

    Raises:
        NotInPlan: it is none of these.
    """
    if not taxonomy.axis_called(word):
        typed = comparison_key(word)
        word = next((each for each in (DEPARTMENT, STAGE) if typed in (each, WORDS[each].ja)), word)
    if word == DEPARTMENT:
        return Grouping(
            by=word,
            axis=None,
            names={department.name: department.name for department in taxonomy.departments},
            codes={},
            markers=tuple(each.name for each in taxonomy.departments if each.marker),
            keys_of=lambda initiative: initiative.departments,
        )
    if word == STAGE:
        return Grouping(
            by=word,
            axis=None,
            names={stage.key: stage.name for stage in taxonomy.stages},
            codes={},
            markers=(),
            keys_of=lambda initiative: (initiative.stage.key,) if initiative.stage else (),
        )
    axis = axis_called(taxonomy, word, (DEPARTMENT, STAGE))
    return Grouping(
        by=axis.key,
        axis=axis.name,
        names={item.key: item.name for item in axis.items},
        codes={item.key: item.code for item in axis.items},
        markers=(),
        keys_of=lambda initiative: initiative.classification.get(axis.key, ()),
    )


def break_down(
    report: Report, grouping: Grouping, plan: Plan, initiatives: Mapping[str, Initiative]
) -> Breakdown:
    """Count a report's initiatives and rows in each group; never an average.

    An initiative in several groups counts in each, so the groups add up to more than the report.
    """
    keys_of: dict[str, Sequence[str | None]] = {}
    members: dict[str | None, dict[str, Initiative]] = {}
    rows: dict[str | None, list[Row]] = {}
    counted = counted_in(plan, initiatives, report.fiscal_year)
    for key, initiative in selected_from(counted, report.selection).items():
        keys_of[key] = tuple(dict.fromkeys(grouping.keys_of(initiative))) or (None,)
        for group in keys_of[key]:
            members.setdefault(group, {})[key] = initiative
    for row in report.rows:
        for group in keys_of[row.about.initiative]:
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
                summary=summarise(plan, members[key], rows.get(key, ())),
            )
            for key in order
            if key in members
        ),
        several=sum(1 for keys in keys_of.values() if len(keys) > 1),
        empty=tuple(key for key in grouping.names if key not in members),
    )
