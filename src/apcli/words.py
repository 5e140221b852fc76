"""The vocabulary: what the things of a plan are called, in every table, document and finding.

A word stands here once, in Japanese and in English, and whoever shows the thing looks it up. Plans
are Japanese: their documents and CSV speak Japanese, a terminal the language of its reader.
Sentences of the program are not words: they are in the gettext catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli import locale
from apcli.change_words import CHANGES

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable, Iterable, Mapping

    from apcli.diagnostics import Message


class Word(NamedTuple):
    """One word in both languages."""

    ja: str
    en: str


_THINGS: Mapping[str, Word] = {
    "city_code": Word("団体コード", "city code"),
    "city": Word("団体名", "city"),
    "fiscal_year": Word("年度", "fiscal year"),
    "era_year": Word("年度（和暦）", "era year"),
    "initiative": Word("取組", "initiative"),
    "initiatives": Word("取組数", "initiatives"),
    "initiatives_with_indicators": Word("指標のある取組数", "initiatives with indicators"),
    "number": Word("番号", "No."),
    "key": Word("キー", "key"),
    "title": Word("取組", "initiative"),
    "initiative_number": Word("取組番号", "initiative number"),
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
    "again": Word("再掲", "listed again"),
    "contact": Word("問い合わせ先", "contact"),
    "stage": Word("段階", "stage"),
    "stage_of": Word("取組段階", "stage"),
    "overview": Word("事業概要", "overview"),
    "actions": Word("取組内容", "actions"),
    "schedule": Word("実施スケジュール", "schedule"),
    "period": Word("期間", "period"),
    "content": Word("内容", "content"),
    "notes": Word("備考", "notes"),
    "managed_by": Word("進行管理", "managed by"),
    "related": Word("関連する取組", "related"),
    "predecessors": Word("前身の取組", "predecessors"),
    "errata": Word("正誤", "errata"),
    "evaluation": Word("評価", "evaluation"),
    "issues": Word("課題", "issues"),
    "next_steps": Word("今後の取組", "next steps"),
    "next_direction": Word("今後の方向", "direction"),
    "indicator": Word("成果指標", "indicator"),
    "indicators": Word("指標数", "indicators"),
    "series": Word("系列", "series"),
    "indicator_kind": Word("指標の種類", "kind of indicator"),
    "definition": Word("定義", "definition"),
    "rationale": Word("目標値の根拠", "rationale"),
    "unit": Word("単位", "unit"),
    "aggregation": Word("集計", "aggregation"),
    "direction": Word("方向", "direction"),
    "tolerance": Word("許容差", "tolerance"),
    "baseline_year": Word("基準年度", "baseline year"),
    "baseline": Word("基準値", "baseline"),
    "target": Word("目標値", "target"),
    "target_text": Word("目標（文字）", "target (text)"),
    "final_target": Word("最終目標値", "final target"),
    "value": Word("値", "value"),
    "value_text": Word("値（文字）", "value (text)"),
    "value_kind": Word("値の種別", "kind of value"),
    "as_of": Word("時点", "as of"),
    "numerator": Word("分子", "numerator"),
    "denominator": Word("分母", "denominator"),
    "attainment": Word("達成率", "attainment"),
    "final_attainment": Word("達成率（最終目標比）", "attainment of the final target"),
    "of_final_target": Word("最終目標比", "of final"),
    "progress": Word("進捗率", "progress"),
    "pace": Word("ペース", "pace"),
    "verdict": Word("判定", "verdict"),
    "rating": Word("評価", "rating"),
    "points": Word("ポイント", " points"),
    "expected": Word("（見込）", " (expected)"),
    "reached_late": Word("遅れて実現", "reached late"),
    "below_baseline": Word("基準値割れ", "below baseline"),
    "latest_year": Word("直近の年度", "latest year"),
    "latest_value": Word("直近の値", "latest value"),
    "latest_kind": Word("直近の値の種別", "kind of the latest value"),
    "latest_as_of": Word("直近の時点", "latest as of"),
    "latest_attainment": Word("直近の達成率", "latest attainment"),
    "latest_progress": Word("直近の進捗率", "latest progress"),
    "outlook": Word("見通し（計算値）", "outlook (computed)"),
    "met_in": Word("目標到達年度（計算値）", "final target met in (computed)"),
    "per_year": Word("毎年度の増減（計算値）", "change per year (computed)"),
    "needed_per_year": Word("必要な毎年度の増減（計算値）", "needed per year (computed)"),
    "projected": Word("最終目標年度の値（計算値）", "value in the final target's year (computed)"),
    "no_review": Word("評価なし", "no review"),
    "reporting": Word("報告の状況", "reporting"),
    "known": Word("わかっている値", "known so far"),
    "values": Word("値のある指標数", "indicators with a value"),
    "judged": Word("判定済の指標数", "judged indicators"),
    "achieved_of_judged": Word("達成/判定済", "achieved of judged"),
    "other_verdicts": Word("その他の判定", "other verdicts"),
    "grouping": Word("集計の軸", "grouped by"),
    "axis": Word("分類軸", "axis"),
    "group": Word("区分", "group"),
    "item": Word("項目", "item"),
    "others": Word("その他", "others"),
    "total": Word("計", "total"),
    "each_once": Word("取組（重複なし）", "total (each initiative once)"),
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
    "year_before": Word("前年度", "the year before"),
    "or_more": Word("以上", "or more"),
    "or_less": Word("以下", "or less"),
    "interpolation": Word("補間", "interpolation"),
    "each_year": Word("毎年度", "each year"),
}

_VALUES: Mapping[str, Word] = {
    "Verdict.achieved": Word("達成", "achieved"),
    "Verdict.missed": Word("未達", "missed"),
    "Verdict.expected_to_achieve": Word("達成（見込）", "expected to be achieved"),
    "Verdict.expected_to_miss": Word("未達（見込）", "expected to be missed"),
    "Verdict.reference": Word("参考値", "for reference"),
    "Verdict.no_value": Word("未入力", "not reported"),
    "Verdict.no_target": Word("目標未設定", "no target set"),
    "Verdict.under_way": Word("計画期間中", "under way"),
    "Verdict.unjudged": Word("未判定", "not judged yet"),
    "Verdict.pending": Word("評価困難", "cannot be judged yet"),
    "Verdict.not_applicable": Word("対象外", "not applicable"),
    "Verdict.not_due": Word("期限前", "not due yet"),
    "Verdict.overdue": Word("遅延", "overdue"),
    "Kind.actual": Word("実績", "actual"),
    "Kind.preliminary": Word("速報", "preliminary"),
    "Kind.forecast": Word("見込", "forecast"),
    "Kind.interim": Word("期中", "interim"),
    "YearState.pending": Word("未集計", "not counted yet"),
    "YearState.not_applicable": Word("対象外", "not applicable"),
    "Change.new": Word("新規", "new"),
    "Change.continued": Word("継続", "continued"),
    "Change.expanded": Word("拡充", "expanded"),
    "Change.reduced": Word("縮小", "reduced"),
    "Change.merged": Word("統合", "merged"),
    "Change.split": Word("分割", "split"),
    "Change.transferred": Word("移管", "transferred"),
    "Change.completed": Word("完了", "completed"),
    "Change.abolished": Word("廃止", "abolished"),
    "Aggregation.cumulative": Word("累計", "cumulative"),
    "Aggregation.annual": Word("単年度", "annual"),
    "Aggregation.point_in_time": Word("時点", "point in time"),
    "Direction.increase": Word("増加", "to increase"),
    "Direction.decrease": Word("減少", "to decrease"),
    "Direction.at_least": Word("以上を維持", "at least"),
    "Direction.at_most": Word("以下を維持", "at most"),
    "Direction.exactly": Word("一致", "exactly"),
    "IndicatorKind.outcome": Word("成果指標", "outcome"),
    "IndicatorKind.output": Word("活動指標", "output"),
    "Pace.ahead": Word("進んでいる", "ahead"),
    "Pace.on_track": Word("予定どおり", "on track"),
    "Pace.behind": Word("遅れ", "behind"),
    "Outlook.reached": Word("到達済み", "already met"),
    "Outlook.on_course": Word("予定どおり到達", "on course"),
    "Outlook.catching_up": Word("遅れを取り戻して到達", "behind, but in time"),
    "Outlook.late": Word("遅れて到達", "late"),
    "Outlook.not_at_this_pace": Word("今のままでは未到達", "not at this pace"),
    "Reporting.reported": Word("報告済み", "reported"),
    "Reporting.provisional": Word("実績なし", "provisional only"),
    "Reporting.not_reported": Word("未入力", "not reported"),
    "Reporting.pending": Word("未集計", "not counted yet"),
    "Reporting.not_applicable": Word("対象外", "not applicable"),
    "Reporting.not_due": Word("期限前", "not due yet"),
    "Reporting.not_expected": Word("報告の必要なし", "not expected"),
    "Role.value": Word("値", "value"),
    "Role.target": Word("目標値", "target"),
    "Role.baseline": Word("基準値", "baseline"),
    "Role.final_target": Word("最終目標値", "final target"),
    "Role.start": Word("直線の始まり", "start of the line"),
    "Role.latest": Word("最新の値", "latest value"),
    "Basis.indicator": Word("目標値の設定から", "derived from the targets"),
    "Basis.schedule": Word("実施スケジュールから", "derived from the schedule"),
    "Content.contents": Word("目次", "contents"),
    "Content.classification": Word("取組の整理", "classification"),
    "Content.stages": Word("取組の段階", "stages"),
    "Content.list": Word("取組一覧", "list of initiatives"),
    "Content.initiatives": Word("取組", "initiatives"),
    "Content.glossary": Word("用語解説", "glossary"),
    "Content.goals": Word("体系図", "goals"),
    "Content.ended": Word("終了した取組", "ended initiatives"),
    "Content.costs": Word("事業費の集計", "costs"),
    "Content.figure": Word("図", "figure"),
    "Content.table": Word("表", "table"),
}
"""The words of enumerations: the name of the class, a dot, and the value in the data."""

WORDS: Mapping[str, Word] = {
    **_THINGS,
    **_VALUES,
    **{name: Word(*each) for name, each in CHANGES.items()},
}

ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "goal": ("基本目標", "施策"),
    "department": ("所管課", "所管", "部署", "担当部署", "主管課"),
    "stage": ("取組段階", "進捗段階"),
}
"""What else people call a thing when they ask for it."""

LISTED = Word("、", ", ")
"""What stands between the members of an enumeration."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary in one language, and the sentences of the program in the same."""

    language: str
    gettext: Callable[[str], str]

    def __call__(self, name: str) -> str:
        """The word for a thing.

        Raises:
            LookupError: the vocabulary has no such thing.
        """
        if name not in WORDS:
            raise LookupError(f"the vocabulary has no word for '{name}'")
        return self._in_language(WORDS[name])

    def of(self, value: enum.Enum) -> str:
        """The word for a member of an enumeration.

        Raises:
            LookupError: the vocabulary has no word for it.
        """
        return self(f"{type(value).__name__}.{getattr(value, 'value', value)}")

    def heading(self, name: str) -> str:
        """The word for a thing as a heading, which in English begins with a capital."""
        return capitalised(self(name))

    def say(self, sentence: Message) -> str:
        """A sentence of the program."""
        return sentence.translated(self.gettext)

    def listed(self, names: Iterable[str]) -> str:
        """The names as an enumeration."""
        return self._in_language(LISTED).join(names)

    def _in_language(self, word: Word) -> str:
        return word.ja if self.language == "ja" else word.en


def words_in(language: str) -> Words:
    """The vocabulary in a language: the plan's, for what is published, whatever the reader's."""
    return Words(language, locale.translator(language))


def words_here() -> Words:
    """The vocabulary in the language of this run, for its terminal."""
    return words_in(locale.current())


def capitalised(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
