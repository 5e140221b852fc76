"""What tables and columns are called and mean in Japanese, in the words of the plan."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.opendata.column import OpenColumn, OpenTable

_WORD = re.compile(r"\{(\w+)\}")


def title_of(table: OpenTable) -> str:
    """What a table is called."""
    return _said(_dictionary()[table.name]["title"])


def called(table: OpenTable, column: OpenColumn) -> tuple[str, str]:
    """What a column is called, and what it means."""
    if column.title is not None:
        return column.title, column.description or ""
    title, description = _dictionary()[table.name]["columns"][column.name]
    return _said(title), _said(description)


@cache
def _dictionary() -> Mapping[str, Any]:
    text = resources.files("apcli.opendata").joinpath("dictionary.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found


def _said(text: str) -> str:
    words = words_in("ja")
    return _WORD.sub(lambda found: words(found[1]), text)
