"""Where a change is: what the fields that lead to it are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.change import Sort, Source
from apcli.era import span_label, year_label
from apcli.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.editions.change import PlanChange
    from apcli.render.changes.saying import Saying
    from apcli.words import Words

_SELF_EXPLAINING = frozenset({"key", "name", "term", "label", "part", "write", "terms", "sections"})
"""Fields whose names say nothing beside the thing that they name, or beside their part."""

_THINGS: Mapping[str, str] = {
    "departments": "department",
    "indicators": "indicator",
    "targets": "target",
    "stages": "stage",
    "statuses": "status",
    "code": "number",
}
"""The words for fields that hold several things, or name one otherwise."""

_OF_SORTS: Mapping[Sort, str] = {
    Sort.INITIATIVES: "initiative",
    Sort.GOALS: "goal",
    Sort.INDICATORS: "indicator",
    Sort.TARGETS: "target",
    Sort.VALUES: "value",
    Sort.STATUS: "status",
    Sort.COSTS: "costs",
    Sort.GLOSSARY: "glossary",
}
"""The words for the things that changes are about."""

_OF_PART = frozenset({"axes", "items", "groups", "scale", "steps"})


def place_of(change: PlanChange, old: Saying, new: Saying, words: Words) -> tuple[str, ...]:
    """The names on the way to what has changed inside its initiative, goal or part of the plan.

    Of an initiative or a goal itself there are none.
    """
    saying = new if change.new_keys or change.new_path is not None else old
    found = [*_names(change, saying, old, words)]
    if change.source not in (Source.INITIATIVE, Source.GOAL) and change.names:
        silent = _is_silent(change, change.fields[0], ())
        found = [*change.names, *found] if silent else [found[0], *change.names, *found[1:]]
    return tuple(dict.fromkeys(each for each in found if each))


def place_text(change: PlanChange, old: Saying, new: Saying, words: Words) -> str:
    """The names on the way in one line; the word for an initiative or a goal of itself."""
    found = place_of(change, old, new, words)
    return " ".join(found) or words("goal" if change.source is Source.GOAL else "initiative")


def _names(change: PlanChange, saying: Saying, old: Saying, words: Words) -> Iterator[str]:
    before = ""
    for place, name in enumerate(change.fields):
        following = change.fields[place + 1 : place + 2]
        if before == "indicators":
            yield _indicator(change, saying, old)
        elif before == "classification":
            yield saying.axis(name)
        elif before == "fields":
            yield saying.plan_field(name)
        elif before == "grades":
            yield saying.grade(name)
        elif before in ("targets", "values", "costs", "status", "reviews") and name[:4].isdecimal():
            yield _years(change, name)
        elif before in ("sources", "severity", "rating_scales"):
            yield name
        elif before == "years":
            yield field_word(f"years.{name}", words)
        elif not _is_silent(change, name, following):
            yield field_word(name, words)
        before = name if not (before and name.isdecimal()) else ""


def _is_silent(change: PlanChange, name: str, following: tuple[str, ...]) -> bool:
    """The field says nothing here: what follows, or the thing's own name, says it."""
    if name in ("fields", "classification") and following:
        return True
    if change.source in (Source.INITIATIVE, Source.GOAL):
        return name == "key" and len(change.fields) > 1
    return bool(change.names) and name in (_SELF_EXPLAINING | _OF_PART)


def _indicator(change: PlanChange, saying: Saying, old: Saying) -> str:
    if change.new_indicator is not None and change.new_keys:
        return saying.indicator(change.new_keys[0], change.new_indicator)
    if change.old_indicator is not None and change.old_keys:
        return old.indicator(change.old_keys[0], change.old_indicator)
    return ""


def _years(change: PlanChange, written: str) -> str:
    if change.years is not None:
        return span_label(*change.years)
    return year_label(int(written[:4]))


def field_word(name: str, words: Words) -> str:
    """What a field of the data is called; as a file names it where there is no word."""
    called = (_THINGS.get(name, ""), f"field.{name}", name)
    return next((words(each) for each in called if each in WORDS), name)


def sort_word(sort: Sort, words: Words) -> str:
    """What a sort of changes is called."""
    return words(_OF_SORTS.get(sort, f"Sort.{sort}"))
