"""Values as they are put out inside the text of a Word template.

What is more than text – a line break, a link, the next paragraph, an item of a list – is written as
a mark inside the text (`w:t`), where Word allows none; `paragraphs.py` makes of it what Word wants.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from apcli.render.document_markup import DocumentMarkup
from apcli.render.prose import Line, Paragraph, Prose, as_line
from apcli.render.unbroken import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.prose import Listing

NAMESPACE = "urn:apcli:word"
"""Of the marks."""

_MAX_BOOKMARK = 40
"""Characters that Word allows in the name of a bookmark."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Braces are written as references: docxtpl would take {_{ for a brace of its own.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"}
)
_BREAK = re.compile(r"\r\n|\r|\n")


class Word(DocumentMarkup):
    """Finished content of a text in a Word document; whatever joins it is escaped."""

    __slots__ = ()

    @staticmethod
    def of_prose(prose: Prose) -> str:
        """Blocks, each with the mark that later makes it a paragraph or an item of a list."""
        return "".join(_blocks(prose))

    @staticmethod
    def of_line(text: Line) -> str:
        """A line with its marks."""
        return _inline(text)


def link(text: str | Line, anchor: str | None) -> Word:
    """The text as a link to an anchor of the document; a marked term keeps its own link.

    Where the anchor is None the text itself.
    """
    if anchor is None:
        return Word.escape(as_line(text))
    parts = (
        _mark("link", _text(run.text), anchor=anchor) + _term(run.term)
        for run in as_line(text).runs
    )
    return Word("".join(parts))


def target(anchor: str) -> Word:
    """The place that links to the anchor lead to."""
    return Word(_mark("target", anchor=anchor))


def entry(text: str | Line, anchor: str, depth: int = 1) -> Word:
    """The text as an entry of the table of contents that leads to the anchor.

    An entry inside another has a greater `depth`.
    """
    below = {"depth": str(depth)} if depth > 1 else {}
    return Word(_mark("entry", _text(as_line(text).text), anchor=anchor, **below))


def picture(alt: str, file: str, width: int | None = None) -> Word:
    """The picture of a file, with what it shows for those who cannot see it.

    `width` is in millimetres; without it the picture is as wide as it is, or as the text.
    """
    given = {} if width is None else {"width": str(width)}
    return Word(_mark("picture", alt=alt, file=file, **given))


def bookmark(anchor: str) -> str:
    """The name of the bookmark for an anchor: what Word allows, and another for each anchor.

    Names of bookmarks are letters, digits and _, begin with a letter, and do not differ by case.
    """
    name = anchor.replace("-", "_")
    if re.fullmatch(rf"[a-z][a-z0-9_]{{,{_MAX_BOOKMARK - 1}}}", name):
        return name
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:8]
    kept = re.sub(r"\W", "_", name)
    kept = kept if kept[:1].isalpha() else f"n{kept}"
    return f"{kept[: _MAX_BOOKMARK - len(digest) - 1]}_{digest}"


def _blocks(prose: Prose) -> Iterator[str]:
    for place, block in enumerate(prose.blocks):
        if not isinstance(block, Paragraph):
            yield from _items(block, 1)
            continue
        if place:
            yield _mark("paragraph")
        yield "<w:br/>".join(map(_inline, block.lines))


def _items(listing: Listing, depth: int) -> Iterator[str]:
    for place, item in enumerate(listing.items):
        kind = "number" if listing.ordered else "bullet"
        yield _mark("item", kind=kind, depth=str(depth), first=str(int(not place)))
        yield "<w:br/>".join(map(_inline, item.lines))
        for below in item.lists:
            yield from _items(below, depth + 1)


def _inline(text: Line) -> str:
    return "".join(_text(run.text) + _term(run.term) for run in text.runs)


def _term(term: str | None) -> str:
    return _mark("link", "*", anchor=term, style="mark") if term else ""


def _text(text: str) -> str:
    shown = _FORBIDDEN.sub("\ufffd", unbroken(text)).translate(_ESCAPES)
    return _BREAK.sub("<w:br/>", shown).replace("\t", "<w:tab/>")


def _mark(name: str, content: str = "", **attributes: str) -> str:
    given = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes.items())
    return f'<a:{name} xmlns:a="{NAMESPACE}"{given}>{content}</a:{name}>'


def _attribute(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value).translate(_ESCAPES)
