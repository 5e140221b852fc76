"""Fields for one place of a file: what has to be written there, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.edit import Step, flow_text
from apcli.errors import NotRecorded
from apcli.models.grammar import excerpt, is_number, parse_number
from apcli.recording.prose import same_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from apcli.diagnostics import DataPath
    from apcli.source.building import Tree

MAX_SHOWN = 120
"""Characters of a value shown in a message."""

_NUMBERS = frozenset(
    {
        "value",
        "numerator",
        "denominator",
        "budget",
        "actual",
        "at_least",
        "above",
        "at_most",
        "below",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields that a request gives for a place.

    `alone` names the field that a scalar in that place is, None where only a mapping may stand
    there. Of the fields in `content` the place has those of one request only. `label` and `holder`
    are how a message calls the place: `actual`, and 2025 or the key of
    the initiative.
    """

    path: DataPath
    fields: Mapping[str, Tree]
    holder: int | str
    label: str = ""
    alone: Callable[[str], str] | None = None
    content: Collection[str] = ()

    def shown(self, value: Tree) -> str:
        """The value as it is written in its file."""
        start = f"{self.label}: " if self.label else ""
        if isinstance(value, dict) and not self.label:
            return excerpt(flow_text(value)[1:-1], MAX_SHOWN)
        return excerpt(f"{start}{flow_text(value)}", MAX_SHOWN)

    def short(self, fields: Mapping[str, Tree]) -> Tree:
        """The fields without a mapping around them where one may stand alone."""
        if len(fields) == 1 and self.alone is not None:
            name, value = next(iter(fields.items()))
            if isinstance(value, str) and self.alone(value) == name:
                return value
        return dict(fields)


def steps_of(tree: Tree, entry: Entry, *, replace: bool) -> list[Step]:
    """What to write into the file with this tree, nothing where it says so already.

    Raises:
        NotRecorded: something else is there, and it is not to be replaced.
    """
    there = value_at(tree, entry.path)
    if there is None:
        return [Step(entry.path, entry.short(entry.fields))]
    before = _fields(there, entry)
    changed = {
        name: value for name, value in entry.fields.items() if not _same(before, name, value)
    }
    gone = _gone(before, entry)
    if not changed and not gone:
        return []
    kept = {name: value for name, value in before.items() if name not in gone}
    whole = {**kept, **{name: _merged(kept.get(name), value) for name, value in changed.items()}}
    if not replace and (gone or any(_differs(before, *each) for each in changed.items())):
        raise _occupied(entry, before, there, whole, changed)
    if isinstance(there, dict):
        return [
            *(step for name, value in changed.items() for step in _steps(entry, kept, name, value)),
            *(Step((*entry.path, name), None) for name in gone),
        ]
    return [Step(entry.path, entry.short(whole))]


def value_at(tree: Tree, path: DataPath) -> Tree:
    """What stands at a path, None where nothing does."""
    for part in path:
        tree = part_of(tree, part)
    return tree


def part_of(tree: Tree, part: str | int) -> Tree:
    """What stands below a key or index, None where nothing does.

    A single value is its own first item.
    """
    if isinstance(part, str):
        return tree.get(part) if isinstance(tree, dict) else None
    if isinstance(tree, list):
        return tree[part] if part < len(tree) else None
    return tree if part == 0 else None


def occupied(holder: int | str, there: str, instead: str) -> NotRecorded:
    """The refusal to replace what is there: in a year, or in an initiative."""
    of_year = message("{year} already has {there}", year=holder, there=there)
    of_initiative = message("'{name}' already has {there}", name=holder, there=there)
    return NotRecorded(
        of_year if isinstance(holder, int) else of_initiative,
        message("use --replace to change it to {written}", written=instead),
    )


def _fields(there: Tree, entry: Entry) -> Mapping[str, Tree]:
    if isinstance(there, dict):
        return there
    return {entry.alone(str(there)) if entry.alone else "": there}


def _gone(before: Mapping[str, Tree], entry: Entry) -> list[str]:
    """The fields that what is given takes the place of: those of another type."""
    if not set(entry.content) & set(entry.fields):
        return []
    return [name for name in before if name in entry.content and name not in entry.fields]


def _occupied(
    entry: Entry,
    before: Mapping[str, Tree],
    there: Tree,
    whole: Mapping[str, Tree],
    changed: Mapping[str, Tree],
) -> NotRecorded:
    """Without a label, the place is called by the fields that differ."""
    if entry.label:
        return occupied(entry.holder, entry.shown(there), entry.shown(entry.short(whole)))
    names = [name for name in changed if name in before]
    return occupied(
        entry.holder,
        entry.shown({name: before[name] for name in names}),
        entry.shown({name: whole[name] for name in names}),
    )


def _steps(entry: Entry, kept: Mapping[str, Tree], name: str, value: Tree) -> Iterator[Step]:
    """The step for a field, or one for each key of a mapping that is already there."""
    there = kept.get(name)
    if not (isinstance(value, dict) and isinstance(there, dict)):
        yield Step((*entry.path, name), value)
        return
    for key, each in value.items():
        if not _same(there, key, each):
            yield Step((*entry.path, name, key), each)


def _merged(there: Tree, value: Tree) -> Tree:
    return {**there, **value} if isinstance(there, dict) and isinstance(value, dict) else value


def _same(before: Mapping[str, Tree], name: str, value: Tree) -> bool:
    """The field is there and says the same."""
    there = before.get(name)
    if there is None:
        return False
    if isinstance(value, dict):
        return isinstance(there, dict) and all(_same(there, *each) for each in value.items())
    if not isinstance(there, str) or not isinstance(value, str):
        return there == value
    if name in _NUMBERS and is_number(there) and is_number(value):
        return parse_number(there) == parse_number(value)
    return same_text(there, value)


def _differs(before: Mapping[str, Tree], name: str, value: Tree) -> bool:
    """The field is there and says something else, not only less."""
    there = before.get(name)
    if isinstance(value, dict) and isinstance(there, dict):
        return any(_differs(there, *each) for each in value.items())
    return there is not None and not _same(before, name, value)
