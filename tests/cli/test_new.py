"""`apcli new`: a sheet with what the plan has, of which only what a person must say is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.starting import next_number
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

THIRD = "initiatives/third.yaml"
WHOLE = {
    "plan.yaml": FILES["plan.yaml"]
    + """\
fields: [{key: purpose, name: 目的}, {key: situation, name: 現状と課題}]
money: {unit: 千円}
sheet:
  - {part: departments}
  - {part: stage}
  - {part: classification}
  - {part: overview, label: 概要}
  - {part: fields}
  - {part: indicators}
  - {part: costs}
""",
}
SHEET = """\
# 取組「third」の個票です。空いているところを埋めて、apcli validate thirdで検査します。
# 書くことのない項目は、空いたままにするか、行ごと消します。「#」から先は注釈です。

number: 3                       # 計画書に載る番号
title:                          # 取組の名称
change: continued               # 継続。new（新規）、expanded（拡充）、reduced（縮小）など
departments: [情報推進課]       # 担当課：情報推進課
stage: {key: research}          # 段階：research（調査研究）、trial（適用検討）、implementation（導入実行）
classification:
  policy: []                    # 国・都の情報政策：dx（DXの推進）

# 文章。何行にもなるときは「|」と書き、次の行から半角の空白2つで字下げします。
overview:                       # 概要
fields:
  purpose:                      # 目的
  situation:                    # 現状と課題

# 成果指標。なければ、targetsの最後の行まで消します。
indicators:
  result:                       # 指標のキー（半角の英小文字、数字、ハイフン）
    name:                       # 名称。（累計）や（単年度）も、計画書のとおりに
    unit:                       # 単位：件、人、％など
    aggregation:                # cumulative（累計）、annual（単年度）、point_in_time（時点）
    # baseline: {fiscal_year: 2023, value: 7}  # 基準値。行頭の#を消して使います
    values:
      2024:                     # 令和6年度の見込は{forecast: 10}のように
      2025:                     # 実績が出たら{actual: 12}のように
    targets:
      2025:                     # 令和7年度の目標値（半角の数字だけ）
      2026:                     # 令和8年度の目標値（半角の数字だけ）
      2027:                     # 令和9年度の目標値（半角の数字だけ）
      2028:                     # 令和10年度の目標値（半角の数字だけ）

# 事業費（千円）。行頭の#を消して使います。
# costs:
#   2025: {budget: 1000}
"""  # noqa: E501


def plan_with(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    write_plan(folder / "data", changes)
    return folder


def refused(plan: Path, *arguments: str) -> str:
    """What is said of a sheet that is not written; not a byte changes."""
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    done = apcli("new", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before
    return done.stderr.decode()


def missing(plan: Path, key: str) -> list[str]:
    """The code, line and field of what `validate` says of the sheet."""
    done = apcli("validate", key, "--format", "github", cwd=plan)
    return done.stdout.decode().splitlines()


def test_a_sheet_has_what_the_plan_has_for_one(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {**WHOLE})
    done = apcli("new", "third", cwd=plan)
    assert (done.returncode, done.stdout) == (0, b"data/initiatives/third.yaml\n")
    assert (plan / "data" / THIRD).read_text("utf-8") == SHEET


def test_what_must_be_filled_in_is_what_is_said_and_nothing_else(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {**WHOLE})
    said = apcli("new", "third", cwd=plan).stderr.decode()
    assert said == "\n" + "".join(
        f"data/initiatives/third.yaml:{line}:{column} AP102[missing-field] error: "
        f"the field '{field}' is missing or empty\n"
        f"{' ' * len(str(line))} |\n{line} | {SHEET.splitlines()[line - 1]}\n"
        f"{' ' * len(str(line))} | {' ' * (column - 1)}^\n"
        f"{' ' * len(str(line))} = help: add '{field}: …'\n\n"
        for field, line, column in (
            ("title", 5, 7),
            ("name", 21, 10),
        )
    )


def test_a_sheet_that_is_filled_in_has_no_finding(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {**WHOLE})
    apcli("new", "third", cwd=plan)
    path = plan / "data" / THIRD
    text = path.read_text("utf-8")
    for empty, filled in {
        "title:": "title: 手続の見直し",
        "stage: {key: research}": "stage: {key: implementation}",
        "policy: []": "policy: [dx]",
        "overview:": "overview: 手続を減らします。",
        "name:": "name: 見直した手続の数（累計）",
        "unit:": "unit: 件",
        "aggregation:": "aggregation: cumulative",
        "# baseline:": "baseline:",
        "2024:": "2024: {forecast: 10}",
        "      2025:  ": "      2025: ",
    }.items():
        assert empty in text
        text = text.replace(empty, filled, 1)
    before, targets, after = text.partition("    targets:\n")
    for place, year in enumerate(range(2025, 2029)):
        after = after.replace(f"      {year}: ", f"      {year}: {12 + place} ", 1)
    path.write_text(before + targets + after, "utf-8")
    assert output("validate", "--strict", cwd=plan).startswith("6 files checked: 0 errors, 0 warn")


def test_the_optional_fields_may_stay_empty(tmp_path: Path) -> None:
    plan = plan_with(tmp_path)
    apcli("new", "third", cwd=plan)
    path = plan / "data" / THIRD
    text = path.read_text("utf-8").replace("title:", "title: 手続の見直し")
    head, _, tail = text.partition("# 成果指標")
    path.write_text(head + tail[tail.index("\n\n") :], "utf-8")
    assert output("validate", cwd=plan).endswith(
        "6 files checked: 0 errors, 0 warnings, 0 remarks\n"
    )


def test_where_there_are_goals_the_lowest_are_named(tmp_path: Path) -> None:
    taxonomy = (
        FILES["taxonomy.yaml"] + "levels: [{key: goal, name: 目標}, {key: way, name: 施策}]\n"
    )
    goals: dict[str, str | None] = {
        "goals/life.yaml": "title: 暮らし\nnumber: 1\n",
        "goals/desk.yaml": "title: 窓口\nnumber: 1-1\nparent: life\n",
    }
    plan = plan_with(tmp_path, {"taxonomy.yaml": taxonomy, **goals})
    assert apcli("new", "third", cwd=plan).returncode == 0
    text = (plan / "data" / THIRD).read_text("utf-8")
    assert "\ngoal:                           # この取組を載せる目標：desk（1-1 窓口）\n" in text
    assert "'life' is already" in refused(plan, "life")


def test_roles_and_statuses_that_the_plan_has_are_named(tmp_path: Path) -> None:
    taxonomy = (
        FILES["taxonomy.yaml"]
        + "roles: [{key: lead, name: 主管課}, {key: related, name: 関係課}]\n"
        + "statuses: [{key: not-started, name: 未着手}, {key: done, name: 完了, ends: true}]\n"
    )
    plan = plan_with(tmp_path, {"taxonomy.yaml": taxonomy})
    apcli("new", "third", cwd=plan)
    text = (plan / "data" / THIRD).read_text("utf-8")
    assert (
        f"\n{' ' * 32}# {{name: 情報推進課, role: lead}}のように、役割も書けます："
        "lead（主管課）、related（関係課）\n"
    ) in text
    status = "# status:\n#   2025: not-started\n"
    assert (
        f"\n# 進捗の状況：not-started（未着手）、done（完了）。行頭の#を消して使います。\n{status}"
        in text
    )
    filled = text.replace("title:  ", "title: 新しい取組").replace("name:  ", "name: 件数")
    filled = filled.replace("unit:  ", "unit: 件").replace(
        "aggregation:  ", "aggregation: annual  "
    )
    filled = filled.replace(
        "departments: [情報推進課]", "departments: [{name: 情報推進課, role: lead}]"
    )
    filled = filled.replace(status, status.replace("# ", ""))
    (plan / "data" / THIRD).write_text(filled, encoding="utf-8")
    assert apcli("validate", "third", cwd=plan).returncode == 0


def test_of_several_departments_none_is_chosen(tmp_path: Path) -> None:
    taxonomy = FILES["taxonomy.yaml"] + "  - {name: 総務課}\n"
    plan = plan_with(tmp_path, {"taxonomy.yaml": taxonomy})
    said = apcli("new", "third", cwd=plan).stderr.decode()
    assert "'departments' is empty" in said
    assert "departments: []                 # 担当課：情報推進課、総務課\n" in (
        plan / "data" / THIRD
    ).read_text("utf-8")


@pytest.mark.parametrize("changes", [{FIRST: None, SECOND: None}, {"taxonomy.yaml": None}])
def test_it_works_with_whatever_parts_there_are(
    changes: dict[str, str | None], tmp_path: Path
) -> None:
    plan = plan_with(tmp_path, changes)
    done = apcli("new", "third", cwd=plan)
    assert done.returncode == 0
    assert (plan / "data" / THIRD).exists()


def test_a_year_stands_once_where_the_forecast_is_of_the_plans_own_year(tmp_path: Path) -> None:
    text = FILES["plan.yaml"].replace("forecast: 2024", "forecast: 2025")
    plan = plan_with(tmp_path, {"plan.yaml": text})
    said = apcli("new", "third", cwd=plan).stderr.decode()
    assert "AP102" in said
    assert "AP006" not in said


def test_one_after_another_before_any_is_filled_in(tmp_path: Path) -> None:
    plan = plan_with(tmp_path)
    for key, number in (("a", 3), ("b", 4), ("c", 5)):
        assert apcli("new", key, cwd=plan).returncode == 0
        text = (plan / f"data/initiatives/{key}.yaml").read_text("utf-8")
        assert f"\nnumber: {number} " in text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Third", "'Third' is not a valid key"),
        ("窓口", "'窓口' is not a valid key"),
        ("../third", "'../third' is not a valid key"),
        ("", "'' is not a valid key"),
        ("first", "'first' is already the key or number of an initiative"),
        ("2", "'2' is already the key or number of an initiative"),
        ("aux", "Windows cannot have a file called aux.yaml"),
    ],
)
def test_a_key_that_cannot_be_is_refused(key: str, said: str, tmp_path: Path) -> None:
    assert said in refused(plan_with(tmp_path), key)


def test_a_file_with_the_key_in_its_name_is_never_replaced(tmp_path: Path) -> None:
    plan = plan_with(tmp_path)
    folder = plan / "data/initiatives"
    for name in ("Third.yaml", "fourth.yml"):
        (folder / name).touch()
    assert "'third' is already" in refused(plan, "third")
    assert "'fourth' is already" in refused(plan, "fourth")
    (folder / "fifth.yaml").symlink_to("nowhere")
    assert "'fifth' is already" in refused(plan, "fifth")


@pytest.mark.parametrize("name", ["plan.yaml", "taxonomy.yaml"])
def test_without_the_plans_fields_there_is_no_sheet(name: str, tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {name: "title: ["})
    assert f"data/{name} has errors" in refused(plan, "third")


def test_without_a_plan_it_says_how_to_begin_one(tmp_path: Path) -> None:
    assert "begin a plan with 'apcli init'" in refused(tmp_path, "third")


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {FIRST: None, SECOND: None})
    (plan / "data/initiatives").symlink_to("nowhere")
    assert "data cannot be written" in refused(plan, "third")


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ([], "1"),
        (["1"], "2"),
        (["9", "10"], "11"),
        (["1", "3"], "4"),
        (["1-2", "1-10"], "1-11"),
        (["重1", "重2"], "重3"),
        (["01", "09"], "10"),
        (["Ⅰ-1-(2)"], "Ⅰ-1-(3)"),
        (["A"], "A2"),
        (["A", "A2"], "A3"),
        (["1-(2)", "1-(10)"], "1-(11)"),
    ],
)
def test_the_number_follows_the_last_one(numbers: list[str], following: str) -> None:
    assert next_number(numbers) == following
