"""What the arithmetic gives of an indicator: frozen values, enough for whoever shows them."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.models import Kind
from apcli.progress.figure import Figure
from apcli.progress.outcomes import Headline, Verdict
from apcli.progress.precision import shown_beside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Aggregation, Direction, IndicatorKind
    from apcli.progress.course import Course
    from apcli.progress.figure import Judgement
    from apcli.progress.outcomes import AttainmentBasis, Outlook, Pace, PaceBasis
    from apcli.progress.projected import Projection
    from apcli.progress.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a row is about: an indicator, and the initiative or the goal that it measures.

    `initiative`, `goal` and `indicator` are keys. Without an initiative the goal is measured, with
    one `goal` is the goal that it is printed under. `rating_scale` is the scale that the indicator
    names, `minus` the sign that the plan writes before negative numbers.
    """

    initiative: str | None
    goal: str | None
    number: int | str | None
    title: str
    departments: tuple[str, ...]
    indicator: str
    name: str
    series: str | None
    indicator_kind: IndicatorKind | None
    definition: str | None
    rationale: str | None
    unit: str
    aggregation: Aggregation | None
    direction: Direction
    tolerance: Decimal
    decimals: int | None
    rating_scale: str | None
    minus: str

    @property
    def label(self) -> str:
        """The printed name, with the series' name where several share it."""
        return f"{self.name} {self.series}" if self.series else self.name

    @property
    def headline(self) -> Headline:
        """The percentage that speaks for the indicator.

        進捗率 for a stock, which is large before anything was done; else 達成率.
        """
        stock = self.aggregation == "cumulative"
        return Headline.PROGRESS if stock else Headline.ATTAINMENT

    @property
    def sheet(self) -> str:
        """The key of the initiative, or else of the goal."""
        return self.initiative or self.goal or ""

    @property
    def keys(self) -> tuple[str, str]:
        """The initiative or the goal, and the indicator."""
        return self.sheet, self.indicator

    def numbered(self, text: str) -> str:
        """The text behind the printed number, where there is one."""
        return text if self.number is None else f"{self.number} {text}"

    @property
    def path(self) -> DataPath:
        """The path to the indicator in the initiative's file."""
        return ("indicators", self.indicator)


class FigureName(enum.StrEnum):
    """The figures that are explained, in this order."""

    VERDICT = "verdict"
    ATTAINMENT = "attainment"
    FINAL_ATTAINMENT = "final_attainment"
    PROGRESS = "progress"
    PACE = "pace"
    RATED = "rated"
    RATING = "rating"
    PER_YEAR = "per_year"
    NEEDED_PER_YEAR = "needed_per_year"
    PROJECTED = "projected"
    MET_IN = "met_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What a value says of the targets: 達成率 and 進捗率 in per cent.

    `basis` is what the attainment divides by what, None where there is none. `final_attainment` is
    the attainment of the final target (最終目標比), where the year has no target of its own.
    """

    attainment: Figure
    basis: AttainmentBasis | None
    final_attainment: Figure
    progress: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator in one fiscal year: what it is about, its quantities, and its figures.

    `value` is the year's, `latest` the newest of an earlier year where the year has none of its
    own, or only an interim one; `rates` and `latest_rates` are what each of them says of this
    year's and the final target. `target` is the year's, else the milestone of an earlier year that
    was still to be reached; `beside` what is shown where there is none, or an open one: the final
    target that lies ahead, else the newest earlier one. `expected` is what the `pace` was held
    against. `done_elsewhere` is the value of another year by which the milestone is done; it is
    the `latest` too. `below_baseline` is
    基準値割れ, None where there is nothing to compare. `projection` rests on the actual values up
    to the year; `outlook` says where it leads, or why there is none. `course` has the indicator's
    numbers over all years. `last_target` is the final target, or the range, comparison, words or
    day that the plan ends with instead; `compared` the value that the year's target compares with.
    `rated` is the percentage that the scale is on where that is neither 達成率 nor 進捗率.
    """

    fiscal_year: int
    about: Subject
    baseline: Quantity | None
    target: Quantity | None
    beside: Quantity | None
    final_target: Quantity | None
    last_target: Quantity | None
    compared: Quantity | None
    value: Quantity | None
    latest: Quantity | None
    done_elsewhere: Quantity | None
    rates: Rates
    latest_rates: Rates | None
    below_baseline: bool | None
    verdict: Judgement[Verdict]
    pace: Judgement[Pace]
    pace_basis: PaceBasis | None
    expected: Figure
    rated: Figure | None
    rating: Judgement[str]
    outlook: Judgement[Outlook]
    projection: Projection | None
    course: Course

    @property
    def kind(self) -> Kind | None:
        """The kind of the year's value, None where it has none."""
        return self.value.kind if self.value else None

    @property
    def rating_expected(self) -> bool:
        """The label is that of a forecast or a preliminary value: it is marked, counted apart."""
        return self.rating.outcome is not None and self.kind is not Kind.ACTUAL

    @property
    def reached_late(self) -> bool:
        """The milestone is reached, but after its date."""
        done = self.done_elsewhere or self.value
        missed = self.verdict.outcome is Verdict.MISSED
        reached = bool(done and (done.day or done.achieved))
        return missed and reached and bool(self.target and self.target.day)

    @property
    def shown_rates(self) -> Rates:
        """The rates that stand for the year: its own, else those of the latest value."""
        return self.rates if self.value or self.latest_rates is None else self.latest_rates

    @property
    def figures(self) -> Mapping[FigureName, Figure | Judgement[Any]]:
        """What is computed of the year, in the order in which it is explained.

        Where the year has no value the percentages are those of the newest known one, as they are
        shown in brackets.
        """
        found: dict[FigureName, Figure | Judgement[Any]] = {
            FigureName.VERDICT: self.verdict,
            FigureName.ATTAINMENT: self.shown_rates.attainment,
            FigureName.FINAL_ATTAINMENT: self.shown_rates.final_attainment,
            FigureName.PROGRESS: self.shown_rates.progress,
            FigureName.PACE: self.pace,
            **({FigureName.RATED: self.rated} if self.rated else {}),
            FigureName.RATING: self.rating,
        }
        if self.shown_rates.final_attainment.number is None:
            del found[FigureName.FINAL_ATTAINMENT]
        projection = self.projection
        if projection is None:
            return {**found, FigureName.PER_YEAR: Figure(None, None, self.outlook.reason)}
        found[FigureName.PER_YEAR] = projection.per_year
        found[FigureName.NEEDED_PER_YEAR] = projection.needed_per_year
        found[FigureName.PROJECTED] = projection.projected
        if projection.met_in.formula is not None:
            found[FigureName.MET_IN] = projection.met_in
        return found

    @property
    def expected_shown(self) -> Decimal | None:
        """What the pace was held against, as it is shown."""
        number, decimals = self.expected.number, self.about.decimals
        if number is None or self.value is None or self.value.number is None:
            return None
        return shown_beside(number, decimals, self.value.number)

    @property
    def has_target(self) -> bool:
        """The year has a target of some sort: a number, a day or a text."""
        return self.target is not None

    @property
    def shown_target(self) -> Quantity | None:
        """What is printed as the target: its own, else what is shown beside."""
        return self.target or self.beside

    @property
    def target_ahead(self) -> Quantity | None:
        """The final target of a year that is under way without one of its own (計画期間中)."""
        return self.beside if self.verdict.outcome is Verdict.UNDER_WAY else None
