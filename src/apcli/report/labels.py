"""What the plan's enumerations are called, in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Aggregation, Change, Direction, Kind
from apcli.progress import Outlook, Pace, Reporting, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import Message

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.ACHIEVED: message("achieved"),
    Verdict.MISSED: message("missed"),
    Verdict.EXPECTED_TO_ACHIEVE: message("expected to be achieved"),
    Verdict.EXPECTED_TO_MISS: message("expected to be missed"),
    Verdict.REFERENCE: message("for reference"),
    Verdict.NO_VALUE: message("not reported"),
    Verdict.NO_TARGET: message("no target set"),
    Verdict.PENDING: message("cannot be judged yet"),
    Verdict.NOT_APPLICABLE: message("not applicable"),
    Verdict.NOT_DUE: message("not due yet"),
    Verdict.OVERDUE: message("overdue"),
}

KINDS: Mapping[Kind, Message] = {
    Kind.ACTUAL: message("actual"),
    Kind.PRELIMINARY: message("preliminary"),
    Kind.FORECAST: message("forecast"),
    Kind.INTERIM: message("interim"),
}

CHANGES: Mapping[Change, Message] = {
    Change.NEW: message("new"),
    Change.CONTINUED: message("continued"),
    Change.EXPANDED: message("expanded"),
    Change.REDUCED: message("reduced"),
    Change.MERGED: message("merged"),
    Change.SPLIT: message("split"),
    Change.TRANSFERRED: message("transferred"),
    Change.COMPLETED: message("completed"),
    Change.ABOLISHED: message("abolished"),
}

AGGREGATIONS: Mapping[Aggregation, Message] = {
    Aggregation.CUMULATIVE: message("cumulative"),
    Aggregation.ANNUAL: message("annual"),
    Aggregation.POINT_IN_TIME: message("point in time"),
}

DIRECTIONS: Mapping[Direction, Message] = {
    Direction.INCREASE: message("to increase"),
    Direction.DECREASE: message("to decrease"),
    Direction.AT_LEAST: message("at least"),
    Direction.AT_MOST: message("at most"),
    Direction.EXACTLY: message("exactly"),
}

PACES: Mapping[Pace, Message] = {
    Pace.AHEAD: message("ahead"),
    Pace.ON_TRACK: message("on track"),
    Pace.BEHIND: message("behind"),
}

REPORTINGS: Mapping[Reporting, Message] = {
    Reporting.REPORTED: message("reported"),
    Reporting.PROVISIONAL: message("provisional only"),
    Reporting.NOT_REPORTED: message("not reported"),
    Reporting.PENDING: message("not counted yet"),
    Reporting.NOT_APPLICABLE: message("not applicable"),
    Reporting.NOT_DUE: message("not due yet"),
    Reporting.NOT_EXPECTED: message("nothing expected"),
}

OUTLOOKS: Mapping[Outlook, Message] = {
    Outlook.REACHED: message("met already"),
    Outlook.ON_COURSE: message("on course"),
    Outlook.LATE: message("late"),
    Outlook.NOT_AT_THIS_PACE: message("not at this pace"),
}
