"""What the straight line through actual values says in words: always marked as computed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Outlook
from apcli.render.labels import change_label
from apcli.report.labels import OUTLOOKS
from apcli.report.progress_words import counted, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.progress import Projection, Row

    Gettext = Callable[[str], str]

OUTLOOK = message("Outlook (computed)")


def outlook_text(
    projection: Projection, gettext: Gettext, label: Callable[[int], str] = year_label
) -> str:
    """When the final target is met at this pace: `late: 令和12年度`."""
    outlook = OUTLOOKS[projection.outlook].translated(gettext)
    if projection.met_in is None or projection.outlook is Outlook.REACHED:
        return outlook
    year = label(projection.met_in)
    return message("{outlook}: {year}", outlook=outlook, year=year).translated(gettext)


def pace_text(projection: Projection, row: Row, gettext: Gettext) -> str:
    """What a year adds, and what each would have to: `+8 a year, +11.3 needed`."""
    pace = change_label(projection.per_year, row.decimals)
    if projection.outlook is Outlook.REACHED:
        return message("{pace} a year", pace=pace).translated(gettext)
    needed = change_label(projection.needed_per_year, row.decimals)
    return message("{pace} a year, {needed} needed", pace=pace, needed=needed).translated(gettext)


def outlook_counts(rows: Sequence[Row], gettext: Gettext) -> str | None:
    """How the projections lead, with what they are counted among; None where there is none."""
    found = Counter(row.projection.outlook for row in rows if row.projection)
    if not found:
        return None
    counts = joined(counted({each: found[each] for each in Outlook}, OUTLOOKS, gettext), gettext)
    return message(
        "Outlook, computed from two or more actual values ({count} of {total} indicators): "
        "{counts}",
        count=found.total(),
        total=len(rows),
        counts=counts,
    ).translated(gettext)
