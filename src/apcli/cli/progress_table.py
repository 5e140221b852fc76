"""The progress of a plan on a terminal: a table, or blocks where it is narrow."""

from __future__ import annotations

from gettext import gettext, ngettext
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from apcli.cli.progress_styles import verdict_cell
from apcli.cli.tables import Prose, cell, paragraphs, show, table, terminal_width, two_lines
from apcli.era import short_year_label
from apcli.report.figures import ABSENT, number_text, percent_text
from apcli.report.labels import KINDS, VERDICTS
from apcli.report.progress_words import counted, indicator_label, joined, selection_text
from apcli.report.width import visible

if TYPE_CHECKING:
    from apcli.models import Taxonomy
    from apcli.progress import Report, Row

NARROW = 80
WIDE = 110


def show_progress(report: Report, taxonomy: Taxonomy) -> None:
    """Draw the report for the width of the terminal."""
    width = terminal_width()
    if width < NARROW:
        show(*(_block(row) for row in report.rows), *_footer(report, taxonomy))
        return
    wide = width >= WIDE
    year = short_year_label(report.fiscal_year)
    heads = [(_("No."), "number"), (_("Initiative and indicator"), "text")]
    heads += [(_("Unit"), "text"), (_("Baseline"), "number")] if wide else []
    heads += [
        (_("Target {year}").format(year=year), "figure"),
        (_("Value {year}").format(year=year), "figure"),
        (_("Attainment"), "number"),
        (_("Progress"), "number"),
        (_("Verdict"), "text"),
    ]
    grid = table(heads)
    for row in report.rows:
        grid.add_row(*_cells(row, wide=wide))
    show(grid, *_footer(report, taxonomy))


def _cells(row: Row, *, wide: bool) -> list[Text | Prose]:
    cells: list[Text | Prose] = [cell(str(row.number)), Prose(row.title, indicator_label(row))]
    if wide:
        cells += [cell(row.unit), cell(number_text(row.baseline, decimals=row.decimals))]
    attainment, progress = _percentages(row)
    return [
        *cells,
        _target(row),
        _value(row),
        attainment,
        progress,
        verdict_cell(row),
    ]


def _target(row: Row) -> Text | Prose:
    text = number_text(row.target, row.target_text, row.decimals)
    return Prose(text) if row.target_text else cell(text)


def _value(row: Row) -> Text:
    """The year's value and its kind; where there is none, the latest known one in brackets."""
    if row.kind is not None:
        kind = KINDS[row.kind].translated(gettext)
        return two_lines(number_text(row.value, row.value_text, row.decimals), kind)
    if row.latest is None:
        return cell(ABSENT)
    latest = row.latest
    kind = f"{short_year_label(latest.fiscal_year)} {KINDS[latest.kind].translated(gettext)}"
    return two_lines(f"({number_text(latest.value, latest.value_text, row.decimals)})", kind)


def _percentages(row: Row) -> tuple[Text, Text]:
    if row.kind is not None or row.latest is None:
        return cell(percent_text(row.attainment)), cell(percent_text(row.progress))
    return _in_brackets(percent_text(row.latest.attainment)), _in_brackets(
        percent_text(row.latest.progress)
    )


def _in_brackets(text: str) -> Text:
    return cell(text if text == ABSENT else f"({text})", "dim")


def _block(row: Row) -> Text:
    attainment, progress = _percentages(row)
    target = number_text(row.target, row.target_text, row.decimals)
    return Text.assemble(
        (f"{row.number} {visible(row.title)}\n", "bold"),
        f"  {visible(indicator_label(row))}\n",
        f"  {_('Value')} ",
        _value(row).plain.replace("\n", " "),
        f" / {_('Target')} {visible(target)} {visible(row.unit)}\n",
        f"  {_('Attainment')} {attainment.plain}  {_('Progress')} {progress.plain}  ",
        verdict_cell(row),
        "\n",
    )


def _footer(report: Report, taxonomy: Taxonomy) -> list[Padding]:
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
    lines = [_("{subject}: {counts}").format(subject=covered, counts=counts) if counts else covered]
    lines += filter(None, [selection_text(report, taxonomy, gettext)])
    if any(row.kind is None and row.latest for row in report.rows):
        lines.append(_("In brackets: the latest known value, against this year's target."))
    return [Padding(paragraphs(lines), (1, 0, 0, 0))]
