"""What templates see of the sections of a plan and of its table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.render.documents.small_table import SmallTable
    from apcli.render.prose import Prose
    from apcli.workspace import Figure


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture of the plan's own; `picture` is None where its file cannot be shown."""

    file: str
    alt: str
    caption: str | None
    picture: Figure | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the document.

    `level` is that of its heading: 2, and one more for each section that it is in. `content` says
    what of the plan it shows, as in the data. A plan without sections of its own has one for each,
    `implied` and without title. `heading` is the title, or of an implied one what its content is
    called; else empty.
    """

    key: str
    anchor: str
    level: int
    title: str | None
    heading: str
    body: Prose | None
    content: str | None
    figure: FigureView | None
    table: SmallTable | None
    closing: Prose | None
    implied: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the table of contents, with those below it."""

    anchor: str
    heading: str
    content: str | None
    below: Sequence[Entry] = ()
