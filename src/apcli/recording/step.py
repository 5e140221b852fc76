"""A step from what is there to what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.source.building import Tree


class Step(NamedTuple):
    """A value for a path of a file; None takes the path out.

    `instead_of` is the key beside it whose place it takes, with the comment that stands there.
    """

    path: DataPath
    value: Tree
    instead_of: str | None = None
