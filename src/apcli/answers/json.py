"""An answer as JSON, version 1 of the contract with the programs that read it.

It is the same in every language. Percentages and what is projected have 4 decimals, days are
ISO 8601, what does not apply is null.
"""

from __future__ import annotations

import datetime
import enum
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import DECIMALS, Table
from apcli.era import Month
from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from apcli.answers.answer import Answer, Column
    from apcli.words import Words

VERSION = 1


def render(answer: Answer, _words: Words) -> bytes:
    """The whole answer, with a line end."""
    facts = {"version": VERSION, **plain(answer.facts)}
    if reports := facts.get("reports"):
        facts["reports"] = [{"version": VERSION, **report} for report in reports]
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def plain(value: object) -> Any:
    """A value in JSON's own types; a fraction is a percentage, or by the year."""
    match value:
        case Table():
            return [record(value.columns, row) for row in value.rows]
        case Fraction() | Decimal():
            return _number(value)
        case datetime.date() | Month() | enum.StrEnum():
            return str(value)
        case tuple() | list():
            return [plain(each) for each in value]
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case _:
            return value


def record(columns: tuple[Column[Any], ...], row: object) -> dict[str, Any]:
    """A row by the keys of its columns: those of the first version first.

    What has a dot in its key is nested; where the row has nothing of a nested object it is null.
    """
    found: dict[str, Any] = {}
    for column in sorted((each for each in columns if each.key), key=lambda each: each.added):
        name, _dot, inner = (column.key or "").partition(".")
        value = plain(column.value(row))
        if inner:
            found.setdefault(name, {})[inner] = value
        else:
            found[name] = value
    return {
        name: None if isinstance(value, dict) and not any_given(value) else value
        for name, value in found.items()
    }


def any_given(nested: Mapping[str, Any]) -> bool:
    """Some member of a nested object is there."""
    return any(value is not None for value in nested.values())


def _number(value: Fraction | Decimal) -> int | float:
    shown = rounded(value, DECIMALS) if isinstance(value, Fraction) else value
    return int(shown) if shown == shown.to_integral_value() else float(shown)
