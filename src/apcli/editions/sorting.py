"""From a difference to a change: what it is about, and what happened."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from apcli.editions.change import ChangeKind, PlanChange, Sort, Source
from apcli.editions.differences import is_absent
from apcli.models import Measured, ScheduleSpan, Target, YearSpan
from apcli.text.rewording import is_notation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.editions.differences import Difference

_HEADS: Mapping[str, ChangeKind] = {
    "number": ChangeKind.RENUMBERED,
    "title": ChangeKind.RENAMED,
    "departments": ChangeKind.MOVED,
    "goal": ChangeKind.MOVED,
    "parent": ChangeKind.MOVED,
    "stage": ChangeKind.MOVED,
}
"""What a change of these fields of a sheet is."""

_ABOUT_ITSELF = frozenset(
    {*_HEADS, "change", "also_under", "classification", "managed_by", "related", "predecessors"}
)
"""The fields of an initiative that say what it is and where it belongs."""

_OF_SHEETS = {"status": Sort.STATUS, "costs": Sort.COSTS, "reviews": Sort.REVIEWS}
_OF_INDICATORS = {
    "baseline": Sort.VALUES,
    "values": Sort.VALUES,
    "targets": Sort.TARGETS,
    "definition": Sort.TEXTS,
    "rationale": Sort.TEXTS,
}
_WITHOUT_SHEET = {Source.TAXONOMY: Sort.TAXONOMY, Source.GLOSSARY: Sort.GLOSSARY}
_NAMES = frozenset({"name", "title", "term", "label"})
_BY_YEAR = frozenset({"status", "costs", "reviews", "values", "targets"})

_WITH_TEXT = (Target, Measured, ScheduleSpan)
"""Values that may be a text."""


def change_of(found: Difference, source: Source, **facts: Any) -> PlanChange:
    """The change that a difference in a part of the plan is.

    `facts` are further fields of it; its kind and its sort may be among them.
    """
    kind = facts.pop("kind", None) or _kind(found, source)
    sort = facts.pop("sort", None) or sort_of(source, found.fields)
    if kind is not ChangeKind.MOVED and is_respelled(found.old, found.new):
        kind, sort = ChangeKind.NOTATION, Sort.NOTATION
    return PlanChange(
        sort=sort,
        kind=kind,
        source=source,
        fields=found.fields,
        names=found.names,
        old_path=found.old_path,
        new_path=found.new_path,
        old=found.old,
        new=found.new,
        years=facts.pop("years", None) or _years(found.fields),
        **facts,
    )


def sort_of(source: Source, fields: tuple[str, ...]) -> Sort:
    """What a change at these fields of a file is about."""
    first = fields[0] if fields else ""
    if source in _WITHOUT_SHEET:
        return _WITHOUT_SHEET[source]
    if source is Source.PLAN:
        return Sort.SECTIONS if first == "sections" else Sort.PLAN
    if first == "indicators":
        if fields[-1] in ("note", "source"):
            return Sort.TEXTS
        return _OF_INDICATORS.get(fields[2] if len(fields) > 2 else "", Sort.INDICATORS)
    if first in _ABOUT_ITSELF:
        return Sort.INITIATIVES if source is Source.INITIATIVE else Sort.GOALS
    return _OF_SHEETS.get(first, Sort.TEXTS)


def is_respelled(old: Any, new: Any) -> bool:
    """The values are texts that differ in nothing but notation."""
    if isinstance(old, _WITH_TEXT) and isinstance(new, type(old)):
        same = _without_text(old) == _without_text(new)
        return same and is_notation(old.text or "", new.text or "")
    if isinstance(old, tuple) and isinstance(new, tuple):
        texts = all(isinstance(each, str) for each in (*old, *new))
        return texts and is_notation("\n".join(old), "\n".join(new))
    return isinstance(old, str) and isinstance(new, str) and is_notation(old, new)


def _without_text(value: Target | Measured | ScheduleSpan) -> Target | Measured | ScheduleSpan:
    return value.model_copy(update={"text": ""})


def _kind(found: Difference, source: Source) -> ChangeKind:
    if found.moved:
        return ChangeKind.MOVED
    head = _HEADS.get(found.fields[0]) if found.fields else None
    if head and source in (Source.INITIATIVE, Source.GOAL) and found.fields[-1] != "basis":
        return head
    if is_absent(found.old):
        return ChangeKind.ADDED
    if is_absent(found.new):
        return ChangeKind.REMOVED
    return ChangeKind.RENAMED if found.fields[-1] in _NAMES else ChangeKind.CHANGED


def _years(fields: tuple[str, ...]) -> YearSpan | None:
    """The year in the way to a value that belongs to one."""
    for name, year in pairwise(fields):
        if name in _BY_YEAR and year.isdecimal():
            return YearSpan(int(year), int(year))
    return None
