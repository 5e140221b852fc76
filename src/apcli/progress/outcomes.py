"""What judgements come to."""

from __future__ import annotations

import enum


class Verdict(enum.StrEnum):
    """判定: what a year's value says of that year's target."""

    ACHIEVED = "achieved"
    MISSED = "missed"
    EXPECTED_TO_ACHIEVE = "expected_to_achieve"
    EXPECTED_TO_MISS = "expected_to_miss"
    REFERENCE = "reference"
    NO_VALUE = "no_value"
    NO_TARGET = "no_target"
    UNDER_WAY = "under_way"
    UNJUDGED = "unjudged"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"
    OVERDUE = "overdue"


class Pace(enum.StrEnum):
    """ペース: how a value lies to what is expected of its year."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"


class PaceBasis(enum.StrEnum):
    """Where the expected value comes from: the year's own target, or the straight line (補間)."""

    TARGET = "target"
    INTERPOLATED = "interpolated"


class AttainmentBasis(enum.StrEnum):
    """What was divided by what: a ÷ t, or the inverse t ÷ a of what should get smaller."""

    VALUE_TO_TARGET = "value_to_target"
    TARGET_TO_VALUE = "target_to_value"


class Outlook(enum.StrEnum):
    """見通し: where the straight line through the actual values leads.

    The final target is already met and stays so; as planned; behind the plan, but in time; later
    than its year; or not.
    """

    REACHED = "reached"
    ON_COURSE = "on_course"
    CATCHING_UP = "catching_up"
    LATE = "late"
    NOT_AT_THIS_PACE = "not_at_this_pace"


class Headline(enum.StrEnum):
    """The percentage that speaks for an indicator: 進捗率 or 達成率."""

    PROGRESS = "progress"
    ATTAINMENT = "attainment"
