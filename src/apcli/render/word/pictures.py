"""The pictures of a Word document, as wide as the text at most."""

from __future__ import annotations

from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu

from apcli.diagnostics import message
from apcli.errors import ExtraMissing
from apcli.render.word.names import element

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from docx.document import Document

    from apcli.render.word.names import Element
    from apcli.workspace import Figure

_FINER = 3
"""How many of its pixels a drawn SVG has in a point."""

_FIRST = 1_000_000
"""The number of the first picture, far above those of a template."""

_EMU_OF_MM = 36_000
_HIGHEST = 200 * _EMU_OF_MM
"""A picture is lower than a page, so that its caption is on the same one."""


class Pictures:
    """The pictures that a template may show, by their files; each is in the document once."""

    def __init__(self, document: Document, figures: Mapping[str, Figure], widest: int) -> None:
        """Take the document, the plan's figures, and the width of its text in EMU."""
        self._widest = widest
        self._document = document
        self._figures = figures
        self._data: dict[str, bytes] = {}
        self._related: dict[str, tuple[str, int, int]] = {}
        self._numbers = count(_FIRST)

    def draw(self, files: Sequence[str]) -> None:
        """Make the PNG of every SVG among the files, all at once.

        Raises:
            KeyError: the plan has no figure of that name.
            ExtraMissing: the library that draws them is not installed.
            TemplateFailed: one cannot be drawn.
        """
        every = {file: self._figures[file] for file in files if file not in self._data}
        vector = {file: each for file, each in every.items() if each.format == "svg"}
        if vector:
            drawn = _compiler(next(iter(vector.values()))).drawn_each
            pixels = drawn([each.data for each in vector.values()])
            self._data.update(zip(vector, pixels, strict=True))

    def run(self, file: str, alt: str, width: int | None = None) -> Element:
        """The picture of a file as a run: so many millimetres wide, or in its own size.

        None is wider than the text or as high as a page. An SVG is shown as PNG, since not every
        version of Word shows it.

        Raises:
            KeyError: the plan has no figure of that name.
        """
        figure = self._figures[file]
        if file not in self._related:
            self._related[file] = self._relate(file)
        relation, across, down = self._related[file]
        finer = 1 if figure.format != "svg" else _FINER
        wide = width * _EMU_OF_MM / across if width else 1 / finer
        scale = min(wide, self._widest / across, _HIGHEST / down)
        name = figure.file.rpartition("/")[2]
        size = (Emu(int(across * scale)), Emu(int(down * scale)))
        inline = CT_Inline.new_pic_inline(next(self._numbers), relation, name, *size)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", alt)
        inline.docPr.set("name", name)
        return element("w:r", element("w:drawing", inline))

    def _relate(self, file: str) -> tuple[str, int, int]:
        """The relation of a file's picture, which is in the document once, and its size in EMU.

        python-docx would look through all pictures that there are for each.
        """
        image = Image.from_blob(self._data.get(file, self._figures[file].data))
        uri = PackURI(f"/word/media/apcli{len(self._related) + 1}.{image.ext}")
        part = ImagePart.from_image(image, uri)
        relation = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return relation, image.width, image.height


def _compiler(figure: Figure) -> ModuleType:
    """What draws an SVG.

    Raises:
        ExtraMissing: the library that it needs is not installed.
    """
    try:
        return import_module("apcli.render.compiling")  # only where there are pictures
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            message(
                "{file}: a Word document shows an SVG as PNG, which requires a library that is not"
                " installed",
                file=figure.file,
            ),
            message("install it: pip install 'apcli[{extra}]'", extra="docx"),
        ) from error
