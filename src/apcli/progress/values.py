"""What the arithmetic gives: frozen values without any behaviour of their own.

A percentage is an exact `Fraction` (100 is the whole) until it is shown: `percent.rounded`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction

    from apcli.era import Moment
    from apcli.models import Aggregation, Direction, Kind


class Verdict(enum.StrEnum):
    """判定: what a year's value says of that year's target."""

    ACHIEVED = "achieved"
    MISSED = "missed"
    EXPECTED_TO_ACHIEVE = "expected_to_achieve"
    EXPECTED_TO_MISS = "expected_to_miss"
    REFERENCE = "reference"
    NO_VALUE = "no_value"
    NO_TARGET = "no_target"
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

    The final target is met already and stays so; in time; later than its year; or not.
    """

    REACHED = "reached"
    ON_COURSE = "on_course"
    LATE = "late"
    NOT_AT_THIS_PACE = "not_at_this_pace"


class Headline(enum.StrEnum):
    """The percentage that speaks for an indicator: 進捗率 or 達成率."""

    PROGRESS = "progress"
    ATTAINMENT = "attainment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The newest known value of an earlier year, against the asked year's target.

    `value` is None where it is no number; then `value_text` is its text or its day.
    """

    fiscal_year: int
    kind: Kind
    value: Decimal | None
    value_text: str | None
    as_of: Moment | None
    attainment: Fraction | None
    attainment_basis: AttainmentBasis | None
    progress: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """The straight line through two actual values to the final target: computed, not reported.

    It leads from `start` in `start_year` to `latest` in `latest_year`, as they are shown. Exact, in
    the indicator's unit: `per_year` is what a year adds, `projected` the line's value in the final
    target's year, `needed_per_year` what every year until then would have to add (0 where the
    latest value meets the final target). `met_in` is the fiscal year in which the line meets the
    final target, None where it does not.
    """

    start_year: int
    start: Decimal
    latest_year: int
    latest: Decimal
    per_year: Fraction
    needed_per_year: Fraction
    projected: Fraction
    met_in: int | None
    outlook: Outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One indicator in one fiscal year, with every number that its figures were made from.

    達成率 `attainment` is value ÷ target × 100, or as `attainment_basis` says; 進捗率 `progress` is
    (value − baseline) ÷ (final_target − baseline) × 100; ペース `pace` is value against `expected`.
    `baseline`, `target`, `final_target` and `value` are in `unit`, None where they are no number;
    then `target_text` and `value_text` are the text, or the day as ISO 8601. `numerator` and
    `denominator` are the parts of a value that was given as a rate. `below_baseline` is 基準値割れ,
    None where there is nothing to compare. `projection` rests on the actual values up to the year.
    What does not apply is None.
    """

    fiscal_year: int
    name: str
    series: str | None
    unit: str
    aggregation: Aggregation
    direction: Direction
    tolerance: Decimal
    decimals: int | None
    headline: Headline
    baseline: Decimal | None
    baseline_year: int | None
    target: Decimal | None
    target_text: str | None
    final_target: Decimal | None
    final_target_year: int | None
    value: Decimal | None
    value_text: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    kind: Kind | None
    as_of: Moment | None
    attainment: Fraction | None
    attainment_basis: AttainmentBasis | None
    progress: Fraction | None
    below_baseline: bool | None
    pace: Pace | None
    pace_basis: PaceBasis | None
    expected: Decimal | None
    verdict: Verdict
    latest: Latest | None
    projection: Projection | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Measurement):
    """A measurement with what it belongs to; `initiative` and `indicator` are keys.

    `rating` is the label on the plan's scale, or on the one that the indicator names
    (`rating_scale`).
    """

    initiative: str
    number: int | str
    title: str
    departments: tuple[str, ...]
    indicator: str
    rating: str | None
    rating_scale: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts, each with what it is counted among; never an average of percentages.

    `initiatives_with_indicators` is counted among `initiatives`, `verdicts` among `indicators`,
    `kinds` among `values` (the indicators whose year has a value), `ratings` among `rated` (those
    that were given a label of the plan's scale), each of `rating_scales` among its own sum. What a
    count leaves out is the difference to `indicators`. Of a selection only what is selected is
    counted.
    """

    initiatives: int
    initiatives_with_indicators: int
    indicators: int
    verdicts: Mapping[Verdict, int]
    values: int
    kinds: Mapping[Kind, int]
    rated: int
    ratings: Mapping[str, int]
    rating_scales: Mapping[str, Mapping[str, int]]

    @property
    def judged(self) -> int:
        """The indicators with a final verdict: what `achieved` and `missed` are counted among."""
        return self.verdicts[Verdict.ACHIEVED] + self.verdicts[Verdict.MISSED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for; what is empty asks for everything.

    `departments` are names, `stages` keys, `items` the keys of items by the key of their axis. Of
    several words of one sort, or of one axis, one must fit; of several sorts, and axes, each.
    """

    departments: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The progress of a plan in one fiscal year: a row for every indicator, in print order.

    With a `selection` only for those selected; `all_initiatives` and `all_indicators` are how many
    the plan has.
    """

    fiscal_year: int
    as_of: datetime.date | None
    summary: Summary
    rows: tuple[Row, ...]
    selection: Selection
    all_initiatives: int
    all_indicators: int
