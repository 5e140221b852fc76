"""The edition before a plan, as its rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from apcli.workspace.loading import Workspace

IndicatorPath = tuple[str, str]
"""An indicator by the key of its initiative or goal, and its own."""


@dataclass(frozen=True, slots=True)
class LastYear:
    """The edition before, and what of it goes on.

    `continued` has the keys of its initiatives and goals that go on, `origins` for an indicator of
    the present plan those of the edition that it continues.
    """

    edition: Workspace
    continued: Collection[str]
    origins: Mapping[IndicatorPath, tuple[IndicatorPath, ...]]
