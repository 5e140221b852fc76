"""The parts of a sheet, in the plan's order and under its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.models import Part, SheetPart
from apcli.render.documents.plan_views import PartGroup, PartView, TextView
from apcli.render.documents.small_table import SmallTable
from apcli.render.labels import NOTHING_SET, WORDS
from apcli.render.prose import parse
from apcli.text.printed import number_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from apcli.models import Cost, Initiative, Plan
    from apcli.render.documents.plan_views import Classified
    from apcli.workspace import Workspace

_WORD_OF = {
    Part.DEPARTMENTS: "department",
    Part.CLASSIFICATION: "Content.classification",
    Part.STAGE: "stage_of",
    Part.INDICATORS: "indicator",
    Part.REVIEWS: "evaluation",
}
"""The words for parts whose names the vocabulary does not have."""

_ROWS = frozenset(
    {Part.DEPARTMENTS, Part.CLASSIFICATION, Part.STAGE, Part.STATUS, Part.MANAGED_BY, Part.RELATED}
)
_HEAD = frozenset({Part.DEPARTMENTS, Part.STAGE, Part.STATUS})
"""What a web page shows beside the title, where the plan does not say."""


def parts_of(
    initiative: Initiative, classification: Sequence[Classified], workspace: Workspace
) -> tuple[PartView, ...]:
    """The parts of the sheet that the initiative has.

    A plan that does not say which parts a sheet has gets all; what most plans have stands there
    even where it is empty.
    """
    plan = workspace.plan
    present = _present(initiative, workspace)
    found: list[PartView] = []
    for each in _wanted(plan):
        if each.part in _PROSE:
            found += _prose(each, initiative, plan)
        elif present[each.part]:
            axes = tuple(axis for axis in classification if axis.items or not plan.sheet)
            found.append(_view(each, axes=axes if each.part is Part.CLASSIFICATION else ()))
    return tuple(found)


def part_labels(plan: Plan) -> dict[str, str]:
    """What the parts of the plan's sheets are called, by their names.

    Texts under names of the plan's own are called by these.
    """
    return {str(each.part): _label(each) for each in _wanted(plan) if each.part is not Part.FIELDS}


def groups_of(parts: Sequence[PartView], *, measured: bool) -> tuple[PartGroup, ...]:
    """Neighbours that are lines of one table, and the others each by itself.

    Indicators are such a line only where there is none, that is, nothing is `measured`.
    """
    found: list[PartGroup] = []
    for part in parts:
        is_table = part.row or part.kind == "text"
        is_table = is_table or (part.kind == Part.INDICATORS and not measured)
        if is_table and found and found[-1].table:
            found[-1] = PartGroup(True, (*found[-1].parts, part))
        else:
            found.append(PartGroup(is_table, (part,)))
    return tuple(found)


def on_the_web(
    parts: Sequence[PartView], plan: Plan
) -> tuple[tuple[PartView, ...], tuple[PartView, ...]]:
    """The parts beside the title, and those below."""
    if plan.sheet:
        first = next((n for n, part in enumerate(parts) if not part.row), len(parts))
        return tuple(parts[:first]), tuple(parts[first:])
    head = tuple(part for part in parts if part.kind in _HEAD)
    rows = [part for part in parts if part.row and part.kind not in _HEAD]
    return head, (*(part for part in parts if not part.row), *rows)


def statuses_of(initiative: Initiative, workspace: Workspace) -> tuple[str, ...]:
    """The status of each year in a line."""
    return tuple(
        f"{year_label(year)}：{status_of(initiative, year, workspace)}"
        for year in sorted(initiative.status)
    )


def status_of(initiative: Initiative, fiscal_year: int, workspace: Workspace) -> str | None:
    """The status of a year by its name with its note, None where the year has none."""
    status = initiative.status.get(fiscal_year)
    if status is None:
        return None
    names = {each.key: each.name for each in workspace.taxonomy.statuses}
    return names.get(status.key, status.key) + (f"（{status.note}）" if status.note else "")


def costs_of(
    initiative: Initiative, plan: Plan, fiscal_year: int | None = None
) -> SmallTable | None:
    """What the initiative costs in each year, or in one, with a column for what any of them has."""
    years = sorted(
        (year, cost) for year, cost in initiative.costs.items() if fiscal_year in (None, year)
    )
    if not years:
        return None
    unit = f"（{plan.money.unit}）" if plan.money else ""
    minus = plan.words.minus

    def number(value: Decimal | None) -> str:
        return NOTHING_SET if value is None else number_label(value, minus=minus)

    def sources(cost: Cost) -> str:
        return "、".join(f"{name} {number(part)}" for name, part in cost.sources.items())

    columns = [
        (f"{WORDS('budget')}{unit}", True, [number(cost.budget) for _, cost in years]),
        (f"{WORDS('spent')}{unit}", True, [number(cost.actual) for _, cost in years]),
        (
            f"{WORDS('source_of_money')}{unit}",
            False,
            [sources(cost) or NOTHING_SET for _, cost in years],
        ),
        (
            f"{WORDS('staff')}（{WORDS('persons')}）",
            True,
            [number(cost.staff) for _, cost in years],
        ),
    ]
    kept = [each for each in columns if set(each[2]) != {NOTHING_SET}]
    return SmallTable(
        caption=None,
        heads=(WORDS("fiscal_year"), *(head for head, _, _ in kept)),
        rows=tuple(
            (year_label(year), *(cells[place] for _, _, cells in kept))
            for place, (year, _) in enumerate(years)
        ),
        numbers=frozenset(place for place, (_, number_, _) in enumerate(kept, 1) if number_),
        notes=tuple(f"{year_label(year)}：{cost.note}" for year, cost in years if cost.note),
        stacked=True,
    )


_PROSE = frozenset({Part.OVERVIEW, Part.ACTIONS, Part.FIELDS})


def _present(initiative: Initiative, workspace: Workspace) -> dict[Part, bool]:
    own, taxonomy = bool(workspace.plan.sheet), workspace.taxonomy
    measured = any(each.indicators for each in workspace.initiatives.values())
    return {
        Part.DEPARTMENTS: bool(initiative.in_charge),
        Part.CLASSIFICATION: bool(
            any(initiative.classification.values()) if own else taxonomy.axes
        ),
        Part.STAGE: bool(initiative.stage if own else taxonomy.stages),
        Part.STATUS: bool(initiative.status),
        Part.MANAGED_BY: initiative.printed_managed_by is not None,
        Part.RELATED: bool(initiative.related),
        Part.INDICATORS: bool(initiative.indicators) or (measured and not own),
        Part.SCHEDULE: bool(initiative.schedule),
        Part.COSTS: bool(initiative.costs),
        Part.NOTES: bool(initiative.notes),
        Part.REVIEWS: any(initiative.reviews.values()),
    }


def _wanted(plan: Plan) -> tuple[SheetPart, ...]:
    return plan.sheet or tuple(SheetPart(part=part) for part in Part)


def _label(part: SheetPart) -> str:
    return part.label or WORDS(_WORD_OF.get(part.part, str(part.part)))


def _prose(part: SheetPart, initiative: Initiative, plan: Plan) -> Iterator[PartView]:
    if part.part is not Part.FIELDS:
        text = initiative.overview if part.part is Part.OVERVIEW else initiative.actions
        if text:
            view = TextView(str(part.part), part.label or WORDS(str(part.part)), parse(text))
            yield _view(part, text=view)
        return
    names = {field.key: field.name for field in plan.fields}
    # A plan may silence the rule about unknown keys: its document then shows them.
    for key in sorted(initiative.fields, key=[*names, *initiative.fields].index):
        text = initiative.fields[key]
        yield _view(part, text=TextView(key, names.get(key, key), parse(text)))


def _view(
    part: SheetPart, *, text: TextView | None = None, axes: tuple[Classified, ...] = ()
) -> PartView:
    return PartView(
        kind="text" if text else str(part.part),
        label=text.label if text else _label(part),
        own=part.label is not None,
        row=part.part in _ROWS,
        text=text,
        axes=axes,
    )
