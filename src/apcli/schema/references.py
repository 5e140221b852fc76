"""What an initiative of one plan may refer to: its axes, items, stages, departments, initiatives.

Each is a `const` with a title, which editors show on hover, and a description, which they show in
completion lists. A list that the plan does not have yet restricts nothing.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.models.grammar import is_key
from apcli.models.rating import NO_RATING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.models import Axis, Department, Grade, Item, Plan, Taxonomy
    from apcli.schema.generating import Schema
    from apcli.workspace import Workspace

_KEY: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}

_CIRCLED = {
    int(unicodedata.numeric(chr(each))): chr(each)
    for each in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
}

Words = tuple[str, str | None]
"""A title, and a description if there is more to say."""


def describe_years(sheet: Schema, plan: Plan | None) -> None:
    """Give the mappings by fiscal year a title for each year of the plan, by its era."""
    indicator, fields = sheet["$defs"]["Indicator"]["properties"], sheet["properties"]
    own = (fields[name] for name in ("status", "costs", "reviews") if name in fields)
    for field in (indicator["values"], indicator["targets"], *own):
        ((pattern, value),) = field["patternProperties"].items()
        title = field["title"]
        field["patternProperties"] = {
            f"^{year}$": {
                "title": f"{year_label(year)}の{title}",
                "description": _year_description(plan, year),
                "$comment": f"fiscal year {year}",
                **value,
            }
            for year in (plan.years.all if plan else ())
        } | {pattern: {"title": title, **value}}


def _year_description(plan: Plan | None, year: int) -> str:
    text = f"{year}年4月1日から{year + 1}年3月31日まで"
    years = plan.years if plan else None
    if years is None:
        return text
    roles = (
        ("基準年度", year == years.baseline),
        ("見込年度", year == years.forecast),
        ("目標年度", year in years.targets),
    )
    role = "・".join(name for name, holds in roles if holds) or "年度"
    return f"{text}。この計画の{role}"


def restrict(sheet: Schema, workspace: Workspace) -> None:
    """Allow a sheet to refer only to what is in the plan, as far as it could be read."""
    fields = sheet["properties"]
    if workspace.read_taxonomy is not None:
        _restrict_to_taxonomy(sheet, workspace.read_taxonomy)
    if workspace.read_plan is not None:
        _restrict_to_plan(sheet, workspace.read_plan)
        scales = {name: (name, None) for name in (*workspace.read_plan.rating_scales, NO_RATING)}
        field = sheet["$defs"]["Indicator"]["properties"]
        field["rating"] = {
            **_words_alone(field["rating"]),
            "anyOf": [_one_of(scales), {"type": "null"}],
        }
    goals: dict[str, Words] = {key: (each.label, None) for key, each in workspace.goals.items()}
    for name in {"goal", "parent"} & fields.keys() if goals else ():
        fields[name] = {
            **_words_alone(fields[name]),
            "anyOf": [_one_of(goals), {"type": "null"}],
        }
    if "related" not in fields:
        return
    if goals:
        fields["also_under"]["items"] = _one_of(goals)
    initiatives: dict[str, Words] = {
        key: (one.printed_label, one.printed_label) for key, one in workspace.initiatives.items()
    }
    others = sorted(filter(is_key, workspace.keys - initiatives.keys()))
    choices = {**initiatives, **{key: (key, None) for key in others}}
    fields["related"]["items"] = _one_of(choices)


def _restrict_to_taxonomy(sheet: Schema, taxonomy: Taxonomy) -> None:
    fields, definitions = sheet["properties"], sheet["$defs"]
    if taxonomy.axes and "classification" in fields:
        _allow_only(fields["classification"], {axis.key: _axis(axis) for axis in taxonomy.axes})
    if taxonomy.departments:
        departments = _one_of({each.name: _department(each) for each in taxonomy.departments})
        in_charge = definitions["InCharge"]["anyOf"][-1]["properties"]
        in_charge["name"] = {**_words_alone(in_charge["name"]), **departments}
        roles = _one_of({each.key: (each.name, None) for each in taxonomy.roles})
        in_charge["role"] = {**_words_alone(in_charge["role"]), "anyOf": [roles, {"type": "null"}]}
        definitions["InCharge"]["anyOf"] = [departments, definitions["InCharge"]["anyOf"][-1]]
    if taxonomy.statuses and "status" in fields:
        statuses = _one_of({each.key: (each.name, None) for each in taxonomy.statuses})
        full = definitions["YearStatus"]["anyOf"][-1]
        full["properties"]["key"] = {**_words_alone(full["properties"]["key"]), **statuses}
        definitions["YearStatus"]["anyOf"] = [statuses, full]
    if taxonomy.stages and "stage" in fields:
        stages = _one_of({stage.key: (stage.name, stage.description) for stage in taxonomy.stages})
        mark = definitions["StageMark"]["properties"]
        mark["key"] = {**_words_alone(mark["key"]), **stages}
        span = definitions["ScheduleSpan"]["properties"]
        span["stage"] = {**_words_alone(span["stage"]), "anyOf": [stages, {"type": "null"}]}


def _restrict_to_plan(sheet: Schema, plan: Plan) -> None:
    """Who reviews, which part of the year, with which grades; and the plan's own fields."""
    review = sheet["$defs"]["Review"]["properties"]
    for name, declared in (("who", plan.reviewers), ("period", plan.periods)):
        if declared:
            choices = _one_of({each.key: (each.name, None) for each in declared})
            review[name] = {**_words_alone(review[name]), "anyOf": [choices, {"type": "null"}]}
    if plan.grades:
        _allow_only(review["grades"], {each.key: _grade(each) for each in plan.grades})
    if plan.fields and "fields" in sheet["properties"]:
        (prose,) = sheet["properties"]["fields"]["patternProperties"].values()
        own = {each.key: {"title": each.name, **prose} for each in plan.fields}
        _allow_only(sheet["properties"]["fields"], own)


def _grade(grade: Grade) -> Schema:
    """The labels of a grade, with what they mean."""
    steps = _one_of({step.label: (step.label, step.meaning) for step in grade.steps})
    return {"title": grade.name, "anyOf": [steps, {"type": "null"}]}


def _allow_only(field: Schema, properties: Mapping[str, Schema]) -> None:
    """Let a mapping by key have these keys alone."""
    field.pop("patternProperties", None)
    field["properties"] = dict(properties)
    field["additionalProperties"] = False


def _axis(axis: Axis) -> Schema:
    groups = {group.key: group.name for group in axis.groups}
    return {
        "title": axis.name,
        "description": f"{axis.name}の項目のキーを並べます。",
        "$comment": f"the keys of items of the axis {axis.key}",
        "type": ["array", "null"],
        "items": _one_of({item.key: _item(item, groups) for item in axis.items}),
    }


def _item(item: Item, groups: Mapping[str, str]) -> Words:
    printed = _CIRCLED.get(item.code) if isinstance(item.code, int) else None
    title = f"{printed or f'({item.code})'} {item.name}"
    group = groups.get(item.group or "")
    return title, f"{title}（{group}）" if group else title


def _department(department: Department) -> Words:
    remarks: Iterable[str] = (
        *(f"旧名称「{name}」は使いません。" for name in department.formerly),
        *(("他の課を指す総称です。",) if department.marker else ()),
    )
    return department.name, "".join(remarks) or None


def _words_alone(field: Schema) -> Schema:
    return {name: field[name] for name in ("title", "description", "$comment")}


def _one_of(choices: Mapping[str, Words]) -> Schema:
    """One of these choices; any key if there are none."""
    if not choices:
        return _KEY
    return {
        "oneOf": [
            {"const": value, "title": title, **({"description": text} if text else {})}
            for value, (title, text) in choices.items()
        ]
    }
