"""A plan of an invented city (例示市) that uses what only some plans have, each of it once or more.

Three levels of goals, initiatives listed again and ended, costs with sources, statuses, two
reviewers with grades, a stage beside the path, a figure, tables, and sections inside sections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAN = """\
schema: 1
title: 例示市総合戦略
city: {name: 例示市, code: "012345"}
fiscal_year: 2026
published: 2026-03
years: {baseline: 2024, targets: [2028]}
money: {unit: 千円}
fields: [{key: purpose, name: 目的}]
reviewers: [{key: department, name: 所管課評価}, {key: committee, name: 外部評価}]
grades:
  - key: overall
    name: 総合評価
    steps: [{label: A, meaning: 順調}, {label: B, meaning: やや遅れ}, {label: C, meaning: 遅れ}]
  - {key: need, name: 必要性, steps: [{label: 高}, {label: 中}]}
sheet:
  - {part: departments, label: 所管}
  - {part: status}
  - {part: stage}
  - {part: fields}
  - {part: overview, label: 概要}
  - {part: indicators, label: 指標}
  - {part: schedule}
  - {part: costs, label: 事業費の見込み}
  - {part: notes, label: 補足}
  - {part: reviews}
  - {part: related}
sections:
  - {key: contents, title: 目次, content: contents}
  - key: introduction
    title: はじめに
    body: この計画は、人口の減少に備えます。
    sections:
      - {key: purpose, title: 計画の目的, body: 手続をやさしくします。}
      - key: counters
        title: 窓口の配置
        content: figure
        file: figures/counters.svg
        alt: 本庁舎に3つ、出張所に1つの窓口がある。
        caption: 図1 窓口の配置
      - key: procedures
        title: 手続の件数
        content: table
        header: [年度, 件数, 備考]
        rows:
          - [令和5年度, "12,340", ""]
          - - 令和6年度
            - 11,870
            - 出張所を除く。
        caption: 表1 手続の件数
        sections: [{key: reading, title: 表の読み方, body: 件数は延べ数です。}]
  - {key: tree, title: 計画の体系, content: goals}
  - {key: list, title: 事業の一覧, content: list}
  - {key: initiatives, title: 事業, content: initiatives, body: 目標ごとに示します。}
  - {key: money, title: 事業費の集計, content: costs}
  - {key: ended, title: 終了した事業, content: ended}
"""

TAXONOMY = """\
levels: [{key: goal, name: 基本目標}, {key: policy, name: 基本施策}, {key: measure, name: 施策}]
stages:
  - {key: planned, name: 準備}
  - {key: running, name: 実施}
  - {key: suspended, name: 休止, off_path: true}
statuses:
  - {key: not-started, name: 未着手}
  - {key: in-progress, name: 実施中}
  - {key: cancelled, name: 中止, ends: true}
departments: [{name: 総務課}, {name: 幼児教育・保育課}, {name: 市民課}]
roles: [{key: lead, name: 主管課}, {key: related, name: 関係課}]
"""

GOALS: Mapping[str, str] = {
    "services": """\
number: Ⅰ
title: 便利なまち
overview: |
  来庁しなくても手続ができるまちにします。

  - 書かない窓口を広げます。
departments: [総務課]
indicators:
  satisfaction:
    name: 窓口の満足度（時点）
    kind: outcome
    unit: ％
    aggregation: point_in_time
    baseline: {fiscal_year: 2024, value: 61}
    values: {2025: {actual: 64}}
    targets: {2028: 75}
reviews:
  2025:
    - {who: department, grades: {overall: A}, evaluation: 満足度が上がりました。}
    - {who: committee, grades: {overall: B}}
notes: [満足度は、市民意識調査によります。]
""",
    "desk": "number: Ⅰ-1\ntitle: 窓口の改善\nparent: services\n",
    "desk-forms": """\
number: Ⅰ-1-(1)
title: 書かない窓口
parent: desk
overview: 申請書を書く手間をなくします。
""",
    "childcare": "number: Ⅱ\ntitle: 子育てしやすいまち\n",
    "childcare-places": "number: Ⅱ-1\ntitle: 保育の充実\nparent: childcare\n",
}

INITIATIVES: Mapping[str, str] = {
    "one-stop": """\
number: "01"
title: 総合窓口の設置
departments: [{name: 市民課, role: lead}, {name: 総務課, role: related}]
goal: desk-forms
stage: {key: running}
status: {2025: in-progress, 2026: {key: in-progress, note: 出張所へ広げます。}}
fields: {purpose: 手続に来る人の負担を減らします。}
overview: 転入の手続を1つの窓口で行います。
indicators:
  minutes:
    name: 転入手続の所要時間（時点）
    kind: output
    unit: 分
    aggregation: point_in_time
    direction: decrease
    baseline: {fiscal_year: 2024, value: 48}
    values: {2025: {actual: 41}}
    targets: {2028: 30}
schedule: [{from: 2026, to: 2028, text: 総合窓口の運用}]
costs:
  2025: {budget: 4328, actual: 4102, sources: {国: 2000, 一般財源: 2328}, staff: 0.5}
  2026: {budget: 5000, note: 補正予算を含みます。}
notes: [所要時間は、3月に調べます。]
reviews:
  2025:
    - who: department
      grades: {overall: A, need: 高}
      evaluation: 計画どおりに設置しました。
    - who: committee
      grades: {overall: B}
      issues: 周知が足りません。
      next_steps: 広報で知らせます。
related: [nursery]
""",
    "forms": """\
number: "02"
title: 申請書の電子化
departments: [総務課]
goal: desk-forms
also_under: [childcare-places]
stage: {key: suspended}
status: {2026: cancelled}
overview: 申請書をスマートフォンで作れるようにします。
costs: {2026: {budget: 1200}}
""",
    "nursery": """\
number: "03"
title: 保育所の空き状況の公開
departments: [幼児教育・保育課, 総務課]
goal: childcare-places
overview: 空き状況を毎月公開します。
""",
    "paper": """\
number: "04"
title: 紙の台帳の整理
change: completed
departments: [総務課]
goal: desk-forms
overview: 台帳を整理しました。
""",
}

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120">
<rect width="300" height="120" fill="#dde3ea"/>
<circle cx="60" cy="60" r="30" fill="#174a70"/>
<text x="110" y="65" font-size="16">本庁舎の窓口</text>
</svg>
"""

FILES: Mapping[str, str] = {
    "plan.yaml": PLAN,
    "taxonomy.yaml": TAXONOMY,
    "figures/counters.svg": FIGURE,
    **{f"goals/{key}.yaml": text for key, text in GOALS.items()},
    **{f"initiatives/{key}.yaml": text for key, text in INITIATIVES.items()},
}
