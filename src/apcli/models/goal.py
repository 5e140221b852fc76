"""A goal (目標, 施策): one file of `data/goals/`; its key is the file's name."""

from typing import Annotated

from pydantic import Field

from apcli.models.in_charge import InCharge
from apcli.models.indicator import Indicator
from apcli.models.review import YearReviews
from apcli.models.scalars import FiscalYear, Key, PrintedNumber, Prose, Sentences, Text
from apcli.models.sheet import Sheet


class Goal(Sheet):
    """What initiatives are to achieve, under another goal or at the top of the plan."""

    number: PrintedNumber | None = None
    title: Text
    parent: Key | None = None
    overview: Prose | None = None
    in_charge: Annotated[tuple[InCharge, ...], Field(alias="departments")] = ()
    indicators: dict[Key, Indicator] = {}
    reviews: dict[FiscalYear, YearReviews] = {}
    notes: tuple[Sentences, ...] = ()
