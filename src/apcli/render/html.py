"""The published document as one web page that stands by itself.

Its style and its script are inside it and are allowed by their digests; nothing else is, so that it
fetches nothing and runs nothing that the plan's data holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.render.environment import fill, has_template, verbatim
from apcli.render.web.addresses import Addresses
from apcli.render.web.assets import SCRIPT, STYLES, digest, placing, tidy
from apcli.render.web.filling import web_environment
from apcli.render.web.html_markup import Html
from apcli.render.web.spelling import FOLDING, spelling_script

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.render.documents.document import Document
    from apcli.render.environment import PlanEnvironment


def render(document: Document[Any], templates: Sequence[Path]) -> str:
    """The whole document in one page.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    environment = web_environment(document, templates)
    values = {
        **document.values(templates),
        **_assets(environment, document),
        "to": Addresses(),
    }
    return tidy(fill(environment, f"{document.kind}.html.j2", values))


def _assets(environment: PlanEnvironment, document: Document[Any]) -> dict[str, Any]:
    """The style and the script as they stand, with the digests by which the page allows them.

    `figures`: it shows pictures of the plan's own.
    """
    own = f"html/{document.kind}.css"
    further = (*document.styles, *([own] if has_template(environment, own) else []))
    sheets = "".join(verbatim(environment, name) for name in dict.fromkeys((*STYLES, *further)))
    style = tidy(sheets + "".join(placing(document.years)))
    scripts = (FOLDING, SCRIPT, *document.scripts)
    script = tidy(
        spelling_script(document.workspace)
        + "".join(verbatim(environment, name) for name in scripts)
    )
    return {
        "style": Html(style),
        "style_digest": digest(style),
        "script": Html(script),
        "script_digest": digest(script),
        "figures": bool(document.figures),
    }
