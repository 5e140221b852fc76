"""A Word template that is filled: every value escaped, every mistake told where it is."""

from __future__ import annotations

import html
import io
import re
from functools import cached_property
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.render.bounds import bounded
from apcli.render.environment import MISTAKES, UNNAMED, failed, located
from apcli.render.word.contents import indent_entries
from apcli.render.word.lists import Lists
from apcli.render.word.paragraphs import Setter
from apcli.render.word.pictures import Pictures
from apcli.render.word.tables import tidy_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.render.environment import PlanEnvironment
    from apcli.render.word.names import Element
    from apcli.workspace import Figure

_STYLES = {"link": "Hyperlink", "mark": "用語の印"}
"""The character styles of links and of marks on terms; a template may do without them."""

_EXCERPT = 40
"""Characters of a paragraph that a message shows."""

_EMU_OF_TWIP = 635
_STRICT = etree.XMLParser(resolve_entities=False, remove_blank_text=True)
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
_FULL_WIDTH = re.compile(r"[{｛]｛|｛[{%％]|\{％|[}｝]｝|｝\}|[%％]｝|％\}")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's reading of tags, with our own escaping, setting and errors."""

    def __init__(self, package: bytes, file: str, figures: Mapping[str, Figure]) -> None:
        """Take the template's bytes, its name for messages, and the plan's figures."""
        self._file = file
        self._figures = figures
        super().__init__(io.BytesIO(package))
        self.init_docx()

    def render_xml_part(
        self, src_xml: str, part: object, context: Mapping[str, object], jinja_env: PlanEnvironment
    ) -> str:
        """A part of the document, filled and set.

        Raises:
            TemplateFailed: the part is wrong, or asks for what does not exist.
        """
        # A line for each paragraph: the line of an error is the place to show.
        source = _PARAGRAPH.sub("\n", src_xml)
        lines = source.split("\n")
        for line in lines:
            if _FULL_WIDTH.search(_shown(line)):
                raise TemplateFailed(
                    message(
                        "{file}, at '{text}': a tag in full-width characters",
                        file=self._file,
                        text=_excerpt(line),
                    ),
                    message("write the braces and the percent sign of a tag in half width"),
                )
        try:
            with bounded(jinja_env.max_steps):
                filled = jinja_env.from_string(source).render(context)
        except MISTAKES as error:
            failure = self._failure(error, lines)
            if failure is error:
                raise
            raise failure from error
        tree = self.fix_tables(filled)
        indent_entries(tree)
        self._setter.set(tree)
        tidy_tables(tree, self._text_width)
        return str(etree.tostring(tree, encoding="unicode"))

    def fix_tables(self, xml: str) -> Element:
        """The part as a tree; what is not well-formed is an error, never dropped.

        Raises:
            TemplateFailed: a tag of the template parts what belongs together.
        """
        try:
            return etree.fromstring(xml.encode(), _STRICT)
        except etree.XMLSyntaxError as error:
            raise TemplateFailed(
                message(
                    "{file}, at '{text}': a tag separates a paragraph or row from its end",
                    file=self._file,
                    text=_excerpt(_paragraph_at(xml, *error.position)),
                ),
                message(
                    "put both tags of a 'for' or an 'if' into one paragraph, "
                    "or each into its own paragraph or row"
                ),
            ) from error

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Nothing: the properties are the plan's, whatever the template."""

    def render_footnotes(self, context: Mapping[str, object], jinja_env: PlanEnvironment) -> None:
        """Fill the footnotes, once: what comes from data is not read as a template."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                xml = self.patch_xml(part.blob.decode())
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()

    def resolve_listing(self, xml: str) -> str:
        """The text as it is: breaks and tabs of values are marks already."""
        return xml

    @cached_property
    def _setter(self) -> Setter:
        document = self.docx
        known = {style.name: style.style_id for style in document.styles}
        styles = {use: known[name] for use, name in _STYLES.items() if name in known}
        pictures = Pictures(document, self._figures, self._text_width * _EMU_OF_TWIP)
        return Setter(Lists(document, self._file), styles, pictures)

    @cached_property
    def _text_width(self) -> int:
        """The width of the text on a page, in twentieths of a point."""
        page = self.docx.sections[-1]
        return int(page.page_width - page.left_margin - page.right_margin) // _EMU_OF_TWIP

    def _failure(self, error: Exception, lines: list[str]) -> Exception:
        found = located(error)
        if found is None:
            return error
        if found.file != UNNAMED:
            return failed(found)
        text = _excerpt(_line(lines, found.line))
        return TemplateFailed(
            message(
                "{file}, at '{text}': {reason}", file=self._file, text=text, reason=found.reason
            )
        )


def _paragraph_at(xml: str, line: int, column: int) -> str:
    """The paragraph that a place is in or comes after."""
    text = _line(xml.split("\n"), line)
    start = max(text.rfind("<w:p>", 0, column), text.rfind("<w:p ", 0, column), 0)
    return text[start:].partition("</w:p>")[0]


def _line(lines: Sequence[str], number: int) -> str:
    return lines[min(max(number, 1), len(lines)) - 1]


def _shown(xml: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", xml)).strip()


def _excerpt(xml: str) -> str:
    text = _shown(xml)
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
