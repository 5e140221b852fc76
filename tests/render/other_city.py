"""A plan of another city: other axes, stages, numbers and units, no glossary, a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "plan.yaml": """\
schema: 1
title: 北野市行政改革実施計画
city: {name: 北野市}
fiscal_year: 2026
published: 2026-02-20
status: draft
years: {baseline: 2018, targets: [2026, 2027, 2030]}
sections:
  - key: opening
    body: |
      この計画は案です。
      ご意見をお寄せください。

      1. 期間は5年です。
      2. 毎年見直します。
         - 見直しは夏に行います。
  - {key: items, title: 実施項目一覧, content: list}
  - {key: sheets, title: 実施項目, content: initiatives, closing: "以上"}
  - {key: phases, title: 段階, content: stages}
  - {key: fields, title: 体系, content: classification}
""",
    "taxonomy.yaml": """\
axes:
  - key: pillar
    name: 改革の柱
    groups: [{key: people, name: 人}, {key: money, name: 金}]
    items:
      - {key: staff, code: A, name: 職員の育成, group: people}
      - {key: revenue, code: 51, name: 歳入の確保, group: money}
      - {key: other, code: 52, name: その他}
  - key: sdgs
    name: 持続可能な開発目標
    short_name: SDGs
    items:
      - {key: partnership, code: 17, name: パートナーシップ}
stages:
  - {key: waiting, name: 未着手}
  - {key: running, name: 取組中, description: "始めています。"}
  - {key: done, name: 完了}
departments:
  - {name: 財政課}
  - {name: 人事・研修課}
""",
    "glossary.yaml": "terms: []\n",
    "initiatives/overtime.yaml": """\
number: 1-1-2
title: 時間外勤務の縮減
change: expanded
departments: [人事・研修課, 財政課]
classification: {pillar: [staff, other], sdgs: [partnership]}
stage: {key: running}
overview: 時間外勤務を減らします。
actions: |
  次のとおり進めます。
  - 会議の見直し
    - 1回30分まで
  - 窓口時間の短縮
indicators:
  hours:
    name: 職員1人当たりの時間外勤務（月平均）
    unit: 時間
    aggregation: annual
    direction: decrease
    decimals: 1
    baseline: {fiscal_year: 2018, value: 21.4, source: 人事統計}
    values:
      2025: {forecast: 19.25, preliminary: 19}
      2026:
        interim:
          - {value: 9.1, as_of: 2026-09-30}
          - {value: 14, as_of: 2026-12-31, note: 賞与支給期を含む}
        actual: {value: 18.04, as_of: 2027-03-31}
      2027: pending
    targets:
      2026: 18
      2027: {value: 17, note: 条例改正後の値}
      2028-2029: {text: 別途設定}
      2030: 15
  balance:
    name: 基金残高
    unit: 千円
    aggregation: point_in_time
    direction: at_least
    baseline: {fiscal_year: 2019, value: -3703, as_of: 2019-05-31}
    targets:
      2026-2030: 12000
notes: [数値は一般会計です。, 休日を含みます。]
managed_by: 働き方改革プラン
related: [payments]
reviews:
  2026:
    evaluation: 目標に届きませんでした。
    issues: |
      - 繁忙期の偏り
      - 応援体制
    direction: reduced
    by: 2027-06-30
""",
    "initiatives/payments.yaml": """\
number: 1-1-10
title: 公金収納の見直し
change: new
departments: [財政課]
classification: {pillar: [revenue]}
overview: 収納方法を見直します。
actions: 検討します。
indicators:
  system:
    name: 収納システムの稼働
    unit: －
    aggregation: point_in_time
    values:
      2027: {actual: 2027-12-01}
      2030: not_applicable
    targets:
      2026-2027: {by: 2027-10}
  rate:
    name: 口座振替率
    series: 市税
    unit: ％
    aggregation: annual
    values:
      2026: {actual: {numerator: 413, denominator: 1000}}
    targets: {2026: 40, 2027: 42.5}
  fee-rate:
    name: 口座振替率
    series: 使用料
    unit: ％
    aggregation: annual
    values:
      2026: {actual: {text: 集計できず, achieved: false}}
    targets: {2026: 20, 2027: 22}
schedule:
  - {from: 2026, to: 2028, text: 準備, stage: running}
  - {from: 2027, to: 2029, text: 試行}
  - {from: 2030, to: 2031, text: 本実施}
managed_by: 財政健全化計画
""",
}
