"""The counts of progress by group on a terminal: a table, or blocks where it is narrow."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.tables import Pieces, Prose, cell, paragraphs, show, table, terminal_width
from apcli.era import year_label
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
from apcli.report.matrix_labels import EACH_ONCE
from apcli.report.progress_words import SEPARATOR, joined, selection_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from apcli.models import Taxonomy
    from apcli.progress import Breakdown, Summary

NARROW = 80


def show_breakdowns(breakdowns: Sequence[Breakdown], taxonomy: Taxonomy) -> None:
    """Draw the counts of each fiscal year."""
    parts: list[RenderableType] = []
    for breakdown in breakdowns:
        if len(breakdowns) > 1:
            parts += [cell(year_label(breakdown.report.fiscal_year), "bold"), Text()]
        draw = _blocks if terminal_width() < NARROW else _grid
        parts += [draw(breakdown), Text()]
        selected = selection_text(breakdown.report, taxonomy, gettext)
        notes = [*group_notes(breakdown, gettext), *filter(None, [selected])]
        if notes:
            parts += [paragraphs(notes), Text()]
    show(*parts[:-1])


def _lines(breakdown: Breakdown) -> Iterator[tuple[str, Summary]]:
    for group in breakdown.groups:
        yield group_label(group, gettext), group.summary


def _grid(breakdown: Breakdown) -> RenderableType:
    grid = table(
        [
            (grouping_label(breakdown.grouping, gettext), "text"),
            (INITIATIVES.translated(gettext), "number"),
            (INDICATORS.translated(gettext), "number"),
            (ACHIEVED.translated(gettext), "number"),
            (OTHERS.translated(gettext), "text"),
        ]
    )
    for name, summary in _lines(breakdown):
        grid.add_row(Prose(name), *_figures(summary))
    grid.add_row()
    each_once = cell(EACH_ONCE.translated(gettext), "bold")
    grid.add_row(each_once, *_figures(breakdown.report.summary))
    return grid


def _figures(summary: Summary) -> tuple[Text | Pieces, ...]:
    return (
        cell(f"{summary.initiatives:,}"),
        cell(f"{summary.indicators:,}", "" if summary.indicators else "dim"),
        cell(achieved_text(summary), "" if summary.judged else "dim"),
        Pieces(other_verdicts(summary, gettext), SEPARATOR.translated(gettext)),
    )


def _blocks(breakdown: Breakdown) -> RenderableType:
    lines = []
    once = (EACH_ONCE.translated(gettext), breakdown.report.summary)
    for name, summary in (*_lines(breakdown), once):
        figures = [
            f"{INITIATIVES.translated(gettext)} {summary.initiatives:,}",
            f"{INDICATORS.translated(gettext)} {summary.indicators:,}",
            f"{ACHIEVED.translated(gettext)} {achieved_text(summary)}",
        ]
        others = joined(other_verdicts(summary, gettext), gettext)
        lines += [*filter(None, [name, "  ".join(figures), others]), ""]
    return paragraphs(lines[:-1])
