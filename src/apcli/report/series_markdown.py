"""The progress of a plan over several fiscal years as Markdown: years as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.labels import VERDICTS
from apcli.report.markdown_table import markdown_table
from apcli.report.progress_words import (
    asks_nothing,
    counted,
    indicator_label,
    joined,
    selection_text,
    target_label,
    value_label,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import Plan, Taxonomy
    from apcli.progress import Report, Row

    Gettext = Callable[[str], str]

HEADS = ("項番", "重点取組", "成果指標", "単位")


def series_markdown(
    reports: Sequence[Report], plan: Plan, taxonomy: Taxonomy, gettext: Gettext
) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    years = [year_label(report.fiscal_year) for report in reports]
    rows = (_cells(rows, gettext) for rows in zip(*(each.rows for each in reports), strict=True))
    lines = [
        f"# {escape(plan.title)}　{years[0]}から{years[-1]}までの進捗",
        "",
        *markdown_table((*HEADS, *years), ("項番", *years), rows),
        "",
        "- 各年度の欄は、値、目標値、判定です。種別のない値は実績です。",
        *_counts(reports, gettext),
    ]
    selected = selection_text(reports[-1], taxonomy, gettext)
    if selected:
        lines.append(f"- {escape(selected)}")
    return "\n".join([*lines, ""])


def _cells(rows: Sequence[Row], gettext: Gettext) -> list[str]:
    first = rows[0]
    years = ("\n".join(_lines(row, gettext)) for row in rows)
    return [str(first.number), first.title, indicator_label(first), first.unit, *years]


def _lines(row: Row, gettext: Gettext) -> Iterator[str]:
    yield value_label(row, gettext)
    if not asks_nothing(row):
        yield f"／{target_label(row)}"
        yield VERDICTS[row.verdict].translated(gettext)


def _counts(reports: Sequence[Report], gettext: Gettext) -> Iterator[str]:
    for report in reports:
        counts = joined(counted(report.summary.verdicts, VERDICTS, gettext), gettext)
        yield f"- {year_label(report.fiscal_year)}：{counts or 'なし'}"
