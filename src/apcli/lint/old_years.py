"""Lines of text that speak of last year, and stood in last year's edition as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.era import Month, fiscal_year_of
from apcli.lint.moments import MOMENT, TO, moments_of
from apcli.models.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.lint.moments import Moment
    from apcli.models import Plan
    from apcli.models.base import Model

_YEAR = re.compile(rf"(?<![0-9０-９A-Za-z.])({MOMENT})(?P<expected>の?見込)?")
_SPAN = re.compile(TO)
_OF_A_YEAR = frozenset({"values", "baseline", "reviews", "costs", "status"})
"""Fields whose texts belong to a year of their own."""


class OldYear(NamedTuple):
    """Last year in a text: the path of the text, the place in it, what it says."""

    path: DataPath
    part: tuple[int, int]
    text: str


def old_years(now: Model, before: Model, old: Plan, new: Plan) -> Iterator[OldYear]:
    """The first mention of last year in each line that is as it was."""
    lines = {line for _, text, _ in texts_of(before) for line in text.split("\n")}
    for path, text, _ in texts_of(now):
        if not _OF_A_YEAR.isdisjoint(path) or _is_of_target_that_is_over(path, new):
            continue
        start = 0
        for line in text.split("\n"):
            found = old_year_in(line, old, new) if line in lines else None
            if found:
                yield OldYear(path, (start + found.start(1), start + found.end()), found[0])
            start += len(line) + 1


def _is_of_target_that_is_over(path: DataPath, new: Plan) -> bool:
    years = path[path.index("targets") + 1] if "targets" in path else None
    return isinstance(years, str) and int(years.rpartition("-")[2]) < new.fiscal_year


def old_year_in(line: str, old: Plan, new: Plan) -> re.Match[str] | None:
    """The first mention of the year of the old plan, its forecast or its publication.

    A period that both plans have in common may begin with that year.
    """
    same_period = old.years.targets == new.years.targets
    for found in _YEAR.finditer(line):
        if same_period and _SPAN.match(line, found.end()):
            continue
        expected = bool(found["expected"])
        if any(_is_old(moment, old, expected=expected) for moment in moments_of(found[1])):
            return found
    return None


def _is_old(moment: Moment, old: Plan, *, expected: bool) -> bool:
    if moment.month:
        month = Month(moment.year, moment.month)
        published = old.published
        return fiscal_year_of(month) == old.fiscal_year or (
            published is not None and (month.year, month.month) == (published.year, published.month)
        )
    if expected and moment.year == old.years.forecast:
        return True
    is_year = moment.fiscal or moment.era is not None or moment.text.endswith("年")
    return is_year and moment.year == old.fiscal_year
