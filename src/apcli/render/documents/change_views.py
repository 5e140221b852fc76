"""What templates see of the changes since the edition before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.render.documents.plan_views import Related


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What became of an initiative or goal.

    `things` are those that changed, as they are now, which were `before` called something else, or
    were several. `said` follows on the same line, `lines` stand below.
    """

    things: tuple[Related, ...]
    before: tuple[str, ...] = ()
    said: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The entries of one kind, in the order of the document, under the word for the kind."""

    heading: str
    entries: tuple[ChangeEntry, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """All that changed; where nothing has, a sentence says so."""

    groups: tuple[ChangeGroup, ...]
    nothing: str | None

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in it."""
        entries = [entry for group in self.groups for entry in group.entries]
        things = [thing.label for entry in entries for thing in entry.things]
        lines = [line for entry in entries for line in (*entry.before, entry.said, *entry.lines)]
        return (*(group.heading for group in self.groups), *things, *lines, self.nothing or "")
