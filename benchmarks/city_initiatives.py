"""The initiatives of the plan of a large invented city, for city.py."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

WORDING: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("city.yaml").read_text(encoding="utf-8")
)
YEARS = (2025, 2026, 2027, 2028)
LAST = YEARS[-1]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an initiative in the plan, and the chance that varies it."""

    index: int
    number: str
    goal: dict[str, Any]
    measure: str
    measure_title: str
    thing: str
    work: str
    chance: random.Random

    @property
    def key(self) -> str:
        """The key, which is the file's name."""
        return f"{self.measure}-{self.number.rsplit('-', 1)[1]:0>2}"

    def said(self, pool: str, *places: int) -> list[str]:
        """The sentences at these places of the pool, the names filled in."""
        every = WORDING[pool]
        names = {"thing": self.thing, "measure": self.measure_title, "work": self.work[1:]}
        return [every[place % len(every)].format(**names) for place in places]


def places() -> list[Place]:
    """The places of all initiatives, in the order of the plan."""
    found: list[Place] = []
    for first, goal in enumerate(WORDING["goals"], 1):
        for second, (measure, title, things) in enumerate(goal["measures"], 1):
            for third in range(10):
                index = len(found)
                work = WORDING["works"][(index + third % 2 * 3) % len(WORDING["works"])]
                number = f"{first}-{second}-{third + 1}"
                chance = random.Random(number)
                thing = things[third // 2]
                found.append(Place(index, number, goal, measure, title, thing, work, chance))
    return found


def initiative(place: Place) -> dict[str, Any]:
    """The fields of one initiative."""
    parts = {
        "number": place.number,
        "title": _title(place),
        "goal": place.measure,
        **_listed_again(place),
        **({"change": "new"} if place.index % 12 == 0 else {}),
        "departments": _departments(place),
        "classification": {"sdgs": _goals_of_the_world(place)},
        "status": _status(place),
        "overview": _overview(place),
        "actions": _actions(place),
        "fields": {"purpose": place.said("purposes", place.index)[0]} if place.index % 3 else {},
        "indicators": _indicators(place),
        "schedule": _schedule(place),
        "costs": _costs(place),
        "reviews": _reviews(place),
        "notes": place.said("notes", place.index) if place.index % 4 == 0 else [],
    }
    return {name: value for name, value in parts.items() if value}


def _title(place: Place) -> str:
    title = place.thing + place.work
    return WORDING["long_title"].format(title=title) if place.index % 37 == 5 else title


def _listed_again(place: Place) -> dict[str, Any]:
    measures = [measure[0] for measure in place.goal["measures"]]
    others = [measure for measure in measures if measure != place.measure]
    return {"also_under": [others[place.index % len(others)]]} if place.index % 25 == 7 else {}


def _departments(place: Place) -> list[dict[str, str]]:
    names = place.goal["departments"]
    lead, related = (names[(place.index + step) % len(names)] for step in (0, 1))
    with_others = [{"name": related, "role": "related"}] if place.index % 3 == 0 else []
    return [{"name": lead, "role": "lead"}, *with_others]


def _goals_of_the_world(place: Place) -> list[str]:
    count = len(WORDING["axes"][0]["items"])
    return [f"sdgs-{number}" for number in sorted({place.index % count + 1, place.index % 5 + 10})]


def _status(place: Place) -> dict[int, Any]:
    if place.index % 4 == 3:
        return {}
    if place.index % 50 == 10:
        note = WORDING["cancelled"].format(thing=place.thing)
        return {2025: "in-progress", 2026: {"key": "cancelled", "note": note}}
    if place.index % 50 == 20:
        note = WORDING["paused"].format(thing=place.thing)
        return {2025: {"key": "paused", "note": note}, 2026: "in-progress"}
    first = "not-started" if place.index % 6 == 0 else "in-progress"
    last = "done" if place.index % 10 == 1 else "in-progress"
    return {2025: first, 2026: "in-progress", 2027: "in-progress", 2028: last}


def _overview(place: Place) -> str:
    sentences = place.said("overviews", *range(5))
    if place.index % 5 == 2:
        return f"{''.join(sentences[1:3])}\n\n{''.join(sentences[3:])}"
    return "".join(sentences[: 1 + place.index % 2])


def _actions(place: Place) -> str:
    if place.index % 3 == 2:
        return ""
    lines = place.said("actions", *range(1 + place.index % 3))
    if place.index % 2:
        lines += ["", *(f"- {step}" for step in place.said("steps", *range(2 + place.index % 3)))]
    return "\n".join(lines)


def _schedule(place: Place) -> list[dict[str, Any]]:
    if place.index % 5 != 4:
        return []
    return [
        {"from": 2025, "to": 2026, "text": "調査と計画"},
        {"from": 2027, "to": 2028, "text": "実施と効果の検証"},
    ]


def _indicators(place: Place) -> dict[str, Any]:
    match place.index % 5:
        case 0:
            return _growing(place)
        case 1:
            return _last_year_only(place)
        case 2:
            return _rate(place)
        case 3:
            return _two(place)
    return {}


def _growing(place: Place) -> dict[str, Any]:
    base, step = place.chance.randrange(10, 90), place.chance.randrange(2, 9)
    before = base + step // 2
    now = before + place.chance.randrange(step)
    return {
        "total": {
            "name": f"{place.thing}に係る実施箇所数（累計）",
            "kind": "output",
            "unit": "箇所",
            "aggregation": "cumulative",
            "baseline": {"fiscal_year": 2023, "value": base},
            "values": {
                2024: {"actual": before},
                **_known(place, now),
            },
            "targets": {year: base + step * (year - 2024) for year in YEARS},
        }
    }


def _known(place: Place, value: object) -> dict[int, Any]:
    return {2025: {"actual": value}} if place.index % 10 < 7 else {}


def _last_year_only(place: Place) -> dict[str, Any]:
    base = place.chance.randrange(100, 4000)
    now = base + place.chance.randrange(-base // 20, base // 10)
    return {
        "users": {
            "name": f"{place.thing}の利用者数（単年度）",
            "kind": "outcome",
            "unit": "人",
            "aggregation": "annual",
            "baseline": {"fiscal_year": 2023, "value": base},
            "values": {2024: {"actual": base + base // 50}, **_known(place, now)},
            "targets": {LAST: base + base // 5},
        }
    }


def _rate(place: Place) -> dict[str, Any]:
    base, people = place.chance.randrange(200, 600), place.chance.randrange(950, 1050)
    counted = {"numerator": base + place.chance.randrange(-20, 60), "denominator": people}
    return {
        "rate": {
            "name": f"{place.thing}に満足している人の割合（時点）",
            "kind": "outcome",
            "definition": f"{place.thing}の利用者への調査で、満足と答えた人の割合です。",
            "unit": "％",
            "aggregation": "point_in_time",
            "decimals": 1,
            "baseline": {"fiscal_year": 2023, "value": base / 10},
            "values": _known(place, counted),
            "targets": {LAST: {"at_least": base // 10 + 10}},
        }
    }


def _two(place: Place) -> dict[str, Any]:
    base, year = place.chance.randrange(40, 200), YEARS[place.index % 4]
    days = {
        "name": f"{place.thing}の平均待ち日数（単年度）",
        "kind": "outcome",
        "rationale": f"{place.thing}に係る他市の平均に合わせます。",
        "unit": "日",
        "aggregation": "annual",
        "direction": "decrease",
        "baseline": {"fiscal_year": 2023, "value": base},
        "values": {2024: {"actual": base - 1}, **_known(place, base - 3)},
        "targets": {year: base - 5 * (year - 2024) for year in YEARS},
    }
    opening = {
        "name": f"{place.thing}に係る新しい制度の開始",
        "targets": {year: {"by": f"{year}-10"}},
    }
    kept = {
        "name": f"{place.thing}の説明会の回数（単年度）",
        "kind": "output",
        "unit": "回",
        "aggregation": "annual",
        "values": {2024: {"actual": base % 12 + 2}, **_known(place, base % 12 + 1 + base % 3)},
        "targets": {"2025-2028": {"keep": "previous", "text": "前年度以上"}},
    }
    return {"days": days, **({"opening": opening} if place.index % 2 else {"meetings": kept})}


def _costs(place: Place) -> dict[int, Any]:
    if place.index % 5 == 1:
        return {}
    found: dict[int, Any] = {}
    for year in YEARS[: 2 + place.index % 3]:
        budget = place.chance.randrange(20, 90_000) * 10 if place.index % 7 else 480
        found[year] = {"budget": budget}
        if place.index % 2:
            paid = budget // 100 * place.chance.randrange(10, 60)
            found[year]["sources"] = {"国": paid, "一般財源": budget - paid}
    if place.index % 3:
        first = found[2025]
        first["actual"] = first["budget"] // 100 * place.chance.randrange(85, 101)
    return found


def _reviews(place: Place) -> dict[int, Any]:
    if place.index % 3 != 1:
        return {}
    own = {
        "who": "department",
        "period": "h1",
        "grades": {"progress": ("◎", "○", "○", "△")[place.index % 4]},
        "evaluation": place.said("evaluations", place.index)[0],
    }
    whole = {
        "who": "department",
        "period": "h2",
        "grades": {"progress": "○", "overall": ("A", "A", "B", "B", "C")[place.index % 5]},
        "issues": place.said("issues", place.index)[0],
        "next_steps": place.said("next_steps", place.index)[0],
        "direction": ("continued", "expanded", "reduced")[place.index % 3],
    }
    committee = {
        "who": "committee",
        "grades": {"overall": ("A", "B", "C")[place.index % 3]},
        "issues": place.said("issues", place.index + 1)[0],
        "by": "2026-08",
    }
    return {2025: [own, whole, *([committee] if place.index % 2 else [])]}
