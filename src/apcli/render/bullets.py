"""The values of a year against their targets, drawn for the report of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.drawings import SheetDrawings
from apcli.render.pictures import bullet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.progress import Report, Row
    from apcli.render.pictures import Picture


def bullets(report: Report, templates: Sequence[Path]) -> SheetDrawings:
    """The value of each indicator of the report against its target, by sheets.

    An indicator without a number of the year, or without one as its target, has none.
    """
    rows: dict[str, list[Row]] = {}
    for row in report.rows:
        rows.setdefault(row.about.sheet, []).append(row)

    def pictures(key: str) -> dict[str, Picture]:
        return {
            row.about.indicator: picture
            for row in rows[key]
            if (picture := bullet(row)) is not None
        }

    return SheetDrawings("bullet", pictures, len(report.rows), templates)
