"""The published document as Markdown: GitHub's dialect, readable as plain text too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from apcli.render.document_markup import DocumentMarkup
from apcli.render.environment import fill
from apcli.render.filling import environment_of
from apcli.render.prose import Line, Listing, Paragraph, Prose, as_line
from apcli.text.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from apcli.render.documents.document import Document
    from apcli.render.prose import Block

_NOT_IN_ANCHOR = re.compile(r"[^\w.-]")


class Markdown(DocumentMarkup):
    """Finished Markdown; whatever joins it is escaped, and prose becomes blocks."""

    __slots__ = ()

    @staticmethod
    def of_prose(prose: Prose) -> str:
        """Blocks apart by a blank line."""
        return "\n\n".join(map(_block, prose.blocks))

    @staticmethod
    def of_line(text: Line) -> str:
        """A line with its marks."""
        return _inline(text)


def render(document: Document[Any], templates: Sequence[Path]) -> str:
    """The whole document, filled into the templates of the folders.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    folder = document.workspace.shown_root
    filters: dict[str, Callable[..., Any]] = {
        "cell": cell,
        "link": link,
        "target": target,
        "picture": lambda alt, file: picture(alt, f"{folder}/{file}"),
    }
    environment = environment_of(document, templates, Markdown, filters)
    return tidy(fill(environment, f"{document.kind}.md.j2", document.values(templates)))


def tidy(text: str) -> str:
    """The text without trailing spaces and runs of blank lines, ending with one line break."""
    lines = [each.rstrip(" \t") for each in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def link(text: str | Line, anchor: str | None) -> Markdown:
    """The text as a link to an anchor of the document; a marked term keeps its own link.

    Where the anchor is None the text itself.
    """
    if anchor is None:
        return Markdown.escape(as_line(text))
    to = _NOT_IN_ANCHOR.sub("_", anchor)
    return Markdown(
        "".join(
            f"[{escape(run.text, addresses=False)}](#{to}){_mark(run.term)}"
            for run in as_line(text).runs
        )
    )


def target(anchor: str) -> Markdown:
    """The place that links to the anchor lead to."""
    return Markdown(f'<a id="{_NOT_IN_ANCHOR.sub("_", anchor)}"></a>')


def picture(alt: str, address: str) -> Markdown:
    """The picture at an address, seen from where the command was run, with what it shows."""
    return Markdown(f"![{escape(alt, addresses=False)}]({quote(address)})")


def cell(value: object) -> Markdown:
    """A value for a cell of a table: on one line, its line breaks and lists drawn."""
    if isinstance(value, Prose):
        return Markdown("<br>".join(_cell_lines(value.blocks, 0)))
    if isinstance(value, Markup):
        return Markdown(value.replace("\n", Markup("<br>")))
    return Markdown(_inline(as_line("" if value is None else value), "<br>"))


def _inline(text: Line, line_break: str = " ") -> str:
    return "".join(
        f"{escape(run.text, line_break=line_break)}{_mark(run.term)}" for run in text.runs
    )


def _mark(term: str | None) -> str:
    return rf"[\*](#{term})" if term else ""


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "<br>\n".join(map(_inline, block.lines))
    return "\n".join(_entries(block))


def _entries(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, 1):
        marker = f"{number}. " if listing.ordered else "- "
        indent = " " * len(marker)
        yield marker + f"<br>\n{indent}".join(map(_inline, item.lines))
        for below in item.lists:
            yield from (indent + entry.replace("\n", f"\n{indent}") for entry in _entries(below))


def _cell_lines(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from map(_inline, block.lines)
            continue
        for number, item in enumerate(block.items, 1):
            marker = f"{number}. " if block.ordered else "・"
            yield "　" * depth + marker + "<br>".join(map(_inline, item.lines))
            yield from _cell_lines(item.lists, depth + 1)
