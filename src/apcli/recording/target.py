"""A target of an indicator in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.edit import flow_text
from apcli.errors import NotRecorded
from apcli.models.grammar import parse_moment_field, parse_number
from apcli.models.target import parse_span
from apcli.recording.entry import Entry, steps_of, value_at
from apcli.recording.prose import texts_given
from apcli.recording.value import argument

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.source.building import Tree

NUMBERS = ("value", "at_least", "above", "at_most", "below")
"""The fields of a target that are numbers."""

COMPARED = ("better_than", "keep")
"""The fields of a target that name what a value is compared with: `baseline` or `previous`."""


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target of a year, by the fields of the data format; an existing note stays."""

    initiative: str
    indicator: str
    fiscal_year: int
    value: str | None = None
    by: str | None = None
    at_least: str | None = None
    above: str | None = None
    at_most: str | None = None
    below: str | None = None
    better_than: str | None = None
    keep: str | None = None
    text: str | None = None
    open: bool = False
    note: str | None = None
    replace: bool = False


def target_steps(new: NewTarget, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotRecorded: it is no target, the year has another one, or shares one with other years.
    """
    fields: dict[str, Tree] = {**_content(new)}
    if not fields:
        raise NotRecorded(message("a target needs a number, a date or a text"))
    note = texts_given({"note": new.note})
    path = target_path(new, tree)
    entry = Entry(
        path,
        {**fields, **note},
        new.fiscal_year,
        "target",
        alone=lambda _text: "value",
        content=(*NUMBERS, "by", *COMPARED, "text", "open"),
    )
    steps = steps_of(tree, entry, replace=True)
    span = parse_span(str(path[-1]))
    if steps and span.first != span.last:
        raise NotRecorded(
            message(
                "{year} has its target together with other years: {span}",
                year=new.fiscal_year,
                span=f"{span}: {flow_text(value_at(tree, path))}",
            ),
            message("give each of these years its own target in the file"),
        )
    return steps_of(tree, entry, replace=new.replace)


def target_path(new: NewTarget, tree: Tree) -> DataPath:
    """Where the target of the year stands or would stand, under the years as they are written."""
    path: DataPath = ("indicators", new.indicator, "targets")
    written = value_at(tree, path)
    keys = written if isinstance(written, dict) else {}
    covering = [key for key in keys if parse_span(key).covers(new.fiscal_year)]
    return (*path, covering[0] if covering else str(new.fiscal_year))


def _content(new: NewTarget) -> dict[str, Tree]:
    fields: dict[str, Tree] = {}
    for name in (*NUMBERS[:1], "by", *NUMBERS[1:], *COMPARED):
        given = getattr(new, name)
        if given is None:
            continue
        if name not in COMPARED:
            argument(parse_moment_field if name == "by" else parse_number, given)
        fields[name] = given
    fields |= texts_given({"text": new.text})
    return {**fields, "open": True} if new.open else fields
