"""Pictures → drawings: finished SVG with the words that say what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.pictures import Pen, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures import Alternative, Picture
    from apcli.render.xml import Xml


PAGE = 900
"""Units that a picture may be high, so that a page has room for it below a heading."""

_SHAPES = 300
"""As many as no picture of an indicator has on the average."""


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
    return {name: _drawing(drawn[name], picture) for name, picture in pictures.items()}


class SheetDrawings:
    """The drawings of the indicators of each sheet, which are drawn when it is first asked for.

    `pictures` gives those of a sheet by the keys of its indicators, `indicators` is how many all
    sheets have. An id is made of the `kind` and both keys.
    """

    def __init__(
        self,
        kind: str,
        pictures: Callable[[str], Mapping[str, Picture]],
        indicators: int,
        templates: Sequence[Path],
    ) -> None:
        self._kind, self._pictures = kind, pictures
        self._pen = Pen(templates, _SHAPES * indicators)
        self._drawn: dict[str, Mapping[str, Drawing]] = {}

    def __getitem__(self, key: str) -> Mapping[str, Drawing]:
        """Those of a sheet; an indicator without any number has none.

        Raises:
            TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        """
        if key not in self._drawn:
            named = {
                name: (f"{self._kind}_{key}_{name}", each)
                for name, each in self._pictures(key).items()
            }
            drawn = self._pen.draw(dict(named.values()))
            self._drawn[key] = {
                name: _drawing(drawn[ident], each) for name, (ident, each) in named.items()
            }
        return self._drawn[key]


def _drawing(svg: Xml, picture: Picture) -> Drawing:
    return Drawing(svg, f"{picture.title}：{picture.description}", picture.title, picture.table)
