"""Reading one file as apcli does: its tree, its findings and the report that a user sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli import models
from apcli.findings.text import Style, diagnostics_text
from apcli.models import initiative
from apcli.shape import validate
from apcli.source import parse, source_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.models.base import Model
    from apcli.source import Document
    from apcli.source.building import Tree

FILE = "data/file.yaml"
PLAIN = Style(False, str, lambda one, many, count: one if count == 1 else many)

Found = tuple[str, int, int]
"""A finding by its code, line and column."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file; `value` only where a model was asked for and holds."""

    document: Document
    tree: dict[str, Tree] | None
    value: Model | None
    diagnostics: Sequence[Diagnostic]

    @property
    def found(self) -> list[Found]:
        """Every finding by code and place, in the order of the text."""
        spans = [(each.rule.code, each.span) for each in self.diagnostics]
        places = [(code, span.line, span.column) for code, span in spans if span is not None]
        assert len(places) == len(spans), "a finding of reading has a place"
        return sorted(places, key=lambda place: (place[1:], place[0]))

    @property
    def report(self) -> str:
        """The findings as text."""
        lines = source_lines(self.document)
        return "".join(diagnostics_text(self.diagnostics, lambda _: lines, PLAIN))


def read(content: str | bytes, model: type[Model] | None = None) -> Reading:
    """Read a file of this content; with `model` judge its shape too."""
    data = content.encode() if isinstance(content, str) else content
    document, tree, diagnostics = parse(FILE, data)
    value = None
    if model is not None and tree is not None:
        value, wrong_shape = validate(model, tree, document)
        diagnostics = [*diagnostics, *wrong_shape]
    return Reading(document, tree, value, diagnostics)


def tree_of(content: str | bytes) -> dict[str, Tree]:
    """The tree of a file in which nothing is wrong."""
    reading = read(content)
    assert reading.report == ""
    assert reading.tree is not None
    return reading.tree


def model_named(name: str) -> type[Model]:
    """The model with this name."""
    found = getattr(models, name, None) or getattr(initiative, name)
    assert isinstance(found, type)
    return found
