"""Everything that can be recorded of a sheet beside a number: what stands in the file then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.errors import ApcliError
from apcli.models import Kind, YearState
from apcli.recording import (
    NewChange,
    NewCosts,
    NewReview,
    NewStage,
    NewState,
    NewStatus,
    NewTarget,
    NewValue,
    Request,
    path_of,
    recorded,
    recorded_all,
    recorded_each,
)
from apcli.workspace import Workspace, load, with_text
from tests.example_plan import FILES, FIRST, SECOND, write_plan

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath

HEAD = """\
number: 1
title: 窓口のDX
departments: [情報推進課]
"""
PLAN = FILES["plan.yaml"] + (
    "reviewers: [{key: own, name: 所管課評価}, {key: committee, name: 外部評価}]\n"
    "periods: [{key: h1, name: 上半期}]\n"
    "grades:\n"
    "  - {key: overall, name: 総合評価, steps: [{label: A, meaning: 順調}, {label: B}]}\n"
    "  - {key: speed, name: 進捗, steps: [{label: ○}, {label: △}]}\n"
    "money: {unit: 千円}\n"
)
TAXONOMY = FILES["taxonomy.yaml"] + (
    "statuses: [{key: running, name: 実施中}, {key: done, name: 完了, ends: true}]\n"
)
GOAL = "number: 1\ntitle: 便利な窓口\n"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    changes = {"plan.yaml": PLAN, "taxonomy.yaml": TAXONOMY, "goals/aim.yaml": GOAL}
    return load(write_plan(tmp_path_factory.mktemp("plan") / "data", changes), "data")


@pytest.fixture(scope="module")
def simple(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A plan that declares nothing."""
    return load(write_plan(tmp_path_factory.mktemp("simple") / "data"), "data")


def with_fields(workspace: Workspace, fields: str) -> Workspace:
    found = with_text(workspace, "first", HEAD + fields)
    assert [each for each in found.diagnostics if each.severity == "error"] == []
    return found


def refusal(workspace: Workspace, request: Request) -> str:
    with pytest.raises(ApcliError) as caught:
        recorded(workspace, request)
    return f"{caught.value.message} = {caught.value.help}"


INDICATOR = """\
indicators:
  uses:
    name: 利用の割合
    unit: ％
    aggregation: annual
"""


def value(**asked: str | bool | None) -> NewValue:
    return NewValue("first", "uses", 2025, Kind.ACTUAL, **asked)  # type: ignore[arg-type]


VALUES: dict[str, tuple[str, Request, str]] = {
    "a rate by its parts": (
        "",
        value(numerator="413", denominator="1000", as_of="2026-03-31"),
        "    values: {2025: {actual: {numerator: 413, denominator: 1000, as_of: 2026-03-31}}}\n",
    ),
    "a rate by its parts instead of its number": (
        "    values:\n      2025: {actual: {value: 41, note: 概算}}  # 注\n",
        value(numerator="413", denominator="1000", replace=True),
        "    values:\n"
        "      2025: {actual: {numerator: 413, denominator: 1000, note: 概算}}  # 注\n",
    ),
    "a rate by its parts instead of a bare number": (
        "    values: {2025: {actual: 41}}\n",
        value(numerator="413", denominator="1000", replace=True),
        "    values: {2025: {actual: {numerator: 413, denominator: 1000}}}\n",
    ),
    "the same rate again": (
        "    values: {2025: {actual: {numerator: 413.0, denominator: 1000}}}\n",
        value(numerator="413", denominator="1000"),
        "    values: {2025: {actual: {numerator: 413.0, denominator: 1000}}}\n",
    ),
    "a result in words that is good": (
        "",
        value(text="設置済", achieved=True),
        "    values: {2025: {actual: {text: 設置済, achieved: true}}}\n",
    ),
    "a result in words that is not good enough": (
        "",
        value(text="一部: 設置", achieved=False, note="来年度に残り"),
        "    values: {2025: {actual: {text: '一部: 設置', achieved: false, note: 来年度に残り}}}\n",
    ),
    "a judgement on words that have none": (
        "    values: {2025: {actual: {text: 設置済}}}\n",
        value(text="設置済", achieved=True),
        "    values: {2025: {actual: {text: 設置済, achieved: true}}}\n",
    ),
    "words without a judgement drop the one on other words": (
        "    values: {2025: {actual: {text: 設置済, achieved: true}}}\n",
        value(text="一部設置", replace=True),
        "    values: {2025: {actual: {text: 一部設置}}}\n",
    ),
    "a day": (
        "",
        value(reached="2025-09-20"),
        "    values: {2025: {actual: 2025-09-20}}\n",
    ),
    "a day instead of words": (
        "    values: {2025: {actual: {text: 設置済, achieved: true}}}\n",
        value(reached="2025-09-20", replace=True),
        "    values: {2025: {actual: {reached: 2025-09-20}}}\n",
    ),
    "not counted yet": (
        "",
        NewState("first", "uses", 2025, YearState.PENDING),
        "    values: {2025: pending}\n",
    ),
    "nothing to measure instead of not counted yet": (
        "    values:\n      2025: pending  # 集計中\n",
        NewState("first", "uses", 2025, YearState.NOT_APPLICABLE),
        "    values:\n      2025: not_applicable  # 集計中\n",
    ),
    "not counted yet instead of a year's values": (
        "    values:\n      2025:\n        forecast: 12\n        actual: 16  # 確定\n"
        "      2026: {forecast: 3}\n",
        NewState("first", "uses", 2025, YearState.PENDING, replace=True),
        "    values:\n      2025: pending  # 確定\n      2026: {forecast: 3}\n",
    ),
    "nothing to measure instead of values in braces": (
        "    values: {2025: {actual: 16}, 2026: {forecast: 3}}\n",
        NewState("first", "uses", 2025, YearState.NOT_APPLICABLE, replace=True),
        "    values: {2025: not_applicable, 2026: {forecast: 3}}\n",
    ),
    "a target": (
        "",
        NewTarget("first", "uses", 2026, "24"),
        "    targets: {2026: 24}\n",
    ),
    "a target between others": (
        "    targets:\n      2025: 10\n      2027-2028: 30\n",
        NewTarget("first", "uses", 2026, "24"),
        "    targets:\n      2025: 10\n      2026: 24\n      2027-2028: 30\n",
    ),
    "another target keeps its note": (
        "    targets: {2026: {value: 20, note: 暫定}}\n",
        NewTarget("first", "uses", 2026, "24", replace=True),
        "    targets: {2026: {value: 24, note: 暫定}}\n",
    ),
    "a range": (
        "    targets: {2026: 20}\n",
        NewTarget("first", "uses", 2026, at_least="40", below="50", replace=True),
        "    targets: {2026: {at_least: 40, below: 50}}\n",
    ),
    "a number instead of a range": (
        "    targets: {2026: {at_least: 40, below: 50}}\n",
        NewTarget("first", "uses", 2026, "45", replace=True),
        "    targets: {2026: {value: 45}}\n",
    ),
    "a day to reach": (
        "",
        NewTarget("first", "uses", 2026, by="2026-10"),
        "    targets: {2026: {by: 2026-10}}\n",
    ),
    "not worse than the year before": (
        "",
        NewTarget("first", "uses", 2026, keep="previous", text="前年度以上"),
        "    targets: {2026: {keep: previous, text: 前年度以上}}\n",
    ),
    "still to be set": (
        "",
        NewTarget("first", "uses", 2026, text="随時設定", open=True),
        "    targets: {2026: {text: 随時設定, open: true}}\n",
    ),
    "a number instead of what was still to be set": (
        "    targets: {2026: {text: 随時設定, open: true}}\n",
        NewTarget("first", "uses", 2026, "24", replace=True),
        "    targets: {2026: {value: 24}}\n",
    ),
    "the target that several years share, again": (
        "    targets: {2026-2028: 24}\n",
        NewTarget("first", "uses", 2027, "24"),
        "    targets: {2026-2028: 24}\n",
    ),
}


@pytest.mark.parametrize("case", VALUES)
def test_an_indicator_is_given_it(case: str, plan: Workspace) -> None:
    before, request, after = VALUES[case]
    assert recorded(with_fields(plan, INDICATOR + before), request) == HEAD + INDICATOR + after


LONG = "窓口を三つ設けました。\n\n待ち時間が短くなりました。"
BLOCK = "窓口を三つ設けました。\n\n{indent}待ち時間が短くなりました。\n"


def block(indent: str) -> str:
    return f"|\n{indent}{BLOCK.format(indent=indent)}"


def review(**asked: object) -> NewReview:
    return NewReview("first", 2025, **asked)  # type: ignore[arg-type]


SHEETS: dict[str, tuple[str, Request, str]] = {
    "a review": (
        "notes:\n  - 注\n",
        review(who="own", evaluation="設けました。", by="2026-05"),
        "notes:\n  - 注\nreviews: {2025: {who: own, evaluation: 設けました。, by: 2026-05}}\n",
    ),
    "a review by whom the plan calls otherwise": (
        "",
        review(who="外部評価", period="上半期", grades={"総合評価": "順調"}),
        "reviews: {2025: {who: committee, period: h1, grades: {overall: A}}}\n",
    ),
    "a text over lines": (
        "",
        review(who="own", evaluation=LONG, issues="人手が足りません。"),
        "reviews:\n  2025:\n    who: own\n"
        f"    evaluation: {block('      ')}    issues: 人手が足りません。\n",
    ),
    "a text over lines as other systems write it": (
        "",
        review(who="own", evaluation=f"\r\n{LONG}\n\n".replace("\n", "\r\n").replace("。", "。 ")),
        f"reviews:\n  2025:\n    who: own\n    evaluation: {block('      ')}",
    ),
    "a text over lines beside braces": (
        "reviews:\n  2025: {who: own, evaluation: 設けました。, by: 2026-05}  # 確認済み\n"
        "# 終わり\n",
        review(who="own", next_steps=LONG),
        "reviews:\n  2025:  # 確認済み\n    who: own\n    evaluation: 設けました。\n"
        f"    next_steps: {block('      ')}    by: 2026-05\n# 終わり\n",
    ),
    "a text over lines in a list of braces": (
        "reviews:\n  2025:\n    - {who: own, issues: なし}  # 一次\n"
        "    - {who: committee, issues: 周知}\n",
        review(who="own", evaluation=LONG),
        "reviews:\n  2025:\n    - who: own  # 一次\n"
        f"      evaluation: {block('        ')}      issues: なし\n"
        "    - {who: committee, issues: 周知}\n",
    ),
    "another text over lines": (
        "reviews:\n  2025:\n    who: own\n    evaluation: |  # 仮\n      まだです。\n"
        "      続きます。\n    issues: なし\n",
        review(who="own", evaluation=LONG, replace=True),
        f"reviews:\n  2025:\n    who: own\n    evaluation: |  # 仮\n"
        f"      {BLOCK.format(indent='      ')}    issues: なし\n",
    ),
    "a text of one line instead of one over lines": (
        "reviews:\n  2025:\n    who: own\n    evaluation: |  # 仮\n      まだです。\n"
        "      続きます。\n    issues: なし\n",
        review(who="own", evaluation="終えました。", replace=True),
        "reviews:\n  2025:\n    who: own\n    evaluation: 終えました。  # 仮\n    issues: なし\n",
    ),
    "a text over lines instead of one of one line": (
        "reviews:\n  2025:\n    who: own\n    evaluation: まだです。  # 仮\n",
        review(who="own", evaluation=LONG, replace=True),
        "reviews:\n  2025:\n    who: own\n    evaluation: |  # 仮\n"
        f"      {BLOCK.format(indent='      ')}",
    ),
    "the same text again, folded otherwise": (
        "reviews:\n  2025:\n    who: own\n    evaluation: |-\n"
        f"      {BLOCK.format(indent='      ')}",
        review(who="own", evaluation=f"{LONG}\n\n"),
        "reviews:\n  2025:\n    who: own\n    evaluation: |-\n"
        f"      {BLOCK.format(indent='      ')}",
    ),
    "a field that was left empty": (
        "reviews:\n  2025:\n    who: own\n    evaluation:  # まだ\n",
        review(who="own", evaluation=LONG),
        "reviews:\n  2025:\n    who: own\n    evaluation: |  # まだ\n"
        f"      {BLOCK.format(indent='      ')}",
    ),
    "a review beside that of another reviewer": (
        "reviews:\n  2025:\n    who: own\n    evaluation: |\n      まだです。\n\n      続く。\n",
        review(who="committee", grades={"overall": "B"}),
        "reviews:\n  2025:\n    - who: own\n      evaluation: |\n        まだです。\n\n"
        "        続く。\n    - {who: committee, grades: {overall: B}}\n",
    ),
    "a review over lines beside that of another reviewer": (
        "reviews:\n  2025: {who: own, evaluation: まだです。}\n",
        review(who="committee", issues=LONG),
        "reviews:\n  2025:\n    - {who: own, evaluation: まだです。}\n    - who: committee\n"
        f"      issues: {block('        ')}",
    ),
    "a review of another part of the year": (
        "reviews:\n  2025:\n    - {who: own, period: h1, evaluation: 前半}\n",
        review(who="own", evaluation="全体"),
        "reviews:\n  2025:\n    - {who: own, period: h1, evaluation: 前半}\n"
        "    - {who: own, evaluation: 全体}\n",
    ),
    "the first reviewer need not be named": (
        "reviews:\n  2025: {evaluation: 設けました。}\n",
        review(who="own", direction="拡充"),
        "reviews:\n  2025: {evaluation: 設けました。, direction: expanded}\n",
    ),
    "a grade beside another one": (
        "reviews:\n  2025: {who: own, grades: {speed: ○}}\n",
        review(who="own", grades={"overall": "Ｂ"}),
        "reviews:\n  2025: {who: own, grades: {overall: B, speed: ○}}\n",
    ),
    "another grade": (
        "reviews:\n  2025: {who: own, grades: {overall: B, speed: ○}}\n",
        review(who="own", grades={"overall": "A", "speed": "○"}, replace=True),
        "reviews:\n  2025: {who: own, grades: {overall: A, speed: ○}}\n",
    ),
    "the review of an earlier year": (
        "reviews:\n  2025: {who: own, evaluation: 設けました。}\n",
        NewReview("first", 2024, who="own", evaluation="調べました。"),
        "reviews:\n  2024: {who: own, evaluation: 調べました。}\n"
        "  2025: {who: own, evaluation: 設けました。}\n",
    ),
    "a status": (
        "overview: 概要\n",
        NewStatus("first", 2025, "実施中"),
        "status: {2025: running}\noverview: 概要\n",
    ),
    "another status with a note": (
        "status:\n  2025: running  # 四月\n",
        NewStatus("first", 2025, "done", note="終えました。", replace=True),
        "status:\n  2025: {key: done, note: 終えました。}  # 四月\n",
    ),
    "another status keeps the note": (
        "status: {2025: {key: running, note: 遅れ}}\n",
        NewStatus("first", 2025, "done", replace=True),
        "status: {2025: {key: done, note: 遅れ}}\n",
    ),
    "actual costs beside the budget": (
        "costs:\n  2025: {budget: 4328, sources: {国: 2000, 一般財源: 2328}}\n",
        NewCosts("first", 2025, actual="4102"),
        "costs:\n  2025: {budget: 4328, actual: 4102, sources: {国: 2000, 一般財源: 2328}}\n",
    ),
    "costs of a new year": (
        "costs:\n  2025: {budget: 4328}\nreviews: {}\n",
        NewCosts("first", 2026, budget="5000", note="概算"),
        "costs:\n  2025: {budget: 4328}\n  2026: {budget: 5000, note: 概算}\nreviews: {}\n",
    ),
    "a stage": ("", NewStage("first", "導入実行"), "stage: {key: implementation}\n"),
    "another stage keeps how it was determined": (
        "stage: {key: trial, basis: schedule}\n",
        NewStage("first", "implementation", replace=True),
        "stage: {key: implementation, basis: schedule}\n",
    ),
    "no change where none is written": ("", NewChange("first", "継続"), ""),
    "another change": (
        "change: new  # 今年\n",
        NewChange("first", "continued", replace=True),
        "change: continued  # 今年\n",
    ),
}


@pytest.mark.parametrize("case", SHEETS)
def test_an_initiative_is_given_it(case: str, plan: Workspace) -> None:
    before, request, after = SHEETS[case]
    assert recorded(with_fields(plan, before), request) == HEAD + after


def test_a_change_stands_above_the_departments(plan: Workspace) -> None:
    expected = HEAD.replace("departments", "change: expanded\ndepartments")
    assert recorded(with_fields(plan, ""), NewChange("first", "拡充")) == expected


REFUSED: dict[str, tuple[str, Request, str]] = {
    "another rate": (
        INDICATOR + "    values: {2025: {actual: {numerator: 1, denominator: 2}}}\n",
        value(numerator="1", denominator="3"),
        "2025 already has actual: {numerator: 1, denominator: 2}"
        " = use --replace to change it to actual: {numerator: 1, denominator: 3}",
    ),
    "half a rate": (
        INDICATOR,
        value(numerator="1"),
        "a rate needs both numerator and denominator = None",
    ),
    "a rate of nothing": (
        INDICATOR,
        value(numerator="1", denominator="0.0"),
        "the denominator of a rate must not be 0 = None",
    ),
    "two things at once": (
        INDICATOR,
        value(value="1", text="設置済"),
        "a value is a number, a rate by its parts, a day, or a text = None",
    ),
    "nothing at all": (
        INDICATOR,
        value(note="注"),
        "a value is a number, a rate by its parts, a day, or a text = None",
    ),
    "a judgement on a number": (
        INDICATOR,
        value(value="1", achieved=True),
        "only a result in words has a judgement = None",
    ),
    "words of nothing": (INDICATOR, value(text=" "), "the result in words is empty = None"),
    "a day that is none": (
        INDICATOR,
        value(reached="2025/9/20"),
        "'2025/9/20' is not a date = write 2025-09-20",
    ),
    "a state where values are": (
        INDICATOR + "    values: {2025: {actual: 16, forecast: 15}}\n",
        NewState("first", "uses", 2025, YearState.PENDING),
        "2025 already has actual: 16, forecast: 15 = use --replace to change it to pending",
    ),
    "not counted yet where nothing is to be measured": (
        INDICATOR + "    values: {2025: not_applicable}\n",
        NewState("first", "uses", 2025, YearState.PENDING),
        "2025 already has not_applicable = use --replace to change it to pending",
    ),
    "a state instead of values with a comment": (
        INDICATOR + "    values:\n      2025:\n        # 要確認\n        actual: 16\n",
        NewState("first", "uses", 2025, YearState.PENDING, replace=True),
        "the value cannot be inserted into data/initiatives/first.yaml as it is laid out"
        " = nothing was written; add the value to the file by hand",
    ),
    "a state of the baseline's year": (
        INDICATOR + "    baseline: {fiscal_year: 2025, value: 3}\n",
        NewState("first", "uses", 2025, YearState.PENDING),
        "the actual value of 2025 is the indicator's baseline"
        " = to correct it, edit 'baseline' in the file",
    ),
    "another target": (
        INDICATOR + "    targets: {2026: 24}\n",
        NewTarget("first", "uses", 2026, "25"),
        "2026 already has target: 24 = use --replace to change it to target: 25",
    ),
    "another target of one of several years": (
        INDICATOR + "    targets: {2026-2028: 24}\n",
        NewTarget("first", "uses", 2027, "25", replace=True),
        "2027 has its target together with other years: 2026-2028: 24"
        " = give each of these years its own target in the file",
    ),
    "a target of nothing": (
        INDICATOR,
        NewTarget("first", "uses", 2026),
        "a target needs a number, a date or a text = None",
    ),
    "a target that is two things": (
        INDICATOR,
        NewTarget("first", "uses", 2026, "24", by="2026-10"),
        "value, by cannot be combined = None",
    ),
    "another text": (
        "reviews: {2025: {who: own, evaluation: まだです。, issues: なし}}\n",
        review(who="own", evaluation="終えました。", issues="なし"),
        "2025 already has evaluation: まだです。"
        " = use --replace to change it to evaluation: 終えました。",
    ),
    "another grade": (
        "reviews: {2025: {who: own, grades: {overall: B, speed: ○}}}\n",
        review(who="own", grades={"overall": "A"}),
        "2025 already has grades: {overall: B, speed: ○}"
        " = use --replace to change it to grades: {overall: A, speed: ○}",
    ),
    "a review of nothing": ("", review(who="own"), "the review says nothing = None"),
    "an empty text": ("", review(who="own", issues=" \n"), "the text of 'issues' is empty = None"),
    "a text with what nobody sees": (
        "",
        review(who="own", issues="人手\x07が足りません。"),
        "the text contains a character that is not allowed in plan files (U+0007):"
        " 人手?が足りません。 = None",
    ),
    "a review by one of several": (
        "",
        review(evaluation="設けました。"),
        "the plan has several reviewers = specify one of own, committee",
    ),
    "a review by nobody": (
        "",
        review(who="owm", evaluation="設けました。"),
        "'owm' is not one of the plan's reviewers = did you mean 'own'?",
    ),
    "a grade that the plan does not give": (
        "",
        review(who="own", grades={"総合": "A"}),
        "'総合' is not one of the plan's grades = did you mean 'overall'?",
    ),
    "a step that the grade does not have": (
        "",
        review(who="own", grades={"overall": "E"}),
        "'E' is not one of the plan's steps of overall = they are: A, B",
    ),
    "a direction that is none": (
        "",
        review(who="own", direction="様子見"),
        "'様子見' is not a change of an initiative = they are: new, continued, expanded, reduced,"
        " merged, split, transferred, completed, abolished",
    ),
    "another status": (
        "status: {2025: running}\n",
        NewStatus("first", 2025, "done"),
        "2025 already has status: running = use --replace to change it to status: done",
    ),
    "another amount": (
        "costs: {2025: {budget: 4328, actual: 1}}\n",
        NewCosts("first", 2025, budget="4328", actual="4102"),
        "2025 already has actual: 1 = use --replace to change it to actual: 4102",
    ),
    "an amount with separators": (
        "",
        NewCosts("first", 2025, budget="4,328"),
        "'4,328' is not a number = write 4328",
    ),
    "no amount": ("", NewCosts("first", 2025), "no amount is given = None"),
    "another stage": (
        "stage: {key: trial}\n",
        NewStage("first", "implementation"),
        "'first' already has stage: {key: trial}"
        " = use --replace to change it to stage: {key: implementation}",
    ),
    "another change": (
        "change: new\n",
        NewChange("first", "expanded"),
        "'first' already has change: new = use --replace to change it to change: expanded",
    ),
    "a year that the plan does not have": (
        "",
        NewStatus("first", 2030, "done"),
        "the plan has no fiscal year 2030; it has 2023, 2024, 2025, 2026, 2027, 2028 = None",
    ),
    "an initiative that the plan does not have": (
        "",
        NewStatus("third", 2025, "done"),
        "the plan has no initiative 'third' = None",
    ),
    "an indicator that the initiative does not have": (
        INDICATOR,
        NewState("first", "users", 2025, YearState.PENDING),
        "the initiative 'first' has no indicator 'users' = did you mean 'first/uses'?",
    ),
    "a status of a goal": (
        "",
        NewStatus("aim", 2025, "done"),
        "'aim' is a goal, which has indicators and reviews only = None",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str, plan: Workspace) -> None:
    before, request, sentence = REFUSED[case]
    assert refusal(with_fields(plan, before), request) == sentence


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (
            NewStatus("first", 2025, "running"),
            "'running' is not one of the plan's statuses = add it to 'statuses' in taxonomy.yaml",
        ),
        (
            NewReview("first", 2025, grades={"overall": "A"}),
            "'overall' is not one of the plan's grades = add it to 'grades' in plan.yaml",
        ),
        (
            NewReview("first", 2025, who="own", issues="なし"),
            "'own' is not one of the plan's reviewers = add it to 'reviewers' in plan.yaml",
        ),
        (
            NewReview("first", 2025, period="h1", issues="なし"),
            "'h1' is not one of the plan's periods = add it to 'periods' in plan.yaml",
        ),
        (
            NewCosts("first", 2025, budget="1"),
            "the plan does not say in which unit it counts money"
            " = add money: {unit: 千円} to plan.yaml",
        ),
    ],
)
def test_what_the_plan_does_not_declare_is_refused(
    request_: Request, sentence: str, simple: Workspace
) -> None:
    assert refusal(simple, request_) == sentence


def test_in_a_plan_without_reviewers_nobody_is_named(simple: Workspace) -> None:
    text = recorded(simple, NewReview("second", 2025, evaluation="調べました。"))
    assert text == FILES[SECOND] + "reviews: {2025: {evaluation: 調べました。}}\n"


def test_a_goal_is_reviewed_as_an_initiative_is(plan: Workspace) -> None:
    text = recorded(plan, NewReview("aim", 2025, who="own", evaluation="進みました。"))
    assert text == GOAL + "reviews: {2025: {who: own, evaluation: 進みました。}}\n"


def test_several_requests_for_a_file_are_recorded_one_after_another(plan: Workspace) -> None:
    requests: list[Request] = [
        NewValue("first", "uses", 2025, Kind.ACTUAL, "16"),
        NewReview("second", 2025, who="own", evaluation="調べました。"),
        NewReview("first", 2025, who="own", evaluation="設けました。"),
        NewReview("first", 2025, who="committee", issues="周知"),
        NewState("first", "uses", 2026, YearState.PENDING),
    ]
    uses = "values: {2025: {actual: 16}, 2026: pending}, targets"
    first = FILES[FIRST].replace("targets", uses)
    assert recorded_all(plan, requests) == {
        FIRST: f"{first}reviews:\n  2025: [{{who: own, evaluation: 設けました。}},"
        " {who: committee, issues: 周知}]\n",
        SECOND: FILES[SECOND] + "reviews: {2025: {who: own, evaluation: 調べました。}}\n",
    }


def test_what_is_there_already_changes_no_file(plan: Workspace) -> None:
    there = with_text(plan, "second", FILES[SECOND] + "costs: {2025: {budget: 5}}\n")
    assert recorded_all(there, [NewCosts("second", 2025, budget="5.0")]) == {}


def test_what_is_refused_does_not_hold_up_the_others(plan: Workspace) -> None:
    requests: list[Request] = [
        NewStatus("second", 2025, "実施中"),
        NewStatus("second", 2025, "完了"),
        NewStatus("second", 2026, "完了"),
    ]
    found = recorded_each(plan, requests)
    assert [*found.refused] == [1]
    assert str(found.refused[1].message) == "2025 already has status: running"
    after = FILES[SECOND].replace("overview", "status: {2025: running, 2026: done}\noverview")
    assert found.texts == {SECOND: after}
    assert found.workspace.initiatives["second"].status[2026].key == "done"


@pytest.mark.parametrize(
    ("request_", "path"),
    [
        (value(value="3"), ("indicators", "uses", "values", "2025", "actual")),
        (
            NewState("first", "uses", 2025, YearState.PENDING),
            ("indicators", "uses", "values", "2025"),
        ),
        (NewTarget("first", "uses", 2027, "3"), ("indicators", "uses", "targets", "2027")),
        (review(who="own", issues="なし"), ("reviews", "2025")),
        (NewStatus("first", 2025, "done"), ("status", "2025")),
        (NewCosts("first", 2025, budget="5"), ("costs", "2025")),
        (NewStage("first", "trial"), ("stage", "key")),
        (NewChange("first", "new"), ("change",)),
    ],
)
def test_where_it_stands_is_known(request_: Request, path: DataPath, plan: Workspace) -> None:
    before = with_fields(plan, INDICATOR)
    after = with_text(before, "first", recorded(before, request_))
    assert path_of(request_, after) == path


def test_of_several_reviews_the_place_in_the_list_is_known(plan: Workspace) -> None:
    before = with_fields(plan, "reviews: {2025: {who: own, issues: なし}}\n")
    request = review(who="committee", issues="周知")
    after = with_text(before, "first", recorded(before, request))
    assert path_of(request, after) == ("reviews", "2025", 1)
