"""The environment that fills a document's templates as web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from apcli.render.filling import environment_of
from apcli.render.marking import Marker
from apcli.render.web.assets import data_address
from apcli.render.web.html_markup import Html, phrased
from apcli.render.web.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from apcli.render.documents.document import Document
    from apcli.render.environment import PlanEnvironment
    from apcli.render.prose import Line, Prose


def web_environment(document: Document[Any], templates: Sequence[Path]) -> PlanEnvironment:
    """Fills templates with text as HTML, in which the terms of the document's glossary are links.

    The value `to` has the addresses as seen from the page.
    """
    terms = Terms(document.meanings, Marker(document.spellings))

    @pass_context
    def marked(values: Context, text: str | Line | Prose, part: str) -> Html:
        return terms.mark(text, part, values["to"])

    filters: dict[str, Callable[..., Any]] = {
        "marked": marked,
        "phrased": phrased,
        "source": data_address,
    }
    return environment_of(document, templates, Html, filters)
