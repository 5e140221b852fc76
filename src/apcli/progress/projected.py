"""What the outlook projects: the straight line to the final target, with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from apcli.models import Kind
    from apcli.progress.figure import Figure
    from apcli.progress.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """The straight line through two actual values to the final target: computed, not reported.

    It leads from `start` to `latest`. In the indicator's unit: `per_year` is what a year adds,
    `projected` the line's value in the final target's year, `needed_per_year` what every year until
    then would have to add (0 where the latest value meets the final target). `met_in` is the fiscal
    year in which the line meets the final target, without a number where it does not. The result of
    `missing_year` is not there: its forecast or preliminary value is the latest, or its value of
    the kind `left_out` is not used.
    """

    start: Quantity
    latest: Quantity
    per_year: Figure
    needed_per_year: Figure
    projected: Figure
    met_in: Figure
    missing_year: int | None = None
    left_out: Kind | None = None

    @property
    def met_in_year(self) -> int | None:
        """The fiscal year in which the line meets the final target, None where it does not."""
        return None if self.met_in.number is None else int(self.met_in.number)

    def change_decimals(self, decimals: int | None) -> int:
        """The decimals of changes between values with `decimals`: one more, or still more.

        What a year adds never looks like what it would have to add.
        """
        places = (decimals or 0) + 1
        adds, needed = self.per_year.number, self.needed_per_year.number
        if adds is None or needed is None or adds == needed:
            return places
        while rounded(adds, places) == rounded(needed, places):
            places += 1
        return places
