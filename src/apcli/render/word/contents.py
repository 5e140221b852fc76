"""The table of contents: a field of Word's over the entries that the template puts out.

The entries are there before Word has updated the field; the page numbers, which only Word knows,
it adds then. (A file can ask Word to update its fields when it is opened, but then Word asks each
reader whether it may.) Word finds the entries at the top by their headings. Those inside others it
could not tell from the headings of initiatives, so that each of their places names its entry in a
field of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.word.names import element, qn
from apcli.render.word.paragraphs import FIRST_BOOKMARK, field
from apcli.render.word.word_markup import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.render.word.names import Element

_ENTRY, _TARGET = f"{{{NAMESPACE}}}entry", f"{{{NAMESPACE}}}target"
_COVERED = "apcli_contents"
"""The bookmark over what the table names; what comes before it is not in it."""
_KIND = "C"
"""The letter by which the table finds the fields that name entries."""
_STEP = 420
"""Twentieths of a point by which an entry stands to the right of the one above it."""
_NUMBER = str(FIRST_BOOKMARK - 1)


def frame_contents(body: Element) -> None:
    """Put the field around the entries of the table of contents, if there are any."""
    entries = list(body.iter(_ENTRY))
    if not entries:
        return
    first, last = (next(entries[place].iterancestors(qn("w:p"))) for place in (0, -1))
    precedes = _precedes_entries(body)
    within = f" \\b {_COVERED}" if precedes else ""
    named = _name_places(body, entries)
    *opening, end = field(f'TOC \\o "1-1"{named} \\h \\z{within}')
    place = 0 if first.find(qn("w:pPr")) is None else 1
    first[place:place] = opening
    last.append(end)
    if precedes:
        last.append(element("w:bookmarkStart", id=_NUMBER, name=_COVERED))
        closing = element("w:bookmarkEnd", id=_NUMBER)
        behind = body.find(qn("w:sectPr"))
        body.append(closing) if behind is None else behind.addprevious(closing)


def _name_places(body: Element, entries: Sequence[Element]) -> str:
    """Give the places of the entries inside others their names; what the field says of them."""
    inside = {each.get("anchor"): each for each in entries if each.get("depth")}
    for each in entries:
        _indent(each)
    for place in list(body.iter(_TARGET)):
        entry = inside.get(place.get("anchor"))
        if entry is not None:
            run = next(place.iterancestors(qn("w:r")))
            for part in _naming(entry):
                run.addprevious(part)
    return f" \\f {_KIND}" if inside else ""


def _naming(entry: Element) -> tuple[Element, ...]:
    """The field that names a place in the table of contents; it shows nothing itself."""
    text = "".join(entry.itertext()).replace("\\", "\\\\").replace('"', '\\"')
    begin, instruction, _, end = field(f'TC "{text}" \\f {_KIND} \\l {entry.get("depth")}')
    return begin, instruction, end


def _indent(entry: Element) -> None:
    """Move the entry to the right by its depth; the template has it as one at depth 2."""
    steps = int(entry.get("depth", "2")) - 2
    properties = next(entry.iterancestors(qn("w:p"))).find(qn("w:pPr"))
    if steps and properties is not None:
        properties.append(element("w:ind", left=str(_STEP * (steps + 1))))


def _precedes_entries(body: Element) -> bool:
    """The table names what follows it, not what comes before it."""
    named = [entry.get("anchor") for entry in body.iter(_ENTRY)]
    for mark in body.iter(_ENTRY, _TARGET):
        if mark.tag == _ENTRY:
            return True
        if mark.get("anchor") in named:
            return False
    return True
