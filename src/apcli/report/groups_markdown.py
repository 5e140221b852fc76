"""The counts of progress by group as Markdown: a table for each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.group_words import (
    ACHIEVED,
    INDICATORS,
    INITIATIVES,
    OTHERS,
    achieved_text,
    group_label,
    group_notes,
    grouping_label,
    other_verdicts,
)
from apcli.report.markdown_table import markdown_table
from apcli.report.matrix_labels import EACH_ONCE
from apcli.report.progress_words import joined, selection_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import Plan, Taxonomy
    from apcli.progress import Breakdown, Summary

    Gettext = Callable[[str], str]


def groups_markdown(
    breakdowns: Sequence[Breakdown], plan: Plan, taxonomy: Taxonomy, gettext: Gettext
) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    return "\n".join(
        line for each in breakdowns for line in _section(each, plan, taxonomy, gettext)
    )


def _section(
    breakdown: Breakdown, plan: Plan, taxonomy: Taxonomy, gettext: Gettext
) -> Iterator[str]:
    year, label = (
        year_label(breakdown.report.fiscal_year),
        grouping_label(breakdown.grouping, gettext),
    )
    yield f"# {escape(plan.title)}　{year}の進捗（{escape(label)}別）"
    yield ""
    numbers = [each.translated(gettext) for each in (INITIATIVES, INDICATORS, ACHIEVED)]
    heads = [label, *numbers, OTHERS.translated(gettext)]
    rows = [
        [group_label(group, gettext), *_figures(group.summary, gettext)]
        for group in breakdown.groups
    ]
    rows.append([EACH_ONCE.translated(gettext), *_figures(breakdown.report.summary, gettext)])
    yield from markdown_table(heads, numbers, rows)
    yield ""
    for note in group_notes(breakdown, gettext):
        yield f"- {escape(note)}"
    selected = selection_text(breakdown.report, taxonomy, gettext)
    if selected:
        yield f"- {escape(selected)}"
    yield ""


def _figures(summary: Summary, gettext: Gettext) -> list[str]:
    return [
        f"{summary.initiatives:,}",
        f"{summary.indicators:,}",
        achieved_text(summary),
        joined(other_verdicts(summary, gettext), gettext),
    ]
