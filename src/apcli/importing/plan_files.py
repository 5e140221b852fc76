"""The trees of a plan → its files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from apcli.importing.sdgs import NAMES, sdg_key
from apcli.importing.texts import UNKNOWN
from apcli.importing.yaml_text import yaml_text
from apcli.starting.names import keys_of
from apcli.workspace import PLAN, TAXONOMY, goal_file, initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as Mappings

    from apcli.importing.goals import GoalDraft, Goals
    from apcli.importing.mapping import Mapping
    from apcli.importing.register import Register
    from apcli.source.building import Tree

_MARKERS = frozenset(
    {"関係各課", "関係課", "各課", "全課", "全庁", "庁内各課", "関係部署", "全部署", "各所属"}
)
"""Names that stand for other departments."""


def plan_files(
    mapping: Mapping,
    register: Register,
    initiatives: Mappings[str, dict[str, Tree]],
    goals: Goals,
    keys: Sequence[str],
) -> dict[str, str]:
    """The texts of plan.yaml, taxonomy.yaml, every goal and every initiative, by their names."""
    plan: dict[str, Tree] = {
        "schema": "1",
        "title": mapping.title or UNKNOWN,
        "city": {"name": mapping.name or UNKNOWN},
        "fiscal_year": str(mapping.year),
        "years": _years(mapping.year or 0, initiatives.values()),
    }
    if register.fields:
        plan["fields"] = [{"key": key, "name": name} for name, key in register.fields.items()]
    if any("costs" in each for each in initiatives.values()):
        plan["money"] = {"unit": register.money or UNKNOWN}
    files = {PLAN: yaml_text(plan), TAXONOMY: yaml_text(_taxonomy(register, goals))}
    for key, goal in zip(keys, goals.found, strict=True):
        files[goal_file(key)] = yaml_text(_goal(goal, keys))
    return files | {initiative_file(key): yaml_text(each) for key, each in initiatives.items()}


def _goal(goal: GoalDraft, keys: Sequence[str]) -> dict[str, Tree]:
    number: dict[str, Tree] = {} if goal.number is None else {"number": goal.number}
    parent: dict[str, Tree] = {} if goal.parent is None else {"parent": keys[goal.parent.place]}
    return {**number, "title": goal.title, **parent}


def _taxonomy(register: Register, goals: Goals) -> dict[str, Tree]:
    taxonomy: dict[str, Tree] = {}
    if register.sdgs_name:
        items: list[Tree] = [
            {"key": sdg_key(number), "code": str(number), "name": NAMES[number - 1]}
            for number in sorted(register.sdgs_numbers)
        ]
        taxonomy["axes"] = [{"key": "sdgs", "name": register.sdgs_name, "items": items}]
    if goals.found:
        levels = zip(keys_of(goals.levels, "level"), goals.levels, strict=True)
        taxonomy["levels"] = [{"key": key, "name": name} for key, name in levels]
    for field, names in (("stages", register.stages), ("statuses", register.statuses)):
        if names:
            taxonomy[field] = [{"key": key, "name": name} for name, key in names.items()]
    taxonomy["departments"] = [
        {"name": name, "marker": True} if name in _MARKERS else {"name": name}
        for name in register.departments
    ]
    if register.roles:
        taxonomy["roles"] = [{"key": key, "name": name} for name, key in register.roles.items()]
    return taxonomy


def _years(fiscal_year: int, initiatives: Iterable[dict[str, Tree]]) -> dict[str, Tree]:
    """The years of the plan: those with targets, and that of most baselines and forecasts.

    Where nothing has a target, the years with a schedule or costs are those of the plan.
    """
    trees = [*initiatives]
    indicators = [each for tree in trees for each in _indicators(tree)]
    targets = sorted(
        {year for each in indicators for key in each.get("targets", ()) for year in _span(key)}
    )
    if not targets:
        targets = sorted({int(year) for tree in trees for year in _scheduled(tree)})
    baselines = Counter(
        int(each["baseline"]["fiscal_year"]) for each in indicators if "baseline" in each
    )
    forecasts = Counter(
        int(year)
        for each in indicators
        for year, kinds in each.get("values", {}).items()
        if isinstance(kinds, dict) and "forecast" in kinds
    )
    years: dict[str, Tree] = {}
    if baselines:
        years["baseline"] = str(min(baselines, key=lambda year: (-baselines[year], year)))
    if forecasts:
        years["forecast"] = str(min(forecasts, key=lambda year: (-forecasts[year], year)))
    named = [*map(int, map(str, years.values())), *targets]
    if not targets or not min(named) <= fiscal_year <= max(named):
        targets = sorted({*targets, fiscal_year})
    return {**years, "targets": [str(year) for year in targets]}


def _indicators(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from tree.get("indicators", {}).values()


def _scheduled(tree: dict[str, Any]) -> Iterator[str]:
    for span in tree.get("schedule", ()):
        yield from (span["from"], span["to"])
    yield from (year for year, cost in tree.get("costs", {}).items() if "budget" in cost)


def _span(key: str) -> range:
    first, _hyphen, last = key.partition("-")
    return range(int(first), int(last or first) + 1)
