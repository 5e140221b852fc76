"""The published document as a Word file, filled into a template that can be restyled in Word."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from lxml.etree import XMLSyntaxError

from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.models.grammar import excerpt
from apcli.reasons import reason_of
from apcli.render.environment import refuse_outside
from apcli.render.filling import environment_of
from apcli.render.word.package import packed, parts
from apcli.render.word.template import WordTemplate
from apcli.render.word.word_markup import Word, entry, link, picture, target
from apcli.workspace import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from docx.opc.coreprops import CoreProperties

    from apcli.render.documents.document import Document
    from apcli.render.drawings import Drawing

_MOST_OF_PROPERTY = 255
"""The characters of a property of a Word document."""


def render(
    document: Document[Any], templates: Sequence[Path], created: datetime | None = None
) -> bytes:
    """The whole document as a Word file, the same bytes for the same plan.

    `created` is the date that the file's properties name; without it they name none.

    Raises:
        TemplateFailed: the template is missing, no Word document, wrong, or asks for what does not
            exist.
    """
    figures = dict(document.figures)

    def drawn(drawing: Drawing, width: int | None = None) -> Word:
        """A drawing as a picture, so many millimetres wide."""
        svg = str(drawing.svg).encode()
        name = f"{hashlib.sha256(svg).hexdigest()}.svg"  # titles are not unique
        figures[name] = Figure(f"{drawing.title}.svg", "svg", svg)
        return picture(drawing.alternative, name, width)

    filters: dict[str, Callable[..., Any]] = {
        "link": link,
        "target": target,
        "entry": entry,
        "picture": picture,
        "drawn": drawn,
    }
    environment = environment_of(document, templates, Word, filters)
    template = _read(f"{document.kind}.docx", templates, figures)
    template.render(document.values(templates), environment)
    city = document.workspace.plan.city.name
    _set_properties(template.docx.core_properties, document.title, city, created)
    written = io.BytesIO()
    template.save(written)
    return packed(parts(written.getvalue()))


def _read(name: str, folders: Sequence[Path], figures: Mapping[str, Figure]) -> WordTemplate:
    file = next((folder / name for folder in folders if (folder / name).exists()), None)
    if file is None:
        raise TemplateFailed(message("template not found: {name}", name=name))
    refuse_outside(file, folders)
    shown = file.as_posix()
    try:
        package = file.read_bytes()
        parts(package)
        return WordTemplate(package, shown, figures)
    except OSError as error:
        text = message("{file} cannot be read: {reason}", file=shown, reason=reason_of(error))
        raise TemplateFailed(text) from error
    except (ValueError, KeyError, XMLSyntaxError) as error:
        raise TemplateFailed(
            message("{file} is not a readable Word document", file=shown),
            message("save it in Word as .docx, without a password"),
        ) from error


def _set_properties(
    properties: CoreProperties, title: str, city: str, created: datetime | None
) -> None:
    """Name the document and the city, and nobody who has worked on the template."""
    properties.title = excerpt(title, _MOST_OF_PROPERTY)
    properties.author = properties.last_modified_by = excerpt(city, _MOST_OF_PROPERTY)
    properties.revision = 1
    dates = ("created", "modified", "lastPrinted")
    for old in list(properties._element):
        if old.tag.partition("}")[2] in dates:
            properties._element.remove(old)
    if created is not None:
        properties.created = properties.modified = created
