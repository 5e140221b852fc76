"""The table of contents: entries that stand to the right by their depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.word.names import element, qn
from apcli.render.word.word_markup import NAMESPACE

if TYPE_CHECKING:
    from apcli.render.word.names import Element

_ENTRY = f"{{{NAMESPACE}}}entry"
_STEP = 420
"""Twentieths of a point by which an entry stands to the right of the one above it."""


def indent_entries(body: Element) -> None:
    """Move each entry to the right by its depth; the template has it as one at depth 2."""
    for entry in body.iter(_ENTRY):
        steps = int(entry.get("depth", "2")) - 2
        properties = next(entry.iterancestors(qn("w:p"))).find(qn("w:pPr"))
        if steps and properties is not None:
            properties.append(element("w:ind", left=str(_STEP * (steps + 1))))
