"""Values as HTML that shows them literally; prose becomes blocks, web addresses become links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from apcli.render.prose import Line, Listing, Paragraph, Prose, Run
from apcli.render.xml import Xml
from apcli.text.markdown import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.render.prose import Block

    Write = Callable[[Run], str]
    """Makes a stretch of text into HTML."""


_PHRASE = re.compile(
    "(?<=[^（「『【])(?=[（「『【])"
    "|(?<=[ぁ-ん])(?=[^ぁ-ん、。，．・：；！？）」』】ー])"
    "|(?<=[一-鿿々])(?=[ァ-ヴ])|(?<=[ァ-ヴー])(?=[一-鿿])"
)
"""Between two phrases."""


class Html(Xml):
    """Finished HTML; whatever joins it is escaped, and prose becomes blocks."""

    __slots__ = ()

    @classmethod
    def escape(cls, text: Any, /) -> Self:
        """The value as HTML; what is markup already stays as it is."""
        if isinstance(text, Line | Prose):
            return cls(written(text, lambda run: linked(run.text)))
        return super().escape(text)


def written(text: Line | Prose, write: Write) -> Html:
    """A line, or blocks, whose stretches of text are written by `write`."""
    if isinstance(text, Line):
        return Html("".join(map(write, text.runs)))
    return Html("\n".join(_block(block, write) for block in text.blocks))


def linked(text: str) -> str:
    """The text with its web addresses as links; no other scheme is ever one."""
    pieces, start = [], 0
    for found in ADDRESS.finditer(text):
        address = Html.escape(found[0])
        pieces += [Html.escape(text[start : found.start()]), f'<a href="{address}">{address}</a>']
        start = found.end()
    return "".join([*pieces, Html.escape(text[start:])])


def phrased(text: str) -> Html:
    """A title whose lines may end where a phrase does, as far as the scripts tell.

    That is before a bracket, after a particle, and where a word in katakana begins or ends.
    """
    return Html("<wbr>").join(_PHRASE.split(text))


def _block(block: Block, write: Write) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_lines(block.lines, write)}</p>"
    return "\n".join(_listing(block, write))


def _lines(lines: Sequence[Line], write: Write) -> str:
    return "<br>\n".join(written(line, write) for line in lines)


def _listing(listing: Listing, write: Write) -> Iterator[str]:
    tag = "ol" if listing.ordered else "ul"
    yield f"<{tag}>"
    for item in listing.items:
        yield f"<li>{_lines(item.lines, write)}"
        for below in item.lists:
            yield from _listing(below, write)
        yield "</li>"
    yield f"</{tag}>"
