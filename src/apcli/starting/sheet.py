"""The sheet of a new initiative, with what its plan has for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.edit import flow_text
from apcli.era import year_label
from apcli.models.plan import Part
from apcli.starting.wording import said
from apcli.text.natural import natural
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from apcli.models import Goal, Plan, Taxonomy

_COLUMN = 32
"""Where the comments begin."""

_LISTED = 12
"""How many departments or stages a comment lists."""


def sheet(key: str, number: str, plan: Plan, taxonomy: Taxonomy, goals: Mapping[str, Goal]) -> str:
    """The file of an initiative in which only what a person must say is empty.

    The department is filled in if the plan has only one. What is empty and required, `validate`
    reports (AP102); what is empty and optional counts as absent.
    """
    lines = [
        said("sheet", key=key),
        *_head(number, plan, taxonomy, goals),
        *_texts(plan),
        *(_indicator(plan) if _has(plan, Part.INDICATORS) else ()),
        *_rest(plan, taxonomy),
    ]
    return "\n".join(lines) + "\n"


def next_number(numbers: Iterable[str]) -> str:
    """The printed number after the last one in natural order: 34 after 33, 1-2-4 after 1-2-3."""
    taken = set(numbers)
    last = max(taken, key=natural, default="0")
    found = re.fullmatch(r"(.*?)([0-9]+)([^0-9]*)", last)
    before, digits, after = found.groups() if found else (last, "", "")
    for each in range(int(digits or 1) + 1, int(digits or 1) + len(taken) + 2):
        number = f"{before}{each:0{len(digits)}}{after}"
        if number not in taken:
            return number
    return "1"


def _head(number: str, plan: Plan, taxonomy: Taxonomy, goals: Mapping[str, Goal]) -> Iterator[str]:
    names = [each.name for each in taxonomy.departments]
    only = flow_text(names[0]) if len(names) == 1 else ""
    named = said("departments", names=_listed(names)) if names else said("no-departments")
    yield _line(f"number: {number}", said("number"))
    yield _line("title:", said("title"))
    yield _line("change: continued", said("change"))
    yield _line(f"departments: [{only}]", named)
    if taxonomy.roles:
        first = taxonomy.roles[0].key
        roles = _listed([said("choice", key=each.key, name=each.name) for each in taxonomy.roles])
        name = names[0] if names else said("no-departments")
        yield _line("", said("roles", name=name, role=first, names=roles))
    if goals:
        lowest = goals.keys() - {goal.parent for goal in goals.values()}
        names = [said("choice", key=key, name=goals[key].label) for key in goals if key in lowest]
        yield _line("goal:", said("goal", names=_listed(names)))
    if taxonomy.stages:
        names = [said("choice", key=stage.key, name=stage.name) for stage in taxonomy.stages]
        comment = said("stage", names=_listed(names))
        yield _line(f"stage: {{key: {taxonomy.stages[0].key}}}", comment)
    if taxonomy.axes and _has(plan, Part.CLASSIFICATION):
        yield "classification:"
        for axis in taxonomy.axes:
            names = [said("choice", key=item.key, name=item.name) for item in axis.items]
            comment = said("choices", name=axis.name, names=_listed(names))
            yield _line(f"  {axis.key}: []", comment)


def _texts(plan: Plan) -> Iterator[str]:
    yield said("prose").rstrip("\n")
    for part in (Part.OVERVIEW, Part.ACTIONS):
        if _has(plan, part):
            given = next((each.label for each in plan.sheet if each.part is part), None)
            yield _line(f"{part}:", given or said(part))
    if plan.fields and _has(plan, Part.FIELDS):
        yield "fields:"
        for field in plan.fields:
            yield _line(f"  {field.key}:", field.name)


def _indicator(plan: Plan) -> Iterator[str]:
    years = plan.years
    yield said("indicators").rstrip("\n")
    yield _line("  result:", said("indicator"))
    for field in ("name", "unit", "aggregation"):
        yield _line(f"    {field}:", said(field))
    if years.baseline is not None:
        baseline = f"    # baseline: {{fiscal_year: {years.baseline}, value: 7}}"
        yield _line(baseline, said("baseline"))
    yield "    values:"
    if years.forecast is not None:
        yield _line(f"      {years.forecast}:", said("forecast", year=year_label(years.forecast)))
    if years.forecast != plan.fiscal_year:
        yield _line(f"      {plan.fiscal_year}:", said("actual"))
    yield "    targets:"
    for year in years.targets:
        yield _line(f"      {year}:", said("target", year=year_label(year)))


def _rest(plan: Plan, taxonomy: Taxonomy) -> Iterator[str]:
    if _has(plan, Part.SCHEDULE):
        last = max(plan.fiscal_year, *plan.years.targets)
        yield said("schedule", first=plan.fiscal_year, last=last).rstrip("\n")
    statuses = taxonomy.statuses
    if statuses and _has(plan, Part.STATUS):
        names = _listed([said("choice", key=each.key, name=each.name) for each in statuses])
        given = said("status", names=names, year=plan.fiscal_year, status=statuses[0].key)
        yield given.rstrip("\n")
    if plan.money and _has(plan, Part.COSTS):
        yield said("costs", unit=plan.money.unit, year=plan.fiscal_year).rstrip("\n")


def _has(plan: Plan, part: Part) -> bool:
    """The plan's sheets have this part."""
    return not plan.sheet or any(each.part is part for each in plan.sheet)


def _listed(names: list[str]) -> str:
    return "、".join(names[:_LISTED]) + (said("and-more") if len(names) > _LISTED else "")


def _line(text: str, comment: str) -> str:
    return f"{text}{' ' * max(2, _COLUMN - cell_width(text))}# {comment}"
