"""The progress of a plan over several fiscal years, on a terminal: years as columns, or blocks."""

from __future__ import annotations

from gettext import gettext
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.progress_styles import verdict_cell
from apcli.cli.tables import Prose, cell, paragraphs, show, table, terminal_width
from apcli.era import short_year_label, year_label
from apcli.report.labels import VERDICTS
from apcli.report.progress_words import (
    asks_nothing,
    counted,
    indicator_label,
    joined,
    selection_text,
    target_label,
    value_label,
)
from apcli.text.width import cell_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from apcli.models import Taxonomy
    from apcli.progress import Report, Row

NAME_WIDTH = 24
"""Columns that a name needs beside the years."""

GAP = 2
NUMBER_WIDTH = 6


def show_series(reports: Sequence[Report], taxonomy: Taxonomy) -> None:
    """Draw every indicator's values, targets and verdicts by year."""
    courses = list(zip(*(report.rows for report in reports), strict=True))
    taken = sum(_width(report) + GAP for report in reports)
    roomy = terminal_width() - NUMBER_WIDTH - taken >= NAME_WIDTH
    body = [_grid(reports, courses), Text()] if roomy else [_block(rows) for rows in courses]
    show(*body, paragraphs(_footer(reports, taxonomy)))


def _grid(reports: Sequence[Report], courses: Sequence[Sequence[Row]]) -> RenderableType:
    heads = [(_("No."), "number"), (_("Initiative and indicator"), "text")]
    years = [short_year_label(report.fiscal_year) for report in reports]
    grid = table([*heads, *((year, "number") for year in years)])
    for rows in courses:
        first = rows[0]
        name = f"{indicator_label(first)} {first.unit}"
        grid.add_row(cell(str(first.number)), Prose(first.title, name), *map(_cell, rows))
    return grid


def _cell(row: Row) -> Text:
    value = cell(value_label(row, gettext))
    if asks_nothing(row):
        return value
    return Text("\n").join([value, cell(f"/ {target_label(row)}", "dim"), verdict_cell(row)])


def _width(report: Report) -> int:
    lines = (line for row in report.rows for line in _cell(row).plain.split("\n"))
    return max(map(cell_width, lines), default=0)


def _block(rows: Sequence[Row]) -> Text:
    first = rows[0]
    text = Text().append(paragraphs([f"{first.number} {first.title}"], "bold"))
    text.append("\n").append(paragraphs([f"{indicator_label(first)} {first.unit}"], indent=2))
    values = _aligned([visible(value_label(row, gettext)) for row in rows])
    targets = _aligned([visible(target_label(row)) for row in rows])
    for row, value, target in zip(rows, values, targets, strict=True):
        text.append(f"\n  {short_year_label(row.fiscal_year):4}{value}")
        if not asks_nothing(row):
            text.append(f" / {target}  ").append(verdict_cell(row))
    return text.append("\n")


def _aligned(figures: Sequence[str]) -> list[str]:
    width = max(map(cell_width, figures))
    return [" " * (width - cell_width(figure)) + figure for figure in figures]


def _footer(reports: Sequence[Report], taxonomy: Taxonomy) -> Iterator[str]:
    yield _("Each year: the value, / its target, the verdict. Values are actual unless marked.")
    for report in reports:
        counts = joined(counted(report.summary.verdicts, VERDICTS, gettext), gettext)
        year = year_label(report.fiscal_year)
        yield _("{subject}: {counts}").format(subject=year, counts=counts or "–")
    selected = selection_text(reports[-1], taxonomy, gettext)
    if selected:
        yield selected
