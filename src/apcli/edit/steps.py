"""Several changes of one file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.edit.assigning import assigned
from apcli.edit.removing import removed
from apcli.errors import NotRevised
from apcli.models import Initiative, Plan
from apcli.models.annotations import field_names
from apcli.models.measured import Baseline
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import DataPath
    from apcli.source import Document
    from apcli.source.building import Tree

_ORDER = [*field_names(Baseline), *field_names(Plan), *field_names(Initiative)]


class Step(NamedTuple):
    """A value for a path of a file; None takes the path out."""

    path: DataPath
    value: Tree


def changed(document: Document, steps: Iterable[Step]) -> str:
    """The document's text after all steps; the same text where they change nothing.

    Raises:
        NotRevised: the file cannot be changed as it is laid out.
    """
    text = document.data.decode("utf-8")
    for path, value in steps:
        now = parse(document.file, text.encode())[0]
        new = removed(now, path) if value is None else assigned(now, path, value, _ORDER.index)
        if new is None:
            raise NotRevised(
                message("{file} cannot be changed as it is laid out", file=document.file),
                message(
                    "nothing was written; write '{field}' on lines of its own and try again",
                    field=".".join(map(str, path)),
                ),
            )
        text = new
    return text
