"""What every row of a CSV says first: whose it is and of which fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Column
from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.models import City
    from apcli.words import Words


def origin(
    city: City, words: Words, year_of: Callable[[Any], int]
) -> tuple[Column[Any], Column[Any], Column[Any], Column[Any]]:
    """The columns of the city and the year; `year_of` gives the fiscal year of a row."""
    return (
        Column(heading=words.heading("city_code"), value=lambda _: city.code),
        Column(heading=words.heading("city"), value=lambda _: city.name),
        Column(heading=words.heading("fiscal_year"), value=year_of),
        Column(heading=words.heading("era_year"), value=lambda row: year_label(year_of(row))),
    )
