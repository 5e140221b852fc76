"""Goals of a plan, from columns, from labels and from headings between the rows."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from apcli.importing.goal_texts import GoalText, goal_text, heading_text
from tests.importing import city
from tests.importing.test_cities import csv_plan, left, plan_of, proposals
from tests.importing.test_layouts import as_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.importing.converting import Imported
    from apcli.workspace import Workspace

HEAD = ["基本目標", "施策", "No", "取組名", "担当課"]


def tree(workspace: Workspace) -> list[str]:
    """The goals with their initiatives, in print order, indented by their depth."""
    lines = []
    for key, sheet in workspace.sheets.items():
        if key in workspace.goals:
            lines.append("  " * workspace.tree.depth(key) + workspace.goals[key].label)
        else:
            lines.append(f"- {sheet.title}")
    return lines


def tree_of(folder: Path, plan: Imported) -> list[str]:
    from apcli.diagnostics import Severity
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    workspace = as_workspace(folder, plan)
    found = run(workspace, checkers())
    assert [str(each.message) for each in found if each.severity is Severity.ERROR] == []
    return tree(workspace)


WHOLE = [
    "1 便利なまち", "  1 手続", "- 電子申請", "- 予約", "  2 窓口", "- 案内", "2 安全なまち",
    "  1 手続", "- 訓練",
]  # fmt: skip


def test_merged_cells_are_the_goals_of_all_their_rows(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["1 便利なまち", "1 手続", 1, "電子申請", "市民課"],
        ["", "", 2, "予約", "市民課"],
        ["", "2 窓口", 3, "案内", "市民課"],
        ["2 安全なまち", "1 手続", 4, "訓練", "防災課"],
    ]
    merges = [(1, 0, 3, 0), (1, 1, 2, 1)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)}))
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == WHOLE
    assert plan.files["goals/measure-2-1.yaml"] == "number: 1\ntitle: 手続\nparent: goal-2\n"
    assert "goal: measure-2-1\n" in plan.files["initiatives/initiative-04.yaml"]


def test_blank_cells_go_on_with_the_goal_above_them(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["1 便利なまち", "1 手続", 1, "電子申請", "市民課"],
        ["", "", 2, "予約", "市民課"],
        ["", "2 窓口", 3, "案内", "市民課"],
        ["2 安全なまち", "1 手続", 4, "訓練", "防災課"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == WHOLE


def test_a_column_that_repeats_its_goals_means_none_where_it_is_blank(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["1 便利なまち", "1 手続", 1, "電子申請", "市民課"],
        ["1 便利なまち", "1 手続", 2, "予約", "市民課"],
        ["1 便利なまち", "", 3, "案内", "市民課"],
        ["", "", 4, "訓練", "防災課"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == [
        "1 便利なまち", "- 案内", "  1 手続", "- 電子申請", "- 予約", "- 訓練"
    ]  # fmt: skip


def test_a_new_goal_does_not_take_over_the_measure_of_the_one_before(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["1 便利なまち", "1 手続", 1, "電子申請", "市民課"],
        ["2 安全なまち", "", 2, "訓練", "防災課"],
    ]
    _sheets, plan = csv_plan(tmp_path, rows)
    assert tree_of(tmp_path, plan)[-2:] == ["2 安全なまち", "- 訓練"]


def test_goals_without_numbers_keep_the_order_of_the_file(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["政策", "取組名", "担当課"],
        ["学び", "電子図書", "図書館"], ["安全", "訓練", "防災課"], ["活力", "起業", "商工課"],
    ]  # fmt: skip
    _sheets, plan = csv_plan(tmp_path, rows)
    assert [each for each in tree_of(tmp_path, plan) if "-" not in each] == ["学び", "安全", "活力"]


def test_numbers_of_goals_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["基本目標", "", "施策番号", "施策名", "事業番号", "事業名", "所管課"],
        ["1", "便利なまち", "1-1", "手続", "1", "電子申請", "市民課"],
        ["", "", "", "", "2", "予約", "市民課"],
        ["", "", "1-2", "窓口", "1", "案内", "市民課"],
    ]
    merges = [(0, 0, 0, 1), (1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 2, 2), (1, 3, 2, 3)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)}))
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == [
        "1 便利なまち", "  1-1 手続", "- 電子申請", "- 予約", "  1-2 窓口", "- 案内"
    ]  # fmt: skip
    # A number begins again under another goal.
    numbers = [text.split("\n")[0] for name, text in plan.files.items() if "initiatives/" in name]
    assert numbers == ["number: 1", "number: 2", "number: 1"]


def test_two_rows_of_heads_over_number_and_name(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["基本目標", "", "取組", "", "担当課"],
        ["No", "名称", "No", "名称", ""],
        ["Ⅰ", "便利なまち", "1", "電子申請", "市民課"],
    ]
    merges = [(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 1, 4)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)}))
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == ["Ⅰ 便利なまち", "- 電子申請"]
    assert "levels:\n  - {key: goal, name: 基本目標}\n" in plan.files["taxonomy.yaml"]


def test_a_measure_without_the_goal_above_it_is_listed(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["", "1 手続", 1, "電子申請", "市民課"],
        ["1 便利なまち", "2 窓口", 2, "案内", "市民課"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["1 手続"]
    assert tree_of(tmp_path, plan) == ["1 便利なまち", "  2 窓口", "- 案内", "- 電子申請"]


def test_parts_of_a_plan_are_goals_only_before_the_title(tmp_path: Path) -> None:
    before: city.Rows = [
        ["分野", "事業名", "担当課"], ["福祉", "見守り", "福祉課"], ["環境", "植樹", "環境課"],
    ]  # fmt: skip
    _sheets, plan = csv_plan(tmp_path, before)
    assert "goals/level-1-01.yaml" in plan.files
    after: city.Rows = [["事業名", "担当課", "分野"], ["見守り", "福祉課", "福祉"]]
    _sheets, plan = csv_plan(tmp_path, after)
    assert not [name for name in plan.files if name.startswith("goals/")]
    scattered: city.Rows = [*before, ["福祉", "相談", "福祉課"]]
    _sheets, plan = csv_plan(tmp_path, scattered)
    assert not [name for name in plan.files if name.startswith("goals/")]


def test_headings_between_the_rows_on_two_levels(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["No", "取組名", "担当課", "概要"],
        ["■基本目標1　便利なまち"],
        ["（1）手続"],
        [1, "電子申請", "市民課", "始めます。"],
        [2, "予約", "市民課", "始めます。"],
        ["（2）窓口"],
        [3, "案内", "市民課", "続けます。"],
        ["※ 案内は令和8年度まで"],
        ["■基本目標2　安全なまち"],
        ["（1）手続"],
        [4, "訓練", "防災課", "行います。"],
        ["合計", "", "", "4"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["※ 案内は令和8年度まで", "合計", "4"]
    assert tree_of(tmp_path, plan) == [
        "1 便利なまち", "  （1） 手続", "- 電子申請", "- 予約", "  （2） 窓口", "- 案内",
        "2 安全なまち", "  （1） 手続", "- 訓練",
    ]  # fmt: skip
    assert "warning: no name of a level is given; it is set to 未記入" in proposals(plan)


@pytest.mark.parametrize(
    "headings",
    [
        ("【便利なまち】", "【安全なまち】"),
        ("● 便利なまち", "● 安全なまち"),
        ("第1章　便利なまち", "第2章　安全なまち"),
        ("Ⅰ 便利なまち", "Ⅱ 安全なまち"),
    ],
)
def test_headings_of_one_form_are_one_level(headings: tuple[str, str], tmp_path: Path) -> None:
    rows: city.Rows = [
        ["No", "取組名", "担当課"],
        [headings[0]], [1, "電子申請", "市民課"],
        [headings[1]], [2, "訓練", "防災課"],
    ]  # fmt: skip
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    found = tree_of(tmp_path, plan)
    assert [each[-5:] for each in found[::2]] == ["便利なまち", "安全なまち"]
    assert found[1::2] == ["- 電子申請", "- 訓練"]


def test_a_cell_merged_over_all_columns_is_a_heading(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "担当課", "概要"],
        ["便利なまち", "", ""], ["電子申請", "市民課", "始めます。"],
        ["安全なまち", "", ""], ["訓練", "防災課", "行います。"],
    ]  # fmt: skip
    merges = [(1, 0, 1, 2), (3, 0, 3, 2)]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)})
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == ["便利なまち", "- 電子申請", "安全なまち", "- 訓練"]


def test_headings_that_are_ambiguous_are_listed(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["No", "取組名", "担当課"],
        ["■便利なまち"], [1, "電子申請", "市民課"],
        ["◆窓口"], [2, "案内", "市民課"],
        ["■安全なまち"], [3, "訓練", "防災課"],
    ]  # fmt: skip
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["■便利なまち", "◆窓口", "■安全なまち"]
    assert tree_of(tmp_path, plan) == ["- 電子申請", "- 案内", "- 訓練"]


def test_a_heading_without_a_form_ends_what_is_above_it(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["No", "取組名", "担当課"],
        ["【便利なまち】"], [1, "電子申請", "市民課"],
        ["その他"], [2, "案内", "市民課"],
    ]  # fmt: skip
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["その他"]
    assert tree_of(tmp_path, plan) == ["便利なまち", "- 電子申請", "- 案内"]


def test_a_sheet_for_each_goal(tmp_path: Path) -> None:
    def sheet(title: str, name: str, number: int) -> tuple[city.Rows, city.Merges]:
        return [[title], ["No", "取組名", "担当課"], [number, name, "市民課"]], []

    sheets = {
        "1": sheet("基本目標1　便利なまち", "電子申請", 1),
        "2": sheet("基本目標2　安全なまち", "訓練", 2),
        "3": sheet("参考", "案内", 3),
    }
    path = city.xlsx_file(tmp_path / "plan.xlsx", sheets)
    found, plan = plan_of(path)
    assert left(found, plan) == ["参考"]
    assert tree_of(tmp_path, plan) == [
        "1 便利なまち", "- 電子申請", "2 安全なまち", "- 訓練", "- 案内"
    ]  # fmt: skip


def test_headings_above_columns_of_goals(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["施策", "取組名", "担当課", "概要"],
        ["基本目標1　便利なまち"],
        ["手続", "電子申請", "市民課", "始めます。"],
        ["", "予約", "市民課", "始めます。"],
        ["基本目標2　安全なまち"],
        ["備え", "訓練", "防災課", "行います。"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == [
        "1 便利なまち", "  手続", "- 電子申請", "- 予約", "2 安全なまち", "  備え", "- 訓練"
    ]  # fmt: skip


def test_labels_of_forms_name_goals(tmp_path: Path) -> None:
    def form(number: int, title: str, code: int, measure: str) -> tuple[city.Rows, city.Merges]:
        return [
            ["個票"], ["政策", "便利なまち", "施策番号", code], ["施策名", measure],
            ["事業番号", number, "事業名", title], ["担当課", "市民課"],
        ], []  # fmt: skip

    path = city.xlsx_file(
        tmp_path / "plan.xlsx",
        {
            "1": form(1, "電子申請", 1, "手続"),
            "2": form(2, "案内", 2, "窓口"),
            "3": form(3, "予約", 1, "手続"),
        },
    )
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == ["個票"] * 3
    assert tree_of(tmp_path, plan) == [
        "便利なまち", "  1 手続", "- 電子申請", "- 予約", "  2 窓口", "- 案内"
    ]  # fmt: skip


def test_a_line_of_a_form_with_the_word_of_its_level_names_a_goal(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["基本目標1　便利なまち"], ["取組名", "電子申請"], ["担当課", "市民課"],
    ]  # fmt: skip
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"1": (rows, [])}))
    assert left(sheets, plan) == []
    assert tree_of(tmp_path, plan) == ["1 便利なまち", "- 電子申請"]


def test_headings_above_heads_that_are_repeated(tmp_path: Path) -> None:
    head = ["番号", "取組項目", "所管課", "年度別計画", ""]
    years = ["", "", "", "R7", "R8"]
    rows: city.Rows = [
        ["みほん市行政改革大綱実施計画"], [],
        ["基本方針１　効率的な運営"], ["（1）事務"], head, years,
        ["1-1", "電子決裁", "総務課", "検討", "導入"],
        ["（2）人材"], head, years,
        ["1-2", "研修", "人事課", "実施", "→"],
        ["基本方針２　財政"], ["（1）歳入"], head, years,
        ["2-1", "広告", "広報課", "募集", "募集"],
        ["合計", "", "", "", ""],
    ]  # fmt: skip
    merges = [(top, 3, top, 4) for top in (4, 8, 13)]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"計画": (rows, merges)})
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == ["合計"]
    assert tree_of(tmp_path, plan) == [
        "1 効率的な運営", "  （1） 事務", "- 電子決裁", "  （2） 人材", "- 研修",
        "2 財政", "  （1） 歳入", "- 広告",
    ]  # fmt: skip


def test_an_initiative_that_is_listed_again_is_one(tmp_path: Path) -> None:
    rows: city.Rows = [
        HEAD,
        ["1 便利なまち", "1 手続", 1, "電子申請", "市民課"],
        ["2 安全なまち", "1 備え", 2, "訓練", "防災課"],
        ["", "", 1, "電子申請（再掲）", "広報課"],
        ["1 便利なまち", "1 手続", 1, "【再掲】電子申請", ""],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["広報課"]
    first = plan.files["initiatives/initiative-01.yaml"]
    assert "goal: measure-1\nalso_under: [measure-2-1]\n" in first
    assert plan.initiatives == 2
    assert tree_of(tmp_path, plan)[-1] == "- 訓練"


def test_a_column_of_the_mapping_names_goals(tmp_path: Path) -> None:
    from apcli.importing.completing import Given
    from apcli.importing.converting import convert
    from apcli.importing.opening import read_file
    from tests.importing.test_mapping import mapping_from

    rows: city.Rows = [["方向", "取組名", "担当課"], ["便利なまち", "電子申請", "市民課"]]
    path = tmp_path / "plan.csv"
    path.write_bytes(city.csv_file(rows))
    mapping = mapping_from(
        tmp_path,
        dedent("""\
        sheets:
          - sheet: plan
            layout: table
            header: 1
            columns: {A: {is: goal}, B: {is: title}, C: {is: department}}
        """),
    )
    plan = convert(read_file(path, "plan.csv").sheets, mapping, Given(), "plan.csv")
    assert tree_of(tmp_path, plan) == ["便利なまち", "- 電子申請"]
    assert "levels:\n  - {key: level-1, name: 方向}\n" in plan.files["taxonomy.yaml"]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1 誰もが使える", "1", "誰もが使える"),
        ("１　誰もが使える", "1", "誰もが使える"),
        ("1．誰もが使える", "1", "誰もが使える"),
        ("基本目標1　しごと", "1", "しごと"),
        ("【基本目標１】しごと", "1", "しごと"),
        ("基本目標1\nしごと", "1", "しごと"),
        ("目標1 しごと", "1", "しごと"),
        ("政策1 健康", "政策1", "健康"),
        ("1-1 手続", "1-1", "手続"),
        ("1－1手続", "1-1", "手続"),
        ("①窓口", "①", "窓口"),
        ("(1) 窓口", "(1)", "窓口"),
        ("Ⅰ 行財政", "Ⅰ", "行財政"),
        ("第1章　健やか", "第1章", "健やか"),
        ("誰もが\n使える", None, "誰もが使える"),
        ("3R運動の推進", None, "3R運動の推進"),
        ("5G活用", None, "5G活用"),
        ("10年後のまち", None, "10年後のまち"),
        ("2050年カーボンニュートラル", None, "2050年カーボンニュートラル"),
        ("施策2つ", None, "施策2つ"),
        ("基本目標1", None, "基本目標1"),
        ("1", None, "1"),
    ],
)
def test_the_number_and_the_title_of_a_goal(text: str, number: str | None, title: str) -> None:
    found = goal_text(text, "基本目標")
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "text", ["※ 注記", "（単位：千円）", "令和7年度", "行います。", "小計", "12", "備考", "注1 値"]
)
def test_what_is_no_heading(text: str) -> None:
    assert heading_text(text) is None


def test_the_form_of_a_heading() -> None:
    forms = {each: (heading_text(each) or GoalText("")).style for each in ("①あい", "②あい")}
    assert len({*forms.values()}) == 1
    assert heading_text("■基本目標1 あい") != heading_text("■あい")
