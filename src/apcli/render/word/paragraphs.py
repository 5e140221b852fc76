"""Marks inside texts → runs, links, bookmarks and paragraphs, as Word wants them."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from apcli.render.word.names import element, qn
from apcli.render.word.word_markup import NAMESPACE, bookmark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from apcli.render.word.lists import Lists
    from apcli.render.word.names import Element
    from apcli.render.word.pictures import Pictures

_LINK, _TARGET, _ENTRY, _PICTURE, _PARAGRAPH, _ITEM = (
    f"{{{NAMESPACE}}}{name}" for name in ("link", "target", "entry", "picture", "paragraph", "item")
)
_BREAKS = (_PARAGRAPH, _ITEM)
_CONTROLS = {qn("w:br"): "w:br", qn("w:tab"): "w:tab"}
_FIRST_BOOKMARK = 1_000_000
"""The number of the first bookmark that is made, far above those of a template."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Setter:
    """Sets the paragraphs of one document."""

    def __init__(self, lists: Lists, styles: Mapping[str, str], pictures: Pictures) -> None:
        """Take lists, pictures, and the character styles of a `link` and a term's `mark`."""
        self._lists = lists
        self._pictures = pictures
        self._styles = styles
        self._bookmarks = count(_FIRST_BOOKMARK)

    def set(self, part: Element) -> None:
        """Set every paragraph of a part of the document.

        Raises:
            TemplateFailed: the template lacks the style of a list, or a picture cannot be drawn.
        """
        self._pictures.draw([mark.get("file", "") for mark in part.iter(_PICTURE)])
        for paragraph in list(part.iter(qn("w:p"))):
            if any(len(text) for text in paragraph.iter(qn("w:t"))):
                self._set_paragraph(paragraph)

    def _set_paragraph(self, paragraph: Element) -> None:
        properties = given = paragraph.find(qn("w:pPr"))
        placeholder = given if _is_in_table(paragraph) else None
        pieces: list[Element] = []
        for piece in self._pieces(each for each in paragraph if each is not given):
            if piece.tag not in _BREAKS:
                pieces.append(piece)
                continue
            if any(each.tag in (qn("w:r"), qn("w:hyperlink")) for each in pieces):
                paragraph.addprevious(_paragraph(properties, pieces))
                pieces = []
            is_item = piece.tag == _ITEM
            properties = self._lists.properties(piece, placeholder) if is_item else given
        paragraph.addprevious(_paragraph(properties, pieces))
        _remove(paragraph)

    def _pieces(self, children: Iterable[Element]) -> Iterator[Element]:
        """What stands side by side in a paragraph, and where the next one begins."""
        for child in list(children):
            if child.tag == qn("w:r"):
                yield from self._parts_of_run(child)
                continue
            for run in list(child.iter(qn("w:r"))):
                for part in self._parts_of_run(run):
                    run.addprevious(
                        element("w:r", element("w:br")) if part.tag in _BREAKS else part
                    )
                _remove(run)
            yield child

    def _parts_of_run(self, run: Element) -> Iterator[Element]:
        properties = run.find(qn("w:rPr"))
        current = _run(properties)
        for child in [each for each in run if each is not properties]:
            if child.tag != qn("w:t"):
                current.append(child)
                continue
            _add_text(current, child.text)
            for mark in list(child):
                if mark.tag in _CONTROLS:
                    current.append(element(_CONTROLS[mark.tag]))
                else:
                    yield from _if_not_empty(current)
                    yield from self._set_mark(mark, properties)
                    current = _run(properties)
                _add_text(current, mark.tail)
        yield from _if_not_empty(current)

    def _set_mark(self, mark: Element, properties: Element | None) -> Iterator[Element]:
        if mark.tag == _TARGET:
            yield from self._bookmark(bookmark(mark.get("anchor", "")))
        elif mark.tag == _LINK:
            style = self._styles.get(mark.get("style", "link"))
            yield _hyperlink(
                bookmark(mark.get("anchor", "")), _shown(mark, _run(properties, style))
            )
        elif mark.tag == _PICTURE:
            width = mark.get("width")
            file, alt = mark.get("file", ""), mark.get("alt", "")
            yield self._pictures.run(file, alt, int(width) if width else None)
        elif mark.tag == _ENTRY:
            name = bookmark(mark.get("anchor", ""))
            yield _hyperlink(name, _shown(mark, _run(properties)), *_page_of(name))
        else:
            yield mark

    def _bookmark(self, name: str) -> tuple[Element, Element]:
        number = str(next(self._bookmarks))
        return (
            element("w:bookmarkStart", id=number, name=name),
            element("w:bookmarkEnd", id=number),
        )


def _page_of(name: str) -> Iterator[Element]:
    """Behind a tab, a field with the page of a bookmark, which Word fills on opening the file."""
    yield element("w:r", element("w:tab"))
    yield element("w:r", element("w:fldChar", fldCharType="begin", dirty="true"))
    text = element("w:instrText")
    text.text = f" PAGEREF {name} \\h "
    text.set(_SPACE, "preserve")
    yield element("w:r", text)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield element("w:r", element("w:fldChar", fldCharType="end"))


def _is_in_table(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(qn("w:tc")), None) is not None


def _paragraph(properties: Element | None, pieces: Iterable[Element]) -> Element:
    return element("w:p", *([] if properties is None else [deepcopy(properties)]), *pieces)


def _run(properties: Element | None, style: str | None = None) -> Element:
    """An empty run that looks like the template's, in the character style if one is given."""
    kept = element("w:rPr") if properties is None else deepcopy(properties)
    if style:
        for other in kept.findall(qn("w:rStyle")):
            kept.remove(other)
        kept.insert(0, element("w:rStyle", val=style))
    return element("w:r", *([kept] if len(kept) else []))


def _shown(mark: Element, run: Element) -> Element:
    """The run with the content of the mark."""
    _add_text(run, mark.text)
    for control in mark:
        run.append(element(_CONTROLS[control.tag]))
        _add_text(run, control.tail)
    return run


def _add_text(run: Element, text: str | None) -> None:
    if text:
        made = element("w:t")
        made.text = text
        made.set(_SPACE, "preserve")
        run.append(made)


def _if_not_empty(run: Element) -> Iterator[Element]:
    if any(child.tag != qn("w:rPr") for child in run):
        yield run


def _hyperlink(name: str, *runs: Element) -> Element:
    return element("w:hyperlink", *runs, anchor=name, history="1")


def _remove(child: Element) -> None:
    parent = child.getparent()
    if parent is not None:
        parent.remove(child)
