"""What templates see of a year's progress: plain frozen values, every figure already text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.render.views import ReviewView


@dataclass(frozen=True, slots=True)
class CountView:
    """How often something occurs: a verdict by its word in the data, or a rating by its label."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value with its unit; `kind` as in the data, `as_of` when it was counted, or None."""

    text: str
    kind: str
    as_of: str | None
    note: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class RateView:
    """A percentage with one decimal, and the numbers it was computed from: `15 ÷ 16 × 100`."""

    text: str
    formula: str


@dataclass(frozen=True, slots=True)
class LatestView:
    """The newest known value of an earlier year and what it says of this year's target."""

    year: str
    value: ValueView
    attainment: RateView | None
    progress: RateView | None


@dataclass(frozen=True, slots=True)
class OutlookView:
    """Where the straight line through the actual values leads: computed, not reported.

    `outlook` is a word of the data (reached, on_course, late, not_at_this_pace), `met_in` the
    fiscal year in which the final target is met. `per_year` is what a year adds and
    `needed_per_year` what each would have to add, with their sign and unit.
    """

    start: str
    start_year: str
    latest: str
    latest_year: str
    per_year: str
    needed_per_year: str
    outlook: str
    met_in: str | None


@dataclass(frozen=True, slots=True)
class SelectionView:
    """What the report is narrowed to, in words of the plan; verdicts in words of the data.

    `items` are an axis' label with the names of its items.
    """

    departments: tuple[str, ...]
    stages: tuple[str, ...]
    items: tuple[tuple[str, tuple[str, ...]], ...]
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One indicator in the year, by its `key` in the initiative. What does not apply is None.

    `direction`, `verdict`, `pace` (ahead, on_track, behind) and `pace_basis` (target, interpolated)
    are words of the data, `expected` is what the pace was held against, `rating` the label on the
    city's scale.
    """

    key: str
    name: str
    baseline: str | None
    baseline_year: str | None
    direction: str
    tolerance: str | None
    target: str | None
    final_target: str | None
    final_year: str | None
    value: ValueView | None
    attainment: RateView | None
    progress: RateView | None
    below_baseline: bool
    pace: str | None
    pace_basis: str | None
    expected: str | None
    verdict: str
    rating: str | None
    latest: LatestView | None
    outlook: OutlookView | None


@dataclass(frozen=True, slots=True)
class InitiativeProgressView:
    """One initiative: its figures and what was judged of the year."""

    key: str
    anchor: str
    number: str
    title: str
    departments: tuple[str, ...]
    stage: str | None
    figures: tuple[FigureView, ...]
    notes: tuple[str, ...]
    review: ReviewView | None


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The progress of the plan in one fiscal year.

    `verdicts` and `ratings` name what occurs, in the order of the data format and of the city's
    scale; `judged` are the indicators with a final verdict, `values` those whose year has a value.
    Of the `initiatives` those `reported` have indicators or a review, the `others` neither.
    `selection` is None for the whole plan; what the plan has in all is in `all_initiatives` and
    `all_indicators`.
    """

    title: str
    city: str
    fiscal_year: str
    as_of: str | None
    draft: bool
    selection: SelectionView | None
    all_initiatives: int
    all_indicators: int
    initiatives: tuple[InitiativeProgressView, ...]
    reported: tuple[InitiativeProgressView, ...]
    others: tuple[InitiativeProgressView, ...]
    with_indicators: int
    indicators: int
    values: int
    judged: int
    verdicts: tuple[CountView, ...]
    rated: int
    ratings: tuple[CountView, ...]
    ratings_on: str | None
