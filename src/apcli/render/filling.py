"""What every format does with a document: the environment for its templates, and their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.render.environment import MAX_STEPS, PlanEnvironment
from apcli.render.marking import Marker
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from markupsafe import Markup

    from apcli.render.documents.document import Document

STEPS_OF_INITIATIVE = 20_000
"""Loop steps that an initiative adds to what a document may take; the real plan takes 3,000."""


def environment_of(
    document: Document[Any],
    templates: Sequence[Path],
    markup: type[Markup],
    filters: Mapping[str, Callable[..., Any]],
) -> PlanEnvironment:
    """The environment that fills a document's templates with values of a format.

    The first occurrence of each glossary term is marked by the filter `marked`, unless the format
    has one of its own; `words` is the vocabulary in the plan's language.
    """
    steps = MAX_STEPS + STEPS_OF_INITIATIVE * document.length
    marker = Marker(document.spellings)
    marked: dict[str, Callable[..., Any]] = {"marked": marker.mark, **filters}
    environment = PlanEnvironment(templates, markup, marked, steps)
    words = words_in(document.workspace.plan.language)
    environment.globals["words"] = words
    environment.filters["word"] = words.of
    return environment
