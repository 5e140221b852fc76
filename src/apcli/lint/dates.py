"""What rules about dates share: where a day or month lies, and how to say so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import Month

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.era import Moment

ACCOUNTS_CLOSE = 5
"""The month in which the accounts of a fiscal year close (出納整理期間), on its last day."""


def first_day(moment: Moment) -> datetime.date:
    """The day itself, or the first day of the month."""
    return datetime.date(moment.year, moment.month, 1) if isinstance(moment, Month) else moment


def is_settled_in(moment: Moment, year: int) -> bool:
    """It lies between the first day of the fiscal year and the day its accounts close."""
    return (year, 4) <= (moment.year, moment.month) <= (year + 1, ACCOUNTS_CLOSE)


def not_in_year(moment: Moment, year: int) -> Message:
    """The sentence that says so."""
    return message("{day} is not in the fiscal year {year}", day=moment, year=year)
