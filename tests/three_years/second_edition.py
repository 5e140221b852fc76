"""The second edition: the revision, with every kind of change, by commands and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.three_years.editing import Edit, edit, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = "# yaml-language-server: $schema=../../schemas/initiative.schema.json\n# 架空の取組です。\n"
FICTIONAL = "この取組は架空のもので、数値はすべて見本です。"

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
GONE = ("child-consultation", "health-app", "shelter-information")
"""The sheets that others continue."""

PLAN = (
    Edit("plan.yaml", "status: draft\n", "published: 2026-06\nstatus: published\n"),
    # The period of the plan stays: its first year looked like a plan that always looks ahead.
    Edit("plan.yaml", "[2026, 2027, 2028, 2029]", "[2025, 2026, 2027, 2028]"),
    Edit("plan.yaml", "previous:\n", "money: {unit: 千円}\nprevious:\n"),
    Edit(
        "plan.yaml",
        "令和7年度から令和10年度までの取組を定めました。",
        "令和10年度までの取組を定めています。",
    ),
    Edit(
        "plan.yaml",
        "  - key: contents\n",
        "  - key: revision\n    title: 今回の見直し\n"
        "    body: 初年度の実績を踏まえ、取組と目標値を見直しました。\n  - key: contents\n",
    ),
    Edit("plan.yaml", "- C：50％以上80％未満", "- C：60％以上80％未満"),
    Edit("plan.yaml", "- D：50％未満", "- D：60％未満"),
    Edit("plan.yaml", "{label: C, at_least: 50}", "{label: C, at_least: 60}"),
    Edit("plan.yaml", '取組の調整, "20"]', '取組の調整, "24"]\n      - [外部委員会, 取組の評価, "5"]'),
    Edit("plan.yaml", "令和7（2025）年3月", "令和8（2026）年6月"),
)
TAXONOMY = (
    Edit("taxonomy.yaml", "name: センサー・カメラ}", "name: センサー・カメラ・水位計}"),
    Edit("taxonomy.yaml", "      - {key: robots, code: 7, name: ロボット}\n", ""),
    Edit("taxonomy.yaml", "対象を限って試し、", "地域や対象を限って試し、"),
    Edit("taxonomy.yaml", "  - {name: 商工観光課}\n", "  - {name: 道路河川課}\n"),
    Edit("goals/town.yaml", "にぎわうまち", "にぎわいのあるまち"),
)
GLOSSARY = (
    Edit("glossary.yaml", "コンピュータに行わせる", "コンピューターに行わせる"),
    Edit("glossary.yaml", "使えるように公開されたデータ。", "使えるように市が公開したデータ。"),
    Edit(
        "glossary.yaml",
        "  - term: チャットボット\n    meaning: 質問に自動で答える対話形式のプログラム。\n"
        "  - term: 標準準拠システム\n"
        "    meaning: 国が定めた標準仕様に適合する、住民記録や税などの業務システム。\n",
        "  - term: マイナンバーカード\n    meaning: 本人であることを、オンラインでも示せるカード。\n",
    ),
)
SHEETS = (
    # Ended: they need no number.
    Edit("initiatives/staff-chatbot.yaml", "number: 3-5\n", ""),
    Edit("initiatives/staff-chatbot.yaml", "goal: office\n", "goal: office\nchange: abolished\n"),
    Edit("initiatives/system-standardization.yaml", "number: 3-3\n", ""),
    Edit(
        "initiatives/system-standardization.yaml",
        "goal: office\n",
        "goal: office\nchange: completed\n",
    ),
    # Texts
    Edit("initiatives/online-procedures.yaml", "いつでも手続が", "いつでもどこでも手続が"),
    Edit(
        "initiatives/online-procedures.yaml",
        "スマートフォンで入力しやすい申請画面に改めます。\n",
        "スマートフォンとマイナンバーカードで申請できるようにします。\n"
        "  - 窓口で書き直さなくて済むように、申請の内容を引き継ぎます。\n",
    ),
    Edit("initiatives/online-procedures.yaml", "goal: living\n", "goal: living\nchange: expanded\n"),
    Edit("initiatives/security.yaml", "全職員を対象に、", "全職員と委託先を対象に、"),
    # Targets that were raised, one that asks for more by being lowered, and one for less
    Edit("initiatives/online-procedures.yaml", "      2026: 95\n", "      2026: 100\n"),
    Edit("initiatives/online-procedures.yaml", "      2027: 115\n", "      2027: 120\n"),
    Edit("initiatives/online-procedures.yaml", "      2028: 130\n", "      2028: 140\n"),
    Edit("initiatives/paperless.yaml", "      2026: 6300\n", "      2026: 5900\n"),
    Edit("initiatives/paperless.yaml", "      2027: 6100\n", "      2027: 5800\n"),
    Edit("initiatives/paperless.yaml", "      2028: 6000\n", "      2028: 5600\n"),
    Edit("initiatives/counter-service.yaml", "      2026: 16.0\n", "      2026: 17.5\n"),
    Edit(
        "initiatives/counter-service.yaml",
        "までを達成とします。\n",
        "までを達成とします。\n  - 出張所の改修が遅れるため、令和8年度の待ち時間の目標値を緩和しています。\n",
    ),
    Edit("initiatives/public-network.yaml", "      2026: 25\n", "      2026: 24\n"),
    Edit(
        "initiatives/public-network.yaml",
        f"notes: [{FICTIONAL}]",
        f"notes:\n  - {FICTIONAL}\n  - 工事の遅れに伴い、令和8年度の目標値を下方修正しています。",
    ),
    # A target that was open, a milestone, and a target in words
    Edit(
        "initiatives/data-publication.yaml",
        "      2025-2027: {text: 随時設定, open: true}\n",
        "      2025: {text: 随時設定, open: true}\n      2026: 370\n      2027: 430\n",
    ),
    Edit("initiatives/data-publication.yaml", "{by: 2026-10}", "{by: 2026-08}"),
    Edit("initiatives/generative-ai.yaml", "{text: 増加}", "{text: 前年度より増加}"),
    # A corrected baseline
    Edit(
        "initiatives/energy.yaml",
        "value: 5420}\n",
        "value: 5418}  # apcli: ignore AP705 -- 集計の訂正\n",
    ),
    # Belonging
    Edit("initiatives/digital-library.yaml", "[図書館]", "[図書館, 学校教育課]"),
    Edit("initiatives/energy.yaml", "number: 2-4\n", "number: 3-9\n"),
    Edit("initiatives/energy.yaml", "goal: town\n", "goal: office\n"),
    Edit("initiatives/energy.yaml", "[environment]", "[environment, efficiency]"),
    Edit("initiatives/regional-transport.yaml", "バスの研究", "バスの試行"),
    Edit("initiatives/regional-transport.yaml", "の導入を研究します", "を試行します"),
    Edit("initiatives/regional-transport.yaml", "{key: preparation, basis", "{key: trial, basis"),
    Edit("initiatives/regional-transport.yaml", "to: 2026, text: 調査", "to: 2025, text: 調査"),
    Edit("initiatives/regional-transport.yaml", "from: 2027, to: 2028", "from: 2026, to: 2028"),
    Edit(
        "initiatives/learning-devices.yaml",
        "number: 1-5\n",
        "number: 1-5  # apcli: ignore AP709 -- 統合と分割のため\n",
    ),
    # Costs, and width alone
    Edit("initiatives/cashless.yaml", "notes:", "costs:\n  2026: {budget: 3200}\nnotes:"),
    Edit("initiatives/learning-devices.yaml", "端末数はちょうど1台", "端末数はちょうど１台"),
    Edit("initiatives/learning-devices.yaml", "を目標とします。\n", "を目標とします。  # apcli: ignore AP502 -- 様式に合わせる\n"),
    # What last year's results and schedules left to do
    Edit("initiatives/energy.yaml", "pending", "{actual: 4960}"),
    Edit(
        "initiatives/data-publication.yaml",
        "    aggregation: point_in_time\n    targets:\n",
        "    aggregation: point_in_time\n    values:\n      2025: not_applicable\n    targets:\n",
    ),
    Edit("initiatives/counter-service.yaml", "  - {from: 2024, to: 2025, text: 本庁舎で実施}\n", ""),
    Edit("initiatives/digital-library.yaml", "  - {from: 2024, to: 2025, text: システムの更新}\n", ""),
    Edit("initiatives/learning-devices.yaml", "  - {from: 2024, to: 2025, text: 端末の更新}\n", ""),
    Edit("initiatives/online-procedures.yaml", "  - {from: 2024, to: 2024, text: 対象手続の選定}\n", ""),
    Edit("initiatives/paperless.yaml", "  - {from: 2024, to: 2025, text: 会議資料と決裁の電子化}\n", ""),
    Edit("initiatives/generative-ai.yaml", "stage: trial}\n", "stage: trial}  # apcli: ignore AP704 -- 経過\n"),
    Edit(
        "initiatives/energy.yaml",
        "  - 令和7年度の使用量は、電力会社の報告が届く7月に集計します。\n",
        "",
    ),
)


def revise(city: Path) -> None:
    """Make the draft of the second year from the first edition, and the edition from it."""
    run(city, "rollover", "--to", "2026")
    run(city, "rename", "デジタル推進課", "デジタル戦略課")
    run(city, "rename", "open-data", "data-publication")
    folder = city / "data"
    for key in GONE:
        (folder / f"initiatives/{key}.yaml").unlink()
    for key, text in NEW_SHEETS.items():
        (folder / f"initiatives/{key}.yaml").write_text(HEAD + text, "utf-8")
    edit(folder, (*PLAN, *TAXONOMY, *GLOSSARY, *SHEETS))
    run(city, "renumber", "--insert", "absence-notice", "--at", "1-5")
