"""The small pictures of a plan's indicators, drawn for the sheets of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.pictures import draw, legend, small_multiples
from apcli.render.pictures.shapes import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace

_LEGEND = "picture_legend"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: an svg element, and what it shows in words."""

    svg: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Panels:
    """By the keys of an initiative and an indicator its picture, and what the marks mean.

    An indicator without any number has none. `legend` is None where there is no picture at all.
    """

    of: Mapping[str, Mapping[str, Drawing]]
    legend: Drawing | None


def panels(workspace: Workspace, templates: Sequence[Path]) -> Panels:
    """The pictures of all indicators of the plan.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        Unavailable: the plan could not be read.
    """
    given = iter(small_multiples(workspace))
    names: dict[str, dict[str, str]] = {}
    pictures: dict[str, Picture] = {}
    for key, initiative in workspace.initiatives.items():
        names[key] = {}
        for indicator in initiative.indicators:
            picture = next(given)
            if any(isinstance(shape, Mark) for shape in picture.shapes):
                name = names[key][indicator] = f"picture_{key}_{indicator}"
                pictures[name] = picture
    if pictures:
        pictures[_LEGEND] = legend()
    drawn = draw(pictures, templates)
    drawings = {
        name: Drawing(drawn[name], f"{picture.title}：{picture.description}")
        for name, picture in pictures.items()
    }
    return Panels(
        {
            key: {indicator: drawings[name] for indicator, name in named.items()}
            for key, named in names.items()
        },
        drawings.get(_LEGEND),
    )
