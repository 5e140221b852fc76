"""The progress of a plan on a terminal: a table, or blocks where it is narrow."""

from __future__ import annotations

import sys
from gettext import gettext, ngettext
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.progress_styles import verdict_cell
from apcli.cli.tables import Prose, cell, paragraphs, show, table, terminal_width, two_lines
from apcli.era import short_moment_label, short_year_label
from apcli.models import Kind
from apcli.progress import course_of
from apcli.report.figures import ABSENT, number_text, percent_text
from apcli.report.labels import KINDS, VERDICTS
from apcli.report.outlook_words import OUTLOOK, outlook_counts, outlook_text, pace_text
from apcli.report.progress_words import (
    counted,
    indicator_label,
    joined,
    selection_text,
    target_label,
    verdict_notes,
)
from apcli.text.sparkline import BARS, GAP, sparklines
from apcli.text.width import visible
from apcli.text.wrapping import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from apcli.era import Moment
    from apcli.progress import Report, Row
    from apcli.workspace import Workspace

    Cell = Text | Prose

NARROW = 80
WIDE = 110
WIDEST = 140
"""From these columns on there is a table, more of its columns, and all of them."""

FIGURE_WIDTH, NARROW_FIGURE_WIDTH = 14, 12
"""Columns that a text in the place of a number may take, where there are not enough for all."""

VERDICT_WIDTH = 14

INDENT = 2
"""Columns before the lines of a block."""


def show_progress(report: Report, workspace: Workspace) -> None:
    """Draw the report for the width of the terminal."""
    width = terminal_width()
    years = workspace.plan.years.all if _has_bars() else ()
    trends = [_trend(row, workspace, years) for row in report.rows]
    footer = paragraphs(_footer(report, workspace, years if any(trends) else ()))
    drawn = list(zip(report.rows, trends, strict=True))
    if width < NARROW:
        show(*(block(row, trend) for row, trend in drawn), footer)
        return
    show(_grid(report, drawn, width), Text(), footer)


def _has_bars() -> bool:
    """The encoding of stdout has the characters of a sparkline."""
    try:
        f"{BARS}{GAP}".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _trend(row: Row, workspace: Workspace, years: Sequence[int]) -> str:
    """The values over the years beside the targets; empty where there is nothing to compare."""
    course = course_of(workspace.initiatives[row.initiative].indicators[row.indicator], years)
    if sum(number is not None for number in (*course.values, *course.targets)) < 2:
        return ""
    return " / ".join(sparklines(course.values, course.targets))


def _grid(report: Report, drawn: Sequence[tuple[Row, str]], width: int) -> RenderableType:
    wide, year = width >= WIDE, short_year_label(report.fiscal_year)
    heads = [(_("No."), "number"), (_("Initiative and indicator"), "text")]
    heads += [(_("Baseline"), "number")] if wide else []
    heads += [
        (_("Target {year}").format(year=year), "figure"),
        (_("Value {year}").format(year=year), "figure"),
    ]
    rates = [_("Attainment"), _("Progress")]
    heads += [(rate, "number") for rate in rates] if wide else [("\n".join(rates), "number")]
    heads.append((_("Verdict"), "text"))
    heads += [(OUTLOOK.translated(gettext), "text")] if width >= WIDEST else []
    grid = table(heads)
    if width < WIDEST:
        least = FIGURE_WIDTH if wide else NARROW_FIGURE_WIDTH
        figures = max([least, *(len(_number(row)) for row, _trend in drawn)])
        for column, (_head, content) in zip(grid.columns, heads, strict=True):
            column.max_width = figures if content == "figure" else None
    if not wide:
        grid.columns[-1].max_width = VERDICT_WIDTH
    for row, trend in drawn:
        grid.add_row(*_cells(row, trend, width))
    return grid


def _number(row: Row) -> str:
    """The longest number that a row shows in its year."""
    known = row if row.kind is not None else row.latest
    value = number_text(known.value, decimals=row.decimals) if known else ""
    return max(f"({value})", number_text(row.target, decimals=row.decimals), key=len)


def _cells(row: Row, trend: str, width: int) -> Iterator[Cell]:
    attainment, progress = _percentages(row)
    yield cell(str(row.number))
    below = [indicator_label(row), trend, outlook_label(row) if width < WIDEST else ""]
    yield Prose(row.title, "\n".join(filter(None, below)))
    if width >= WIDE:
        yield cell(number_text(row.baseline, decimals=row.decimals))
    target = target_label(row)
    yield Prose(target, row.unit) if row.target_text else two_lines(target, row.unit)
    yield _value(row)
    if width >= WIDE:
        yield from (attainment, progress)
    else:
        yield Text("\n").join([attainment, progress])
    notes = [cell(note, "dim") for note in verdict_notes(row, gettext)]
    yield Text("\n").join([verdict_cell(row), *notes])
    if width >= WIDEST:
        yield _outlook(row)


def outlook_label(row: Row) -> str:
    """When the final target is met at this pace, marked as computed; empty where nothing says."""
    if row.projection is None:
        return ""
    outlook = outlook_text(row.projection, gettext, short_year_label)
    return _("{subject}: {counts}").format(subject=OUTLOOK.translated(gettext), counts=outlook)


def _outlook(row: Row) -> Text:
    if row.projection is None:
        return cell(ABSENT)
    return two_lines(outlook_text(row.projection, gettext), pace_text(row.projection, row, gettext))


def _value(row: Row) -> Text:
    """The year's value and its kind; where there is none, the latest known one in brackets."""
    if row.kind is not None:
        number = number_text(row.value, row.value_text, row.decimals)
        return _dated(number, KINDS[row.kind].translated(gettext), row.kind, row.as_of)
    if row.latest is None:
        return cell(ABSENT)
    latest = row.latest
    number = f"({number_text(latest.value, latest.value_text, row.decimals)})"
    kind = f"{short_year_label(latest.fiscal_year)} {KINDS[latest.kind].translated(gettext)}"
    return _dated(number, kind, latest.kind, latest.as_of)


def _dated(number: str, said: str, kind: Kind, as_of: Moment | None) -> Text:
    """A number above what it is, and the day of an interim one, which means little without it."""
    shown = two_lines(number, said)
    if kind is Kind.INTERIM and as_of is not None:
        shown.append(f"\n{short_moment_label(as_of)}", "dim")
    return shown


def _percentages(row: Row) -> tuple[Text, Text]:
    if row.kind is not None or row.latest is None:
        return cell(percent_text(row.attainment)), cell(percent_text(row.progress))
    return _in_brackets(percent_text(row.latest.attainment)), _in_brackets(
        percent_text(row.latest.progress)
    )


def _in_brackets(text: str) -> Text:
    return cell(text if text == ABSENT else f"({text})", "dim")


def block(row: Row, trend: str = "") -> Text:
    """The figures of one indicator on lines of their own, and its course where it is given."""
    attainment, progress = _percentages(row)
    value = _value(row).plain.replace("\n", " ")
    text = paragraphs([f"{row.number} {row.title}"], "bold")
    lines = [
        f"{indicator_label(row)} {row.unit}",
        f"{_('Value')} {value} / {_('Target')} {target_label(row)}",
        f"{_('Attainment')} {attainment.plain}  {_('Progress')} {progress.plain}",
    ]
    for line in lines:
        text.append("\n").append(paragraphs([line], "not bold", indent=INDENT))
    text.append("\n  ").append(verdict_cell(row))
    notes = "".join(f"  {visible(note)}" for note in verdict_notes(row, gettext))
    text.append(notes, "not bold")
    if trend:
        text.append("\n").append(paragraphs([trend], "not bold", indent=INDENT))
    if row.projection:
        outlook = outlook_text(row.projection, gettext)
        needed = pace_text(row.projection, row, gettext)
        said = _("{subject}: {counts}").format(subject=OUTLOOK.translated(gettext), counts=outlook)
        lines = list(pack([said, needed], terminal_width() - INDENT))
        text.append("\n").append(paragraphs(lines, "not bold", indent=INDENT))
    return text.append("\n")


def _footer(report: Report, workspace: Workspace, years: Sequence[int]) -> Iterator[str]:
    summary = report.summary
    covered = ngettext(
        "{count} indicator in {covered} of {total} initiatives",
        "{count} indicators in {covered} of {total} initiatives",
        summary.indicators,
    ).format(
        count=summary.indicators,
        covered=summary.initiatives_with_indicators,
        total=summary.initiatives,
    )
    counts = joined(counted(summary.verdicts, VERDICTS, gettext), gettext)
    yield _("{subject}: {counts}").format(subject=covered, counts=counts) if counts else covered
    outlooks = outlook_counts(report.rows, gettext)
    if outlooks:
        yield outlooks
    selected = selection_text(report, workspace.taxonomy, gettext)
    if selected:
        yield selected
    if any(row.kind is None and row.latest for row in report.rows):
        yield _("In brackets: the latest known value, against this year's target.")
    if years:
        first, last = short_year_label(years[0]), short_year_label(years[-1])
        bars = _(
            "Bars: values / targets of {first} to {last}, from each indicator's least to greatest."
        )
        yield bars.format(first=first, last=last)
