"""Where two values of the models differ: the one walk over every field of both.

It goes by what the values are, not by a list of fields, so that a new field is compared as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.models import (
    Department,
    Erratum,
    InCharge,
    Measured,
    Observation,
    Rating,
    Review,
    ScheduleSpan,
    Target,
    Term,
    Wording,
)
from apcli.models.base import Model
from apcli.models.plan import GradeStep, SheetPart
from apcli.text.matching import rising
from apcli.text.rewording import aligned

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from apcli.diagnostics import DataPath

FORM = frozenset({"alone", "ends_it", "marks", "only", "over"})
"""Fields that say how a value was written, or follow from others."""

BESIDE = ("note", "source")
"""What a target or a value has beside what it is."""

_WHOLE = (ScheduleSpan, InCharge)
"""Values that are said in one line."""


class Difference(NamedTuple):
    """A value that differs.

    `fields` are the fields and the keys of mappings that lead to it as a file names them, `names`
    what the things in the lists on the way are called. The paths are those of the two files; one
    is None where its edition has nothing there. `moved`: the thing itself stands in another place
    of its list.
    """

    fields: tuple[str, ...]
    names: tuple[str, ...]
    old_path: DataPath | None
    new_path: DataPath | None
    old: Any
    new: Any
    moved: bool = False


class Place(NamedTuple):
    """The way to two values that are compared."""

    fields: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    old: DataPath = ()
    new: DataPath = ()

    def field(self, name: str) -> Place:
        """The way to a field or the key of a mapping."""
        return Place((*self.fields, name), self.names, (*self.old, name), (*self.new, name))

    def entry(self, name: str | None, old: int | None, new: int | None) -> Place:
        """The way to an entry of a list, in both editions; None for one that stands without."""
        names = self.names if name is None else (*self.names, name)
        there = self.old if old is None else (*self.old, old)
        here = self.new if new is None else (*self.new, new)
        return Place(self.fields, names, there, here)

    def differ(self, old: Any, new: Any, *, moved: bool = False) -> Difference:
        """What differs there."""
        there = None if is_absent(old) else self.old
        here = None if is_absent(new) else self.new
        return Difference(self.fields, self.names, there, here, old, new, moved)


def is_absent(value: Any) -> bool:
    """The edition has nothing there."""
    return value is None or (isinstance(value, str | tuple | dict) and not value)


def differences(old: Any, new: Any, place: Place | None = None) -> Iterator[Difference]:
    """Every difference between two values of the same kind, in the order of their fields."""
    at = place or Place()
    if old == new:
        return
    if isinstance(old, Model) and isinstance(new, Model) and type(old) is type(new):
        yield from of_models(old, new, at)
    elif _is(dict, old, new):
        for name in _keys(old or {}, new or {}):
            yield from differences(
                (old or {}).get(name), (new or {}).get(name), at.field(str(name))
            )
    elif _is(tuple, old, new) and _is_list(*(old or ()), *(new or ())):
        yield from of_lists(old or (), new or (), at)
    elif _text(old) != _text(new):
        yield at.differ(old, new)


def of_models(
    old: Model, new: Model, at: Place, skip: frozenset[str] = FORM
) -> Iterator[Difference]:
    """The differences between the fields of two models."""
    if isinstance(old, Target | Measured) and isinstance(new, type(old)):
        if _core(old) != _core(new):
            yield at.differ(old, new)
        names = _beside(old)
    elif isinstance(old, _WHOLE):
        yield at.differ(old, new)
        return
    else:
        names = [name for name in type(old).model_fields if name not in skip]
    for name in names:
        shown = type(old).model_fields[name].alias or name
        yield from differences(getattr(old, name), getattr(new, name), at.field(shown))
    yield from differences(old.model_extra or None, new.model_extra or None, at)


def of_lists(old: Sequence[Any], new: Sequence[Any], at: Place) -> Iterator[Difference]:
    """The differences between two lists, whose entries are matched by what they are called.

    Where they have no names they are matched by what they say.
    """
    pairs = _pairs(old, new)
    kept = [(there, here) for there, here in pairs if there is not None and here is not None]
    settled = {kept[each] for each in rising([there for there, _ in kept])}
    for there, here in pairs:
        given = None if there is None else old[there]
        written = None if here is None else new[here]
        name = called(given if written is None else written)
        entry = at.entry(name, _place(given, there), _place(written, here))
        if there is None or here is None:
            yield entry.differ(given, written)
            continue
        if (there, here) not in settled:
            yield entry.differ(given, written, moved=True)
        if type(given) is tuple and given != written:  # a row of a table is said at once
            yield entry.differ(given, written)
        else:
            yield from differences(given, written, entry)


def _place(thing: Any, place: int | None) -> int | None:
    """The place of an entry in its list; None where it stands without one."""
    return None if getattr(thing, "only", False) else place


def called(thing: Any) -> str | None:
    """What an entry of a list is called in documents, None where it has no name."""
    for name in ("name", "title", "term", "label", "write", "part", "key", "field"):
        found = getattr(thing, name, None)
        if isinstance(found, str) and found:
            return str(found)
    return None


_IDENTITY: Mapping[type, Callable[[Any], Hashable]] = {
    Term: lambda each: each.term,
    Wording: lambda each: each.write,
    Department: lambda each: each.name,
    InCharge: lambda each: each.name,
    Review: lambda each: (each.who, each.period),
    Observation: lambda each: (each.as_of,),
    Rating: lambda each: each.label,
    GradeStep: lambda each: each.label,
    SheetPart: lambda each: each.part,
    Erratum: lambda each: (each.field, each.source),
}


def identity(thing: Any) -> Hashable:
    """By what an entry of a list is known in both editions; None where it has no key."""
    known = _IDENTITY.get(type(thing))
    return known(thing) if known else getattr(thing, "key", None)


def earlier_names(thing: Any) -> tuple[str, ...]:
    """What an entry says that it was called before, or is called as well."""
    if isinstance(thing, Department):
        return thing.formerly
    return thing.also if isinstance(thing, Term) else ()


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int | None, int | None]]:
    """The places of what belongs together, in the order of the new list, what is gone last."""
    first = next(iter([*new, *old]), None)
    if identity(first) is None:
        return aligned([_said(each) for each in old], [_said(each) for each in new])
    places: dict[Hashable, list[int]] = {}
    for place, each in enumerate(old):
        places.setdefault(identity(each), []).append(place)
    pairs: list[tuple[int | None, int | None]] = []
    for place, each in enumerate(new):
        found = places.get(identity(each))
        pairs.append((found.pop(0) if found else None, place))
    pairs = _with_earlier_names(pairs, places, new)
    taken = {there for there, _ in pairs}
    return [*pairs, *((place, None) for place in range(len(old)) if place not in taken)]


def _with_earlier_names(
    pairs: list[tuple[int | None, int | None]],
    left: Mapping[Hashable, list[int]],
    new: Sequence[Any],
) -> list[tuple[int | None, int | None]]:
    """The pairs, where what is new may be what was called otherwise before."""
    found: list[tuple[int | None, int | None]] = []
    for there, here in pairs:
        names = earlier_names(new[here]) if there is None and here is not None else ()
        places = next((left[name] for name in names if left.get(name)), None)
        found.append((places.pop(0) if places else there, here))
    return found


def _said(thing: Any) -> str:
    """What an entry without a name says."""
    if isinstance(thing, ScheduleSpan):
        return f"{thing.first} {thing.last} {thing.text}"
    if isinstance(thing, tuple):
        return "\t".join(map(str, thing))
    return str(thing)


def _keys(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Any]:
    """The keys of both: years in their order, others as they stand in the new edition."""
    keys = [*dict.fromkeys([*new, *old])]
    return sorted(keys) if all(isinstance(each, int) for each in keys) else keys


def _is(kind: type, old: Any, new: Any) -> bool:
    """Both are of this kind, or one of them and the other absent."""
    given = [each for each in (old, new) if each is not None]
    return all(type(each) is kind for each in given) and bool(given)


def _is_list(*entries: Any) -> bool:
    """The entries are things, rows or sentences; keys, years and words are said at once."""
    return all(
        isinstance(each, Model) or type(each) is tuple or _is_sentence(each) for each in entries
    )


def _is_sentence(entry: Any) -> bool:
    return isinstance(entry, str) and not entry.isascii()


def _core(value: Target | Measured) -> Model:
    return value.model_copy(update=dict.fromkeys(_beside(value)))


def _beside(value: Target | Measured) -> list[str]:
    return [name for name in BESIDE if name in type(value).model_fields]


def _text(value: Any) -> Any:
    """A text without the line ends that only YAML has."""
    return value.strip() if isinstance(value, str) else value
