"""What a plan may call things, for editors: each word with the neutral one that it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.vocabulary import NAMED, NEUTRAL, THINGS, WORDS, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def named(fields: Mapping[str, Any], word: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the plan's words: those of values with each value, and those for things.

    Args:
        fields: as the model has them.
        word: the schema of one word.
    """
    values = {
        group: {
            **{name: fields[group][name] for name in ("title", "description", "$comment")},
            "type": ["object", "null"],
            "properties": {
                name.partition(".")[2]: each
                for name, each in _described(members(enumeration), word).items()
            },
            "additionalProperties": False,
        }
        for group, enumeration in NAMED.items()
    }
    return {**fields, **values, **_described(THINGS, word)}


def _described(names: Iterable[str], word: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {
            "title": NEUTRAL[name],
            "description": f"「{NEUTRAL[name]}」の代わりに使う、この計画の語。",
            "$comment": WORDS[name].en.strip(),
            **word,
        }
        for name in names
    }
