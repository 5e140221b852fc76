"""Write the plan of a large invented city: `python -m benchmarks.city DIR`.

It has 300 initiatives under 30 measures and 6 goals: departments with roles, indicators (some with
values, some with a target for the last year only), costs, status by year, reviews with grades,
short and long texts. It is the same bytes every time, and no rule of apcli finds anything in it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml

from benchmarks.city_initiatives import LAST, WORDING, initiative, places


def goals() -> dict[str, dict[str, Any]]:
    """The fields of the goals and measures, by their keys."""
    found: dict[str, dict[str, Any]] = {}
    for first, goal in enumerate(WORDING["goals"], 1):
        found[goal["key"]] = _goal(first, goal)
        for second, (key, title, _) in enumerate(goal["measures"], 1):
            found[key] = _measure(f"{first}-{second}", goal, title, second)
    return found


def _goal(number: int, goal: dict[str, Any]) -> dict[str, Any]:
    share = 50 + number * 3
    return {
        "number": str(number),
        "title": goal["title"],
        "overview": f"{goal['title']}を、市民、事業者及び市が力を合わせて実現します。",
        "indicators": {"satisfaction": _share(f"「{goal['title']}」と思う市民の割合", share)},
        "reviews": {2025: {"grades": {"overall": "B"}, "evaluation": _progress_of(goal["title"])}},
    }


def _progress_of(title: str) -> str:
    return f"「{title}」の各施策は、おおむね計画どおりに進んでいます。"


def _measure(number: str, goal: dict[str, Any], title: str, place: int) -> dict[str, Any]:
    fields: dict[str, Any] = {"number": number, "title": title, "parent": goal["key"]}
    departments = goal["departments"]
    fields["departments"] = [departments[place % len(departments)]]
    if place % 2:
        fields["overview"] = f"{title}に向けて、次の事業に取り組みます。"
        fields["indicators"] = {"share": _share(f"{title}に満足している市民の割合", 40 + place * 4)}
    return fields


def _share(name: str, base: int) -> dict[str, Any]:
    return {
        "name": f"{name}（時点）",
        "unit": "％",
        "aggregation": "point_in_time",
        "baseline": {"fiscal_year": 2023, "value": base},
        "values": {2024: {"actual": base + 1}, 2025: {"actual": base + 2}},
        "targets": {LAST: base + 8},
    }


def taxonomy() -> dict[str, Any]:
    """What `taxonomy.yaml` holds: levels, roles, statuses, axis, departments."""
    axis = WORDING["axes"][0]
    items = [
        {"key": f"{axis['key']}-{code}", "code": code, "name": name}
        for code, name in enumerate(axis["items"], 1)
    ]
    departments = [name for goal in WORDING["goals"] for name in goal["departments"]]
    return {
        **{name: WORDING[name] for name in ("levels", "roles", "statuses")},
        "axes": [{**axis, "items": items}],
        "departments": [
            {"name": name, "contact": f"電話 000-000-{place:04}"}
            for place, name in enumerate(departments)
        ],
    }


def write(folder: Path) -> None:
    """Write the plan to `folder`, which holds none yet."""
    for name in ("goals", "initiatives"):
        (folder / name).mkdir(parents=True)
    _dump(folder / "plan.yaml", WORDING["plan"])
    _dump(folder / "taxonomy.yaml", taxonomy())
    _dump(folder / "glossary.yaml", {"terms": WORDING["terms"]})
    for key, fields in goals().items():
        _dump(folder / "goals" / f"{key}.yaml", fields)
    for place in places():
        _dump(folder / "initiatives" / f"{place.key}.yaml", initiative(place))


def _dump(path: Path, fields: dict[str, Any]) -> None:
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"# An invented city: no figure here is anyone's.\n{text}", encoding="utf-8")


def main() -> None:
    """Read the command line and write the plan."""
    parser = argparse.ArgumentParser(description="Write the plan of a large invented city.")
    parser.add_argument("folder", type=Path, help="a new folder for plan.yaml and the others")
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
