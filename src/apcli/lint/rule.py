"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apcli.diagnostics import Kind, Message, Path
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one value: its route, never its line, which the runner finds.

    `file` is the name inside the data folder; with `on_key` the key is meant, not its value, with
    `part` only these characters of it. `replacement` is what to write instead of what is meant.
    """

    file: str
    path: Path
    message: Message
    help: Message | None = None
    on_key: bool = False
    initiative: str | None = None
    part: tuple[int, int] | None = None
    replacement: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its kind of finding, its documentation, and the function that judges a plan."""

    kind: Kind
    documentation: str
    check: Callable[[Workspace], Iterable[Finding]]


def in_initiative(
    key: str,
    path: Path,
    message: Message,
    help: Message | None = None,
    *,
    on_key: bool = False,
    replacement: str | None = None,
    safe: bool = False,
) -> Finding:
    """A finding in the file of the initiative `key`."""
    return Finding(initiative_file(key), path, message, help, on_key, key, None, replacement, safe)
