"""What people write where a key is wanted: a printed number, ⑪, a name → the key.

A plan on paper has numbers and names, no keys.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.nearest import comparison_key, did_you_mean, is_part, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import Message
    from apcli.models.taxonomy import Axis, Stage


class Named(NamedTuple):
    """A thing that has a key, and what else people call it: its names, its printed number."""

    key: str
    names: tuple[str, ...] = ()
    number: int | str | None = None


def named_axes(axes: Iterable[Axis]) -> list[Named]:
    """The axes by key, name and short name."""
    return [Named(axis.key, (axis.name, axis.label)) for axis in axes]


def named_items(axis: Axis) -> list[Named]:
    """The items of an axis by key, name and code."""
    return [Named(item.key, (item.name,), item.code) for item in axis.items]


def named_stages(stages: Iterable[Stage]) -> list[Named]:
    """The stages by key and name."""
    return [Named(stage.key, (stage.name,)) for stage in stages]


_AFTER_A_NUMBER = ("", ".", "、", ":", ")", "番")
_AROUND = re.compile(r"^no\.?(?=[0-9])|(?<=[0-9])番$")
"""What people write around a number."""


def _is_circled(character: str) -> bool:
    return unicodedata.category(character) == "No"


class Meant(NamedTuple):
    """What to write for a word that is no key: the help, and the key where a fix can write it."""

    help: Message
    key: str | None = None


def key_meant(word: str, things: Iterable[Named], otherwise: Message) -> Meant:
    """The key of the thing whose number, name or key the word is in some spelling.

    Else the key of the thing whose key or name resembles it most; a number resembles nothing.
    `otherwise` is the help where there is none.
    """
    known = list(things)
    if several := _several(word, known):
        entries = message("write each as its own entry: {names}", names=", ".join(several))
        return Meant(entries)
    if key := key_called(word, known):
        return Meant(message("write {guess}", guess=key), key)
    if plain_number(word).isdecimal():
        return Meant(otherwise)
    by_call = {call: each.key for each in known for call in (each.key, *each.names)}
    near = nearest(word, [each.key for each in known]) or nearest(word, by_call)
    if near is None:
        return Meant(otherwise)
    key = by_call[near]
    return Meant(did_you_mean(key, otherwise), None if is_part(near, word) else key)


def key_called(word: str, things: Iterable[Named]) -> str | None:
    """The key of the only thing whose number, name or key the word is in some spelling."""
    known = list(things)
    for is_called in (_has_key, _has_number, _has_name, _has_number_and_name):
        found = {each.key for each in known if is_called(each, word)}
        if len(found) == 1:
            return found.pop()
    return None


def _several(word: str, known: Iterable[Named]) -> list[str]:
    """The keys of a row of circled numbers without anything between them: ⑪⑮; else none."""
    if len(word) < 2 or not all(map(_is_circled, word)):
        return []
    by_number = {str(each.number): each.key for each in known if each.number is not None}
    keys = [by_number.get(plain_number(each), "") for each in word]
    return keys if all(keys) else []


def _has_key(thing: Named, word: str) -> bool:
    name = comparison_key(word).replace("_", "-").removesuffix(".yaml")
    return name.rpartition("/")[2] == thing.key


def _has_number(thing: Named, word: str) -> bool:
    return thing.number is not None and plain_number(word) == plain_number(str(thing.number))


def _has_name(thing: Named, word: str) -> bool:
    return comparison_key(word) in map(comparison_key, thing.names)


def _has_number_and_name(thing: Named, word: str) -> bool:
    """As they stand in a list on paper: `⑪ Wi-Fi`, `11. Wi-Fi`."""
    typed = comparison_key(word)
    return thing.number is not None and any(
        typed == comparison_key(f"{thing.number}{between}{name}")
        for name in thing.names
        for between in _AFTER_A_NUMBER
    )


def plain_number(number: str) -> str:
    """The number as the data has it: 11 for ⑪, （11）, No.11 and １１; ①① is none."""
    if len(number) > 1 and all(map(_is_circled, number)):
        return number
    return _AROUND.sub("", comparison_key(number)).strip("().")
