"""The progress of a plan as a Markdown table, in the plan's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.figures import ABSENT, number_text, percent_text
from apcli.report.labels import KINDS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.models import Plan
    from apcli.progress import Report, Row

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
_NUMBERS = frozenset({"項番", "基準値", "目標値", "値", "達成率", "進捗率"})

_NOTES = """\
- 達成率＝値÷その年度の目標値×100　進捗率＝（値－基準値）÷（最終年度の目標値－基準値）×100
- 括弧内は、{year}の値が未入力のとき、直近の値とその値による率です。
- 見込値と速報値は達成に数えません。期中の値は参考です。
"""


def progress_markdown(report: Report, plan: Plan, gettext: Gettext) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    year = year_label(report.fiscal_year)
    rules = ["---:" if head in _NUMBERS else "---" for head in HEADS]
    lines = [
        f"# {escape(plan.title)}　{year}の進捗",
        "",
        _summary(report, gettext),
        "",
        _line(HEADS),
        f"| {' | '.join(rules)} |",
        *(_line(_cells(row, gettext)) for row in report.rows),
        "",
        _NOTES.format(year=year),
    ]
    return "\n".join(lines)


def _summary(report: Report, gettext: Gettext) -> str:
    summary = report.summary
    verdicts = "、".join(
        f"{VERDICTS[verdict].translated(gettext)} {count}"
        for verdict, count in summary.verdicts.items()
        if count
    )
    return (
        f"重点取組{summary.initiatives}件のうち、成果指標のある{summary.initiatives_with_indicators}件の"
        f"{summary.indicators}指標：{verdicts}"
    )


def _cells(row: Row, gettext: Gettext) -> list[str]:
    name = f"{row.name} {row.series}" if row.series else row.name
    value, attainment, progress = _figures(row, gettext)
    return [
        str(row.number),
        row.title,
        name,
        "・".join(row.departments),
        _with_unit(number_text(row.baseline, decimals=row.decimals), row),
        _with_unit(number_text(row.target, row.target_text, row.decimals), row),
        value,
        attainment,
        progress,
        VERDICTS[row.verdict].translated(gettext),
    ]


def _figures(row: Row, gettext: Gettext) -> tuple[str, str, str]:
    """Value, attainment and progress; in brackets the latest ones where the year has no value."""
    if row.kind is not None:
        number = _with_unit(number_text(row.value, row.value_text, row.decimals), row)
        value = f"{number}（{KINDS[row.kind].translated(gettext)}）"
        return value, percent_text(row.attainment), percent_text(row.progress)
    latest = row.latest
    if latest is None:
        return ABSENT, ABSENT, ABSENT
    number = _with_unit(number_text(latest.value, latest.value_text, row.decimals), row)
    kind = f"{year_label(latest.fiscal_year)}{KINDS[latest.kind].translated(gettext)}"
    rates = [percent_text(latest.attainment), percent_text(latest.progress)]
    attainment, progress = (rate if rate == ABSENT else f"（{rate}）" for rate in rates)
    return f"（{kind} {number}）", attainment, progress


def _with_unit(number: str, row: Row) -> str:
    return number + row.unit if number[-1].isdigit() else number


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(escape(cell, line_break='<br>') for cell in cells)} |"
