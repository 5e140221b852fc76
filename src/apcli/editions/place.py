"""Where an edition lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.editions.revision import Revision


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder of an edition, and its name in messages.

    `revision` is where git keeps it: the folder is then a copy for the time of the run.
    """

    root: Path
    shown: str
    revision: Revision | None = None

    @property
    def identity(self) -> object:
        """What is the same for two names of one edition."""
        if self.revision is None:
            return self.root.resolve()
        return self.revision.commit, self.revision.folder
