"""How the targets of an indicator changed: raised or lowered by how much, set, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.editions.change import ChangeKind
from apcli.era import last_day
from apcli.models import Direction, YearSpan
from apcli.progress import UPWARD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator, Target

_UP = frozenset({"at_least", "above"})


class TargetChange(NamedTuple):
    """The target of some years before and after.

    `amount` is the difference of the numbers, in the indicator's unit; None where they are none or
    the unit is another one. `better`: more is asked for; None where nobody can say.
    """

    years: YearSpan
    old: Target | None
    new: Target | None
    kind: ChangeKind
    amount: Decimal | None = None
    better: bool | None = None


def target_changes(old: Indicator, new: Indicator) -> Iterator[TargetChange]:
    """The changes in the order of their years; neighbouring years with the same change are one.

    The note of a target is not one of them.
    """
    last: TargetChange | None = None
    for year in sorted({*_years(old), *_years(new)}):
        found = _of_year(year, old, new)
        if last and found and _continues(last, found):
            last = last._replace(years=YearSpan(last.years.first, year))
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def better_by(amount: Decimal, direction: Direction) -> bool | None:
    """A number that changed by so much is a better one; None where neither way is."""
    if direction is Direction.EXACTLY or not amount:
        return None
    return (amount > 0) == (direction in UPWARD)


def _years(indicator: Indicator) -> Iterator[int]:
    return (year for span in indicator.targets for year in range(span.first, span.last + 1))


def _continues(last: TargetChange, found: TargetChange) -> bool:
    return last.years.last + 1 == found.years.first and last[1:] == found[1:]


def _of_year(year: int, old: Indicator, new: Indicator) -> TargetChange | None:
    before, after = without_note(old.target_of(year)), without_note(new.target_of(year))
    if before == after:
        return None
    years = YearSpan(year, year)
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        return TargetChange(years, before, after, kind)
    if before.open and not after.open:
        return TargetChange(years, before, after, ChangeKind.ADDED)
    if before.by and after.by and before.by != after.by:
        sooner = last_day(after.by) < last_day(before.by)
        kind = ChangeKind.EARLIER if sooner else ChangeKind.LATER
        return TargetChange(years, before, after, kind, better=sooner)
    amount = _amount(before, after) if old.unit == new.unit else None
    if not amount:
        return TargetChange(years, before, after, ChangeKind.CHANGED)
    kind = ChangeKind.RAISED if amount > 0 else ChangeKind.LOWERED
    return TargetChange(years, before, after, kind, amount, _asks_more(amount, after, new))


def without_note(target: Target | None) -> Target | None:
    """The target itself, without what is said beside it."""
    return target and target.model_copy(update={"note": None})


def _amount(old: Target, new: Target) -> Decimal | None:
    """The difference between two numbers, or two bounds of the same sort; None between others."""
    if old.value is not None and new.value is not None:
        return new.value - old.value
    if len(old.bounds) == 1 and old.bounds.keys() == new.bounds.keys():
        return next(iter(new.bounds.values())) - next(iter(old.bounds.values()))
    return None


def _asks_more(amount: Decimal, target: Target, indicator: Indicator) -> bool | None:
    """A bound says itself which way is better."""
    if target.bounds:
        return (amount > 0) == (next(iter(target.bounds)) in _UP)
    return better_by(amount, indicator.direction)
