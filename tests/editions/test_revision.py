"""The revision of a plan: rolled over, then worked on until nothing is left to decide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

THIRD = "initiatives/third.yaml"
THIS_YEAR = """\
number: 1
title: 窓口のDX
change: new
departments: [情報推進課]
classification: {policy: [dx]}
stage: {key: implementation}
overview: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: annual
    baseline: {fiscal_year: 2023, value: 3}
    values: {2024: {forecast: 5, actual: 6}}
    targets: {2025: 10, 2026: 20, 2027: 30, 2028: 40}
schedule:
  - {from: 2024, to: 2025, text: 試行}
  - {from: 2026, to: 2028, text: 運用}
notes: [令和6年度末見込値に基づき、令和7年度以降の目標値を上方修正しています。]
errata:
  - {field: title, source: 窓ロのDX, adopted: 窓口のDX, reason: 誤植です。}
"""
NEXT_YEAR = """\
number: 1
title: 窓口のDX
departments: [情報推進課]
classification: {policy: [dx]}
stage: {key: implementation}
overview: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: annual
    baseline: {fiscal_year: 2024, value: 6}
    values: {2024: {forecast: 5, actual: 6}, 2025: {forecast: 12}}
    targets: {2025: 10, 2026: 25, 2027: 35, 2028: 40, 2029: 50}
schedule:
  - {from: 2026, to: 2029, text: 運用}
notes: [令和7年度末見込値に基づき、令和8年度以降の目標値を上方修正しています。]
"""
ENDS = FILES[SECOND].replace("title: 業務の効率化\n", "title: 業務の効率化\nchange: completed\n")
NEW = """\
number: 3
title: 庁内のDX
change: new
departments: [情報推進課]
classification: {policy: [dx]}
stage: {key: research}
overview: 庁内の手続を見直します。
actions: 他市の例を比べます。
"""
PUBLISHED = FILES["plan.yaml"].replace("years:", "published: 2025-03\nyears:")


def codes(plan: Path) -> list[str]:
    done = apcli("validate", "--format", "json", cwd=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    return [each["code"] for each in json.loads(done.stdout)["diagnostics"]]


def test_what_is_found_after_a_rollover_can_be_worked_off(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data", {"plan.yaml": PUBLISHED, FIRST: THIS_YEAR})
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7-published")
    output("rollover", "--to", "2026", "--rebase", cwd=tmp_path)
    assert sorted(codes(tmp_path)) == ["AP704", "AP704", "AP704", "AP708", "AP708"]
    (data / FIRST).write_text(NEXT_YEAR, "utf-8")
    (data / SECOND).write_text(ENDS, "utf-8")
    (data / THIRD).write_text(NEW, "utf-8")
    assert codes(tmp_path) == []


def test_a_year_later_what_has_ended_is_gone_and_the_numbers_run_on(tmp_path: Path) -> None:
    plan = PUBLISHED.replace("fiscal_year: 2025\n", "fiscal_year: 2026\n").replace(
        "{baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}",
        "{baseline: 2024, forecast: 2025, targets: [2026, 2027, 2028, 2029]}",
    )
    files = {"plan.yaml": plan, FIRST: NEXT_YEAR, SECOND: ENDS, THIRD: NEW}
    data = write_plan(tmp_path / "data", files)
    begin(tmp_path)
    commit(tmp_path, "令和8年度", tag="r8-published")
    output("rollover", "--to", "2027", cwd=tmp_path)
    assert not (data / SECOND).exists()
    assert "AP207" in codes(tmp_path)  # nothing has the number 2
    output("renumber", cwd=tmp_path)
    found = codes(tmp_path)
    assert "AP207" not in found
    assert found.count("AP709") == 1
    assert "AP701" not in found
