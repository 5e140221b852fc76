"""The plan's own pictures in a Word document, as wide as the text at most."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.shared import Emu

from apcli.diagnostics import message
from apcli.errors import ExtraMissing
from apcli.render.word.names import element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from apcli.render.word.names import Element
    from apcli.workspace import Figure

_FINER = 3
"""How many of its pixels a drawn SVG has in a point."""

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

    def run(self, file: str, alt: str) -> Element:
        """The picture of a file as a run, in its own size or as wide as the text.

        An SVG is shown as PNG, since not every version of Word shows it.

        Raises:
            KeyError: the plan has no figure of that name.
        """
        inline = self._document.part.new_pic_inline(io.BytesIO(self._png(file)), None, None)
        finer = 1 if self._figures[file].format != "svg" else _FINER
        scale = min(1 / finer, self._widest / inline.extent.cx, _HIGHEST / inline.extent.cy)
        width, height = int(inline.extent.cx * scale), int(inline.extent.cy * scale)
        for size in (inline.extent, inline.graphic.graphicData.pic.spPr):
            size.cx, size.cy = Emu(width), Emu(height)
        inline.docPr.set("descr", alt)
        inline.docPr.set("name", self._figures[file].file.rpartition("/")[2])
        return element("w:r", element("w:drawing", inline))

    def _png(self, file: str) -> bytes:
        figure = self._figures[file]
        if figure.format != "svg":
            return figure.data
        if file not in self._data:
            self._data[file] = _drawn(figure)
        return self._data[file]


def _drawn(figure: Figure) -> bytes:
    """The SVG as PNG.

    Raises:
        ExtraMissing: the library that draws it is not installed.
    """
    try:
        from apcli.render.compiling import drawn  # noqa: PLC0415  Word alone does without it
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            message(
                "{file}: a Word document shows an SVG as PNG, which requires a library that is not"
                " installed",
                file=figure.file,
            ),
            message(
                "install it: pip install 'apcli[{extra}]', or save the picture as PNG", extra="pdf"
            ),
        ) from error
    return drawn(figure.data)
