"""The results of the first year, entered as the departments report them.

They are those of the demonstration: afterwards the plan says what the demonstration says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tests.lines import ran

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Tree = dict[str, Any]
OPTIONS = {"as_of": "--as-of", "note": "--note"}


def tree_of(file: Path) -> Tree:
    """What a file says; every scalar is text."""
    tree: Tree = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return tree


def enter(city: Path, reported: Path) -> None:
    """Enter into `city`/data what the folder `reported` knows besides, and it does not.

    Single numbers and days are recorded, what `record` cannot write is edited, and so are reviews.
    """
    lines = []
    for file in sorted((city / "data/initiatives").iterdir()):
        after = reported / "initiatives" / file.name
        file.write_text(_edited(file.read_text("utf-8"), after), "utf-8")
        lines += [*_recorded(file, after)]
    for line, done in zip(lines, ran(lines, cwd=city), strict=True):
        assert done.code == 0, (line, done.said)


def _recorded(file: Path, after: Path) -> Iterator[list[str]]:
    """The command lines that record the values which only `after` has."""
    known = tree_of(file).get("indicators", {})
    for key, indicator in tree_of(after).get("indicators", {}).items():
        there = known[key].get("values", {})
        for year, kinds in indicator.get("values", {}).items():
            new = {} if isinstance(kinds, str) else kinds
            for kind, given in new.items():
                if kind not in there.get(year, {}):
                    for each in given if isinstance(given, list) else [given]:
                        place = f"{file.stem}/{key}"
                        yield ["record", place, "--year", year, "--kind", kind, *_value(each)]


def _value(given: str | Tree) -> Iterator[str]:
    if isinstance(given, str):
        yield from ("--value", given)
        return
    for name, value in given.items():
        yield from (OPTIONS.get(name, f"--{name}"), value)


def _edited(sheet: str, after: Path) -> str:
    """The sheet with the values that `record` cannot write, and the reviews."""
    text = after.read_text("utf-8")
    for key, indicator in tree_of(after).get("indicators", {}).items():
        if not all(map(_can_be_recorded, indicator.get("values", {}).values())):
            written = re.compile(rf"(?m)^  {key}:\n(?:    .*\n)+")
            (whole,) = written.findall(text)
            sheet, times = written.subn(lambda _found, whole=whole: whole, sheet)  # type: ignore[misc]
            assert times == 1
    before, _found, _reviews = sheet.partition("reviews:\n")
    _before, found, reviews = text.partition("reviews:\n")
    return before + found + reviews


def _can_be_recorded(kinds: str | Tree) -> bool:
    if isinstance(kinds, str):
        return False
    given = [each for each in kinds.values() if isinstance(each, dict)]
    return all({*each} <= {"value", "as_of", "note"} for each in given)
