"""What a change is from and to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.change import ChangeKind
from apcli.models import Goal, Initiative

if TYPE_CHECKING:
    from apcli.editions.change import PlanChange
    from apcli.render.changes.saying import Saying

_EVENTS = frozenset({ChangeKind.MERGED, ChangeKind.SPLIT})
GONE = frozenset({ChangeKind.ENDED, ChangeKind.REMOVED})


def is_event(change: PlanChange) -> bool:
    """Initiatives or goals became one, or one several."""
    return change.kind in _EVENTS and not change.fields


def is_of_sheet(change: PlanChange) -> bool:
    """An initiative or a goal came, went, or is there again."""
    return isinstance(change.old, Initiative | Goal) or isinstance(change.new, Initiative | Goal)


def sides(change: PlanChange, old: Saying, new: Saying) -> tuple[str | None, str | None]:
    """What the change is from and to; None where there is nothing."""
    if is_event(change):
        before, after = map(old.sheet, change.old_keys), map(new.sheet, change.new_keys)
        return "\n".join(before), "\n".join(after)
    if is_of_sheet(change):
        here = change.new is not None and change.kind not in GONE
        return (
            old.sheet(change.old_keys[0]) if change.old is not None else None,
            new.sheet(change.new_keys[0]) if here else None,
        )
    if change.fields == ("key",):
        return change.old, change.new
    return old.value(change, change.old, old=True), new.value(change, change.new, old=False)
