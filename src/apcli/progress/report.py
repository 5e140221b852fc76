"""What the arithmetic gives of a whole plan: its rows and counts, of all or of a selection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.progress.outcomes import Verdict

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from apcli.models import Kind
    from apcli.progress.values import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts, each with what it is counted among; never an average of percentages.

    `initiatives_with_indicators` is counted among `initiatives`, `verdicts` among `indicators`,
    `kinds` among `values` (the indicators whose year has a value), `ratings` among `rated` (those
    whose actual value was given a label of the plan's scale), each of `rating_scales` among its own
    sum. The labels of forecasts and preliminary values are in `expected_ratings` and
    `expected_rating_scales`. What a count leaves out is the difference to `indicators`. Of a
    selection only what is selected is counted.
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
    expected_ratings: Mapping[str, int]
    expected_rating_scales: Mapping[str, Mapping[str, int]]

    @property
    def judged(self) -> int:
        """The indicators with a final verdict: what `achieved` and `missed` are counted among."""
        return self.verdicts[Verdict.ACHIEVED] + self.verdicts[Verdict.MISSED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for; what is empty asks for everything.

    `initiatives` are printed numbers by key, `departments` names, `stages` keys, `items` the keys
    of items by the key of their axis, `goals` the keys of goals, each with the keys of all below
    it. Of several words of one sort, or of one axis, one must fit;
    of several sorts, and axes, each.
    """

    initiatives: Mapping[str, int | str | None] = field(default_factory=dict)
    goals: Mapping[str, frozenset[str]] = field(default_factory=dict)
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
