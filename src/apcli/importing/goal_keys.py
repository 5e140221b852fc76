"""The keys of goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.importing.goals import in_file_order
from apcli.importing.keys import number_key, reading_key
from apcli.starting.names import keys_of

if TYPE_CHECKING:
    from apcli.importing.goals import GoalDraft, Goals
    from apcli.importing.keys import Keys


def goal_keys(goals: Goals, keys: Keys) -> tuple[str, ...]:
    """A key for each goal, by its place in the file.

    Goals without numbers are printed in the order of their keys, so where there are several, their
    keys begin with their places.
    """
    levels = keys_of(goals.levels, "level")
    for each in goals.found:
        keys.count(each.number or "")
    places = {
        each.place: place
        for siblings in in_file_order(goals.found).values()
        for place, each in enumerate(_unnumbered(siblings), 1)
        if len(_unnumbered(siblings)) > 1
    }
    return tuple(
        _key(each, levels[each.depth], places.get(each.place), keys) for each in goals.found
    )


def _unnumbered(goals: list[GoalDraft]) -> list[GoalDraft]:
    return [each for each in goals if each.number is None]


def _key(goal: GoalDraft, level: str, place: int | None, keys: Keys) -> str:
    if goal.number is None:
        otherwise = number_key(level, str(place or 1), 2)
    else:
        otherwise = number_key(level, goal.number)
        if otherwise in keys.taken:  # under another goal its number begins again
            numbers = [each.number or str(each.place + 1) for each in goal.path]
            otherwise = number_key(level, "-".join(numbers))
    reading = reading_key(keys.read, goal.title)
    if place is not None and reading:
        return keys.unique(f"{place:02}-{reading}")
    return keys.unique(reading or otherwise)
