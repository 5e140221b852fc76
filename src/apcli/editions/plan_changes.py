"""The changes of plan.yaml; its sections are matched by key at whatever level they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.editions.change import Source
from apcli.editions.differences import FORM, Place, called, of_models
from apcli.editions.sorting import change_of
from apcli.text.matching import rising

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.editions.change import PlanChange
    from apcli.editions.differences import Difference
    from apcli.models import Plan, Section

_WITHOUT_SECTIONS = frozenset({*FORM, "sections"})


class _Standing(NamedTuple):
    """A section, and where it stands: its path, its place, and the key of the one above it."""

    section: Section
    path: DataPath
    place: int
    above: str | None


def plan_changes(old: Plan, new: Plan) -> Iterator[PlanChange]:
    """The changes of the plan itself: first its own fields, then its sections."""
    for found in of_models(old, new, Place(), _WITHOUT_SECTIONS):
        yield change_of(found, Source.PLAN)
    for found in _sections(_standing(old), _standing(new)):
        yield change_of(found, Source.PLAN)


def _standing(plan: Plan) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    keys: dict[DataPath, str] = {}
    for place, (path, _depth, section) in enumerate(plan.every_section):
        keys[path] = section.key
        found[section.key] = _Standing(section, path, place, keys.get(path[:-2]))
    return found


def _sections(old: dict[str, _Standing], new: dict[str, _Standing]) -> Iterator[Difference]:
    both = [key for key in new if key in old]
    settled = {both[each] for each in rising([old[key].place for key in both])}
    for key, here in new.items():
        there = old.get(key)
        name = called(here.section) or key
        at = Place(("sections",), (name,), there.path if there else (), here.path)
        if there is None:
            yield at.differ(None, here.section)
            continue
        if key not in settled or there.above != here.above:
            yield at.differ(there.section, here.section, moved=True)
        yield from of_models(there.section, here.section, at, _WITHOUT_SECTIONS)
    for key, there in old.items():
        if key not in new:
            at = Place(("sections",), (called(there.section) or key,), there.path, ())
            yield at.differ(there.section, None)
