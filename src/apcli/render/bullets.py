"""The values of a year against their targets, drawn for the report of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.drawings import drawings
from apcli.render.pictures import bullet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.progress import Report
    from apcli.render.drawings import Drawing


def bullets(
    report: Report, templates: Sequence[Path], _height: int = 0
) -> Mapping[str, Mapping[str, Drawing]]:
    """By the keys of an initiative and an indicator of the report the value against its target.

    An indicator without a number of the year, or without one as its target, has none.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    found = {
        (row.about.sheet, row.about.indicator): picture
        for row in report.rows
        if (picture := bullet(row)) is not None
    }
    drawn = drawings(
        {f"bullet_{key}_{name}": each for (key, name), each in found.items()}, templates
    )
    by_initiative: dict[str, dict[str, Drawing]] = {row.about.sheet: {} for row in report.rows}
    for (key, name), drawing in zip(found, drawn.values(), strict=True):
        by_initiative[key][name] = drawing
    return by_initiative
