"""What the marks of trajectories mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress.course import ORDER
from apcli.render.labels import kind_word
from apcli.render.pictures.captions import FORMS, LEGEND_HEAD, LEGEND_TITLE
from apcli.render.pictures.lettering import width_of
from apcli.render.pictures.shapes import (
    SIZE,
    WIDTH,
    Alternative,
    Label,
    Mark,
    Picture,
    Shape,
    place,
)

if TYPE_CHECKING:
    from collections.abc import Collection


def legend() -> Picture:
    """All marks with what they mean, once for many small pictures."""
    shapes, height = explained(ORDER, 10)
    return Picture(
        kind="legend",
        title=LEGEND_TITLE,
        description="".join(f"{form}は{kind_word(kind)}。" for kind, form in FORMS.items()),
        width=WIDTH,
        height=height,
        shapes=shapes,
        table=Alternative(
            LEGEND_HEAD, tuple((form, kind_word(kind)) for kind, form in FORMS.items())
        ),
    )


def explained(present: Collection[str], y: int) -> tuple[tuple[Shape, ...], int]:
    """The marks of these kinds with what they mean from a height on, and where that ends."""
    shapes: list[Shape] = []
    x = 8.0
    for kind in (kind for kind in ORDER if kind in present):
        word = kind_word(kind)
        if x + 10 + width_of(word, SIZE) > WIDTH:
            x, y = 8.0, y + 22
        shapes += [Mark(place(x), y, kind), Label(place(x + 10), y + 5, word)]
        x += 10 + width_of(word, SIZE) + 14
    return tuple(shapes), y + 10
