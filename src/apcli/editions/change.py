"""A change between two editions of a plan, as a value."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import YearSpan


class Sort(enum.StrEnum):
    """What a change is about."""

    INITIATIVES = "initiatives"
    GOALS = "goals"
    INDICATORS = "indicators"
    TARGETS = "targets"
    VALUES = "values"
    TEXTS = "texts"
    STATUS = "status"
    COSTS = "costs"
    REVIEWS = "reviews"
    SECTIONS = "sections"
    TAXONOMY = "taxonomy"
    GLOSSARY = "glossary"
    PLAN = "plan"
    NOTATION = "notation"


class ChangeKind(enum.StrEnum):
    """What happened.

    A target is raised or lowered by its number, whichever way is better, and a milestone earlier or
    later. A value that stood there is corrected, one that was not there is known now.
    """

    NEW = "new"
    ENDED = "ended"
    RESUMED = "resumed"
    MERGED = "merged"
    SPLIT = "split"
    RENUMBERED = "renumbered"
    RENAMED = "renamed"
    MOVED = "moved"
    RAISED = "raised"
    LOWERED = "lowered"
    EARLIER = "earlier"
    LATER = "later"
    CORRECTED = "corrected"
    KNOWN = "known"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    NOTATION = "notation"


class Source(enum.StrEnum):
    """Which part of a plan has changed."""

    PLAN = "plan"
    TAXONOMY = "taxonomy"
    GLOSSARY = "glossary"
    GOAL = "goal"
    INITIATIVE = "initiative"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One change.

    `old_keys` and `new_keys` are those of the initiatives or goals: several where some were merged
    or one was split, none where one was new or has vanished, and in the other parts of a plan.
    `fields` are the fields and keys of mappings that lead to it, from its file, `names` what the
    things of lists on the way are called; `old_path` and `new_path` its places in the two files,
    None where there is nothing. `old` and `new` are the values as the models have them. `years` are
    those of a target or a value. `amount` is what was added to a number, in its own unit, and
    `better` whether a target asks for more than before, or a corrected value is a better one.
    """

    sort: Sort
    kind: ChangeKind
    source: Source
    old_keys: tuple[str, ...] = ()
    new_keys: tuple[str, ...] = ()
    old_indicator: str | None = None
    new_indicator: str | None = None
    fields: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    old_path: DataPath | None = None
    new_path: DataPath | None = None
    old: Any = None
    new: Any = None
    years: YearSpan | None = None
    amount: Decimal | None = None
    better: bool | None = None

    @property
    def key(self) -> str | None:
        """The initiative or goal as it is called now, else as it was called; None elsewhere."""
        return next(iter((*self.new_keys, *self.old_keys)), None)
