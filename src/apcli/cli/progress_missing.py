"""Who has not reported, on a terminal: department by department."""

from __future__ import annotations

from gettext import gettext
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.tables import cell, paragraphs, show, terminal_width
from apcli.era import year_label
from apcli.report.missing_words import heading, known_text, missing_notes, reporting_label
from apcli.report.progress_words import indicator_label, selection_text
from apcli.text.width import visible
from apcli.text.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from apcli.models import Taxonomy
    from apcli.progress import DepartmentReporting, Missing, Reporting, Row


def show_missing(years: Sequence[Missing], taxonomy: Taxonomy) -> None:
    """Draw what each fiscal year lacks."""
    parts: list[RenderableType] = []
    for missing in years:
        if len(years) > 1:
            parts += [cell(year_label(missing.report.fiscal_year), "bold"), Text()]
        for each in missing.departments:
            if each.missing:
                parts += [_department(each), Text()]
        notes = [
            *missing_notes(missing, gettext),
            selection_text(missing.report, taxonomy, gettext),
        ]
        parts += [paragraphs(filter(None, notes)), Text()]
    show(*parts[:-1])


def _department(each: DepartmentReporting) -> Text:
    text = Text("\n".join(wrap(visible(heading(each, gettext)), terminal_width())), style="bold")
    for row, reporting in each.missing:
        text.append(f"\n{_indented(f'{row.number} {row.title}', 2)}", "not bold")
        text.append(f"\n{_indented(_state(row, reporting), 4)}", "not bold")
    return text


def _state(row: Row, reporting: Reporting) -> str:
    state, known = reporting_label(row, reporting, gettext), known_text(row, gettext)
    if known:
        state = _("{state} ({known})").format(state=state, known=known)
    return _("{subject}: {counts}").format(subject=indicator_label(row), counts=state)


def _indented(text: str, by: int) -> str:
    lines = wrap(visible(text), terminal_width() - by)
    return "\n".join(f"{' ' * by}{line}" for line in lines)
