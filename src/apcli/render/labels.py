"""Quantities and years as documents print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import moment_label, short_moment_label, year_label
from apcli.models import Aggregation, Direction, Kind, Reference, Status
from apcli.progress import BASELINE, TARGET, UPWARD, Bounds
from apcli.text.printed import change_label, number_label, percent_text
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from apcli.diagnostics import Message
    from apcli.era import Moment
    from apcli.models import Initiative, Taxonomy
    from apcli.progress import Comparison, Figure, Quantity, Row, Subject
    from apcli.words import Words


WORDS = words_in("ja")
"""The vocabulary of documents, which are Japanese, in the words of the plan they are about."""


def kind_word(kind: str) -> str:
    """What a figure is: 基準値, 目標値, or a kind of value."""
    return WORDS(kind) if kind in (BASELINE, TARGET) else WORDS.of(Kind(kind))


def mark_of(status: Status, current: str | None = None) -> str:
    """What stands after the title: （案） of a draft, and `current` in the same brackets."""
    said = [WORDS("draft")] if status is Status.DRAFT else []
    said += [current] if current else []
    return f"（{WORDS.listed(said)}）" if said else ""


def current_label(day: Moment) -> str:
    """As of which day a plan has what became known since: 令和7年9月30日現在の実績を含む."""
    return moment_label(day) + WORDS("current")


PERCENT = ("％", "%")
"""The units of percentages."""

NOTHING_SET = "－"
"""What stands where nothing is set."""


def label_of(quantity: Quantity | None, about: Subject) -> str | None:
    """A quantity as printed, None where there is none."""
    return quantity_label(quantity, about) if quantity else None


def target_year_label(row: Row) -> str | None:
    """The year of what a row is held against, None where that is the row's own."""
    target = row.shown_target
    if target is None or target.fiscal_year == row.fiscal_year:
        return None
    return year_label(target.fiscal_year)


def quantity_label(quantity: Quantity, about: Subject) -> str:
    """A quantity as printed: a number with its unit, a day or month of the era, or its wording."""
    condition = condition_label(quantity, about, unit=about.unit)
    if condition is not None:
        return condition
    if quantity.shown is not None:
        return amount_label(quantity.shown, about)
    return moment_label(quantity.day) if quantity.day else quantity.wording or ""


def condition_label(
    target: Quantity, about: Subject, words: Words = WORDS, *, unit: str = ""
) -> str | None:
    """A target that is bounds or a comparison, as its wording says, else 40以上50未満, 前年度以上.

    None for any other.
    """
    if target.bounds is None and target.comparison is None:
        return None
    if target.wording:
        return target.wording
    if target.comparison is not None:
        return words.say(_compared(target.comparison, about.direction, words))
    parts = limit_labels(target.bounds or Bounds(), about, words, unit=unit)
    if len(parts) < 2:
        return "".join(parts)
    return words.say(message("{lower}, {upper}", lower=parts[0], upper=parts[1]))


def limit_labels(
    bounds: Bounds, about: Subject, words: Words = WORDS, *, unit: str = ""
) -> tuple[str, ...]:
    """What each bound says, the lower one first: 40以上, 60未満."""
    return tuple(words.say(each) for each in _limits(bounds, about, unit))


def _limits(bounds: Bounds, about: Subject, unit: str) -> Iterator[Message]:
    def number(bound: Decimal) -> str:
        return number_label(bound, about.decimals, about.minus) + unit

    if bounds.lower is not None and bounds.above:
        yield message("more than {number}", number=number(bounds.lower))
    elif bounds.lower is not None:
        yield message("{number} or more", number=number(bounds.lower))
    if bounds.upper is not None and bounds.below:
        yield message("less than {number}", number=number(bounds.upper))
    elif bounds.upper is not None:
        yield message("{number} or less", number=number(bounds.upper))


def _compared(comparison: Comparison, direction: Direction, words: Words) -> Message:
    """What is compared with, and how: 前年度以上, 基準値を下回る."""
    other = words("baseline" if comparison.reference is Reference.BASELINE else "year_before")
    if direction is Direction.EXACTLY:
        return message("kept as {other}", other=other)
    if comparison.better:
        above = message("above {other}", other=other)
        return above if direction in UPWARD else message("below {other}", other=other)
    least = message("at least {other}", other=other)
    return least if direction in UPWARD else message("at most {other}", other=other)


def amount_label(number: Decimal, about: Subject) -> str:
    """A number with its unit."""
    return number_label(number, about.decimals, about.minus) + about.unit


def difference_label(number: Decimal, about: Subject) -> str:
    """A difference between two numbers with its unit: of percentages ポイント."""
    return number_label(number, about.decimals, about.minus) + difference_unit(about)


def difference_unit(about: Subject, words: Words = WORDS) -> str:
    """The unit of a difference between two of the indicator's numbers."""
    return words("points") if about.unit in PERCENT else about.unit


def growth_label(figure: Figure, places: int, about: Subject) -> str | None:
    """A change with its sign and unit, None where there is none."""
    shown = figure.shown(places)
    return None if shown is None else change_label(shown, about.minus) + difference_unit(about)


def rate_label(figure: Figure, about: Subject) -> str:
    """A percentage with one decimal."""
    return percent_text(figure.shown(1), "％", about.minus)


def rating_label(row: Row, words: Words = WORDS) -> str | None:
    """The label on the city's scale, marked where the value is not actual; None without one."""
    label = row.rating.outcome
    return f"{label}{words('expected')}" if row.rating_expected else label


def ending_label(initiative: Initiative, taxonomy: Taxonomy, words: Words = WORDS) -> str:
    """How an initiative has ended: 完了, or the status that ended it with its year.

    Empty for what goes on.
    """
    if initiative.ending and initiative.over:
        year, status = initiative.ending
        name = taxonomy.status_name(status.key)
        return words.say(message("{name}, {year}", name=name, year=year_label(year)))
    return words.of(initiative.change) if initiative.ended else ""


def day_label(
    day: Moment | None,
    kind: str | None,
    aggregation: Aggregation | None,
    written: Callable[[Moment], str] = short_moment_label,
    on: str | None = None,
) -> str | None:
    """When a value of a kind was counted, None where nobody says: `R6.3.31時点`.

    An interim value of a yearly count is what came together until then: `R6.10.31まで`.
    """
    if day is None:
        return None
    until = kind == Kind.INTERIM and aggregation is Aggregation.ANNUAL
    return written(day) + ("まで" if until else on or WORDS("as_of"))


def plan_year_label(fiscal_year: int) -> str:
    """The plan's own fiscal year as its cover names it: 令和7（2025）年度."""
    return f"{year_label(fiscal_year).removesuffix('年度')}（{fiscal_year}）年度"
