"""推移: the numbers of an indicator over the years, values beside targets."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.progress.year import comparable, known_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.models import Indicator


@dataclass(frozen=True, slots=True)
class Course:
    """The values and the targets of the same fiscal years, None where there is no number."""

    values: tuple[Fraction | None, ...]
    targets: tuple[Fraction | None, ...]


def course_of(indicator: Indicator, fiscal_years: Sequence[int]) -> Course:
    """The course of an indicator; of an annual one an interim value, part of a year, is none."""
    values = (comparable(indicator, known_value(indicator, year)) for year in fiscal_years)
    targets = (indicator.target_of(year) for year in fiscal_years)
    numbers = (target.value if target else None for target in targets)
    return Course(
        values=tuple(values),
        targets=tuple(None if number is None else Fraction(number) for number in numbers),
    )
