"""The progress of a plan as a Markdown table, in the plan's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.figures import ABSENT, number_text, percent_text
from apcli.report.labels import KINDS, VERDICTS
from apcli.report.markdown_table import markdown_table
from apcli.report.outlook_words import OUTLOOK, change_text, outlook_text
from apcli.report.progress_words import counted, indicator_label, joined, selection_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from apcli.models import Plan, Taxonomy
    from apcli.progress import Projection, Report, Row

    Gettext = Callable[[str], str]

HEADS = (
    "項番",
    "重点取組",
    "成果指標",
    "担当課",
    "基準値",
    "目標値",
    "値",
    "達成率",
    "進捗率",
    "判定",
)
OUTLOOK_HEADS = (
    "項番",
    "成果指標",
    "最終目標値",
    "実績値",
    "毎年度の増減",
    "必要な毎年度の増減",
    "見通し",
)
_NUMBERS = frozenset(
    {"項番", "基準値", "目標値", "値", "達成率", "進捗率"}
    | {"最終目標値", "毎年度の増減", "必要な毎年度の増減"}
)

_NOTES = """\
- 達成率＝値÷その年度の目標値×100　進捗率＝（値－基準値）÷（最終年度の目標値－基準値）×100
- 括弧内は、{year}の値が未入力のとき、直近の値とその値による率です。
- 見込値と速報値は達成に数えません。期中の値は参考です。
"""


def progress_markdown(report: Report, plan: Plan, taxonomy: Taxonomy, gettext: Gettext) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    year = year_label(report.fiscal_year)
    rated = plan.ratings is not None or bool(plan.rating_scales)
    heads = (*HEADS, "評価") if rated else HEADS
    rows = (_cells(row, gettext)[: len(heads)] for row in report.rows)
    lines = [
        f"# {escape(plan.title)}　{year}の進捗",
        "",
        *_summary(report, taxonomy, gettext),
        *markdown_table(heads, _NUMBERS, rows),
        "",
        _NOTES.format(year=year),
        *_outlooks(report, gettext),
    ]
    return "\n".join(lines)


def _summary(report: Report, taxonomy: Taxonomy, gettext: Gettext) -> Iterator[str]:
    summary = report.summary
    covered = (
        f"重点取組{summary.initiatives}件のうち{summary.initiatives_with_indicators}件の"
        f"{summary.indicators}指標"
    )
    counts = joined(counted(summary.verdicts, VERDICTS, gettext), gettext)
    yield f"{covered}：{counts}" if counts else covered
    yield ""
    selected = selection_text(report, taxonomy, gettext)
    if selected:
        yield escape(selected)
        yield ""


def _cells(row: Row, gettext: Gettext) -> list[str]:
    value, attainment, progress = _figures(row, gettext)
    return [
        str(row.number),
        row.title,
        indicator_label(row),
        "・".join(row.departments),
        _figure(row.baseline, None, row),
        _figure(row.target, row.target_text, row),
        value,
        attainment,
        progress,
        VERDICTS[row.verdict].translated(gettext),
        row.rating or ABSENT,
    ]


def _outlooks(report: Report, gettext: Gettext) -> Iterator[str]:
    """The projections, where there is one."""
    rows = [
        [
            str(row.number),
            indicator_label(row),
            _figure(row.final_target, None, row),
            _actuals(row.projection, row),
            change_text(row.projection.per_year, row.decimals),
            change_text(row.projection.needed_per_year, row.decimals),
            outlook_text(row.projection, gettext),
        ]
        for row in report.rows
        if row.projection
    ]
    if rows:
        yield f"## 最終目標の{escape(OUTLOOK.translated(gettext))}"
        yield ""
        yield from markdown_table(OUTLOOK_HEADS, _NUMBERS, rows)
        yield ""
        yield "- 実績値を結ぶ直線を、最終目標の年度まで延ばした計算値です。"
        yield "- 見込値、速報値、期中の値は使いません。"
        yield ""


def _actuals(projection: Projection, row: Row) -> str:
    ends = (
        (projection.start_year, projection.start),
        (projection.latest_year, projection.latest),
    )
    return "→".join(
        f"{year_label(year)} {number_text(value, decimals=row.decimals)}" for year, value in ends
    )


def _figures(row: Row, gettext: Gettext) -> tuple[str, str, str]:
    """Value, attainment and progress; in brackets the latest ones where the year has no value."""
    if row.kind is not None:
        number = _figure(row.value, row.value_text, row)
        value = f"{number}（{KINDS[row.kind].translated(gettext)}）"
        return value, percent_text(row.attainment), percent_text(row.progress)
    latest = row.latest
    if latest is None:
        return ABSENT, ABSENT, ABSENT
    number = _figure(latest.value, latest.value_text, row)
    kind = f"{year_label(latest.fiscal_year)}{KINDS[latest.kind].translated(gettext)}"
    rates = [percent_text(latest.attainment), percent_text(latest.progress)]
    attainment, progress = (rate if rate == ABSENT else f"（{rate}）" for rate in rates)
    return f"（{kind} {number}）", attainment, progress


def _figure(value: Decimal | None, text: str | None, row: Row) -> str:
    """A number with its unit; what is no number has none."""
    number = number_text(value, text, row.decimals)
    return number if value is None else number + row.unit
