"""Write a plan of any size: `python benchmarks/generate.py 1000 DIR [--seed 1]`.

The same count and seed give the same bytes, and a smaller plan is the beginning of a larger one.
Every initiative is unlike the others in key, number, title, numbers and choice of sentences, and
about 1.8 KB long; no rule of apcli finds anything in them.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

WORDING: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an initiative among all, and the chance that varies it."""

    index: int
    town: str
    area: int
    subject: dict[str, Any]
    measured: bool
    chance: random.Random

    @classmethod
    def of(cls, index: int, seed: int) -> Place:
        """The place of the initiative with this index; no two share town, area and subject."""
        subjects, towns = WORDING["subjects"], WORDING["towns"]
        rest, subject = divmod(index, len(subjects))
        area, town = divmod(rest, len(towns))
        measured = (index + rest) % 3 != 2
        chance = random.Random(f"{seed}-{index}")
        return cls(index, towns[town], area + 1, subjects[subject], measured, chance)

    @property
    def key(self) -> str:
        """The key, which is the file's name."""
        return f"{self.subject['key']}-{self.index + 1:05}"

    def sentences(self, pool: str, count: int) -> list[str]:
        """So many of the pool's sentences, in its order, with the names filled in."""
        every = WORDING[pool]
        chosen = sorted(self.chance.sample(range(len(every)), count))
        return [every[number].format(town=self.town, area=self.area) for number in chosen]


def initiative(place: Place) -> str:
    """The text of one initiative's file."""
    lines = [*_facts(place), *_texts(place)]
    if place.measured:
        lines += ["indicators:", *_indicators(place)]
    if not place.measured or place.index % 4 == 1:
        lines += ["schedule:", *_schedule(measured=place.measured)]
    if place.measured:
        notes = place.sentences("notes", 1 + place.index % 3)
        lines += ["notes:", *(f"  - {note}" for note in notes)]
    if place.index % 5 == 0:
        lines += _erratum(place)
    return "\n".join(lines) + "\n"


def _facts(place: Place) -> list[str]:
    index, departments = place.index, WORDING["departments"]
    others = ["関係各課"] if index % 4 == 0 else []
    stage = "implementation, basis: indicator" if place.measured else "trial, basis: schedule"
    return [
        f"number: {index + 1}",
        f"title: {place.subject['title']}【{place.town}第{place.area}地区】",
        *(["change: new"] if index % 10 == 0 else []),
        f"departments: [{', '.join([departments[index % len(departments)], *others])}]",
        "classification:",
        f"  policy: [policy-{index % 14 + 1}]",
        f"  technology: [technology-{index % 18 + 1}]",
        f"  community: [community-{index % 11 + 1}, community-{index % 11 + 12}]",
        f"stage: {{key: {stage}}}",
    ]


def _texts(place: Place) -> list[str]:
    overview, actions, steps = (1, 1, 2) if place.measured else (3, 2, 5)
    own = f"{place.town}第{place.area}地区で{place.subject['title']}に取り組みます。"
    return [
        f"overview: {own}{''.join(place.sentences('overviews', overview))}",
        "actions: |",
        f"  {place.town}第{place.area}地区の{place.subject['title']}を進めます。",
        *(f"  {sentence}" for sentence in place.sentences("actions", actions)),
        "",
        *(f"  - {step}" for step in place.sentences("steps", steps)),
    ]


def _indicators(place: Place) -> list[str]:
    second = (_annual, _rate, _milestone, _falling, _kept)
    lines = _cumulative(place)
    if place.index % 7:
        lines += second[place.index % len(second)](place.chance)
    return lines


def _head(key: str, name: str, unit: str, aggregation: str, *more: str) -> list[str]:
    fields = (f"name: {name}", f"unit: {unit}", f"aggregation: {aggregation}", *more)
    return [f"  {key}:", *(f"    {field}" for field in fields)]


def _targets(values: list[str]) -> list[str]:
    years = ["2025", "2026", *(["2027-2028"] if len(values) == 3 else ["2027", "2028"])]
    pairs = zip(years, values, strict=True)
    return ["    targets:", *(f"      {year}: {value}" for year, value in pairs)]


def _baseline(value: object) -> str:
    return f"baseline: {{fiscal_year: 2023, value: {value}, as_of: 2024-03-31}}"


def _cumulative(place: Place) -> list[str]:
    chance, subject, scale = place.chance, place.subject, int(place.subject["scale"])
    base, step = chance.randrange(scale // 2, scale), chance.randrange(2, scale // 4 + 3)
    targets = [str(base + step * year) for year in range(2, 6)]
    if chance.random() < 0.3:
        targets = [*targets[:2], "{text: 整備の状況により随時設定}"]
    half = base + step + step // 2
    interim = f"{{interim: {{value: {half}, as_of: 2025-09-30, note: 上半期の集計}}}}"
    name = f"{subject['counted']}（累計）"
    return [
        *_head("total", name, subject["unit"], "cumulative", _baseline(base)),
        "    values:",
        f"      2024: {{forecast: {base + step}}}",
        f"      2025: {interim if chance.random() < 0.5 else 'pending'}",
        *_targets(targets),
    ]


def _annual(chance: random.Random) -> list[str]:
    base = chance.randrange(10, 400)
    head = _head("sessions", "説明会の開催回数（単年度）", "回", "annual", _baseline(base))
    return [*head, *_targets([str(base + 5 * year) for year in range(1, 5)])]


def _rate(chance: random.Random) -> list[str]:
    base = chance.randrange(200, 500)
    more = ("decimals: 1", _baseline(base / 10))
    actual = f"{{numerator: {base + 20}, denominator: 1000, as_of: 2025-03-31}}"
    return [
        *_head("rate", "オンラインによる申請の割合（時点）", "％", "point_in_time", *more),
        "    values:",
        f"      2024: {{actual: {actual}}}",
        *_targets([f"{base / 10 + 5.5 * year:.1f}" for year in range(1, 5)]),
    ]


def _milestone(chance: random.Random) -> list[str]:
    month = f"2026-{chance.randrange(4, 13):02}"
    head = _head("launch", "新システムの運用開始（時点）", "時期", "point_in_time")
    return [*head, "    targets:", f"      2026: {{by: {month}, note: 本稼働の月}}"]


def _falling(chance: random.Random) -> list[str]:
    base = chance.randrange(60, 300)
    more = ("direction: decrease", _baseline(base))
    head = _head("hours", "紙による申請の処理時間（単年度）", "時間", "annual", *more)
    return [*head, *_targets([str(base - 10 * year) for year in range(1, 5)])]


def _kept(chance: random.Random) -> list[str]:
    level = str(chance.randrange(100, 200))
    more = ("direction: at_least", "tolerance: 5", _baseline(level))
    head = _head("broadcasts", "行政情報の発信数（単年度）", "件", "annual", *more)
    return [*head, *_targets([level] * 4)]


def _schedule(*, measured: bool) -> list[str]:
    if measured:
        return [
            "  - {from: 2024, to: 2025, text: 設計・構築, stage: implementation}",
            "  - {from: 2026, to: 2028, text: 運用と対象の拡大}",
        ]
    return [
        "  - {from: 2024, to: 2025, text: 適用検討, stage: trial}",
        "  - {from: 2025, to: 2026, text: 関係機関との協議}",
        "  - {from: 2026, to: 2028, text: 導入実行, stage: implementation}",
    ]


def _erratum(place: Place) -> list[str]:
    number = place.index % 18 + 1
    return [
        "errata:",
        "  - field: classification.technology",
        f"    source: 一覧は{number}、個票は記載なし",
        f"    adopted: [technology-{number}]",
        "    reason: 取組の内容に合う一覧の番号を採りました。",
    ]


def taxonomy() -> str:
    """The text of `taxonomy.yaml`: axes, stages, departments."""
    lines = ["axes:"]
    for axis in WORDING["axes"]:
        key, name = axis["key"], axis["name"]
        lines += [f"  - key: {key}", f"    name: {name}", "    items:"]
        for code in range(1, axis["items"] + 1):
            lines.append(f"      - {{key: {key}-{code}, code: {code}, name: {name}の項目{code}}}")
    lines += [
        "stages:",
        "  - {key: research, name: 調査研究}",
        "  - {key: trial, name: 適用検討}",
        "  - {key: implementation, name: 導入実行, requires_indicator: true}",
        "departments:",
        *(f"  - {{name: {name}}}" for name in WORDING["departments"]),
        "  - {name: 関係各課, marker: true}",
    ]
    return "\n".join(lines) + "\n"


def write(count: int, folder: Path, seed: int = 1) -> None:
    """Write a plan of `count` initiatives to `folder`, which holds none yet."""
    initiatives = folder / "initiatives"
    initiatives.mkdir(parents=True)
    fixed = {"plan": WORDING["plan"], "taxonomy": taxonomy(), "glossary": WORDING["glossary"]}
    for name, text in fixed.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for index in range(count):
        place = Place.of(index, seed)
        (initiatives / f"{place.key}.yaml").write_text(initiative(place), encoding="utf-8")


def main() -> None:
    """Read the command line and write the plan."""
    parser = argparse.ArgumentParser(description="Write a plan of any size, for measuring.")
    parser.add_argument("count", type=int, help="how many initiatives")
    parser.add_argument("folder", type=Path, help="a new folder for plan.yaml and the others")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other numbers")
    given = parser.parse_args()
    write(given.count, given.folder, given.seed)


if __name__ == "__main__":
    main()
