"""What has a sheet of its own: an initiative or a goal, with departments, indicators, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.models.in_charge import InCharge
    from apcli.models.indicator import Indicator
    from apcli.models.review import Review


class Sheet(Model):
    """An initiative or a goal: it is in charge of departments, measured and reviewed."""

    if TYPE_CHECKING:
        number: int | str | None
        title: str
        overview: str | None
        in_charge: tuple[InCharge, ...]
        indicators: dict[str, Indicator]
        reviews: dict[int, tuple[Review, ...]]
        notes: tuple[str, ...]

    @property
    def ended(self) -> bool:
        """It is no more, and neither measured nor counted; a goal always is."""
        return False

    @property
    def label(self) -> str:
        """The title with the number where there is one."""
        return self.title if self.number is None else f"{self.number} {self.title}"

    @property
    def last_year(self) -> int | None:
        """The fiscal year after which it is no more, None where none is known."""
        return None

    @property
    def departments(self) -> tuple[str, ...]:
        """The names of its departments."""
        return tuple(each.name for each in self.in_charge)

    @property
    def every_review(self) -> Iterator[tuple[DataPath, int, Review]]:
        """Each review with its path and its fiscal year."""
        for year, reviews in self.reviews.items():
            for place, review in enumerate(reviews):
                path: DataPath = ("reviews", str(year))
                yield path if review.only else (*path, place), year, review
