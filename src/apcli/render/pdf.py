"""The published document as PDF: tagged, with bookmarks, the same bytes for the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.errors import CharacterMissing
from apcli.render.compiling import compiled
from apcli.render.environment import fill
from apcli.render.filling import environment_of
from apcli.render.font import FAMILY, lacking, places
from apcli.render.typst_markup import Typst, lines, link, literal, target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from apcli.render.documents.document import Document

_MOST_NAMED = 5


def render(document: Document[Any], templates: Sequence[Path]) -> bytes:
    """The whole document, filled into the templates of the folders.

    Raises:
        CharacterMissing: the font lacks a character.
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    names = {
        file: f"figure-{number}.{figure.format}"
        for number, (file, figure) in enumerate(document.figures.items(), 1)
    }
    filters: dict[str, Callable[..., Any]] = {
        "literal": literal,
        "lines": lines,
        "link": link,
        "target": target,
        "source": lambda figure: f"/{names[figure.file]}",
    }
    environment = environment_of(document, templates, Typst, filters)
    values = document.values(templates)
    source = fill(environment, f"{document.kind}.typ.j2", values)
    _check_characters(source, document)
    files = {names[file]: figure.data for file, figure in document.figures.items()}
    return compiled(source, document.length, files)


def _check_characters(source: str, document: Document[Any]) -> None:
    missing = lacking(source)
    if not missing:
        return
    before = places(missing, document.edition) if document.edition else {}
    found = {**before, **places(missing, document.workspace)}
    named = [
        f"{each} U+{ord(each):04X} ({'; '.join(found.get(each, ['templates']))})"
        for each in missing[:_MOST_NAMED]
    ]
    raise CharacterMissing(
        message(
            "the font {font} has no glyph for: {characters}",
            font=FAMILY,
            characters=", ".join(named) + (", …" if len(missing) > _MOST_NAMED else ""),
        ),
        message("use characters that the font has"),
    )
