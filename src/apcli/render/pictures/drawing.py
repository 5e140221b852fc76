"""Pictures → finished SVG, filled into templates like every other document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.environment import MAX_STEPS, PlanEnvironment, fill
from apcli.render.xml import Xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures.shapes import Picture

TEMPLATE = "pictures/picture.svg.j2"

STEPS_OF_SHAPE = 400
"""Loop steps that a shape adds to what a drawing may take."""


def draw(pictures: Mapping[str, Picture], templates: Sequence[Path]) -> dict[str, Xml]:
    """The SVG of every picture, by the id that it is given.

    Args:
        pictures: id → picture. An id is one of a document: no other element may have it, nor what
            begins with it and a hyphen.
        templates: the folders in which templates are looked for.

    Returns:
        id → an `svg` element, right by itself without any style sheet, the same in every format.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    shapes = sum(len(picture.shapes) for picture in pictures.values())
    environment = PlanEnvironment(
        templates, Xml, {"at": at}, max_steps=MAX_STEPS + STEPS_OF_SHAPE * shapes
    )
    return {
        ident: Xml(fill(environment, TEMPLATE, {"id": ident, "picture": picture}).strip())
        for ident, picture in pictures.items()
    }


def at(place: float) -> str:
    """A place as SVG writes it: `12`, `12.5`, `12.25`."""
    return f"{place:.2f}".rstrip("0").rstrip(".")
