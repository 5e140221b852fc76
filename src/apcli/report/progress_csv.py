"""The progress of a plan as CSV for Excel: UTF-8 with BOM, CRLF, one value a cell, bare numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress.json import PERCENT_DECIMALS
from apcli.progress.percent import rounded
from apcli.report.excel import ORIGIN, cell, file, origin
from apcli.report.labels import AGGREGATIONS, DIRECTIONS, KINDS, OUTLOOKS, PACES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from apcli.models import City
    from apcli.progress import Projection, Report, Row

    Gettext = Callable[[str], str]

COLUMNS = (
    *ORIGIN,
    "取組番号",
    "重点取組",
    "担当課",
    "成果指標",
    "系列",
    "単位",
    "集計",
    "方向",
    "基準年度",
    "基準値",
    "目標値",
    "目標（文字）",
    "最終目標値",
    "値",
    "値（文字）",
    "値の種別",
    "時点",
    "達成率（％）",
    "進捗率（％）",
    "ペース",
    "判定",
    "評価",
    "直近の年度",
    "直近の値",
    "直近の値の種別",
    "直近の時点",
    "直近の達成率（％）",
    "直近の進捗率（％）",
    "見通し（計算値）",
    "目標到達年度（計算値）",
    "毎年度の増減（計算値）",
    "必要な毎年度の増減（計算値）",
    "最終目標年度の値（計算値）",
)


def progress_csv(reports: Sequence[Report], city: City, gettext: Gettext) -> bytes:
    """The whole file, year by year; `gettext` answers in the plan's language, as the heads are."""
    return file(
        COLUMNS, (_cells(each, city, row, gettext) for each in reports for row in each.rows)
    )


def _cells(report: Report, city: City, row: Row, gettext: Gettext) -> list[str]:
    latest = row.latest
    return [
        *origin(city, report.fiscal_year),
        cell(str(row.number)),
        cell(row.title),
        cell("、".join(row.departments)),
        cell(row.name),
        cell(row.series),
        cell(row.unit),
        AGGREGATIONS[row.aggregation].translated(gettext),
        DIRECTIONS[row.direction].translated(gettext),
        str(row.baseline_year or ""),
        _number(row.baseline),
        _number(row.target),
        cell(row.target_text),
        _number(row.final_target),
        _number(row.value),
        cell(row.value_text),
        KINDS[row.kind].translated(gettext) if row.kind else "",
        str(row.as_of or ""),
        _rounded(row.attainment),
        _rounded(row.progress),
        PACES[row.pace].translated(gettext) if row.pace else "",
        VERDICTS[row.verdict].translated(gettext),
        cell(row.rating),
        str(latest.fiscal_year) if latest else "",
        (_number(latest.value) or cell(latest.value_text)) if latest else "",
        KINDS[latest.kind].translated(gettext) if latest else "",
        str(latest.as_of or "") if latest else "",
        _rounded(latest.attainment) if latest else "",
        _rounded(latest.progress) if latest else "",
        *_outlook(row.projection, gettext),
    ]


def _outlook(projection: Projection | None, gettext: Gettext) -> list[str]:
    if projection is None:
        return [""] * 5
    return [
        OUTLOOKS[projection.outlook].translated(gettext),
        str(projection.met_in or ""),
        _rounded(projection.per_year),
        _rounded(projection.needed_per_year),
        _rounded(projection.projected),
    ]


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _rounded(value: Fraction | None) -> str:
    return "" if value is None else f"{rounded(value, PERCENT_DECIMALS):f}"
