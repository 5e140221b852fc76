"""The published document as PDF: tagged, with bookmarks, the same bytes for the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.errors import CharacterMissing
from apcli.render import context
from apcli.render.bullets import bullets
from apcli.render.charts import charts
from apcli.render.compiling import compiled
from apcli.render.environment import MAX_STEPS, STEPS_OF_INITIATIVE, PlanEnvironment, fill
from apcli.render.font import FAMILY, lacking, places
from apcli.render.marking import Marker
from apcli.render.panels import panels
from apcli.render.progress_context import progress_view
from apcli.render.trajectories import trajectories
from apcli.render.typst_markup import Typst, lines, link, literal, target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from apcli.progress import Report
    from apcli.render.progress_views import ProgressView
    from apcli.render.views import PlanView
    from apcli.workspace import Workspace

TEMPLATE = "plan.typ.j2"
PROGRESS_TEMPLATE = "progress.typ.j2"

PAGE = 960
"""Units that a picture of the page's width may be high, so that a heading has room above it."""

_MOST_NAMED = 5


def render_plan(workspace: Workspace, templates: Sequence[Path]) -> bytes:
    """The whole document of the plan, filled into the templates of the folders.

    Raises:
        CharacterMissing: the font lacks a character.
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    view = context.view(workspace)
    marker = Marker(context.marked_spellings(view))
    pictures = {
        "panels": panels(workspace, templates),
        "charts": charts(workspace, PAGE, templates),
    }
    return _rendered(TEMPLATE, view, marker, pictures, workspace, templates)


def render_progress(report: Report, workspace: Workspace, templates: Sequence[Path]) -> bytes:
    """The report of a year's progress (進捗状況報告書), filled into the templates of the folders.

    Raises:
        CharacterMissing: the font lacks a character.
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    view = progress_view(report, workspace)
    # It has no glossary that a mark could lead to.
    pictures = {
        "bullets": bullets(report, templates),
        "trajectories": trajectories(workspace, templates),
    }
    return _rendered(PROGRESS_TEMPLATE, view, Marker({}), pictures, workspace, templates)


def _rendered(
    name: str,
    view: PlanView | ProgressView,
    marker: Marker,
    pictures: Mapping[str, object],
    workspace: Workspace,
    templates: Sequence[Path],
) -> bytes:
    filters: dict[str, Callable[..., Any]] = {
        "marked": marker.mark,
        "literal": literal,
        "lines": lines,
        "link": link,
        "target": target,
    }
    max_steps = MAX_STEPS + STEPS_OF_INITIATIVE * len(view.initiatives)
    environment = PlanEnvironment(templates, Typst, filters, max_steps)
    values = {**context.variables(view), **pictures}
    source = fill(environment, name, values)
    _check_characters(source, workspace)
    return compiled(source, len(view.initiatives))


def _check_characters(source: str, workspace: Workspace) -> None:
    missing = lacking(source)
    if not missing:
        return
    found = places(missing, workspace)
    named = [
        f"{each} U+{ord(each):04X} ({'; '.join(found.get(each, ['templates']))})"
        for each in missing[:_MOST_NAMED]
    ]
    raise CharacterMissing(
        message(
            "the font {font} lacks: {characters}",
            font=FAMILY,
            characters=", ".join(named) + (", …" if len(missing) > _MOST_NAMED else ""),
        ),
        message("write it with characters that the font has"),
    )
