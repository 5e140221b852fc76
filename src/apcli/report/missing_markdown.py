"""Who has not reported, as Markdown: a table for each department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.markdown_table import markdown_table
from apcli.report.matrix_labels import CODE
from apcli.report.missing_words import (
    KNOWN,
    REPORTING,
    heading,
    known_text,
    missing_notes,
    reporting_label,
)
from apcli.report.progress_words import indicator_label, selection_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import Plan, Taxonomy
    from apcli.progress import DepartmentReporting, Missing

    Gettext = Callable[[str], str]


def missing_markdown(
    years: Sequence[Missing], plan: Plan, taxonomy: Taxonomy, gettext: Gettext
) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    return "\n".join(line for each in years for line in _section(each, plan, taxonomy, gettext))


def _section(missing: Missing, plan: Plan, taxonomy: Taxonomy, gettext: Gettext) -> Iterator[str]:
    yield f"# {escape(plan.title)}　{year_label(missing.report.fiscal_year)}の実績の報告状況"
    yield ""
    for note in missing_notes(missing, gettext):
        yield f"- {escape(note)}"
    selected = selection_text(missing.report, taxonomy, gettext)
    if selected:
        yield f"- {escape(selected)}"
    yield ""
    for each in missing.departments:
        if each.missing:
            yield from _department(each, gettext)


def _department(each: DepartmentReporting, gettext: Gettext) -> Iterator[str]:
    yield f"## {escape(heading(each, gettext))}"
    yield ""
    number = CODE.translated(gettext)
    heads = [
        number,
        "重点取組",
        "成果指標",
        *(word.translated(gettext) for word in (REPORTING, KNOWN)),
    ]
    rows = [
        [
            str(row.number),
            row.title,
            indicator_label(row),
            reporting_label(row, reporting, gettext),
            known_text(row, gettext),
        ]
        for row, reporting in each.missing
    ]
    yield from markdown_table(heads, (number,), rows)
    yield ""
