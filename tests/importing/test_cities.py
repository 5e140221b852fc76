"""Sheets as cities keep them, each with habits of its own, and the plans that they are."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from apcli.importing.completing import Given
from apcli.importing.converting import Imported, convert
from apcli.importing.opening import read_file
from apcli.importing.proposing import proposed
from tests.importing import city

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.importing.sheet import Sheet

FIRST = "initiatives/initiative-01.yaml"


def plan_of(path: Path, given: Given | None = None) -> tuple[list[Sheet], Imported]:
    sheets = read_file(path, path.name).sheets
    return sheets, convert(sheets, proposed(sheets, path.name), given or Given(), path.name)


def csv_plan(folder: Path, rows: city.Rows) -> tuple[list[Sheet], Imported]:
    path = folder / "plan.csv"
    path.write_bytes(city.csv_file(rows))
    return plan_of(path)


def left(sheets: list[Sheet], plan: Imported) -> list[str]:
    return [each.cell.text for each in plan.account.listed(sheets) if each.cell]


def proposals(plan: Imported) -> list[str]:
    return [str(each.why) for each in plan.account.proposed]


def test_targets_and_results_in_rows_of_their_own(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["みほん市DX推進計画　進捗管理シート（令和６年度）"],
        [],
        [
            "施策番号", "基本目標", "施策名", "具体的な取組", "担当部", "担当課",
            "KPI（重要業績評価指標）", "単位", "区分", "R5", "R6", "R7", "R8", "進捗状況",
            "今後の方向性",
        ],
        [
            "1-1-1", "1 便利なまち", "手続のオンライン化", "電子申請の拡充", "企画部",
            "デジタル推進課", "申請件数", "件", "目標", "1,000", "1,500", "2,000", "2,500",
            "実施中", "継続",
        ],
        ["", "", "", "", "", "", "", "", "実績", "1,120", "△5", "", "", "", ""],
        [
            "1-1-2", "1 便利なまち", "手続のオンライン化", "窓口の改革", "総務部", "会計課\n税務課",
            "窓口数", "窓口", "目標", "3", "5", "8", "10", "完了", "－",
        ],
        ["", "", "", "", "", "", "", "", "実績", "3", "4", "", "", "", ""],
    ]  # fmt: skip
    merged = [*range(8), 13, 14]
    merges = [(top, column, top + 1, column) for top in (3, 5) for column in merged]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"進捗": (rows, merges)})
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == []
    assert plan.files["plan.yaml"] == dedent("""\
        schema: 1
        title: みほん市DX推進計画　進捗管理シート
        city: {name: みほん市}
        fiscal_year: 2024
        years: {targets: [2023, 2024, 2025, 2026]}
        fields:
          - {key: division, name: 担当部}
          - {key: next-steps, name: 今後の方向性}
        """)
    assert plan.files["initiatives/initiative-1-1-1.yaml"] == dedent("""\
        number: 1-1-1
        title: 電子申請の拡充
        departments: [デジタル推進課]
        goal: measure-01
        status:
          2024: status-1
        fields:
          division: 企画部
          next-steps: 継続
        indicators:
          kpi-1:
            name: 申請件数
            unit: 件
            aggregation: point_in_time
            values:
              2023: {actual: 1120}
              2024: {actual: -5}
            targets:
              2023: 1000
              2024: 1500
              2025: 2000
              2026: 2500
        """)
    assert "departments: [会計課, 税務課]\n" in plan.files["initiatives/initiative-1-1-2.yaml"]
    assert plan.files["goals/goal-1.yaml"] == "number: 1\ntitle: 便利なまち\n"
    assert plan.files["goals/measure-01.yaml"] == "title: 手続のオンライン化\nparent: goal-1\n"
    levels = "levels:\n  - {key: goal, name: 基本目標}\n  - {key: measure, name: 施策}\n"
    assert plan.files["taxonomy.yaml"].startswith(levels)


def test_a_form_with_tables_of_years_and_labels_above_their_values(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["様式第１号"],
        ["みほん市ＤＸ推進計画　個別事業シート", "", "", "", "", "", "", "令和7年度"],
        ["事業番号", 1, "事業名", "窓口の改革"],
        ["所管課", "市民課", "", "", "関係課", "総務課・税務課"],
        ["事業概要", "窓口での手続を減らします。\n・書かない窓口"],
        ["現状・課題", "紙の申請が多く、入力に時間を要しています。"],
        ["年度", "R5", "R6", "R7", "R8", "R9"],
        ["目標値", "", "", "40%", "50%", "60%"],
        ["実績値", "21.5%", "30%"],
        ["指標名", "オンライン申請率", "", "単位", "％"],
        ["実施スケジュール", "R7", "R8", "R9"],
        ["", "設計・構築", "→", "運用"],
        ["予算額（千円）", "R7", "R8", "R9"],
        ["", "1,200", "1,300", "未定"],
        ["備考"],
        ["※国の補助金を活用します。"],
    ]
    merges = [
        (4, 1, 4, 7),
        (5, 1, 5, 7),
        (14, 0, 14, 7),
        (15, 0, 15, 7),
        (2, 3, 2, 7),
        (3, 1, 3, 3),
    ]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"シート1": (rows, merges)})
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == ["様式第１号"]
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 窓口の改革
        departments: [市民課, {name: 総務課・税務課, role: related}]
        overview: |
          窓口での手続を減らします。
          ・書かない窓口
        fields:
          situation: 紙の申請が多く、入力に時間を要しています。
        indicators:
          kpi-1:
            name: オンライン申請率
            unit: ％
            aggregation: point_in_time
            values:
              2023: {actual: 21.5}
              2024: {actual: 30}
            targets:
              2025: 40
              2026: 50
              2027: 60
        schedule:
          - {from: 2025, to: 2026, text: 設計・構築}
          - {from: 2027, to: 2027, text: 運用}
        costs:
          2025: {budget: 1200}
          2026: {budget: 1300}
          2027: {note: '予算額: 未定'}
        notes:
          - 国の補助金を活用します。
        """)
    assert "money: {unit: 千円}\n" in plan.files["plan.yaml"]


def test_a_table_of_indicators_alone_with_headings_between_its_rows(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["第2期総合戦略　KPI一覧（2025年度版）"],
        ["施策", "数値目標", "基準値", "目標値"],
        ["", "", "(2023年度)", "(2029年度)"],
        ["■基本目標1　しごとをつくる"],
        ["企業誘致", "誘致企業数", "3社", "10社（累計）"],
        ["", "相談件数", "年間30件", "60件以上"],
        ["■基本目標2　人の流れ"],
        ["移住促進", "転出超過数", "250人", "200人以下"],
        ["※ 基準値は令和5年度の値"],
        ["合計", "", "", "3"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == ["※ 基準値は令和5年度の値", "合計", "3"]
    assert plan.files["goals/goal-2.yaml"] == "number: 2\ntitle: 人の流れ\n"
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 企業誘致
        departments: [未記入]
        goal: goal-1
        indicators:
          kpi-1:
            name: 誘致企業数
            unit: 社
            aggregation: cumulative
            baseline: {fiscal_year: 2023, value: 3}
            targets:
              2029: {value: 10, note: 累計}
          kpi-2:
            name: 相談件数
            unit: 件
            aggregation: point_in_time
            direction: at_least
            baseline: {fiscal_year: 2023, value: 30, note: 年間30件}
            targets:
              2029: 60
        """)
    assert "direction: at_most\n" in plan.files["initiatives/initiative-02.yaml"]
    assert (
        "fiscal_year: 2025\nyears: {baseline: 2023, targets: [2029]}\n" in plan.files["plan.yaml"]
    )


def test_several_indicators_in_a_cell_and_roles_in_brackets(tmp_path: Path) -> None:
    rows: city.Rows = [
        [
            "No",
            "事業名",
            "所管",
            "成果指標（単位）",
            "現状値\n(R6年度末)",
            "目標値\n(R9年度)",
            "新規・継続",
        ],
        ["①", "窓口", "市民課", "①件数（件）\n②時間（分）", "①1,000\n②15", "①2,000\n②5", "新規"],
        ["②", "【拡充】防災", "防災課（主）、広報課", "登録者数（人）", "5,000", "1.2万人", "継続"],
        ["③", "検討", "企画課", "調査の実施", "未実施", "実施", "継続"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert plan.files[FIRST] == dedent("""\
        number: ①
        title: 窓口
        change: new
        departments: [市民課]
        indicators:
          kpi-1:
            name: ①件数（件）
            kind: outcome
            unit: 件
            aggregation: point_in_time
            baseline: {fiscal_year: 2024, value: 1000}
            targets:
              2027: 2000
          kpi-2:
            name: ②時間（分）
            kind: outcome
            unit: 分
            aggregation: point_in_time
            baseline: {fiscal_year: 2024, value: 15}
            targets:
              2027: 5
        """)
    second = plan.files["initiatives/initiative-02.yaml"]
    assert "title: 防災\nchange: expanded\n" in second
    assert "departments: [{name: 防災課, role: lead}, 広報課]\nfields:\n  field-1: 継続\n" in second
    assert "      2027: 12000\n" in second
    third = plan.files["initiatives/initiative-03.yaml"]
    assert "unit:" not in third
    assert "aggregation:" not in third
    assert "baseline: {fiscal_year: 2024, text: 未実施}\n" in third
    assert "      2027: {text: 実施}\n" in third
    assert "warning: no unit is given; it is set to 未記入" not in proposals(plan)
    # Without a title anywhere, the plan says so, and begins with the first year with a target.
    assert {"name: 未記入 is proposed", "title: 未記入 is proposed", "year: 2027 is proposed"} <= {
        *proposals(plan)
    }


def test_percentages_and_units_of_number_formats(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一覧")
        sheet.write_row(0, 0, ["取組名", "担当課", "KPI", "目標値 R7", "目標値 R8"])
        sheet.write_row(1, 0, ["窓口", "市民課", "申請率"])
        sheet.write_number(1, 3, 0.985, book.add_format({"num_format": "0.0%"}))
        sheet.write_number(1, 4, 1, book.add_format({"num_format": "0%"}))
        sheet.write_row(2, 0, ["防災", "防災課", "登録"])
        sheet.write_number(2, 3, 1234, book.add_format({"num_format": '#,##0"世帯"'}))
        sheet.write_number(2, 4, 1.5)
    _sheets, plan = plan_of(path)
    assert "unit: ％\n" in plan.files[FIRST]
    assert "      2025: 98.5\n      2026: 100\n" in plan.files[FIRST]
    second = plan.files["initiatives/initiative-02.yaml"]
    assert "unit: 世帯\n" in second
    assert "      2025: 1234\n      2026: 1.5\n" in second


def test_what_is_given_goes_before_what_the_file_says(tmp_path: Path) -> None:
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": city.two_row_head()})
    _sheets, plan = plan_of(path, Given("例示市", 2026))
    assert "city: {name: 例示市}\nfiscal_year: 2026\n" in plan.files["plan.yaml"]
    assert not [each for each in proposals(plan) if each.startswith(("name:", "year:"))]


def test_numbers_that_are_taken_or_absent(tmp_path: Path) -> None:
    head = ["番号", "取組名", "担当課", "概要"]
    rows: city.Rows = [
        head, [1, "窓口", "市民課", "あ"], ["", "防災", "防災課", "い"],
        [1, "学校", "指導課", "う"],
        ["Ⅰ-1-(2)", "道路", "道路課", "え"],
    ]  # fmt: skip
    sheets, plan = csv_plan(tmp_path, rows)
    titles = {name: text.splitlines()[1] for name, text in plan.files.items() if "/" in name}
    assert titles == {
        "initiatives/initiative-01.yaml": "title: 窓口",
        "initiatives/initiative-03.yaml": "title: 防災",
        "initiatives/initiative-02.yaml": "title: 学校",
        "initiatives/initiative-i-1-2.yaml": "title: 道路",
    }
    assert left(sheets, plan) == ["1"]
    assert "no number is given: 3 is proposed" in proposals(plan)


def test_private_characters_are_replaced_and_listed(tmp_path: Path) -> None:
    rows: city.Rows = [["取組名", "担当課", "概要"], ["\ue000区の窓口", "市民課", "あ\x0bい"]]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, [])})
    _sheets, plan = plan_of(path)
    assert "title: 〓区の窓口\n" in plan.files[FIRST]
    assert "warning: 〓 stands for a private use character (外字)" in proposals(plan)


def test_texts_that_yaml_would_misread_come_back_unchanged(tmp_path: Path) -> None:
    texts = [
        "true",
        "- 項目",
        "a: b",
        "＃1 #2",
        "'引用'",
        "{x}",
        "100%",
        "@市",
        "1e5",
        "2025-02-30",
        "~",
    ]
    rows: city.Rows = [["番号", "取組名", "担当課", "概要", "取組内容"]]
    rows += [[n, f"取組{n}", "市民課", text, f"{text}\n{text}"] for n, text in enumerate(texts, 1)]
    path = tmp_path / "plan.csv"
    path.write_bytes(city.csv_file(rows))
    _sheets, plan = plan_of(path)
    from tests.importing.test_layouts import as_workspace

    workspace = as_workspace(tmp_path, plan)
    assert [each.overview for each in workspace.initiatives.values()] == texts
    assert [each.actions for each in workspace.initiatives.values()] == [
        f"{text}\n{text}\n" for text in texts
    ]


def test_rows_that_repeat_what_others_merge(tmp_path: Path) -> None:
    head = ["番号", "取組名", "担当課", "概要", "KPI", "単位", "区分", "R6", "R7", "備考"]
    first = [1, "窓口", "市民課", "減らします。", "利用件数", "件"]
    rows: city.Rows = [
        head,
        [*first, "目標", "－", "20", "国補助"],
        [*first, "実績", "15", "", "国補助"],
        [2, "防災", "防災課", "備えます。", "登録者数", "人", "目標", "30", "40", ""],
        [2, "防災", "防災課", "備えます。", "登録者数", "人", "実績", "25", "－", "済"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 窓口
        departments: [市民課]
        overview: 減らします。
        indicators:
          kpi-1:
            name: 利用件数
            unit: 件
            aggregation: point_in_time
            values:
              2024: {actual: 15}
            targets:
              2025: 20
        notes:
          - 国補助
        """)
    second = plan.files["initiatives/initiative-02.yaml"]
    assert (
        "values:\n      2024: {actual: 25}\n    targets:\n      2024: 30\n      2025: 40\n"
        in second
    )


def test_a_row_for_each_year(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "担当課", "KPI", "年度", "目標値", "実績値"],
        ["窓口", "市民課", "利用件数", "令和6年度", "10", "12"],
        ["窓口", "市民課", "利用件数", "令和7年度", "20", "未集計"],
        ["防災", "防災課", "登録者数", "R6", "5", "6"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert "values:\n      2024: {actual: 12}\n      2025: pending\n" in plan.files[FIRST]
    assert "targets:\n      2024: 10\n      2025: 20\n" in plan.files[FIRST]


def test_a_second_row_of_an_indicator_is_a_series(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "担当課", "KPI", "単位", "目標値 R7", "目標値 R8"],
        ["窓口", "市民課", "利用件数", "件", "10", "20"],
        ["", "", "", "", "30", "40"],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert plan.files[FIRST].count("unit: 件\n") == 2
    assert "name: 利用件数\n    series: 2\n" in plan.files[FIRST]
    assert "a second row of '利用件数': series 2 is proposed" in proposals(plan)


def test_a_plan_of_costs_and_years_with_a_cover_and_a_sum(tmp_path: Path) -> None:
    cover: city.Rows = [["みほん市"], ["第３次総合計画　実施計画"], ["令和７年３月"]]
    rows: city.Rows = [
        ["（単位：千円）"],
        ["柱", "No.", "事業名", "担当課", "年次計画", "", "", "事業費", "", ""],
        ["", "", "", "", "令和7年度", "8年度", "9年度", "令和7年度", "8年度", "9年度"],
        ["1　安心", 1, "防災ラジオ", "防災課", "500台", "→", "→", "1,200", "△300", "0"],
        [
            "",
            2,
            "避難所",
            "防災課",
            "設計",
            "工事\n（第一期）",
            "工事\n（第二期）",
            "10,000",
            "－",
            "800",
        ],
        ["", "", "計", "", "", "", "", "11,200", "△300", "800"],
    ]
    merges = [(1, 4, 1, 6), (1, 7, 1, 9), *((1, column, 2, column) for column in range(4))]
    given = {"表紙": (cover, []), "一覧": (rows, [*merges, (3, 0, 4, 0)])}
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", given))
    assert left(sheets, plan) == ["令和７年３月", "計", "11,200", "△300", "800"]
    why = {
        str(each.why)
        for each in plan.account.listed(sheets)
        if each.cell and each.cell.text == "計"
    }
    assert why == {"a heading, note or sum between the rows of a table"}
    assert plan.files["plan.yaml"] == dedent("""\
        schema: 1
        title: 第３次総合計画　実施計画
        city: {name: みほん市}
        fiscal_year: 2025
        years: {targets: [2025, 2026, 2027]}
        money: {unit: 千円}
        """)
    assert plan.files["initiatives/initiative-02.yaml"] == dedent("""\
        number: 2
        title: 避難所
        departments: [防災課]
        goal: level-1-1
        schedule:
          - {from: 2025, to: 2025, text: 設計}
          - {from: 2026, to: 2026, text: 工事（第一期）}
          - {from: 2027, to: 2027, text: 工事（第二期）}
        costs:
          2025: {budget: 10000}
          2027: {budget: 800}
        """)
    first = plan.files[FIRST]
    assert "schedule:\n  - {from: 2025, to: 2027, text: 500台}\n" in first
    assert "  2026: {budget: -300}\n  2027: {budget: 0}\n" in first


def test_a_form_of_word_goes_on_in_the_next_table(tmp_path: Path) -> None:
    tables: list[tuple[city.Rows, city.Merges]] = []
    for title, unit in (("窓口", "件"), ("防災", "人")):
        tables.append(
            ([["取組名", title], ["担 当 課", f"{title}課"], ["概　要", "変えます。"]], [])
        )
        tables.append(
            ([["指標", "現状値（R5）", "目標値（R7）"], ["数", f"1{unit}", f"2{unit}"]], [])
        )
    _sheets, plan = plan_of(city.docx_file(tmp_path / "plan.docx", tables))
    assert plan.initiatives == 2
    assert plan.files["initiatives/initiative-02.yaml"] == dedent("""\
        number: 2
        title: 防災
        departments: [防災課]
        overview: 変えます。
        indicators:
          kpi-1:
            name: 数
            unit: 人
            aggregation: point_in_time
            baseline: {fiscal_year: 2023, value: 1}
            targets:
              2025: 2
        """)


def test_days_and_months_are_milestones(tmp_path: Path) -> None:
    import datetime

    import xlsxwriter

    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一覧")
        sheet.write_row(0, 0, ["事業", "所管課名", "成果目標", "目標 R7", "目標 R8"])
        sheet.write_row(1, 0, ["庁舎", "管財課", "竣工", "", "令和8年12月末"])
        day = book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'})
        sheet.write_datetime(1, 3, datetime.datetime(2025, 10, 1), day)
    _sheets, plan = plan_of(path)
    assert "2025: {by: 2025-10-01}\n      2026: {by: 2026-12}\n" in plan.files[FIRST]


def test_numbers_that_look_like_years_are_values(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["No.", "取組名", "担当課", "KPI", "単位", "基準値 2023", "目標値", "", ""],
        ["", "", "", "", "", "", 2025, 2026, 2027],
        [1, "窓口", "市民課", "利用件数", "件", 2010, 2020, 2030, 2040],
        [2, "防災", "防災課", "登録者数", "人", "2019人", 2021, 2025, 2026],
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    assert "targets: [2025, 2026, 2027]" in plan.files["plan.yaml"]
    targets = "    targets:\n      2025: {}\n      2026: {}\n      2027: {}\n"
    assert targets.format(2020, 2030, 2040) in plan.files[FIRST]
    second = plan.files["initiatives/initiative-02.yaml"]
    assert "baseline: {fiscal_year: 2023, value: 2019}\n" in second
    assert targets.format(2021, 2025, 2026) in second


def test_a_value_beside_a_label_that_looks_like_a_year(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "窓口"], ["担当課", "市民課"], ["KPI", "利用件数"], ["目標値（R7）", 2050],
        ["基準値（R5）", 2025],
    ]  # fmt: skip
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"個票": (rows, [])}))
    assert left(sheets, plan) == []
    assert "baseline: {fiscal_year: 2023, value: 2025}\n" in plan.files[FIRST]
    assert "      2025: 2050\n" in plan.files[FIRST]


def test_a_form_with_an_indicator_in_labels_and_values(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["個別事業票"],
        ["番号", "事業名", "", "担当課", "", "区分"],
        [3, "相談のオンライン化", "", "子育て支援課", "", "新規"],
        ["事業の概要"],
        ["来所しなくても相談できます。"],
        ["指標", "指標名", "相談件数（単年度）", "", "単位", "件"],
        ["", "基準値（令和5年度）", "120", "", "算出方法", "相談記録の集計"],
        ["", "目標値（令和7年度）", "200", "", "目標値（令和9年度）", "300"],
        ["", "実績値（令和6年度）", "未集計"],
        ["R6評価", "おおむね順調です。", "", "", "課題", "周知が足りません。"],
        ["SDGs", "3、10", "", "", "関連計画", "子ども計画"],
    ]
    merges = [
        (1, 1, 1, 2), (1, 3, 1, 4), (2, 1, 2, 2), (2, 3, 2, 4), (3, 0, 3, 5), (4, 0, 4, 5),
        (5, 0, 8, 0),
        (5, 2, 5, 3), (6, 2, 6, 3), (7, 2, 7, 3), (8, 2, 8, 5), (9, 1, 9, 3),
    ]  # fmt: skip
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"3": (rows, merges)})
    sheets, plan = plan_of(path)
    assert left(sheets, plan) == ["個別事業票"]
    assert plan.files["initiatives/initiative-03.yaml"] == dedent("""\
        number: 3
        title: 相談のオンライン化
        change: new
        departments: [子育て支援課]
        classification:
          sdgs: [sdg-3, sdg-10]
        overview: 来所しなくても相談できます。
        fields:
          issues: 周知が足りません。
          field-2: 子ども計画
        indicators:
          kpi-1:
            name: 相談件数（単年度）
            definition: 相談記録の集計
            unit: 件
            aggregation: annual
            baseline: {fiscal_year: 2023, value: 120}
            values:
              2024: pending
            targets:
              2025: 200
              2027: 300
        reviews:
          2024: {evaluation: おおむね順調です。}
        """)


def test_labels_before_their_values_in_one_cell(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名：窓口改革", "", "担当課：市民課"], ["概要：待ち時間を減らします。"], ["KPI"],
        ["待ち時間（分）"], ["目標（令和7年度）：10分以下"], ["現状：15分（令和5年度）"],
    ]  # fmt: skip
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"窓口": (rows, [])}))
    assert left(sheets, plan) == []
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 窓口改革
        departments: [市民課]
        overview: 待ち時間を減らします。
        indicators:
          kpi-1:
            name: 待ち時間（分）
            unit: 分
            aggregation: point_in_time
            direction: at_most
            baseline: {fiscal_year: 2023, value: 15}
            targets:
              2025: 10
        """)


def test_indicators_of_two_kinds_side_by_side_under_three_rows(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["例示町"],
        ["番号", "事業名", "主管課", "関係課", "活動指標", "", "", "成果指標", "", ""],
        ["", "", "", "", "指標", "令和6年度", "", "指標", "令和6年度", ""],
        ["", "", "", "", "", "目標", "実績", "", "目標", "実績"],
        [
            "A-1",
            "起業セミナー",
            "商工課",
            "企画課、農政課",
            "回数",
            "4回",
            "5回",
            "人数",
            "10人",
            "△1人",
        ],
    ]
    merges = [(1, column, 3, column) for column in range(4)]
    merges += [(1, 4, 1, 6), (1, 7, 1, 9), (2, 4, 3, 4), (2, 7, 3, 7), (2, 5, 2, 6), (2, 8, 2, 9)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)}))
    assert left(sheets, plan) == []
    related = "{name: 企画課, role: related}, {name: 農政課, role: related}"
    assert plan.files["initiatives/initiative-a-1.yaml"] == dedent(f"""\
        number: A-1
        title: 起業セミナー
        departments: [商工課, {related}]
        indicators:
          kpi-1:
            name: 回数
            kind: output
            unit: 回
            aggregation: point_in_time
            values:
              2024: {{actual: 5}}
            targets:
              2024: 4
          kpi-2:
            name: 人数
            kind: outcome
            unit: 人
            aggregation: point_in_time
            values:
              2024: {{actual: -1}}
            targets:
              2024: 10
        """)


def test_targets_that_are_bounds_ranges_or_comparisons(tmp_path: Path) -> None:
    head = ["No.", "取組名", "担当課", "KPI", "単位", "基準値（R5）", "目標値 R7", "目標値 R8"]
    targets = {
        "80％以上": "{at_least: 80}",
        "10%未満": "{below: 10}",
        "30％超": "{above: 30}",
        "10～20％": "{at_least: 10, at_most: 20}",
        "前年度以上": "{keep: previous, text: 前年度以上}",
        "20～10": "{text: 20～10}",
        "1～2件": "{text: 1～2件}",
        "増加": "{text: 増加}",
        "未定": "{text: 未定, open: true}",
    }
    rows: city.Rows = [head]
    rows += [
        [place, f"取組{place}", "市民課", "率", "％", "1％未満", text, 5]
        for place, text in enumerate(targets, 1)
    ]
    sheets, plan = csv_plan(tmp_path, rows)
    assert left(sheets, plan) == []
    for place, expected in enumerate(targets.values(), 1):
        text = plan.files[f"initiatives/initiative-{place:02}.yaml"]
        assert f"      2025: {expected}\n      2026: 5\n" in text
        assert "baseline: {fiscal_year: 2023, text: 1％未満}" in text


def test_a_number_without_a_unit_or_a_way_of_counting_is_a_warning(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "担当課", "KPI", "目標値 R7"], ["窓口", "市民課", "満足", 5],
        ["防災", "防災課", "計画の策定", "令和8年3月"], ["相談", "福祉課", "利用者数（単年度）", 9],
    ]  # fmt: skip
    _sheets, plan = csv_plan(tmp_path, rows)
    assert "    unit: 未記入\n    aggregation: point_in_time\n" in plan.files[FIRST]
    second = plan.files["initiatives/initiative-02.yaml"]
    assert "unit" not in second
    assert "aggregation" not in second
    third = plan.files["initiatives/initiative-03.yaml"]
    assert "    unit: 人\n    aggregation: annual\n" in third
    said = [(each.cell.text, str(each.why)) for each in plan.account.proposed if each.cell]
    assert [each for each in said if each[0] in ("満足", "計画の策定", "利用者数（単年度）")] == [
        ("満足", "warning: no unit is given; it is set to 未記入"),
        ("満足", "warning: no aggregation is given; it is set to point_in_time"),
        ("利用者数（単年度）", "unit 人 is proposed from the name"),
        ("利用者数（単年度）", "aggregation annual is proposed from what stands in brackets"),
    ]


def test_an_evaluation_sheet_with_both_kinds_of_indicators(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["令和７年度　事務事業評価シート"],
        ["事業名", "医療費の助成", "", "事業コード", "03-02-01"],
        ["所管部署", "福祉部 子育て課", "", "作成者", "見本太郎"],
        ["位置付け", "基本目標", "1 健やかなまち"],
        ["", "施策", "1-2 経済的な支援"],
        ["指標", "", "単位", "", "R5", "R6", "R7"],
        ["活動指標", "助成件数", "件", "目標", "39,000", "40,000", "41,000"],
        ["", "", "", "実績", "39,500", "", ""],
        ["成果指標", "受給者の割合", "％", "目標", "94", "95", "96"],
        ["", "", "", "実績", "94.8", "", ""],
        ["総合評価", "継続"],
        ["R6決算額（千円）", "120"],
    ]
    merges = [(3, 0, 4, 0), *((row, c, row + 1, c) for row in (6, 8) for c in range(3))]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"1": (rows, merges)}))
    assert left(sheets, plan) == ["令和７年度　事務事業評価シート", "位置付け"]
    assert plan.files["goals/measure-1-2.yaml"] == (
        "number: 1-2\ntitle: 経済的な支援\nparent: goal-1\n"
    )
    assert plan.files["initiatives/initiative-03-02-01.yaml"] == dedent("""\
        number: 03-02-01
        title: 医療費の助成
        departments: [福祉部 子育て課]
        goal: measure-1-2
        fields:
          field-1: 見本太郎
          field-2: 継続
        indicators:
          kpi-1:
            name: 助成件数
            kind: output
            unit: 件
            aggregation: point_in_time
            values:
              2023: {actual: 39500}
            targets:
              2023: 39000
              2024: 40000
              2025: 41000
          kpi-2:
            name: 受給者の割合
            kind: outcome
            unit: ％
            aggregation: point_in_time
            values:
              2023: {actual: 94.8}
            targets:
              2023: 94
              2024: 95
              2025: 96
        costs:
          2024: {actual: 120}
        """)


def test_a_sheet_of_a_strategy_with_work_by_year_and_achievements(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["みほん市総合戦略　進捗管理表（令和６年度）"],
        [
            "基本目標", "取組の名称", "部", "課", "KPI", "", "", "", "実績値", "", "目標値", "",
            "達成状況", "令和6年度の取組内容と成果", "R7 取組予定", "課題・今後の対応", "SDGs",
        ],
        [
            "", "", "", "", "指標", "指標区分", "累計/単年", "単位", "R5", "R6", "R6", "R7", "",
            "", "", "", "",
        ],
        [
            "Ⅰ しごとをつくる", "起業セミナー", "産業部", "商工課", "参加者数", "成果", "累計",
            "人", "25", "未集計", "50", "60以上", "○", "3回開催した。", "4回開催",
            "周知が課題である。", "8,9",
        ],
        [
            "", "販路開拓", "産業部", "商工課", "補助件数", "活動", "単年度", "件", "5", "6", "5",
            "5", "◎", "6件補助した。", "継続", "－", "8",
        ],
    ]  # fmt: skip
    merges = [(1, 4, 1, 7), (1, 8, 1, 9), (1, 10, 1, 11), (3, 0, 4, 0)]
    merges += [(1, column, 2, column) for column in (0, 1, 2, 3, *range(12, 17))]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"進捗": (rows, merges)}))
    assert left(sheets, plan) == []
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 起業セミナー
        departments: [商工課]
        goal: goal-i
        classification:
          sdgs: [sdg-8, sdg-9]
        fields:
          division: 産業部
          field-2: ○
          field-3: 周知が課題である。
        indicators:
          kpi-1:
            name: 参加者数
            kind: outcome
            unit: 人
            aggregation: cumulative
            values:
              2023: {actual: 25}
              2024: pending
            targets:
              2024: 50
              2025: {at_least: 60}
        schedule:
          - {from: 2025, to: 2025, text: 4回開催}
        reviews:
          2024: {evaluation: 3回開催した。}
        """)
    second = plan.files["initiatives/initiative-02.yaml"]
    assert "kind: output\n    unit: 件\n    aggregation: annual\n" in second


def test_years_under_a_head_that_is_no_indicator_are_not_its_targets(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "担当課", "KPI", "目標値", "", "効果額（千円）", "", "独自の欄", ""],
        ["", "", "", "R7", "R8", "R7", "R8", "R7", "R8"],
        ["窓口", "市民課", "利用件数", 10, 20, "1,200", "1,300", 5, 6],
    ]
    merges = [(0, 3, 0, 4), (0, 5, 0, 6), (0, 7, 0, 8)]
    merges += [(0, column, 1, column) for column in range(3)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": (rows, merges)}))
    assert left(sheets, plan) == ["独自の欄", "R7", "R8", "5", "6"]
    assert plan.files[FIRST] == dedent("""\
        number: 1
        title: 窓口
        departments: [市民課]
        fields:
          field-1: '1,200'
          field-2: '1,300'
        indicators:
          kpi-1:
            name: 利用件数
            unit: 件
            aggregation: point_in_time
            targets:
              2025: 10
              2026: 20
        """)
    assert "{key: field-1, name: 効果額R7（千円）}" in plan.files["plan.yaml"]


@pytest.mark.parametrize(
    ("label", "placed"), [("効果額（千円）", ["1,000", "2,000"]), ("独自の欄", [])]
)
def test_years_beside_a_label_of_a_form_are_not_targets_of_the_indicator_above(
    label: str, placed: list[str], tmp_path: Path
) -> None:
    rows: city.Rows = [
        ["取組名", "窓口"], ["担当課", "市民課"], [],
        ["指標名", "単位", "目標値"], ["", "", "R7"], ["利用件数", "件", 10],
        [label, "R7", "R8"], ["", "1,000", "2,000"],
        ["備考", "－"],
    ]  # fmt: skip
    merges = [(3, 0, 4, 0), (3, 1, 4, 1), (6, 0, 7, 0)]
    sheets, plan = plan_of(city.xlsx_file(tmp_path / "plan.xlsx", {"1": (rows, merges)}))
    listed = [] if placed else [label, "R7", "R8", "1,000", "2,000"]
    assert left(sheets, plan) == listed
    assert plan.files[FIRST].endswith("    targets:\n      2025: 10\n")
    assert [each for each in placed if f"'{each}'" not in plan.files[FIRST]] == []
