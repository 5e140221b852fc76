"""What templates see of a year's progress: plain frozen values, every figure already text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models import Kind
    from apcli.progress import Verdict
    from apcli.render.documents.answer import AnswerView
    from apcli.render.documents.plan_views import ReviewView
    from apcli.render.documents.section_views import Entry
    from apcli.render.documents.small_table import SmallTable


@dataclass(frozen=True, slots=True)
class CountView:
    """How often something occurs: a verdict, or a rating by its label."""

    name: Verdict | str
    count: int


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value with its unit; `kind` as in the data, `as_of` when it was counted, or None."""

    text: str
    kind: Kind | None
    as_of: str | None
    note: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class RateView:
    """A percentage with one decimal, and the numbers it was computed from: `15 ÷ 16 × 100`.

    `basis` says of what it is, where that is not the year's target.
    """

    text: str
    formula: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class LatestView:
    """The newest known value of an earlier year and what it says of this year's target."""

    year: str
    value: ValueView
    attainment: RateView | None
    progress: RateView | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is said of an indicator in the year: `key` names it, `label` is what it is called."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelectionView:
    """What the report is narrowed to, in words of the plan; verdicts in words of the data.

    `initiatives` are printed numbers, `items` an axis' label with the names of its items.
    """

    initiatives: tuple[str, ...]
    departments: tuple[str, ...]
    stages: tuple[str, ...]
    items: tuple[tuple[str, tuple[str, ...]], ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """Whose targets a report compares with, where its results come from later data.

    `fiscal_year` is that of the edition's plan, `same_year` whether it is the report's, `own` the
    indicators whose values are the edition's, since later data no longer have them.
    """

    fiscal_year: str
    same_year: bool
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One indicator in the year, by its `key` in the initiative. What does not apply is None.

    What tables show of it, and as `measures` all that is to be said of it, the verdict first.
    `target_year` is that of a target of another year, `rating` the label on the city's scale,
    `last_verdict` the word for the verdict of the year before, where the report has those;
    `projected`: it has an outlook. `years` is its table of this and earlier years, each by the
    edition of its time, where there are such.
    """

    key: str
    name: str
    target: str | None
    target_year: str | None
    value: ValueView | None
    attainment: RateView | None
    progress: RateView | None
    verdict: Verdict | None
    last_verdict: str | None
    rating: str | None
    latest: LatestView | None
    projected: bool
    measures: tuple[Measure, ...]
    years: SmallTable | None


@dataclass(frozen=True, slots=True)
class InitiativeProgressView:
    """One initiative or goal: its figures and what was judged of the year.

    `depth` says how many goals are above it, `level` what goals of that depth are called.
    `measured`: it has figures, or something below it has. `status` and `costs` are those of the
    year, None where it has none or the plan's sheets have no such part.
    """

    key: str
    anchor: str
    depth: int
    is_goal: bool
    level: str | None
    number: str
    title: str
    departments: tuple[str, ...]
    roles: Mapping[str, str]
    in_charge: str
    stage: str | None
    status: str | None
    costs: SmallTable | None
    measured: bool
    figures: tuple[FigureView, ...]
    notes: tuple[str, ...]
    reviews: tuple[ReviewView, ...]

    @property
    def label(self) -> str:
        """What it is called where it is named among others: 基本目標 1 誰もが健やかに暮らすまち."""
        return " ".join(filter(None, (self.level, self.number, self.title)))

    @property
    def has_report(self) -> bool:
        """There is something to report of the year."""
        return bool(self.figures or self.reviews or self.status or self.costs)

    @property
    def reviews_titled(self) -> bool:
        """The reviews need titles, which say who wrote them, and when where nothing else does."""
        return len(self.reviews) > 1 or any(
            each.named or (each.by and not each.direction) for each in self.reviews
        )


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The progress of the plan in one fiscal year.

    `mark` stands after the title: 案 of a `draft`.
    `verdicts` and `ratings` name what occurs, in the order of the data format and of the city's
    scale: first the labels of actual values, of which there are `rated`, then, marked, those of
    forecasts and preliminary values (`rated_expected`). `judged` are the indicators with a final
    verdict, `values` those whose year has a value. Of the `initiatives` those `reported` have
    indicators, a review, a status or costs, the `others` none of these; among those reported are
    the goals above them, which `contents` has one inside another. `costs` are the sums of the
    year's costs, `labels` what the parts of the plan's sheets are called.
    `selection` is None for the whole plan; what the plan has in all is in `all_initiatives` and
    `all_indicators`. `edition` is None where targets and results come from one; with
    `last_verdicts` each indicator has the verdict of the year before beside that of the year.
    `answer` says which were reached, and which not; `bracketed`: some show an earlier value in
    brackets, since the year has none.
    """

    title: str
    city: str
    fiscal_year: str
    as_of: str | None
    draft: bool
    mark: str
    selection: SelectionView | None
    all_initiatives: int
    all_indicators: int
    initiatives: tuple[InitiativeProgressView, ...]
    reported: tuple[InitiativeProgressView, ...]
    contents: tuple[Entry, ...]
    others: tuple[InitiativeProgressView, ...]
    with_indicators: int
    goals_with_indicators: int
    costs: tuple[SmallTable, ...]
    labels: Mapping[str, str]
    indicators: int
    values: int
    judged: int
    verdicts: tuple[CountView, ...]
    rated: int
    rated_expected: int
    ratings: tuple[CountView, ...]
    ratings_on: str | None
    last_verdicts: bool
    edition: EditionView | None
    answer: AnswerView
    bracketed: bool
