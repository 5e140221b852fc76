"""Sections of the document (`sections` of `plan.yaml`) and what they show."""

import enum
from collections.abc import Iterator, Sequence
from typing import Self

from pydantic import model_validator

from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import problem
from apcli.models.scalars import CellText, Key, Prose, Text, Unprinted


class Content(enum.StrEnum):
    """What a section generates from the data, or shows beside it."""

    CONTENTS = "contents"
    CLASSIFICATION = "classification"
    STAGES = "stages"
    LIST = "list"
    INITIATIVES = "initiatives"
    GLOSSARY = "glossary"
    GOALS = "goals"
    ENDED = "ended"
    COSTS = "costs"
    CHANGES = "changes"
    FIGURE = "figure"
    TABLE = "table"


IMPLIED = (
    Content.CONTENTS,
    Content.CLASSIFICATION,
    Content.STAGES,
    Content.LIST,
    Content.INITIATIVES,
    Content.GLOSSARY,
)
"""What a plan without sections of its own shows, in this order."""

REPEATABLE = frozenset({Content.CONTENTS, Content.FIGURE, Content.TABLE})
"""What several sections may show; all else stands in a document once."""


class Section(Model):
    """A part of the document: text before and after what is generated from the data.

    A `figure` shows the picture in `file`, which `alt` describes, a `table` its `rows` under its
    `header`; both may have a `caption`. `sections` are parts of this one.
    """

    key: Key
    title: Text | None = None
    body: Prose | None = None
    content: Content | None = None
    file: Unprinted | None = None
    alt: Text | None = None
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[CellText, ...], ...] = ()
    caption: Text | None = None
    closing: Prose | None = None
    sections: "tuple[Section, ...]" = ()

    @model_validator(mode="after")
    def _has_what_its_content_shows(self) -> Self:
        for content, names in _BROUGHT.items():
            given = [name for name in names if getattr(self, name)]
            if self.content is not content and given:
                raise problem(
                    shape_rules.CONTRADICTORY_FIELDS,
                    message("{given} needs 'content: {content}'", given=given[0], content=content),
                    at=(given[0],),
                )
            if self.content is content and len(given) < len(names):
                name = next(name for name in names if name not in given)
                raise problem(
                    shape_rules.MISSING_FIELD,
                    message("the field '{name}' is missing or empty", name=name),
                    message("add '{name}: …'", name=name),
                    at=(name,),
                )
        if self.caption and self.content not in _BROUGHT:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("a caption needs a figure or a table"),
                at=("caption",),
            )
        for index, row in enumerate(self.rows):
            if len(row) != len(self.header):
                raise problem(
                    shape_rules.CONTRADICTORY_FIELDS,
                    message(
                        "the row has {count} cells, the header {wanted}",
                        count=len(row),
                        wanted=len(self.header),
                    ),
                    message("write an empty cell as ''"),
                    at=("rows", str(index)),
                )
        return self


_BROUGHT = {Content.FIGURE: ("file", "alt"), Content.TABLE: ("header", "rows")}
"""The contents that a section brings itself, with the fields that it needs, and no other has."""


def walk(
    sections: Sequence[Section], above: DataPath, depth: int
) -> Iterator[tuple[DataPath, int, Section]]:
    """Each section in print order with its path and how many are above it."""
    for index, section in enumerate(sections):
        path: DataPath = (*above, "sections", index)
        yield path, depth, section
        yield from walk(section.sections, path, depth + 1)
