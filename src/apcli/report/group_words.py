"""What the counts by group say in words, on a terminal and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.progress import DEPARTMENT, Verdict
from apcli.render.labels import circled
from apcli.report.labels import VERDICTS
from apcli.report.matrix_labels import DEPARTMENTS, NOT_STATED
from apcli.report.progress_words import STAGE, counted, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.progress import Breakdown, Group, Grouping, Summary

    Gettext = Callable[[str], str]

INITIATIVES = message("Initiatives")
INDICATORS = message("Indicators")
ACHIEVED = message("Achieved of judged")
OTHERS = message("Other verdicts")


def grouping_label(grouping: Grouping, gettext: Gettext) -> str:
    """担当課, 段階, or the name of the axis."""
    label = DEPARTMENTS if grouping.by == DEPARTMENT else STAGE
    return grouping.axis or label.translated(gettext)


def group_label(group: Group, gettext: Gettext) -> str:
    """The name with its printed number if it has one; 記載なし for what names no group."""
    name = group.name or NOT_STATED.translated(gettext)
    return name if group.code is None else f"{circled(group.code)} {name}"


def achieved_text(summary: Summary) -> str:
    """How many of the indicators with a final verdict are achieved, `3/4`."""
    return f"{summary.verdicts[Verdict.ACHIEVED]}/{summary.judged}"


def other_verdicts(summary: Summary, gettext: Gettext) -> list[str]:
    """The verdicts beside achieved that occur, and how often."""
    others: dict[Verdict, int] = {**summary.verdicts}
    del others[Verdict.ACHIEVED]
    return list(counted(others, VERDICTS, gettext))


def group_notes(breakdown: Breakdown, gettext: Gettext) -> Iterator[str]:
    """How the groups are counted, and which of them have nothing to count."""
    grouping = breakdown.grouping
    if breakdown.several:
        yield message(
            "{count} of {total} initiatives belong to several rows and count in each: "
            "the rows do not add up.",
            count=breakdown.several,
            total=breakdown.report.summary.initiatives,
        ).translated(gettext)
    markers = [each for each in grouping.markers if each not in breakdown.empty]
    if markers:
        yield message(
            "Standing for other departments: {names}.", names=joined(markers, gettext)
        ).translated(gettext)
    if breakdown.empty:
        yield message(
            "Without an initiative: {names}.",
            names=joined((grouping.names[key] for key in breakdown.empty), gettext),
        ).translated(gettext)
