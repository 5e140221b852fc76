"""How figures were computed, on a terminal: each number with its place, each formula."""

from __future__ import annotations

from gettext import gettext
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.tables import Prose, cell, paragraphs, show, table
from apcli.era import year_label
from apcli.report.explain_words import (
    NUMBER,
    PLACE,
    figure_text,
    quantity_text,
    role_text,
    step_lines,
)
from apcli.report.progress_words import indicator_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType

    from apcli.diagnostics import DataPath
    from apcli.progress.explaining import Explanation

    Place = Callable[[DataPath], tuple[str, int]]


def show_explanations(explanations: Sequence[tuple[Explanation, Place]]) -> None:
    """Draw the numbers and formulas of each row."""
    parts: list[RenderableType] = []
    for explanation, place in explanations:
        row = explanation.row
        title = paragraphs([f"{row.number} {row.title}"], "bold")
        below = paragraphs([f"{indicator_label(row)}  {year_label(row.fiscal_year)}"])
        file = [cell(place(quantity.path)[0], "dim") for quantity in explanation.quantities[:1]]
        parts += [title, below, *file, Text(), _numbers(explanation, place), Text()]
        for name, step in explanation.steps.items():
            parts.append(paragraphs([figure_text(explanation, name, gettext)], "bold"))
            parts.append(paragraphs(step_lines(step, gettext), indent=2))
        parts.append(Text())
    show(*parts[:-1])


def _numbers(explanation: Explanation, place: Place) -> RenderableType:
    number, where = NUMBER.translated(gettext), PLACE.translated(gettext)
    grid = table([("", "text"), (number, "figure"), (where, "text")])
    for quantity in explanation.quantities:
        file, line = place(quantity.path)
        grid.add_row(
            Prose(role_text(quantity, gettext)),
            Prose(quantity_text(quantity, explanation.row)),
            cell(f"{PurePath(file).name}:{line}", "dim"),
        )
    return grid
