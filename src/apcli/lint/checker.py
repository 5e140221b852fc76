"""What a rule is, and what it finds."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apcli.diagnostics import DataPath, Message, Rule
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one value: its path, never its line, which the runner finds.

    With `on_key` the key is meant, not its value, with `part` only these characters of it.
    `replacement` is what to write instead of what is meant. The path begins at what the rule was
    given. `file`, the name inside the data folder, and `initiative` are filled in by the runner
    where a rule is given one initiative or indicator.
    """

    path: DataPath
    message: Message
    help: Message | None = None
    _: dataclasses.KW_ONLY
    on_key: bool = False
    part: tuple[int, int] | None = None
    replacement: str | None = None
    safe: bool = False
    file: str = ""
    initiative: str | None = None

    def of(self, initiative: str, base: DataPath = ()) -> Finding:
        """The same finding in the file of the initiative, in which its path begins at `base`."""
        return dataclasses.replace(
            self,
            path=(*base, *self.path),
            file=initiative_file(initiative),
            initiative=initiative,
        )


class Scope(enum.Enum):
    """What a rule is given at a time: `check`, `check_initiative` or `check_indicator`."""

    PLAN = "check"
    INITIATIVE = "check_initiative"
    INDICATOR = "check_indicator"


class Checker(NamedTuple):
    """One rule: its kind of finding, its documentation, and the function that judges.

    `check` is given a workspace, an initiative or an indicator, by its scope. What it has to know
    of the rest of the plan `prepare` makes of the workspace, once; it is given before the rest.
    """

    rule: Rule
    documentation: str
    scope: Scope
    check: Callable[..., Iterable[Finding]]
    prepare: Callable[[Workspace], Any] | None = None
