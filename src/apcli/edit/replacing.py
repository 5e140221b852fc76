"""A mapping or a list at a path of a file → a single value in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.edit import layout
from apcli.edit.flow import flow_text
from apcli.edit.places import Place, inside, with_value
from apcli.edit.reading_back import reads_as
from apcli.edit.text import Edit, edited
from apcli.edit.unfolding import has_comment
from apcli.source import parse
from apcli.source.document import parseable
from apcli.source.parsing import compose

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.source import Document
    from apcli.source.building import Tree


def replaced(document: Document, path: DataPath, value: Tree) -> str | None:
    """The document's text with a single value in place of what stands at the path.

    None if nothing does, or a comment inside it would be lost.
    """
    text = document.data.decode("utf-8")
    place: Place | None = Place(None, None, compose(parseable(document.data, text)[0]))
    for part in path:
        place = place and inside(place, part)
    if place is None or place.key is None:
        return None
    start, end = place.key.end_mark.index, layout.end_of(text, place.node)
    between = text[start : place.node.start_mark.index]
    if has_comment(between) or has_comment(text[place.node.start_mark.index : end]):
        return None
    colon = start + between.index(":") + 1
    new = edited(text, [Edit(colon, end, f" {flow_text(value)}")])
    _, tree, _ = parse(document.file, document.data)
    return new if reads_as(document, new, with_value(tree, path, value)) else None
