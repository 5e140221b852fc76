"""Steps → the new text of a file: the smallest edits, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.edit import assigned, removed, replaced
from apcli.errors import NotRecorded
from apcli.models import Goal, Initiative, YearValues
from apcli.models.annotations import field_names, model_at
from apcli.models.measured import Kind
from apcli.recording.entry import part_of, value_at
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.models import Plan, Sheet
    from apcli.models.base import Model
    from apcli.source import Document
    from apcli.source.building import Tree

_IN_TIME = [each.value for each in (Kind.FORECAST, Kind.INTERIM, Kind.PRELIMINARY, Kind.ACTUAL)]
"""The kinds of a value in the order in which they become known."""


def filed(document: Document, sheet: Sheet, plan: Plan, steps: Iterable[Step]) -> str:
    """The text of the file of an initiative or goal after all steps.

    Raises:
        NotRecorded: a step would change more of the file than it says.
    """
    model = Goal if isinstance(sheet, Goal) else Initiative
    text = document.data.decode("utf-8")
    for path, value in steps:
        now, tree, _ = parse(document.file, text.encode())
        new = _after(now, tree, path, value, _rank(model, plan, tree, path))
        if new is None:
            raise NotRecorded(
                message(
                    "the value cannot be inserted into {file} as it is laid out",
                    file=document.file,
                ),
                message("nothing was written; add the value to the file by hand"),
            )
        text = new
    return text


def _after(
    document: Document, tree: Tree, path: DataPath, value: Tree, rank: Callable[[str], int]
) -> str | None:
    if value is None:
        return removed(document, path)
    there = value_at(tree, path)
    if not isinstance(value, dict | list) and isinstance(there, dict | list) and there:
        return replaced(document, path, value)
    return assigned(document, path, value, rank)


def _rank(model: type[Model], plan: Plan, tree: Tree, path: DataPath) -> Callable[[str], int]:
    """The place of a key in the mapping that it comes into: as in the format, years by number."""
    inner = _existing(tree, path)
    of = model_at(model, inner)
    names = _IN_TIME if of is YearValues else field_names(of)
    if inner[-1:] == ("grades",):
        names = [each.key for each in plan.grades]

    def rank(key: str) -> int:
        if key in names:
            return names.index(key)
        return int(key[:4]) if key[:4].isdecimal() else len(names)

    return rank


def _existing(tree: Tree, path: DataPath) -> DataPath:
    """The beginning of the path that the file has."""
    for length, part in enumerate(path):
        tree = part_of(tree, part)
        if tree is None:
            return path[:length]
    return path
