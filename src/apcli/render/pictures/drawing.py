"""Pictures → finished SVG, filled into templates like every other document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from apcli.render.environment import MAX_STEPS, PlanEnvironment, fill, verbatim
from apcli.render.xml import Xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures.shapes import Picture

TEMPLATE = "pictures/picture.svg.j2"

NameT = TypeVar("NameT")

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
    return Pen(templates, _shapes(pictures.values())).draw(pictures)


class Pen:
    """Draws pictures with templates that are read once; `shapes` is how many all may have."""

    def __init__(self, templates: Sequence[Path], shapes: int) -> None:
        self._environment = _environment(shapes, templates)

    def draw(self, pictures: Mapping[str, Picture]) -> dict[str, Xml]:
        """The SVG of every picture, as `draw` gives them.

        Raises:
            TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        """
        return {
            ident: _svg(self._environment, {"id": ident, "picture": picture, "style": None})
            for ident, picture in pictures.items()
        }


def draw_files(
    pictures: Mapping[NameT, Picture], templates: Sequence[Path], styles: Sequence[str]
) -> dict[NameT, Xml]:
    """The SVG of pictures that are files of their own: with paper below, and these style sheets.

    Raises:
        TemplateFailed: a template or style sheet is missing or wrong.
    """
    environment = _environment(_shapes(pictures.values()), templates)
    style = "".join(verbatim(environment, name) for name in styles)
    return {
        name: _svg(environment, {"id": picture.kind, "picture": picture, "style": style})
        for name, picture in pictures.items()
    }


def _environment(shapes: int, templates: Sequence[Path]) -> PlanEnvironment:
    return PlanEnvironment(
        templates, Xml, {"at": at}, max_steps=MAX_STEPS + STEPS_OF_SHAPE * shapes
    )


def _shapes(pictures: Iterable[Picture]) -> int:
    return sum(len(picture.shapes) for picture in pictures)


def _svg(environment: PlanEnvironment, values: Mapping[str, object]) -> Xml:
    return Xml(fill(environment, TEMPLATE, values).strip())


def at(place: float) -> str:
    """A place as SVG writes it: `12`, `12.5`, `12.25`."""
    return f"{place:.2f}".rstrip("0").rstrip(".")
