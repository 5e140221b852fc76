"""What a column or a label can mean, and the words that cities have for it."""

from __future__ import annotations

import enum


class Meaning(enum.StrEnum):
    """What stands under a head or beside a label. The values are the words of a mapping."""

    NUMBER = "number"
    TITLE = "title"
    DEPARTMENT = "department"
    RELATED_DEPARTMENT = "related_department"
    OVERVIEW = "overview"
    ACTIONS = "actions"
    NOTES = "notes"
    CHANGE = "change"
    STAGE = "stage"
    STATUS = "status"
    FIELD = "field"
    GOAL = "goal"
    GOAL_NUMBER = "goal_number"
    INDICATOR = "indicator"
    OUTCOME = "outcome"
    OUTPUT = "output"
    INDICATOR_KIND = "indicator_kind"
    UNIT = "unit"
    AGGREGATION = "aggregation"
    DIRECTION = "direction"
    DEFINITION = "definition"
    RATIONALE = "rationale"
    BASELINE = "baseline"
    BASELINE_YEAR = "baseline_year"
    TARGET = "target"
    TARGET_YEAR = "target_year"
    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    FORECAST = "forecast"
    YEAR = "year"
    KIND = "kind"
    SCHEDULE = "schedule"
    BUDGET = "budget"
    EXPENDITURE = "expenditure"
    STAFF = "staff"
    SOURCE = "source"
    EVALUATION = "evaluation"
    ISSUES = "issues"
    NEXT_STEPS = "next_steps"
    NONE = "none"


INDICATORS = frozenset({Meaning.INDICATOR, Meaning.OUTCOME, Meaning.OUTPUT})
"""The name of an indicator: what follows belongs to it."""

MEASURED = frozenset(
    {Meaning.BASELINE, Meaning.TARGET, Meaning.ACTUAL, Meaning.PRELIMINARY, Meaning.FORECAST}
)
"""A value of an indicator."""

OF_INDICATORS = (
    MEASURED
    | INDICATORS
    | {
        Meaning.INDICATOR_KIND,
        Meaning.UNIT,
        Meaning.AGGREGATION,
        Meaning.DIRECTION,
        Meaning.DEFINITION,
        Meaning.RATIONALE,
        Meaning.BASELINE_YEAR,
        Meaning.TARGET_YEAR,
        Meaning.YEAR,
    }
)
"""What belongs to the indicator before it."""

MONEY = frozenset({Meaning.BUDGET, Meaning.EXPENDITURE, Meaning.STAFF, Meaning.SOURCE})
"""What an initiative costs, and where it comes from."""

YEARLY = MEASURED | MONEY | {Meaning.SCHEDULE}
"""What may stand under a year that has this word above it or in its row."""

REVIEWED = frozenset({Meaning.EVALUATION, Meaning.ISSUES, Meaning.NEXT_STEPS})
"""A part of the review of a year; without a year it is a field of the plan's own."""

_USUAL = {
    Meaning.NUMBER: (
        "No No. NO № 番号 取組番号 事業番号 施策番号 連番 項番 通番 通し番号 整理番号 "
        "管理番号 # 事業No 取組No 施策No 事業コード 施策コード 基本目標番号 目標番号 "
        "政策番号 基本施策番号"
    ),
    Meaning.TITLE: (
        "重点取組 重点取組名 取組 取組名 取組名称 取組事項 取組項目 事業 事業名 事業名称 "
        "主な事業 主要事業 具体的取組 具体的な取組 具体的な取組名 取り組み 取り組み名 "
        "取組み 取組み名 個別事業 重点事業 重点事業名 事務事業 事務事業名 実施項目 "
        "実施事業 実施事業名 項目名 件名 アクション 取組の名称 事業の名称 取組・事業名 "
        "事業・取組名 取組（事業）名 事業(取組)名 取組(事業)名 事務事業名称 主な取組名"
    ),
    Meaning.DEPARTMENT: (
        "担当課 担当課名 所管課 所管課名 所管 担当 担当部署 担当部署名 担当部局 担当所属 "
        "所管部署 所管部課 担当部課 担当部課名 主管課 主担当課 所属 所属名 部署 部署名 "
        "課名 課 実施主体 担当課等 所管課等 担当所管"
    ),
    Meaning.RELATED_DEPARTMENT: (
        "関係課 関連課 連携課 関係部署 関連部署 関係所管課 協力課 関係各課 関係部課 副担当課"
    ),
    Meaning.OVERVIEW: "概要 事業概要 取組概要 取組の概要 事業の概要 施策概要",
    Meaning.ACTIONS: (
        "内容 取組内容 事業内容 実施内容 取組の内容 事業の内容 具体的内容 具体的な内容 "
        "具体的な取組内容 具体的取組内容 主な取組 主な取組内容 実施事項 取り組み内容 "
        "取組み内容 活動内容"
    ),
    Meaning.NOTES: "備考 備考欄 注記 摘要 特記事項 注 その他",
    Meaning.STAGE: "段階 取組段階 実施段階 ステージ 取組の段階",
    Meaning.STATUS: "状況 進捗状況 実施状況 取組状況 ステータス 進捗 進行状況",
    Meaning.INDICATOR: (
        "KPI 指標 指標名 指標名称 評価指標 数値目標 目標指標 重要業績評価指標 "
        "成果指標(KPI) KPI名 管理指標 指標項目 目標項目 達成指標 測定指標 成果目標 "
        "代表指標 進捗指標"
    ),
    Meaning.OUTCOME: "成果指標 成果指標名 アウトカム アウトカム指標",
    Meaning.OUTPUT: "活動指標 活動指標名 アウトプット アウトプット指標",
    Meaning.INDICATOR_KIND: "指標区分 指標の区分 指標種別 指標の種別 指標の種類 指標分類",
    Meaning.UNIT: "単位 指標の単位 単位名",
    Meaning.AGGREGATION: (
        "集計方法 集計 集計区分 累計・単年度 累計/単年度 累計単年度 集計の方法 累計・単年 "
        "累計/単年 単年度・累計 単年度/累計 単年/累計 単年・累計"
    ),
    Meaning.DIRECTION: "方向 目標の方向 指標の方向 方向性(増減) 増減 望ましい方向",
    Meaning.DEFINITION: (
        "定義 指標の定義 算出方法 算定方法 算出式 計算式 指標の説明 指標の算出方法 算定式 測定方法"
    ),
    Meaning.RATIONALE: (
        "目標設定の考え方 目標の考え方 設定根拠 目標値の根拠 目標設定の根拠 設定理由 "
        "目標値の設定根拠 目標値設定の考え方 指標設定の考え方"
    ),
    Meaning.BASELINE: (
        "基準値 基準 現状値 現状 当初値 策定時 策定時の値 現況値 現況 計画策定時 初期値 "
        "基準年度値 現在値"
    ),
    Meaning.BASELINE_YEAR: "基準年度 基準年 現状年度 基準時点",
    Meaning.TARGET: (
        "目標値 目標 最終目標 最終目標値 計画値 年度目標 年度別目標 各年度目標 KPI目標値 "
        "目標数値 到達目標"
    ),
    Meaning.TARGET_YEAR: "目標年度 目標年 達成年度 目標達成年度",
    Meaning.ACTUAL: "実績 実績値 結果 最新値 実績数値 達成値",
    Meaning.PRELIMINARY: "速報 速報値",
    Meaning.FORECAST: "見込 見込値 見込み 見込み値 実績見込 実績見込値 実績見込み",
    Meaning.SCHEDULE: (
        "スケジュール 実施スケジュール 工程 工程表 年次計画 年度計画 実施計画 実施時期 "
        "年度別計画 行程 ロードマップ "
        "取組予定 実施予定 取組計画 実施予定内容 取組予定内容"
    ),
    Meaning.BUDGET: (
        "予算 予算額 当初予算 当初予算額 事業費 計画事業費 予算額(案) 計画額 概算事業費"
    ),
    Meaning.EXPENDITURE: "決算 決算額 決算見込額 執行額",
    Meaning.STAFF: "人工 従事職員数 職員数 人員",
    Meaning.SOURCE: "財源 財源内訳",
    Meaning.EVALUATION: "評価 自己評価 取組評価 総合評価 評価内容 取組実績 実施結果 "
    "成果 取組の成果 取組の実績 実績と成果 取組内容と成果 取組実績と成果 取組実績・成果 "
    "実績・成果 取組状況・成果 評価の理由 評価理由 評価コメント",
    Meaning.ISSUES: "課題 課題等 今後の課題",
    Meaning.NEXT_STEPS: (
        "今後の取組 今後の方針 今後の方向性 今後の展開 改善策 今後の対応 今後の予定 "
        "改善内容 改善点 今後の課題と対応 課題・今後の対応"
    ),
    Meaning.GOAL: (
        "基本目標 基本目標名 基本方針 基本方針名 基本施策 基本施策名 施策 施策名 施策名称 "
        "大施策 中施策 小施策 柱 施策の柱 大柱 中柱 小柱 基本政策 政策 政策名 政策目標 "
        "施策目標 重点目標 重点施策 重点方針 個別目標 個別施策 主要施策 基本方向 施策の方向 "
        "施策の方向性 施策方針 基本戦略 重点戦略 戦略 戦略目標 将来像 "
        "重点プロジェクト プロジェクト 改革の柱 改革項目 推進項目 "
        "分野 政策分野 大項目 中項目 小項目 大分類 中分類 小分類 章 節"
    ),
    Meaning.FIELD: (
        "目的 事業目的 取組目的 現状と課題 現状・課題 背景 対象 対象者 根拠 根拠法令 "
        "法令等 効果 期待される効果 期待する効果 ねらい 分類 重点項目 目標像 関連施策 関連する施策 "
        "事業期間 実施期間 計画期間 期間 SDGs 関連SDGs SDGsの目標 ゴール "
        "関連計画 部 部名 部局 部局名 担当部 所管部 担当係 係 係名 担当者 作成者 記入者 "
        "連絡先 電話 "
        "電話番号 内線 優先度 重要度 期待効果 事業開始年度 開始年度 終了年度 実施方法 手段 連携先 "
        "関係機関 住民への効果 取組の目的 事業の目的 目的・効果 目的・内容 取組の背景 "
        "現状及び課題 現状と課題等 対象地域 事業対象 取組の対象 取組の効果 事業効果 "
        "期待できる効果 達成状況 達成度 達成率 達成度合い 進捗率 総合戦略 SDGs目標 "
        "SDGsゴール 関連するSDGs 該当SDGs 会計 会計区分 款項目 予算科目 事業種別 "
        "効果額 財政効果額 財政効果 効果見込額 削減効果額 人件費 "
        "実施場所 実施期間等 取組期間 事業年度 主な対象"
    ),
}
_CATEGORY = (
    "区分 種別 取組区分 事業区分 "
    "新規・継続 新規/継続 新規・継続の別 新規継続の別 新規継続 継続・新規 変更区分 改定区分 "
    "値の区分 目標・実績"
)

USUAL: dict[str, Meaning] = {
    word: meaning for meaning, words in _USUAL.items() for word in words.split()
} | dict.fromkeys(_CATEGORY.split(), Meaning.CHANGE)
"""The usual words; 区分 may mean the change of an initiative, 目標 or 実績, or be a field."""

LOOSE_LEVELS = frozenset(
    [
        "分野",
        "政策分野",
        "大項目",
        "中項目",
        "小項目",
        "大分類",
        "中分類",
        "小分類",
        "章",
        "節",
        "プロジェクト",
    ]
)
"""Heads of goals only before the title; after it they say something about the initiative."""

NAME_WORDS = frozenset({"名称", "名", "名前", "タイトル", "項目"})
"""Heads that name what the head above them is about, without one an initiative."""

KINDS = {
    "成果": "outcome",
    "アウトカム": "outcome",
    "活動": "output",
    "アウトプット": "output",
}
"""What a cell says of the kind of an indicator."""

CHANGES = {
    "新規": "new",
    "継続": "continued",
    "拡充": "expanded",
    "拡大": "expanded",
    "縮小": "reduced",
    "統合": "merged",
    "分割": "split",
    "移管": "transferred",
    "完了": "completed",
    "終了": "completed",
    "廃止": "abolished",
}
AGGREGATIONS = {
    "累計": "cumulative",
    "累積": "cumulative",
    "単年度": "annual",
    "単年": "annual",
    "年間": "annual",
    "時点": "point_in_time",
}
DIRECTIONS = {
    "増加": "increase",
    "増": "increase",
    "上昇": "increase",
    "向上": "increase",
    "↑": "increase",
    "↗": "increase",
    "減少": "decrease",
    "減": "decrease",
    "低下": "decrease",
    "↓": "decrease",
    "↘": "decrease",
    "維持": "at_least",
    "以上": "at_least",
    "以下": "at_most",
}
