"""What an indicator says, figure by figure: the one source of a picture and of its table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import short_moment_label, span_label
from apcli.models import Kind
from apcli.progress import BASELINE, TARGET, Bounds
from apcli.progress.course import Point
from apcli.render.labels import day_label, kind_word, limit_labels, quantity_label
from apcli.render.pictures.captions import word
from apcli.text.printed import number_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.progress import Course, Quantity, Subject


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of the fiscal years from `first` to `last`.

    `kind` is baseline, target or a kind of value. `text` is how the document prints it, `brief` the
    same without the unit and with a short date. `number` is None where it is no number: a text, a
    milestone, or the reason why there is no value. `limits` are the bounds of a
    target with what each says, the lower one first: `40以上`, `60未満`.
    """

    first: int
    last: int
    kind: str
    text: str
    brief: str
    number: Fraction | None = None
    as_of: str | None = None
    limits: tuple[tuple[Fraction, str], ...] = ()

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """What it takes on an axis of numbers: one, both ends of a range, or nothing."""
        return tuple(number for number, _said in self.marks)

    @property
    def marks(self) -> tuple[tuple[Fraction, str], ...]:
        """These numbers with what is written beside each."""
        return self.limits or (() if self.number is None else ((self.number, self.brief),))

    @property
    def is_range(self) -> bool:
        """It reaches from one number to another."""
        return len(self.limits) > 1

    @property
    def word(self) -> str:
        """What it is: 基準値, 目標値, 実績, with the day where it was counted at one."""
        called = kind_word(self.kind)
        return f"{called}（{self.as_of}）" if self.as_of else called

    @property
    def row(self) -> tuple[str, str, str]:
        """Its row of a table: years, what it is, the figure with its unit."""
        return (span_label(self.first, self.last), self.word, self.text)


def statements(about: Subject, course: Course) -> tuple[Statement, ...]:
    """Everything that the indicator says, by years, and in one year by what it is."""
    return tuple(_statement(about, point) for point in course.points)


def telling(said: Sequence[Statement], reported: int) -> tuple[Statement, ...]:
    """What a reader looks for first, in this order, of which there is any.

    The value of the reported fiscal year, or else the newest, then the target of that year, the
    last target, and the baseline.
    """
    values = [one for one in said if one.kind not in (BASELINE, TARGET)]
    targets = [one for one in said if one.kind == TARGET]
    found = (
        *([one for one in values if one.first == reported] or values)[-1:],
        *(one for one in targets if one.first <= reported <= one.last),
        *targets[-1:],
        *(one for one in said if one.kind == BASELINE),
    )
    return tuple(dict.fromkeys(found))


def known_values(about: Subject, course: Course) -> tuple[Statement, ...]:
    """The value that stands for each year, by years."""
    return tuple(
        _statement(about, Point(year, year, value.kind or Kind.ACTUAL, value))
        for year, value in sorted(course.known.items())
    )


def _statement(about: Subject, point: Point) -> Statement:
    quantity = point.quantity
    if quantity is None:
        state = word(point.state) if point.state else ""
        return Statement(point.first, point.last, point.kind, state, state)
    text = quantity_label(quantity, about)
    if quantity.shown is not None:
        brief = number_label(quantity.shown, about.decimals, about.minus)
    else:
        brief = short_moment_label(quantity.day) if quantity.day else text
    as_of = day_label(quantity.as_of, point.kind, about.aggregation)
    return Statement(
        point.first,
        point.last,
        point.kind,
        text,
        brief,
        quantity.number,
        as_of,
        _limits(quantity, about),
    )


def _limits(quantity: Quantity, about: Subject) -> tuple[tuple[Fraction, str], ...]:
    bounds = quantity.bounds or Bounds()
    given = [Fraction(bound) for bound in (bounds.lower, bounds.upper) if bound is not None]
    return tuple(zip(given, limit_labels(bounds, about), strict=True))
