"""A new value → the new text of its initiative's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from apcli.diagnostics import message
from apcli.edit import assigned, flow_text
from apcli.errors import NotRecorded
from apcli.models import Indicator, Kind, Measured, YearState
from apcli.models.grammar import excerpt, parse_number
from apcli.progress import check_year
from apcli.recording.value import written_fields
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import DataPath
    from apcli.models import Observation
    from apcli.recording.value import NewValue
    from apcli.source import Document
    from apcli.source.building import Tree
    from apcli.workspace import Workspace

    Written = Mapping[str, str]

MAX_SHOWN = 120
"""Characters of a value shown in a message."""

_IN_TIME = (Kind.FORECAST, Kind.INTERIM, Kind.PRELIMINARY, Kind.ACTUAL)
"""The kinds in the order in which they become known."""

_ORDER = (*Indicator.model_fields, *_IN_TIME, *Measured.model_fields)
"""The order of the fields at all levels; no name occurs at two of them."""


def recorded(workspace: Workspace, new: NewValue) -> str:
    """The text of the file with the value, unchanged if the value is already there.

    An existing value keeps its `as_of`, `note` and `source` unless others are given. The state
    `pending` is replaced by any value, everything else only with `replace`.

    Raises:
        NotInPlan: the plan does not have the fiscal year.
        NotRecorded: the value does not suit the indicator, would replace another one, or cannot
            be written without changing more of the file.
    """
    check_year(workspace.plan, new.fiscal_year)
    document = workspace.documents[workspace.file_of(new.initiative)]
    indicator = workspace.sheets[new.initiative].indicators[new.indicator]
    written = written_fields(new, indicator)
    path: DataPath = ("indicators", new.indicator, "values", str(new.fiscal_year))
    given = indicator.values.get(new.fiscal_year)
    if given and given.state is YearState.NOT_APPLICABLE and not new.replace:
        raise _occupied(new, YearState.NOT_APPLICABLE, written)
    if _is_baseline(new, indicator, written):
        return document.data.decode("utf-8")
    before = getattr(given, new.kind) if given else None
    path = (*path, new.kind)
    if new.kind is Kind.INTERIM:
        index = _interim_of(before or (), written)
        path = (*path, index)
        before = before[index] if before and index < len(before) else None
    if before is None:
        return _with_changes(document, {path: _short(written)})
    return _with_changes(document, _changes(new, document, before, written, path))


def path_of(new: NewValue, indicator: Indicator) -> DataPath:
    """The path of the value in its file, where the indicator already has it."""
    path = ("indicators", new.indicator, "values", str(new.fiscal_year), new.kind.value)
    if new.kind is not Kind.INTERIM:
        return path
    written = {} if new.as_of is None else {"as_of": new.as_of}
    return (*path, _interim_of(indicator.values[new.fiscal_year].interim, written))


def _is_baseline(new: NewValue, indicator: Indicator, written: Written) -> bool:
    """The value is the baseline, which is the actual of its year.

    Raises:
        NotRecorded: the baseline says otherwise.
    """
    baseline, given = indicator.baseline, indicator.values.get(new.fiscal_year)
    if baseline is None or new.kind is not Kind.ACTUAL or baseline.fiscal_year != new.fiscal_year:
        return False
    if given and given.actual:
        return False
    if all(_equals(baseline, name, text) for name, text in written.items()):
        return True
    raise NotRecorded(
        message("the actual value of {year} is the indicator's baseline", year=new.fiscal_year),
        message("to correct it, edit 'baseline' in the file"),
    )


def _interim_of(there: tuple[Observation, ...], written: Written) -> int:
    """The index of the last interim value of the same day, else the next free index."""
    day = written.get("as_of")
    same = [index for index, each in enumerate(there) if _day(each) == day]
    return same[-1] if same else len(there)


def _day(observation: Observation) -> str | None:
    return None if observation.as_of is None else str(observation.as_of)


def _changes(
    new: NewValue, document: Document, before: Observation, written: Written, path: DataPath
) -> dict[DataPath, Tree]:
    """What has to be written at which paths to turn the existing value into the new one.

    Raises:
        NotRecorded: another value is there that must not or cannot be replaced.
    """
    there = _value_at(document, path)
    changed = {name: text for name, text in written.items() if not _equals(before, name, text)}
    if not changed:
        return {}
    field = next(iter(written))
    if getattr(before, field) is None:
        raise NotRecorded(
            message(
                "{year} already has {there}, a value of another type",
                year=new.fiscal_year,
                there=_entry(new.kind, there),
            ),
            message("change it in the file by hand"),
        )
    whole = {**(there if isinstance(there, dict) else {field: there}), **changed}
    if not new.replace and any(getattr(before, name) is not None for name in changed):
        raise _occupied(new, _entry(new.kind, there), whole)
    if isinstance(there, dict):
        return {(*path, name): text for name, text in changed.items()}
    return {path: _short(whole)}


def _equals(there: Measured, name: str, text: str) -> bool:
    """The field of the existing value equals the text."""
    value = getattr(there, name)
    return value is not None and (
        value == parse_number(text) if name == "value" else str(value) == text
    )


def _short(written: Mapping[str, Tree]) -> Tree:
    """A value that is only a number or day, without a mapping around it."""
    if len(written) == 1:
        return next(iter(written.values()))
    return dict(written)


def _occupied(new: NewValue, there: str, instead: Mapping[str, Tree]) -> NotRecorded:
    return NotRecorded(
        message("{year} already has {there}", year=new.fiscal_year, there=there),
        message(
            "use --replace to change it to {written}", written=_entry(new.kind, _short(instead))
        ),
    )


def _entry(kind: Kind, value: Tree) -> str:
    """A value of a year as it is written in its file."""
    return excerpt(f"{kind}: {flow_text(value)}", MAX_SHOWN)


def _value_at(document: Document, path: DataPath) -> Tree:
    """The value at a path of the file; a single value is its own first item."""
    value: Any = parse(document.file, document.data)[1]
    for part in path:
        if isinstance(part, str) or isinstance(value, list):
            value = value[part]
    return cast("Tree", value)


def _with_changes(document: Document, changes: Mapping[DataPath, Tree]) -> str:
    text = document.data.decode("utf-8")
    for path, value in changes.items():
        new = assigned(parse(document.file, text.encode())[0], path, value, _rank)
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


def _rank(key: str) -> int:
    """The place of a key among its neighbours: years by number, fields as in the format."""
    return int(key) if key.isdecimal() else _ORDER.index(key)
