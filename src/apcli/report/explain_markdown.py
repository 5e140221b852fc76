"""How figures were computed, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.explain_words import (
    NUMBER,
    PLACE,
    figure_text,
    quantity_text,
    role_text,
    step_lines,
)
from apcli.report.markdown_table import markdown_table
from apcli.report.progress_words import indicator_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.diagnostics import DataPath
    from apcli.models import Plan
    from apcli.progress.explaining import Explanation

    Gettext = Callable[[str], str]
    Place = Callable[[DataPath], tuple[str, int]]


def explain_markdown(
    explanations: Sequence[tuple[Explanation, Place]], plan: Plan, gettext: Gettext
) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    lines = [f"# {escape(plan.title)}　数値の計算", ""]
    for explanation, place in explanations:
        lines += _section(explanation, place, gettext)
    return "\n".join(lines)


def _section(explanation: Explanation, place: Place, gettext: Gettext) -> Iterator[str]:
    row = explanation.row
    name = f"{row.number} {row.title}　{indicator_label(row)}　{year_label(row.fiscal_year)}"
    yield f"## {escape(name)}"
    yield ""
    number, where = NUMBER.translated(gettext), PLACE.translated(gettext)
    rows = (
        [role_text(each, gettext), quantity_text(each, row), "{}:{}".format(*place(each.path))]
        for each in explanation.quantities
    )
    yield from markdown_table(("", number, where), (number,), rows)
    yield ""
    for figure, step in explanation.steps.items():
        yield f"- **{escape(figure_text(explanation, figure, gettext))}**"
        for line in step_lines(step, gettext):
            yield f"  - {escape(line)}"
    yield ""
