"""Targets that are bounds or comparisons: 40以上, 40以上50未満, 前年度以上."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from apcli.models import Direction, Reference
from apcli.progress.figure import relation, term

if TYPE_CHECKING:
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.progress.figure import Term
    from apcli.progress.quantity import Quantity


class Bounds(NamedTuple):
    """One bound or two: at least or above the first, at most or below the second."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    above: bool = False
    below: bool = False

    @property
    def single(self) -> Decimal | None:
        """The number of a single bound, None of a range."""
        if self.lower is not None and self.upper is not None:
            return None
        return self.upper if self.lower is None else self.lower

    @property
    def direction(self) -> Direction:
        """The direction of a single bound."""
        return Direction.AT_MOST if self.lower is None else Direction.AT_LEAST

    @property
    def text(self) -> str:
        """The bounds for programs: `≥ 40`, `40 ≤ x < 50`."""
        least, most = "<" if self.above else "≤", "<" if self.below else "≤"
        if self.lower is None:
            return f"{most} {self.upper:f}"
        if self.upper is None:
            return f"{'>' if self.above else '≥'} {self.lower:f}"
        return f"{self.lower:f} {least} x {most} {self.upper:f}"

    def compared(self, value: Term) -> str:
        """The value beside them, or where it is outside beside the one that it is outside of.

        `40 < 45 < 50`, `55 > 50`.
        """
        lower = None if self.lower is None else term(self.lower)
        upper = None if self.upper is None else term(self.upper)
        if lower is None or upper is None:
            only = lower or upper
            return relation(value, only) if only else value.text
        if value.number < lower.number:
            return relation(value, lower)
        if value.number > upper.number:
            return relation(value, upper)
        return relation(lower, replace(value, text=relation(value, upper)))

    def met_by(self, value: Fraction, tolerance: Decimal) -> bool:
        """The value is within them, or as far outside as the tolerance forgives."""
        forgiven = Fraction(tolerance)
        if self.lower is not None:
            over = value + forgiven - Fraction(self.lower)
            if over < 0 or (self.above and over == 0):
                return False
        if self.upper is not None:
            under = Fraction(self.upper) - value + forgiven
            if under < 0 or (self.below and under == 0):
                return False
        return True


class Comparison(NamedTuple):
    """A value of the indicator itself that is to be kept, or with `better` to be passed."""

    reference: Reference
    better: bool

    @property
    def text(self) -> str:
        """The comparison for programs, in the words of the data: `keep previous`."""
        return f"{'better_than' if self.better else 'keep'} {self.reference}"


def toward(indicator: Indicator, target: Quantity | None) -> Indicator:
    """The indicator in the direction of a target: a bound overrides the declared one."""
    if target is None or target.bounds is None or target.bounds.single is None:
        return indicator
    return indicator.model_copy(update={"direction": target.bounds.direction})
