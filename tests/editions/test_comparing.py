"""What changed between two editions: small plans, each with one kind of change."""

# ruff: noqa: E501  a case reads best with a change a line
from __future__ import annotations

import dataclasses
import enum
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from apcli.editions.comparing import compared
from apcli.models import (
    Change,
    Glossary,
    Goal,
    Initiative,
    Measured,
    Plan,
    Target,
    Taxonomy,
    YearSpan,
)
from apcli.models.base import Model
from apcli.workspace import Workspace, load
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.models.filled_plan import Filling
from tests.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from apcli.editions.change import PlanChange
    from apcli.editions.comparing import Comparison

Files = dict[str, str | bytes | None]
THIRD = "initiatives/third.yaml"
GOAL = "goals/city.yaml"


def between(
    folder: Path, old: Mapping[str, str | bytes | None], new: Mapping[str, str | bytes | None]
) -> Comparison:
    """The example plan with the files of `old` and with those of `new`."""
    plans = []
    for name, changes in (("old", old), ("new", new)):
        plans.append(load(write_plan(folder / name, changes), name))
        assert not plans[-1].diagnostics, plans[-1].diagnostics
    return compared(*plans)


def said(change: PlanChange) -> str:
    """A change in one line."""
    keys = f"{'+'.join(change.old_keys)}>{'+'.join(change.new_keys)}"
    if len(change.old_keys) == 1 and change.old_keys == change.new_keys:
        keys = change.old_keys[0]
    elif keys == ">":
        keys = change.source.value
    place = ".".join(
        map(str, change.new_path if change.new_path is not None else change.old_path or ())
    )
    words = f"{change.sort.value} {change.kind.value} {keys}"
    line = f"{words} {place}: {short(change.old)} → {short(change.new)}"
    if change.amount is not None:
        line += f" ({change.amount:+f})"
    return line + {True: " better", False: " worse", None: ""}[change.better]


def short(value: object) -> str:
    match value:
        case None:
            return "-"
        case Target() | Measured():
            given = {
                name: each
                for name, each in value.__dict__.items()
                if each is not None and each is not False and each != ()
            }
            return ",".join(f"{name}={each}" for name, each in given.items())
        case Model():
            return type(value).__name__
        case tuple() if not isinstance(value, YearSpan):
            return "[" + ",".join(map(short, value)) + "]"
    return str(value)


def indicator(fields: str) -> Files:
    """The first initiative with an indicator of these fields."""
    text = "indicators:\n  uses: {name: 利用件数, unit: 件, aggregation: annual, " + fields + "}\n"
    return {FIRST: patched(FIRST, text)}


def first(fragment: str) -> Files:
    return {FIRST: patched(FIRST, fragment)}


def sheet(number: object, more: str = "") -> str:
    return FILES[SECOND].replace("number: 2", f"number: {number}") + more


def plan(fragment: str) -> Files:
    return {"plan.yaml": patched("plan.yaml", fragment)}


def taxonomy(fragment: str) -> Files:
    return {"taxonomy.yaml": patched("taxonomy.yaml", fragment)}


def glossary(*terms: str) -> Files:
    return {"glossary.yaml": "terms:\n" + "".join(f"  - {{{each}}}\n" for each in terms)}


A, B, C = (
    "term: DX, full: Digital Transformation, meaning: デジタルによる変革。",
    "term: AI, meaning: 人工知能。",
    "term: RPA, meaning: 自動化。",
)
INTRO, BODY, END = (
    "{key: intro, title: はじめに, body: 本市の計画です。}",
    "{key: list, content: list}",
    "{key: end, title: おわりに, body: 終わり。}",
)


def sections(*each: str) -> Files:
    return plan(f"sections: [{', '.join(each)}]\n")


CASES: dict[str, tuple[Files, Files, list[str]]] = {
    # initiatives
    "a new initiative": (
        {},
        {THIRD: sheet(3)},
        ["initiatives new >third : - → Initiative"],
    ),
    "one that vanished": (
        {THIRD: sheet(3)},
        {},
        ["initiatives ended third> : Initiative → -"],
    ),
    "one that ended": (
        {},
        {SECOND: sheet(2, "change: completed\n")},
        ["initiatives ended second : Initiative → Initiative"],
    ),
    "one that ended and gave up its number": (
        {},
        {SECOND: sheet(2, "change: completed\n").replace("number: 2\n", "")},
        ["initiatives ended second : Initiative → Initiative"],
    ),
    "one that is there again, with a number": (
        {SECOND: sheet(2, "change: completed\n").replace("number: 2\n", "")},
        {SECOND: sheet(2)},
        ["initiatives resumed second : Initiative → Initiative"],
    ),
    "one that ended under another number": (
        {},
        {SECOND: sheet(7, "change: completed\n")},
        [
            "initiatives ended second : Initiative → Initiative",
            "initiatives renumbered second number: 2 → 7",
        ],
    ),
    "one that had ended, and is no longer listed": (
        {THIRD: sheet(3, "change: abolished\n")},
        {},
        ["initiatives removed third> : Initiative → -"],
    ),
    "one that is there again": (
        {SECOND: sheet(2, "change: transferred\n")},
        {},
        ["initiatives resumed second : Initiative → Initiative"],
    ),
    "renumbered": (
        {},
        {SECOND: sheet(7)},
        ["initiatives renumbered second number: 2 → 7"],
    ),
    "renamed": (
        {},
        first("title: 窓口のDX推進\n"),
        ["initiatives renamed first title: 窓口のDX → 窓口のDX推進"],
    ),
    "under another key": (
        {SECOND: sheet(2)},
        {SECOND: None, THIRD: sheet(2, "predecessors: [second]\n")},
        [
            "initiatives renamed second>third key: second → third",
            "initiatives added second>third predecessors: [] → [second]",
        ],
    ),
    "merged under a new key": (
        {},
        {FIRST: None, SECOND: None, THIRD: sheet(2, "predecessors: [second, first]\n")},
        [
            "initiatives merged first+second>third : - → Initiative",
            "initiatives added second>third predecessors: [] → [second,first]",
            "indicators removed first>third indicators.uses: Indicator → -",
        ],
    ),
    "merged into one that stays": (
        {},
        {FIRST: None, SECOND: sheet(2, "predecessors: [first]\n")},
        [
            "initiatives merged first+second>second : - → Initiative",
            "initiatives added second predecessors: [] → [first]",
            "indicators removed first>second indicators.uses: Indicator → -",
        ],
    ),
    "split into two": (
        {},
        {
            SECOND: None,
            "initiatives/a.yaml": sheet(2, "predecessors: [second]\n"),
            "initiatives/b.yaml": sheet(3, "predecessors: [second]\n"),
        },
        [
            "initiatives split second>a+b : Initiative → -",
            "initiatives added second>a predecessors: [] → [second]",
        ],
    ),
    "split off one that stays": (
        {},
        {THIRD: sheet(3, "predecessors: [second]\n")},
        ["initiatives split second>second+third : Initiative → -"],
    ),
    "moved to another department": (
        taxonomy("departments: [{name: 情報推進課}, {name: 市民課}]\n"),
        {
            **taxonomy("departments: [{name: 情報推進課}, {name: 市民課}]\n"),
            **first("departments: [市民課]\n"),
        },
        ["initiatives moved first departments: [InCharge] → [InCharge]"],
    ),
    "a department renamed is no move": (
        {},
        {
            **taxonomy("departments: [{name: デジタル課, formerly: [情報推進課]}]\n"),
            **{
                name: FILES[name].replace("[情報推進課]", "[デジタル課]")
                for name in (FIRST, SECOND)
            },
        },
        [
            "taxonomy renamed taxonomy departments.0.name: 情報推進課 → デジタル課",
            "taxonomy added taxonomy departments.0.formerly.0: - → 情報推進課",
            "taxonomy removed taxonomy departments.0.formerly.0: 情報課 → -",
        ],
    ),
    "moved to another stage": (
        {},
        {SECOND: sheet(2).replace("{key: research}", "{key: trial}")},
        ["initiatives moved second stage.key: research → trial"],
    ),
    "classified otherwise": (
        {},
        {SECOND: sheet(2).replace("classification: {policy: [dx]}\n", "")},
        ["initiatives removed second classification.policy: [dx] → -"],
    ),
    "marked as new": (
        {},
        first("change: new\n"),
        ["initiatives changed first change: continued → new"],
    ),
    # goals
    "a goal, and initiatives moved under it": (
        {
            "taxonomy.yaml": FILES["taxonomy.yaml"] + "levels: [{key: goal, name: 目標}]\n",
            GOAL: "title: まち\n",
            "goals/b.yaml": "title: ひと\n",
            SECOND: sheet(2, "goal: city\n"),
        },
        {
            "taxonomy.yaml": FILES["taxonomy.yaml"] + "levels: [{key: goal, name: 目標}]\n",
            GOAL: "title: まちづくり\n",
            "goals/c.yaml": "title: みどり\n",
            SECOND: sheet(2, "goal: c\n"),
        },
        [
            "goals new >c : - → Goal",
            "initiatives moved second goal: city → c",
            "goals renamed city title: まち → まちづくり",
            "goals ended b> : Goal → -",
        ],
    ),
    # targets
    "a target raised where more is better": (
        indicator("targets: {2025: 1000, 2026: 20}"),
        indicator("targets: {2025: 1250.5, 2026: 20}"),
        [
            "targets raised first indicators.uses.targets.2025: value=1000 → value=1250.5 (+250.5) better"
        ],
    ),
    "a target raised where less is better": (
        indicator("direction: decrease, targets: {2025: 10}"),
        indicator("direction: decrease, targets: {2025: 12}"),
        ["targets raised first indicators.uses.targets.2025: value=10 → value=12 (+2) worse"],
    ),
    "a target lowered": (
        indicator("targets: {2025: 10, 2026: 20, 2027-2028: 30}"),
        indicator("targets: {2025: 10, 2026: 15, 2027: 25, 2028: 25}"),
        [
            "targets lowered first indicators.uses.targets.2026: value=20 → value=15 (-5) worse",
            "targets lowered first indicators.uses.targets.2027: value=30 → value=25 (-5) worse",
        ],
    ),
    "targets of a range neither way better": (
        indicator("direction: exactly, targets: {2025: 10}"),
        indicator("direction: exactly, targets: {2025: 9}"),
        ["targets lowered first indicators.uses.targets.2025: value=10 → value=9 (-1)"],
    ),
    "a bound says itself which way is better": (
        indicator("targets: {2025: {at_most: 10}}"),
        indicator("targets: {2025: {at_most: 8}}"),
        ["targets lowered first indicators.uses.targets.2025: at_most=10 → at_most=8 (-2) better"],
    ),
    "a bound instead of a number": (
        indicator("targets: {2025: 10}"),
        indicator("targets: {2025: {at_least: 10}}"),
        ["targets changed first indicators.uses.targets.2025: value=10 → at_least=10"],
    ),
    "a target in words": (
        indicator("targets: {2025: {text: 検討}}"),
        indicator("targets: {2025: {text: 実施}}"),
        ["targets changed first indicators.uses.targets.2025: text=検討 → text=実施"],
    ),
    "an open target is set": (
        indicator("targets: {2025: 1, 2026-2028: {text: 随時設定, open: true}}"),
        indicator("targets: {2025: 1, 2026: 5, 2027-2028: {text: 随時設定, open: true}}"),
        ["targets added first indicators.uses.targets.2026: text=随時設定,open=True → value=5"],
    ),
    "a year more and a year less": (
        indicator("targets: {2025: 1, 2026: 2}"),
        indicator("targets: {2026: 2, 2027: 3}"),
        [
            "targets removed first indicators.uses.targets.2025: value=1 → -",
            "targets added first indicators.uses.targets.2027: - → value=3",
        ],
    ),
    "a milestone later, and one earlier": (
        indicator("targets: {2025: {by: 2025-10}, 2026: {by: 2026-10-01}}"),
        indicator("targets: {2025: {by: 2025-10-30}, 2026: {by: 2026-11}}"),
        [
            "targets earlier first indicators.uses.targets.2025: by=2025-10 → by=2025-10-30 better",
            "targets later first indicators.uses.targets.2026: by=2026-10-01 → by=2026-11 worse",
        ],
    ),
    "a number in another unit is neither raised nor lowered": (
        indicator("targets: {2025: 1}"),
        {FIRST: str(indicator("targets: {2025: 100}")[FIRST]).replace("unit: 件", "unit: ％")},
        [
            "indicators changed first indicators.uses.unit: 件 → ％",
            "targets changed first indicators.uses.targets.2025: value=1 → value=100",
        ],
    ),
    "the note of a target is a text": (
        indicator("targets: {2025: {value: 1, note: 試行}}"),
        indicator("targets: {2025: {value: 1, note: 本格実施}}"),
        ["texts changed first indicators.uses.targets.2025.note: 試行 → 本格実施"],
    ),
    "spans written otherwise are the same": (
        indicator("targets: {2025-2026: 1}"),
        indicator("targets: {2025: 1.0, 2026: 1}"),
        [],
    ),
    # indicators
    "an indicator new, one given up": (
        {},
        {FIRST: FILES[FIRST].replace("uses: {name: 利用件数", "visits: {name: 来庁者数")},
        [
            "indicators added >first indicators.visits: - → Indicator",
            "indicators removed first indicators.uses: Indicator → -",
        ],
    ),
    "an indicator renamed, key and all": (
        {},
        {
            FIRST: FILES[FIRST].replace(
                "uses: {name: 利用件数", "visits: {predecessors: [uses], name: 来庁者数"
            )
        },
        [
            "indicators renamed first indicators.visits: Indicator → Indicator",
            "indicators renamed first indicators.visits.name: 利用件数 → 来庁者数",
            "indicators added first indicators.visits.predecessors: [] → [uses]",
        ],
    ),
    "two indicators become one": (
        indicator(
            "targets: {2025: 1}}\n  more: {name: 回数, unit: 件, aggregation: annual, "
            "targets: {2025: 2}"
        ),
        indicator("predecessors: [uses, more], targets: {2025: 1}"),
        [
            "indicators added first indicators.uses.predecessors: [] → [uses,more]",
            "indicators merged first indicators.uses: Indicator → Indicator",
        ],
    ),
    "a direction": (
        indicator("targets: {2025: 1}"),
        indicator("direction: at_least, targets: {2025: 1}"),
        ["indicators changed first indicators.uses.direction: increase → at_least"],
    ),
    # values
    "a baseline corrected": (
        indicator("baseline: {fiscal_year: 2023, value: 8}, targets: {2025: 10}"),
        indicator("baseline: {fiscal_year: 2023, value: 6}, targets: {2025: 10}"),
        [
            "values corrected first indicators.uses.baseline: value=8,fiscal_year=2023 → value=6,fiscal_year=2023 (-2) worse"
        ],
    ),
    "a baseline of another year is no correction": (
        indicator("baseline: {fiscal_year: 2023, value: 8}, targets: {2025: 10}"),
        indicator("baseline: {fiscal_year: 2024, value: 9}, targets: {2025: 10}"),
        [
            "values changed first indicators.uses.baseline: value=8,fiscal_year=2023 → value=9,fiscal_year=2024"
        ],
    ),
    "a value corrected, one newly known": (
        indicator("values: {2023: {actual: 8}}, targets: {2025: 10}"),
        indicator(
            "values: {2023: {actual: 9}, 2024: {actual: 9, forecast: 8}}, targets: {2025: 10}"
        ),
        [
            "values corrected first indicators.uses.values.2023.actual: value=8 → value=9 (+1) better",
            "values known first indicators.uses.values.2024.actual: - → value=9",
            "values known first indicators.uses.values.2024.forecast: - → value=8",
        ],
    ),
    "a value withdrawn": (
        indicator("values: {2024: {forecast: 8, actual: 7}}, targets: {2025: 10}"),
        indicator("values: {2024: {actual: 7}}, targets: {2025: 10}"),
        ["values removed first indicators.uses.values.2024.forecast: value=8 → -"],
    ),
    "a year that was not counted yet": (
        indicator("values: {2023: pending, 2024: pending}, targets: {2025: 10}"),
        indicator("values: {2023: {actual: 7}, 2024: not_applicable}, targets: {2025: 10}"),
        [
            "values known first indicators.uses.values.2023.actual: - → value=7",
            "values changed first indicators.uses.values.2024.state: pending → not_applicable",
        ],
    ),
    "interim values are known by their day": (
        indicator(
            "values: {2024: {interim: [{value: 3, as_of: 2024-06-30}, {value: 5, as_of: 2024-09-30}]}}, targets: {2025: 10}"
        ),
        indicator(
            "values: {2024: {interim: [{value: 4, as_of: 2024-06-30}, {value: 8, as_of: 2024-12-31}]}}, targets: {2025: 10}"
        ),
        [
            "values corrected first indicators.uses.values.2024.interim.0: value=3,as_of=2024-06-30 → value=4,as_of=2024-06-30 (+1) better",
            "values known first indicators.uses.values.2024.interim.1: - → value=8,as_of=2024-12-31",
            "values removed first indicators.uses.values.2024.interim.1: value=5,as_of=2024-09-30 → -",
        ],
    ),
    # texts
    "a text changed": (
        {},
        first("overview: 窓口の手続を改めます。\n"),
        ["texts changed first overview: 窓口の手続を見直します。 → 窓口の手続を改めます。"],
    ),
    "a text written in a block is the same": (
        {},
        first("overview: |\n  窓口の手続を見直します。\n"),
        [],
    ),
    "a text taken out": (
        {},
        {FIRST: FILES[FIRST].replace("overview: 窓口の手続を見直します。\n", "")},
        ["texts removed first overview: 窓口の手続を見直します。 → -"],
    ),
    "a note inserted changes no other": (
        first("notes: [一つ目の注です。, 二つ目の注です。]\n"),
        first("notes: [令和7年度から新たに始めます。, 一つ目の注です。, 二つ目の注でした。]\n"),
        [
            "texts added first notes.0: - → 令和7年度から新たに始めます。",
            "texts changed first notes.2: 二つ目の注です。 → 二つ目の注でした。",
        ],
    ),
    "a span of the schedule inserted": (
        first(
            "schedule: [{from: 2025, to: 2025, text: 調査}, {from: 2026, to: 2028, text: 実施}]\n"
        ),
        first(
            "schedule: [{from: 2025, to: 2025, text: 調査}, {from: 2026, to: 2026, text: 試行}, {from: 2026, to: 2028, text: 実施}]\n"
        ),
        ["texts added first schedule.1: - → ScheduleSpan"],
    ),
    "a span of the schedule longer": (
        first(
            "schedule: [{from: 2025, to: 2025, text: 調査}, {from: 2026, to: 2027, text: 実施}]\n"
        ),
        first(
            "schedule: [{from: 2025, to: 2025, text: 調査}, {from: 2026, to: 2028, text: 実施}]\n"
        ),
        ["texts changed first schedule.1: ScheduleSpan → ScheduleSpan"],
    ),
    # money, status, reviews
    "costs by year and source": (
        {
            **plan("money: {unit: 千円}\n"),
            **first("costs: {2025: {budget: 10, sources: {国: 10}}}\n"),
        },
        {
            **plan("money: {unit: 千円}\n"),
            **first(
                "costs: {2025: {budget: 12, sources: {国: 6, 一般財源: 6}}, 2026: {budget: 5}}\n"
            ),
        },
        [
            "costs changed first costs.2025.budget: 10 → 12",
            "costs changed first costs.2025.sources.国: 10 → 6",
            "costs added first costs.2025.sources.一般財源: - → 6",
            "costs added first costs.2026: - → Cost",
        ],
    ),
    "a status": (
        {
            **taxonomy("statuses: [{key: going, name: 実施中}, {key: stopped, name: 中止}]\n"),
            **first("status: {2025: going}\n"),
        },
        {
            **taxonomy("statuses: [{key: going, name: 実施中}, {key: stopped, name: 中止}]\n"),
            **first("status: {2025: {key: stopped, note: 予算}}\n"),
        },
        [
            "status changed first status.2025.key: going → stopped",
            "status added first status.2025.note: - → 予算",
        ],
    ),
    "a review": (
        first("reviews: {2024: {evaluation: 進んだ。}}\n"),
        first("reviews: {2024: {evaluation: 大きく進んだ。}, 2025: {issues: 人手。}}\n"),
        [
            "reviews changed first reviews.2024.evaluation: 進んだ。 → 大きく進んだ。",
            "reviews added first reviews.2025: - → Review",
        ],
    ),
    # taxonomy
    "an item inserted, one renamed": (
        {},
        {
            "taxonomy.yaml": FILES["taxonomy.yaml"].replace(
                "- {key: dx, code: 1, name: DXの推進}",
                "- {key: ai, code: 1, name: AIの活用}\n      - {key: dx, code: 2, name: DXの加速}",
            ),
            FIRST: FILES[FIRST].replace("[dx]", "[ai, dx]"),
        },
        [
            "taxonomy added taxonomy axes.0.items.0: - → Item",
            "taxonomy changed taxonomy axes.0.items.1.code: 1 → 2",
            "taxonomy renamed taxonomy axes.0.items.1.name: DXの推進 → DXの加速",
            "initiatives changed first classification.policy: [dx] → [ai,dx]",
        ],
    ),
    "a stage in another place": (
        {},
        taxonomy(
            "stages:\n  - {key: trial, name: 適用検討}\n  - {key: research, name: 調査研究}\n  - {key: implementation, name: 導入実行, requires_indicator: true}\n"
        ),
        ["taxonomy moved taxonomy stages.0: Stage → Stage"],
    ),
    "a level and a department": (
        {},
        taxonomy(
            "levels: [{key: goal, name: 目標}]\ndepartments: [{name: 情報推進課, formerly: [情報課]}, {name: 市民課}]\n"
        ),
        [
            "taxonomy added taxonomy levels.0: - → Level",
            "taxonomy added taxonomy departments.1: - → Department",
        ],
    ),
    # glossary
    "a term inserted changes no other": (
        glossary(A, C),
        glossary(B, A, C.replace("自動化。", "作業の自動化。")),
        [
            "glossary added glossary terms.0: - → Term",
            "glossary changed glossary terms.2.meaning: 自動化。 → 作業の自動化。",
        ],
    ),
    "terms in another order, one gone": (
        glossary(A, B, C),
        glossary(C, A),
        [
            "glossary moved glossary terms.0: Term → Term",
            "glossary removed glossary terms.1: Term → -",
        ],
    ),
    "a term renamed": (
        glossary("term: DX, meaning: 変革。"),
        glossary("term: デジタル変革, also: [DX], meaning: 変革。"),
        [
            "glossary renamed glossary terms.0.term: DX → デジタル変革",
            "glossary added glossary terms.0.also: [] → [DX]",
        ],
    ),
    # plan.yaml
    "a section inserted, one reworded": (
        sections(INTRO, END),
        sections(INTRO.replace("本市", "当市"), BODY, END),
        [
            "sections changed plan sections.0.body: 本市の計画です。 → 当市の計画です。",
            "sections added plan sections.1: - → Section",
        ],
    ),
    "a section under another one": (
        sections(INTRO, END),
        sections(INTRO[:-1] + f", sections: [{END}]}}"),
        ["sections moved plan sections.0.sections.0: Section → Section"],
    ),
    "a row of a table": (
        sections(
            "{key: t, content: table, header: [課, 件], rows: [[市民課, '1'], [税務課, '2']]}"
        ),
        sections(
            "{key: t, content: table, header: [課, 件], rows: [[市民課, '1'], [福祉課, '5'], [税務課, '3']]}"
        ),
        [
            "sections added plan sections.0.rows.1: - → [福祉課,5]",
            "sections changed plan sections.0.rows.2: [税務課,2] → [税務課,3]",
        ],
    ),
    "the plan's title and years": (
        {},
        {
            "plan.yaml": FILES["plan.yaml"]
            .replace("デジタル化計画", "DX計画")
            .replace("fiscal_year: 2025", "fiscal_year: 2026")
        },
        [
            "plan renamed plan title: 例示市デジタル化計画 → 例示市DX計画",
            "plan changed plan fiscal_year: 2025 → 2026",
        ],
    ),
    "a step of the ratings": (
        plan("ratings: {scale: [{label: A, at_least: 100}, {label: B}]}\n"),
        plan(
            "ratings: {scale: [{label: A, at_least: 95}, {label: S}, {label: B}]}\n".replace(
                "{label: S}, ", "{label: S, at_least: 50}, "
            )
        ),
        [
            "plan changed plan ratings.scale.0.at_least: 100 → 95",
            "plan added plan ratings.scale.1: - → Rating",
        ],
    ),
    # notation
    "the wording of a target and of a schedule in another width": (
        indicator("targets: {2025: {text: ３か所で実施}}"),
        indicator("targets: {2025: {text: 3か所で実施}}"),
        [
            "notation notation first indicators.uses.targets.2025: text=３か所で実施 → text=3か所で実施"
        ],
    ),
    "width and marks alone": (
        first("overview: 窓口：手続を３か所、見直す。\n"),
        first("overview: 窓口︰手続を3ヶ所，見直す。\n"),
        [
            "notation notation first overview: 窓口：手続を３か所、見直す。 → 窓口︰手続を3ヶ所，見直す。"
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_changed(tmp_path: Path, name: str) -> None:
    old, new, wanted = CASES[name]
    assert [said(each) for each in between(tmp_path, old, new).changes] == wanted


@pytest.mark.parametrize("name", CASES)
def test_there_and_back(tmp_path: Path, name: str) -> None:
    """What is new one way has gone the other; an edition is the same as itself."""
    old, new, wanted = CASES[name]
    there, back = between(tmp_path / "a", old, new), between(tmp_path / "b", new, old)
    assert bool(there.changes) == bool(back.changes) == bool(wanted)
    assert not between(tmp_path / "c", new, new).changes
    amounts = [each.amount for each in there.changes if each.amount is not None]
    assert [-each.amount for each in back.changes if each.amount is not None] == amounts


def test_the_plan_s_own_words_are_compared(tmp_path: Path) -> None:
    own = "words: {initiative: 事業, department: 所管課}"
    found = between(tmp_path, plan(own), plan("words: {initiative: 施策, overview: 概要}"))
    assert [said(each) for each in found.changes] == [
        "plan changed plan words.initiative: 事業 → 施策",
        "plan added plan words.overview: - → 概要",
        "plan removed plan words.department: 所管課 → -",
    ]


@pytest.mark.parametrize("folder", ["data", "examples/demonstration/data"])
def test_a_plan_is_the_same_as_itself(folder: str) -> None:
    workspace = load(ROOT / folder, folder)
    assert not compared(workspace, workspace).changes


class Full(Filling):
    """Models with every field filled, whatever its default."""

    def _field(self, model: type[Model], name: str, info: FieldInfo) -> Any:
        return self._value(model, name, info.annotation, info.metadata)


def full_workspace() -> Workspace:
    filling = Full(numbers=True)
    initiative = filling.model(Initiative)
    return Workspace(
        root=Path(),
        shown_root="data",
        initiatives={"k": initiative.model_copy(update={"change": Change.CONTINUED})},
        goals={"g": filling.model(Goal)},
        read_plan=filling.model(Plan),
        read_taxonomy=filling.model(Taxonomy),
        read_glossary=filling.model(Glossary),
    )


def variants(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: PLR0912  one case a kind of value
    """The value with one thing in it changed, for each thing, and the field that holds it."""
    match value:
        case Model():
            for name in type(value).model_fields.keys() - {
                "alone",
                "ends_it",
                "marks",
                "only",
                "over",
            }:
                for place, each in variants(getattr(value, name)):
                    field = place or f"{type(value).__name__}.{name}"
                    yield field, value.model_copy(update={name: each})
        case YearSpan():
            yield "", YearSpan(value.first, value.last + 1)
        case tuple():
            for index, each in enumerate(value):
                for place, other in variants(each):
                    yield place, (*value[:index], other, *value[index + 1 :])
            if value:
                yield "", ()
        case dict():
            for key, each in value.items():
                for place, other in variants(each):
                    yield place, {**value, key: other}
                for place, other in variants(key):
                    yield place, {other: each}
        case enum.Enum():
            yield "", next(each for each in [*type(value)][::-1] if each is not value)
        case bool():
            yield "", not value
        case int() | Decimal():
            yield "", value + 1
        case str():
            yield "", f"{value}x"
        case None:
            yield "", "2025-04"


def every_variant() -> Iterator[tuple[str, Workspace]]:
    whole = full_workspace()
    for name in ("read_plan", "read_taxonomy", "read_glossary"):
        for place, each in variants(getattr(whole, name)):
            yield place, dataclasses.replace(whole, **{name: each})
    for place, each in variants(whole.initiatives["k"]):
        yield place, dataclasses.replace(whole, initiatives={"k": each})
    for place, each in variants(whole.goals["g"]):
        yield place, dataclasses.replace(whole, goals={"g": each})


def test_no_field_is_forgotten() -> None:
    whole = full_workspace()
    seen: dict[str, bool] = {}
    for place, changed in every_variant():
        seen[place] = seen.get(place, True) and bool(compared(whole, changed).changes)
    assert [place for place, compares in seen.items() if not compares] == []
    assert {place.partition(".")[0] for place in seen} >= {
        model.__name__ for model in every_model() if model.__name__ not in ("Sheet", "Measured")
    }


def every_model() -> set[type[Model]]:
    found: set[type[Model]] = set()
    waiting: list[type[Model]] = [Model]
    while waiting:
        waiting = [each for model in waiting for each in model.__subclasses__()]
        found.update(each for each in waiting if each.__module__.startswith("apcli.models."))
    return found
