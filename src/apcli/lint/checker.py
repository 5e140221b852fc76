"""A checker judges a part of the plan and yields findings."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.workspace import goal_file, initiative_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apcli.diagnostics import DataPath, Doubt, Message, Rule
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds at one value: it gives the value's path, and the runner finds the line.

    The path starts at what the checker was given. With `on_key` the finding is about the key
    instead of its value, with `part` only about these characters of the value. `replacement` is
    the text that the fix writes there, or several that become entries of the list; only a rule
    that declares safe fixes may set `safe`. Where the checker is given one initiative or indicator,
    the runner fills in `file`, the name inside the data folder, and `initiative`. With `doubt` the
    value is not recorded.
    """

    path: DataPath
    message: Message
    help: Message | None = None
    _: dataclasses.KW_ONLY
    on_key: bool = False
    part: tuple[int, int] | None = None
    replacement: str | tuple[str, ...] | None = None
    safe: bool = False
    file: str = ""
    initiative: str | None = None
    doubt: Doubt | None = None

    def of(self, initiative: str, base: DataPath = ()) -> Finding:
        """The finding in the file of this initiative, where its path continues from `base`."""
        return dataclasses.replace(
            self,
            path=(*base, *self.path),
            file=initiative_file(initiative),
            initiative=initiative,
        )

    def of_goal(self, goal: str, base: DataPath = ()) -> Finding:
        """The finding in the file of this goal, where its path continues from `base`."""
        return dataclasses.replace(self, path=(*base, *self.path), file=goal_file(goal))


class Scope(enum.Enum):
    """What a checker is given at a time, by the name of the function in its module."""

    PLAN = "check"
    SHEET = "check_sheet"
    INITIATIVE = "check_initiative"
    INDICATOR = "check_indicator"


class Checker(NamedTuple):
    """A rule with its documentation and the function that checks for it.

    `check` is given a workspace, a sheet (an initiative or a goal), an initiative or an indicator,
    depending on its scope. If it needs
    to know more of the plan, `prepare` computes that from the workspace once, and `check` is given
    it as its first argument.
    """

    rule: Rule
    documentation: str
    scope: Scope
    check: Callable[..., Iterable[Finding]]
    prepare: Callable[[Workspace], Any] | None = None
