"""The sheets that the second edition adds: a new one, one of two, and two of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = "# yaml-language-server: $schema=../../schemas/initiative.schema.json\n# 架空の取組です。\n"

NEW_SHEETS: Mapping[str, str] = {
    "absence-notice": """\
number: 1-9
title: 欠席連絡のオンライン化
goal: living
change: new
departments: [学校教育課]
classification:
  aim: [children]
  technology: [online]
stage: {key: operation}
overview: 保護者が、学校への欠席の連絡をいつでもできるようにします。
actions: 連絡用のアプリを、すべての小学校と中学校に導入します。
indicators:
  schools:
    name: 連絡用のアプリを使う学校の数（累計）
    unit: 校
    aggregation: cumulative
    baseline: {fiscal_year: 2023, value: 0}
    targets:
      2026: 6
      2027: 12
      2028: 18
schedule:
  - {from: 2026, to: 2028, text: 順次導入}
notes: [この取組は架空のもので、数値はすべて見本です。]
""",
    "online-support": """\
number: 1-4
title: 健康・子育てのオンライン支援  # apcli: ignore AP701 -- アプリの利用者数は測るのをやめる
goal: living
change: merged
departments: [こども・若者課, 健康づくり課]
classification:
  aim: [children, health]
  technology: [online, data]
stage: {key: operation}
overview: 仕事や育児で外出しにくい方が、自宅から子育てと健康の相談をできるようにします。
actions: 保健師と保育士が、平日の夜間と土曜日にオンラインで相談に応じます。
indicators:
  consultations:
    name: オンライン相談の件数（単年度）
    unit: 件
    aggregation: annual
    values:
      2025:
        interim:
          - {value: 41, as_of: 2025-07-31}
          - {value: 132, as_of: 2025-10-31}
        actual: 214
    targets:
      2025: 250
      2026: 330
      2027: 360
      2028: 380
    predecessors: [child-consultation/consultations]
  registrations:
    name: 子育て通知の登録者数（累計）
    unit: 人
    aggregation: cumulative
    baseline: {fiscal_year: 2024, value: 0}
    values:
      2025: {interim: {value: 1150, as_of: 2025-09-30}, actual: 1620}
    targets:
      2025: 1500
      2026: 2200
      2027: 2800
      2028: 3200
schedule:
  - {from: 2025, to: 2025, text: 平日夜間の相談を開始}
  - {from: 2026, to: 2028, text: 土曜日に拡大}
notes: [この取組は架空のもので、数値はすべて見本です。]
predecessors: [child-consultation, health-app]
""",
    "shelter-reception": """\
number: 2-2
title: 避難所の受付
goal: town
change: split
departments: [防災安全課]
classification:
  aim: [safety]
  technology: [online]
stage: {key: operation}
overview: 災害のときに、避難所の混み具合を、すぐに市民の皆さまにお知らせします。
actions: 避難所の受付を二次元コードで行います。
indicators:
  reception:
    name: 受付システムの全避難所への導入
    unit: 時期
    aggregation: point_in_time
    targets:
      2026: {by: 2026-08}
    predecessors: [shelter-information/reception]
  drills:
    name: 受付システムを使った訓練
    unit: 地区
    aggregation: annual
    values:
      2025: {actual: {text: 全12地区で実施, achieved: true}}
    targets:
      2025-2028: {text: 全地区で実施}
    predecessors: [shelter-information/drills]
schedule:
  - {from: 2026, to: 2028, text: 訓練}
notes: [この取組は架空のもので、数値はすべて見本です。]
predecessors: [shelter-information]
""",
    "river-monitoring": """\
number: 2-3
title: 河川の見守り
goal: town
change: split
departments: [防災安全課, 道路河川課]
classification:
  aim: [safety]
  technology: [sensors]
stage: {key: operation}
overview: 災害のときに、河川の様子を、すぐに市民の皆さまにお知らせします。
actions: 河川に監視カメラと水位計を置きます。
indicators:
  cameras:
    name: 監視カメラと水位計の設置箇所数（累計）
    unit: 箇所
    aggregation: cumulative
    baseline: {fiscal_year: 2023, value: 8, as_of: 2024-03-31}
    values:
      2024: {actual: 10}
      2025: {actual: 13}
    targets:
      2025: 14
      2026: 18
      2027: 20
      2028: 22
    predecessors: [shelter-information/cameras]
schedule:
  - {from: 2026, to: 2028, text: 監視カメラと水位計の増設}
notes: [この取組は架空のもので、数値はすべて見本です。]
predecessors: [shelter-information]
""",
}

MEANS: Mapping[str, tuple[str, ...]] = {
    "absence-notice": ("initiatives new",),
    "online-support": (
        "initiatives merged",
        "initiatives renamed",
        "initiatives moved",  # another department besides
        *("initiatives changed",) * 3,  # the mark, and what it serves on both axes
        *("texts changed", "texts removed"),
        *("targets raised",) * 3,
        "indicators removed",
        *("initiatives added", "indicators added"),  # predecessors
    ),
    "shelter-reception": (
        "initiatives split",
        "initiatives renamed",
        "initiatives changed",
        *("texts changed",) * 2,
        *("texts added", "texts removed", "texts removed"),  # bars of the schedule
        *("targets removed", "targets added"),
        *("initiatives changed", "indicators added", "indicators added"),  # predecessors
    ),
    # Its texts are told with the split.
    "river-monitoring": ("indicators moved", "indicators added"),  # predecessors
}
"""What a comparison finds of each, apart from values and reviews."""
