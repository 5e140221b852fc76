"""A figure: its exact number with the terms it was made of, or the reason why there is none."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from apcli.text.printed import MINUS, signed
from apcli.text.rounding import rounded_beside

if TYPE_CHECKING:
    from decimal import Decimal

    from apcli.diagnostics import Message
    from apcli.text.rounding import Bound

OutcomeT = TypeVar("OutcomeT")


class Binding(enum.IntEnum):
    """How strongly the parts of a term hold together: a sum is bracketed inside a product."""

    SUM = 0
    PRODUCT = 1
    ATOM = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A number and how it is written, `(15 − 7) ÷ (29 − 7) × 100`: arithmetic goes on with both.

    So a printed equation is the computation itself and cannot say anything else.
    """

    number: Fraction
    text: str
    binding: Binding = Binding.ATOM

    def __add__(self, other: Term) -> Term:
        return Term(self.number + other.number, f"{self.text} + {other.text}", Binding.SUM)

    def __sub__(self, other: Term) -> Term:
        text = f"{self.text} {MINUS} {other.inside(Binding.PRODUCT)}"
        return Term(self.number - other.number, text, Binding.SUM)

    def __mul__(self, other: Term) -> Term:
        text = f"{self.inside(Binding.PRODUCT)} × {other.inside(Binding.ATOM)}"
        return Term(self.number * other.number, text, Binding.PRODUCT)

    def __truediv__(self, other: Term) -> Term:
        text = f"{self.inside(Binding.PRODUCT)} ÷ {other.inside(Binding.ATOM)}"
        return Term(self.number / other.number, text, Binding.PRODUCT)

    def inside(self, binding: Binding) -> str:
        """The text in brackets, unless its parts hold together at least so strongly."""
        return self.text if self.binding >= binding else f"({self.text})"


def term(number: Decimal | int) -> Term:
    """A number as an equation writes it: `1,234.5`, a negative one in brackets."""
    text = signed(number)
    return Term(Fraction(number), text if number >= 0 else f"({text})")


def year_term(fiscal_year: int) -> Term:
    """A fiscal year as an equation writes it, without a separator: `2025`."""
    return Term(Fraction(fiscal_year), str(fiscal_year))


WHOLE = term(100)


def relation(one: Term, other: Term) -> str:
    """Two terms compared: `15 < 16`."""
    if one.number == other.number:
        return f"{one.text} = {other.text}"
    return f"{one.text} {'<' if one.number < other.number else '>'} {other.text}"


@dataclass(frozen=True, slots=True)
class Formula:
    """How something was computed: in words, and the same with its numbers."""

    words: Message
    numbers: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact number with its formula; or no number, and the reason.

    A percentage is 100 at the whole. A reason beside a number says what the formula leaves out.
    What is shown of the number stays on its side of the `bounds`.
    """

    number: Fraction | None
    formula: Formula | None = None
    reason: Message | None = None
    bounds: tuple[Bound, ...] = ()

    def shown(self, decimals: int) -> Decimal | None:
        """The number as it is printed, None where there is none."""
        if self.number is None:
            return None
        return rounded_beside(self.number, decimals, self.bounds)

    @classmethod
    def computed(cls, words: Message, made: Term) -> Figure:
        """The figure that the term makes, whose formula in words is given."""
        return cls(made.number, Formula(words, made.text))

    @classmethod
    def absent(cls, reason: Message) -> Figure:
        """No figure, for this reason."""
        return cls(None, None, reason)


@dataclass(frozen=True, slots=True)
class Judgement(Generic[OutcomeT]):
    """What numbers come to, a verdict, a pace or a label, and how; or why there is none.

    A reason beside an outcome is what the outcome rests on where nothing was compared.
    """

    outcome: OutcomeT | None
    formula: Formula | None = None
    reason: Message | None = None
