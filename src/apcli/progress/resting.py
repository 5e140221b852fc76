"""What an outlook rests on: which value it ends with, and which it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models import Kind
from apcli.progress.quantity import known_value

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity


class RestsOn(NamedTuple):
    """The year whose result is missing, the kind of its value that is left out, and both said."""

    missing_year: int | None = None
    left_out: Kind | None = None
    said: Message | None = None


def what_it_rests_on(indicator: Indicator, fiscal_year: int, latest: Quantity) -> RestsOn:
    """What a line to the latest value has to say of the fiscal year that was asked for."""
    if latest.fiscal_year == fiscal_year:
        if latest.kind is Kind.ACTUAL:
            return RestsOn()
        said = message("the forecast of {year} stands for its result", year=fiscal_year)
        if latest.kind is Kind.PRELIMINARY:
            said = message(
                "the preliminary value of {year} stands for its result", year=fiscal_year
            )
        return RestsOn(fiscal_year, None, said)
    own = known_value(indicator, fiscal_year)
    if own is not None and own.kind is Kind.INTERIM:
        said = message(
            "the result of {year} is missing, and its interim value is left out", year=fiscal_year
        )
        return RestsOn(fiscal_year, own.kind, said)
    return RestsOn(fiscal_year, None, message("the result of {year} is missing", year=fiscal_year))
