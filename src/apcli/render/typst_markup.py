"""Values as Typst markup that shows them literally.

A text is written as a string expression, `#"…";`, whose content is no markup whatever it holds; the
semicolon ends it, so that what follows is not taken for a call.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.render.document_markup import DocumentMarkup
from apcli.render.prose import Line, Paragraph, Prose, Run, as_line
from apcli.render.unbroken import unbroken
from apcli.text.markdown import ADDRESS

if TYPE_CHECKING:
    from apcli.render.prose import Block, Item, Listing

_BREAK = re.compile(r"[\r\n]+")
_NOT_IN_STRING = re.compile(r'["\\\x00-\x1f\x7f]')
_UNBROKEN = re.compile(r"[!-~]{17,}")
"""Latin words and addresses that may be longer than the place they stand in is wide."""
_BREAKABLE = re.compile(r"[^/.,_?&=-]{1,8}[/.,_?&=-]*|[/.,_?&=-]+")

LINE_BREAK = "#linebreak();"
MAY_BREAK = "#box();"
"""Nothing, between which and its neighbours a line may end."""


class Typst(DocumentMarkup):
    """Finished Typst markup; whatever joins it is escaped, and prose becomes blocks."""

    __slots__ = ()

    @staticmethod
    def of_prose(prose: Prose) -> str:
        """Blocks apart by a blank line."""
        return "\n\n".join(map(_block, prose.blocks))

    @staticmethod
    def of_line(text: Line) -> str:
        """A line with its marks."""
        return "".join(map(_run, text.runs))


def literal(value: object) -> Typst:
    """The value in Typst's code: `3`, `true`, `none`, and anything else as a string: `"…"`."""
    if value is None or isinstance(value, bool):
        return Typst({None: "none", True: "true", False: "false"}[value])
    return Typst(str(value) if isinstance(value, int) else _string(str(value)))


def link(text: str | Line, anchor: str | None) -> Typst:
    """The text as a link to an anchor of the document; a marked term keeps its own link.

    Where the anchor is None the text itself.
    """
    if anchor is None:
        return Typst.escape(as_line(text))
    return Typst(
        "".join(
            f"#link({_label(anchor)})[{_text(run.text, addresses=False)}];{_mark(run.term)}"
            for run in as_line(text).runs
        )
    )


def target(anchor: str) -> Typst:
    """Makes what stands before it the place that links to the anchor lead to."""
    return Typst(f"#{_label(anchor)};")


def lines(text: str | Prose, characters: int) -> int:
    """How many printed lines the text takes at most where each holds so many characters."""
    if isinstance(text, Prose):
        return sum(_most_lines(block, characters) for block in text.blocks)
    return max(1, -(-len(text) // characters))


def _most_lines(block: Block, characters: int) -> int:
    if isinstance(block, Paragraph):
        return sum(lines(each.text, characters) for each in block.lines)
    return sum(
        sum(lines(each.text, characters) for each in item.lines)
        + sum(_most_lines(below, characters) for below in item.lists)
        for item in block.items
    )


def _label(anchor: str) -> str:
    return f"label({_string(anchor)})"


def _string(text: str) -> str:
    return f'"{_NOT_IN_STRING.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '"\\' else f"\\u{{{ord(found[0]):x}}}"


def _text(text: str, *, addresses: bool = True) -> str:
    """The text as markup, its line breaks kept, its web addresses links if they are to be."""
    first, *others = _BREAK.split(unbroken(text))
    lines = [first.rstrip(" \t"), *(each.strip(" \t") for each in others)] if others else [first]
    return LINE_BREAK.join(_line(each, addresses=addresses) for each in lines)


def _line(text: str, *, addresses: bool) -> str:
    written, start = [], 0
    for found in ADDRESS.finditer(text) if addresses else ():
        words = _words(text[start : found.start()])
        written += [words, f"#link({_string(found[0])})[{_words(found[0])}];"]
        start = found.end()
    return "".join([*written, _words(text[start:])])


def _words(text: str) -> str:
    """The text as expressions: a line may end between the pieces of a long unbroken word."""
    pieces, start = [""], 0
    for found in _UNBROKEN.finditer(text):
        first, *others = _BREAKABLE.findall(found[0])
        pieces[-1] += text[start : found.start()] + first
        pieces += others
        start = found.end()
    pieces[-1] += text[start:]
    return MAY_BREAK.join(f"#{_string(each)};" for each in pieces if each)


def _run(run: Run) -> str:
    return _text(run.text) + _mark(run.term)


def _mark(term: str | None) -> str:
    return rf"#link({_label(term)})[#super[\*]];" if term else ""


def _lines(lines: tuple[Line, ...]) -> str:
    return LINE_BREAK.join("".join(map(_run, each.runs)) for each in lines)


def _block(block: Block) -> str:
    return _lines(block.lines) if isinstance(block, Paragraph) else _listing(block)


def _listing(listing: Listing) -> str:
    function = "enum" if listing.ordered else "list"
    return f"#{function}({', '.join(map(_item, listing.items))});"


def _item(item: Item) -> str:
    return f"[{_lines(item.lines)}{''.join(map(_listing, item.lists))}]"
