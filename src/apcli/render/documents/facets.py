"""By what a reader may narrow the initiatives down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.labels import WORDS
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from apcli.models import Axis, Initiative, Taxonomy
    from apcli.workspace import Workspace

    KeysOf = Callable[[Initiative], Sequence[str | None]]
    Asked = tuple[str, dict[str | None, str], KeysOf]
    """What is asked for, its values by their keys, and which of them an initiative has."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what it is called, and the keys of the initiatives that have it.

    Every element that shows one of these initiatives carries the `token`.
    """

    token: str
    label: str
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A thing to filter by, with the values that initiatives have."""

    label: str
    choices: tuple[Choice, ...]


def find_filters(workspace: Workspace) -> tuple[Filter, ...]:
    """The departments, the stages, and every axis; without those that leave no choice."""
    taxonomy, initiatives = workspace.taxonomy, workspace.initiatives
    made = (
        Filter(label, tuple(_choices(place, names, keys_of, initiatives)))
        for place, (label, names, keys_of) in enumerate(_asked(taxonomy))
    )
    return tuple(each for each in made if len(each.choices) > 1)


def tokens_of(filters: Iterable[Filter]) -> dict[str, str]:
    """The tokens that each initiative carries, separated by spaces, by its key."""
    found: dict[str, list[str]] = {}
    for choice in (choice for each in filters for choice in each.choices):
        for key in choice.initiatives:
            found.setdefault(key, []).append(choice.token)
    return {key: " ".join(carried) for key, carried in found.items()}


def _asked(taxonomy: Taxonomy) -> list[Asked]:
    departments: dict[str | None, str] = {each.name: each.name for each in taxonomy.departments}
    stages: dict[str | None, str] = {each.key: each.name for each in taxonomy.stages}
    return [
        (WORDS("department"), departments, lambda one: one.departments),
        (WORDS("stage_of"), stages, lambda one: (one.stage.key if one.stage else None,)),
        *map(_by_axis, taxonomy.axes),
    ]


def _by_axis(axis: Axis) -> Asked:
    names: dict[str | None, str] = {
        item.key: f"{circled(item.code)} {item.name}" for item in axis.items
    }
    return axis.name, names, lambda one: one.classification.get(axis.key, ())


def _choices(
    place: int,
    names: Mapping[str | None, str],
    keys_of: KeysOf,
    initiatives: Mapping[str, Initiative],
) -> Iterable[Choice]:
    """The values in the order of the taxonomy, then what only initiatives name."""
    having: dict[str | None, list[str]] = {key: [] for key in names}
    for key, initiative in initiatives.items():
        for value in dict.fromkeys(keys_of(initiative)):
            having.setdefault(value, []).append(key)
    for number, (value, found) in enumerate(having.items()):
        if found:
            label = names.get(value, value) or WORDS("not_stated")
            yield Choice(f"{place}-{number}", label, tuple(found))
