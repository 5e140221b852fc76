"""Finding the indicator that a value belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan, NotRecorded
from apcli.models import Goal
from apcli.models.grammar import excerpt
from apcli.models.naming import Named, key_meant
from apcli.nearest import did_you_mean

if TYPE_CHECKING:
    from apcli.models import Sheet


def find_indicator(key: str, sheet: Sheet, wanted: str | None) -> str:
    """The key of the wanted indicator, or of the only one if none is named.

    Raises:
        NotInPlan: the initiative has no such indicator, or none at all.
        NotRecorded: none is named, and there are several.
    """
    names = list(sheet.indicators)
    of_goal = isinstance(sheet, Goal)
    if not names:
        none = message("the initiative '{name}' has no indicator")
        none_of_goal = message("the goal '{name}' has no indicator")
        raise NotInPlan((none_of_goal if of_goal else none).with_values(name=key))
    listed = ", ".join(f"{key}/{name}" for name in names)
    if wanted is None:
        if len(names) > 1:
            several = message("the initiative '{name}' has several indicators")
            several_of_goal = message("the goal '{name}' has several indicators")
            raise NotRecorded(
                (several_of_goal if of_goal else several).with_values(name=key),
                message("specify one of {choices}", choices=listed),
            )
        return names[0]
    if wanted not in names:
        no_such = message("the initiative '{name}' has no indicator '{wanted}'")
        no_such_of_goal = message("the goal '{name}' has no indicator '{wanted}'")
        text = (no_such_of_goal if of_goal else no_such).with_values(
            name=key, wanted=excerpt(wanted)
        )
        things = [Named(name, (each.name,)) for name, each in sheet.indicators.items()]
        otherwise = message("specify one of {choices}", choices=listed)
        near = key_meant(wanted, things, otherwise).key
        raise NotInPlan(text, did_you_mean(f"{key}/{near}" if near else None, otherwise))
    return wanted
