"""The table of contents: a field of Word's over the entries that the template puts out.

The entries are there before Word has updated the field; the page numbers, which only Word knows,
it adds then. (A file can ask Word to update its fields when it is opened, but then Word asks each
reader whether it may.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.word.names import element, qn
from apcli.render.word.paragraphs import FIRST_BOOKMARK, field
from apcli.render.word.word_markup import NAMESPACE

if TYPE_CHECKING:
    from apcli.render.word.names import Element

_ENTRY, _TARGET = f"{{{NAMESPACE}}}entry", f"{{{NAMESPACE}}}target"
_COVERED = "apcli_contents"
"""The bookmark over what the table names; what comes before it is not in it."""
_NUMBER = str(FIRST_BOOKMARK - 1)


def frame_contents(body: Element) -> None:
    """Put the field around the entries of the table of contents, if there are any."""
    entries = list(body.iter(_ENTRY))
    if not entries:
        return
    first, last = (next(entries[place].iterancestors(qn("w:p"))) for place in (0, -1))
    precedes = _precedes_entries(body)
    within = f" \\b {_COVERED}" if precedes else ""
    *opening, end = field(f'TOC \\o "1-1" \\h \\z{within}')
    place = 0 if first.find(qn("w:pPr")) is None else 1
    first[place:place] = opening
    last.append(end)
    if precedes:
        last.append(element("w:bookmarkStart", id=_NUMBER, name=_COVERED))
        closing = element("w:bookmarkEnd", id=_NUMBER)
        behind = body.find(qn("w:sectPr"))
        body.append(closing) if behind is None else behind.addprevious(closing)


def _precedes_entries(body: Element) -> bool:
    """The table names what follows it, not what comes before it."""
    named = [entry.get("anchor") for entry in body.iter(_ENTRY)]
    for mark in body.iter(_ENTRY, _TARGET):
        if mark.tag == _ENTRY:
            return True
        if mark.get("anchor") in named:
            return False
    return True
