"""Pictures → drawings: finished SVG with the words that say what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.pictures import draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures import Alternative, Picture
    from apcli.render.xml import Xml


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: an svg element, and what it shows in words and as a table."""

    svg: Xml
    alternative: str
    title: str
    table: Alternative


def drawings(pictures: Mapping[str, Picture], templates: Sequence[Path]) -> dict[str, Drawing]:
    """All pictures of a document, drawn, by the ids that they are given.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    drawn = draw(pictures, templates)
    return {
        name: Drawing(
            drawn[name], f"{picture.title}：{picture.description}", picture.title, picture.table
        )
        for name, picture in pictures.items()
    }
