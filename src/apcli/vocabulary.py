"""The vocabulary: every word for a thing of a plan, and how a plan's own words change the others.

A word stands here once; with `initiative: 事業` in the plan's `words`, {initiative}数 is 事業数.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.change_words import CHANGES
from apcli.round_words import ROUND
from apcli.value_words import OF_VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART = re.compile(r"\{([\w.]+)\}")


class Word(NamedTuple):
    """One word in both languages; names in braces are other words.

    Where the plan has a word of its own for what it `follows`, that is its Japanese, too.
    """

    ja: str
    en: str
    follows: str | None = None


class Japanese(dict[str, str]):
    """The Japanese words by name: a plan's own, and the others as they follow from these.

    A word is made when it is first asked for.

    Raises:
        LookupError: the vocabulary has no such word.
    """

    def __init__(self, own: Mapping[str, str]) -> None:
        super().__init__(own)
        self._followed = {name for name, word in own.items() if word != NEUTRAL[name]}

    def __missing__(self, name: str) -> str:
        """The word, from now on kept."""
        word = WORDS[name]
        followed = word.follows if word.follows in self._followed else None
        made = self[followed] if followed else _PART.sub(lambda part: self[part[1]], word.ja)
        self[name] = made
        return made


THINGS: Mapping[str, Word] = {
    "edition": Word("版", "edition"),
    "committed_on": Word("変更日", "changed on"),
    "author": Word("変更者", "changed by"),
    "value_before": Word("前の値", "before"),
    "city_code": Word("団体コード", "city code"),
    "city": Word("団体名", "city"),
    "fiscal_year": Word("年度", "fiscal year"),
    "era_year": Word("{fiscal_year}（和暦）", "era year"),
    "initiative": Word("取組", "initiative"),
    "initiatives": Word("{initiative}数", "initiatives"),
    "initiatives_with_indicators": Word(
        "{indicator_short}のある{initiative}数", "initiatives with indicators"
    ),
    "number": Word("番号", "No."),
    "key": Word("キー", "key"),
    "title": Word("{initiative}", "initiative"),
    "initiative_number": Word("{initiative}{number}", "initiative number"),
    "change": Word("区分", "change"),
    "goal": Word("目標", "goal"),
    "goal_overview": Word("概要", "overview"),
    "also_under": Word("再掲", "also under"),
    "level": Word("階層", "level"),
    "department": Word("担当課", "department"),
    "status": Word("進捗の状況", "status"),
    "costs": Word("事業費", "costs"),
    "budget": Word("予算", "budget"),
    "spent": Word("決算", "spent"),
    "source_of_money": Word("財源", "source"),
    "staff": Word("人員", "staff"),
    "persons": Word("人", " persons"),
    "again": Word("{also_under}", "listed again"),
    "contact": Word("問い合わせ先", "contact"),
    "stage": Word("段階", "stage"),
    "stage_of": Word("取組段階", "stage", "stage"),
    "overview": Word("事業概要", "overview"),
    "actions": Word("取組内容", "actions"),
    "schedule": Word("実施スケジュール", "schedule"),
    "schedule_short": Word("スケジュール", "schedule", "schedule"),
    "period": Word("期間", "period"),
    "content": Word("内容", "content"),
    "notes": Word("備考", "notes"),
    "managed_by": Word("進行管理", "managed by"),
    "related": Word("関連する{initiative}", "related"),
    "predecessors": Word("前身の{initiative}", "predecessors"),
    "errata": Word("正誤", "errata"),
    "evaluation": Word("評価", "evaluation"),
    "issues": Word("課題", "issues"),
    "next_steps": Word("今後の取組", "next steps"),
    "next_direction": Word("今後の方向", "direction"),
    "indicator": Word("成果指標", "indicator"),
    "indicators": Word("{indicator_short}数", "indicators"),
    "indicator_short": Word("指標", "indicator", "indicator"),
    "series": Word("系列", "series"),
    "indicator_kind": Word("{indicator_short}の種類", "kind of indicator"),
    "definition": Word("定義", "definition"),
    "rationale": Word("{target}の根拠", "rationale"),
    "unit": Word("単位", "unit"),
    "aggregation": Word("集計", "aggregation"),
    "direction": Word("方向", "direction"),
    "tolerance": Word("許容差", "tolerance"),
    "baseline_year": Word("基準年度", "baseline year"),
    "baseline": Word("基準値", "baseline"),
    "target": Word("目標値", "target"),
    "target_short": Word("目標", "target", "target"),
    "target_text": Word("{target_short}（文字）", "target (text)"),
    "final_target": Word("最終{target}", "final target"),
    "final_target_text": Word("最終{target_text}", "final target (text)"),
    "final_target_year": Word("{final_target}の年度", "year of the final target"),
    "value": Word("値", "value"),
    "value_text": Word("{value}（文字）", "value (text)"),
    "value_kind": Word("{value}の種別", "kind of value"),
    "actual_value": Word("実績値", "actual value", "Kind.actual"),
    "preliminary_value": Word("速報値", "preliminary value", "Kind.preliminary"),
    "forecast_value": Word("見込値", "forecast", "Kind.forecast"),
    "as_of": Word("時点", "as of"),
    "numerator": Word("分子", "numerator"),
    "denominator": Word("分母", "denominator"),
    "attainment": Word("達成率", "attainment"),
    "final_attainment": Word("{attainment}（{of_final_target}）", "attainment of the final target"),
    "of_final_target": Word("最終{target_short}比", "of final"),
    "progress": Word("進捗率", "progress"),
    "pace": Word("ペース", "pace"),
    "verdict": Word("判定", "verdict"),
    "last_verdict": Word("{year_before}の{verdict}", "verdict of the year before"),
    "judging": Word("判定", "judging"),
    "rating": Word("評価", "rating"),
    "rated": Word("{rating}に使う率", "percentage rated"),
    "points": Word("ポイント", " points"),
    "expected": Word("（{Kind.forecast}）", " (expected)"),
    "reached_late": Word("遅れて実現", "reached late"),
    "below_baseline": Word("{baseline}割れ", "below baseline"),
    "latest_year": Word("直近の年度", "latest year"),
    "latest_value": Word("直近の{value}", "latest value"),
    "latest_kind": Word("直近の{value_kind}", "kind of the latest value"),
    "latest_as_of": Word("直近の{as_of}", "latest as of"),
    "latest_attainment": Word("直近の{attainment}", "latest attainment"),
    "latest_progress": Word("直近の{progress}", "latest progress"),
    "outlook": Word("見通し（計算値）", "outlook (computed)"),
    "met_in": Word("{target_short}到達年度（計算値）", "final target met in (computed)"),
    "per_year": Word("{each_year}の増減（計算値）", "change per year (computed)"),
    "needed_per_year": Word("必要な{per_year}", "needed per year (computed)"),
    "projected": Word(
        "最終{target_short}年度の{value}（計算値）", "value in the final target's year (computed)"
    ),
    "no_review": Word("{evaluation}なし", "no review"),
    "reporting": Word("報告の状況", "reporting"),
    "known": Word("わかっている{value}", "known so far"),
    "values": Word("{value}のある{indicator_short}数", "indicators with a value"),
    "judged": Word("{judging}済の{indicator_short}数", "judged indicators"),
    "achieved_of_judged": Word("{Verdict.achieved}/{judging}済", "achieved of judged"),
    "other_verdicts": Word("その他の{verdict}", "other verdicts"),
    "grouping": Word("集計の軸", "grouped by"),
    "axis": Word("分類軸", "axis"),
    "group": Word("区分", "group"),
    "item": Word("項目", "item"),
    "others": Word("その他", "others"),
    "total": Word("計", "total"),
    "each_once": Word("{initiative}（重複なし）", "total (each initiative once)"),
    "not_stated": Word("記載なし", "not stated"),
    "unclassified": Word("分類なし", "unclassified"),
    "quantity": Word("数値", "number"),
    "place": Word("データの位置", "in the data"),
    "file": Word("ファイル", "file"),
    "line": Word("行", "line"),
    "source": Word("出典", "source"),
    "glossary": Word("用語解説", "glossary"),
    "term": Word("用語", "term"),
    "meaning": Word("解説", "meaning"),
    "as_above": Word("同上", "as above"),
    "as_beside": Word("同左", "as beside"),
    "page": Word("頁", "page"),
    "report": Word("進捗状況報告書", "progress report"),
    "draft": Word("案", "draft"),
    "day": Word("現在", "as of"),
    "measured": Word("{initiative}・{goal}の別", "initiative or goal"),
    "compared": Word("比較する{value}", "compared value"),
    "year_before": Word("前年度", "the year before"),
    "or_more": Word("以上", "or more"),
    "or_less": Word("以下", "or less"),
    "interpolation": Word("補間", "interpolation"),
    "each_year": Word("毎年度", "each year"),
}

VALUES: Mapping[str, Word] = {name: Word(*each) for name, each in OF_VALUES.items()}
"""The words of enumerations: the name of the class, a dot, and the value in the data."""

CHANGED: Mapping[str, Word] = {name: Word(*each) for name, each in {**CHANGES, **ROUND}.items()}
"""The words for fields of the data, changes and workbooks, which a plan has no own words for."""

WORDS: Mapping[str, Word] = {**THINGS, **VALUES, **CHANGED}

NAMED: Mapping[str, str] = {
    "verdicts": "Verdict",
    "kinds": "Kind",
    "states": "YearState",
    "changes": "Change",
    "aggregations": "Aggregation",
    "directions": "Direction",
    "indicator_kinds": "IndicatorKind",
    "paces": "Pace",
    "outlooks": "Outlook",
    "reportings": "Reporting",
    "contents": "Content",
}
"""The enumerations whose words a plan may choose, by their names in the plan's `words`."""


def members(enumeration: str) -> tuple[str, ...]:
    """The names of the words of an enumeration, such as `Verdict`."""
    return tuple(name for name in VALUES if name.startswith(f"{enumeration}."))


NEUTRAL = Japanese({})
"""The words of a plan that has none of its own."""
