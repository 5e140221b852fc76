"""The published document as web pages: one that holds everything, or a site with a page a sheet.

A page stands by itself. Its style and its script are inside it and are allowed by their digests;
nothing else is, so that it fetches nothing and runs nothing that the plan's data holds.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from apcli.render import context
from apcli.render.bullets import bullets
from apcli.render.charts import charts
from apcli.render.environment import MAX_STEPS, PlanEnvironment, fill, verbatim
from apcli.render.marking import Marker
from apcli.render.panels import panels
from apcli.render.progress_context import progress_view
from apcli.render.trajectories import trajectories
from apcli.render.web.addresses import INDEX, Addresses, department_page, initiative_page
from apcli.render.web.filters import find_filters, tokens
from apcli.render.web.headlines import headlines
from apcli.render.web.html_markup import Html, phrased
from apcli.render.web.terms import Terms, uses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from apcli.progress import Report
    from apcli.render.prose import Line, Prose
    from apcli.render.views import InitiativeView, PlanView
    from apcli.render.web.headlines import Headline
    from apcli.render.xml import Xml
    from apcli.workspace import Workspace

TEMPLATE = "plan.html.j2"
OF_INITIATIVE = "html/initiative.html.j2"
OF_DEPARTMENT = "html/department.html.j2"
PROGRESS_TEMPLATE = "progress.html.j2"
STYLES = ("html/plan.css", "pictures/pictures.css")
PROGRESS_STYLES = (*STYLES, "html/progress.css")
SCRIPT = "html/plan.js"

PAGE = 900
"""Units that a picture may be high so that a printed page has room for it below a heading."""

STEPS_OF_INITIATIVE = 20_000
"""Loop steps that an initiative adds to what the pages may take; the real plan takes 3,000."""


@dataclass(frozen=True, slots=True)
class SheetExtras:
    """What a page shows of an initiative beside its view.

    `tokens` are those of the filters. `trajectories` has for each table of indicators the pictures
    of its rows; None where a row has no number.
    """

    tokens: str
    headlines: tuple[Headline, ...]
    trajectories: tuple[tuple[Xml | None, ...], ...]


def render_plan(workspace: Workspace, templates: Sequence[Path]) -> str:
    """The whole document of the plan in one page.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    return _Pages(workspace, templates).page(TEMPLATE, Addresses())


def render_site(workspace: Workspace, templates: Sequence[Path]) -> dict[str, str]:
    """The pages of a site, by their files: the index, the initiatives and the departments.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    return dict(_Pages(workspace, templates).site())


def render_progress(report: Report, workspace: Workspace, templates: Sequence[Path]) -> str:
    """The report of a year's progress (進捗状況報告書) in one page.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    view = progress_view(report, workspace)
    steps = MAX_STEPS + STEPS_OF_INITIATIVE * len(view.initiatives)
    environment = PlanEnvironment(templates, Html, {"phrased": phrased}, steps)
    values = {
        **context.variables(view),
        **_assets(environment, PROGRESS_STYLES),
        "to": Addresses(),
        "bullets": bullets(report, templates),
        "trajectories": trajectories(workspace, templates),
    }
    return _tidy(fill(environment, PROGRESS_TEMPLATE, values))


class _Pages:
    """The pages of one plan, filled into the templates of the folders."""

    def __init__(self, workspace: Workspace, templates: Sequence[Path]) -> None:
        self._plan = context.view(workspace)
        marker = Marker(context.marked_spellings(self._plan))
        terms = Terms(self._plan, marker)

        @pass_context
        def marked(values: Context, text: str | Line | Prose, part: str) -> Html:
            return terms.mark(text, part, values["to"])

        steps = MAX_STEPS + STEPS_OF_INITIATIVE * len(self._plan.initiatives)
        filters: dict[str, Callable[..., Any]] = {"marked": marked, "phrased": phrased}
        self._environment = PlanEnvironment(templates, Html, filters, steps)
        asked = find_filters(workspace)
        self._values: dict[str, object] = {
            **context.variables(self._plan),
            **_assets(self._environment, STYLES, "".join(_placing(self._plan))),
            "filters": asked,
            "sheets": _sheets(self._plan, tokens(asked), _in_order(workspace, templates)),
            "panels": panels(workspace, templates),
            "charts": charts(workspace, PAGE, templates),
            "uses": uses(self._plan, marker),
        }

    def page(self, template: str, to: Addresses, **values: object) -> str:
        """A page as seen from where it is."""
        return _tidy(fill(self._environment, template, {**self._values, "to": to, **values}))

    def site(self) -> Iterator[tuple[str, str]]:
        """The files of the site with their pages."""
        initiatives, below = self._plan.initiatives, Addresses(site=True, up="../")
        departments = _by_department(initiatives)
        yield INDEX, self.page(TEMPLATE, Addresses(site=True), departments=tuple(departments))
        for before, each, after in zip(
            (None, *initiatives[:-1]), initiatives, (*initiatives[1:], None), strict=True
        ):
            page = self.page(OF_INITIATIVE, below, before=before, initiative=each, after=after)
            yield initiative_page(each.key), page
        for name, own in departments.items():
            yield department_page(name), self.page(OF_DEPARTMENT, below, department=name, own=own)


def _by_department(initiatives: Iterable[InitiativeView]) -> dict[str, list[InitiativeView]]:
    found: dict[str, list[InitiativeView]] = {}
    for each in initiatives:
        for name in dict.fromkeys(each.departments):
            found.setdefault(name, []).append(each)
    return found


def _in_order(
    workspace: Workspace, templates: Sequence[Path]
) -> Mapping[str, tuple[Xml | None, ...]]:
    """For every initiative the trajectory of each indicator; None where it has no number."""
    drawn = trajectories(workspace, templates)
    return {
        key: tuple(
            drawn[key][name].svg if name in drawn[key] else None for name in initiative.indicators
        )
        for key, initiative in workspace.initiatives.items()
    }


def _sheets(
    plan: PlanView, tokens: Mapping[str, str], drawn: Mapping[str, tuple[Xml | None, ...]]
) -> dict[str, SheetExtras]:
    found = {}
    for each in plan.initiatives:
        pictures = iter(drawn[each.key])
        by_table = (tuple(next(pictures) for _ in table.rows) for table in each.indicators)
        found[each.key] = SheetExtras(
            tokens.get(each.key, ""), headlines(each.indicators), tuple(by_table)
        )
    return found


def _assets(environment: PlanEnvironment, styles: Sequence[str], more: str = "") -> dict[str, Any]:
    """The style and the script as they stand, and the digests by which a page allows them."""
    sheets = "".join(verbatim(environment, name) for name in styles)
    style = _tidy(sheets + more)
    script = _tidy(verbatim(environment, SCRIPT))
    return {
        "style": Html(style),
        "style_digest": _digest(style),
        "script": Html(script),
        "script_digest": _digest(script),
    }


def _placing(plan: PlanView) -> Iterator[str]:
    """The style of classes that tell in which columns a bar of a timetable stands."""
    years = (len(each.timetable.columns) for each in plan.initiatives if each.timetable)
    for column in range(1, max(years, default=0) + 1):
        yield f".at-{column} {{ grid-column-start: {column}; }}\n"
        yield f".for-{column} {{ grid-column-end: span {column}; }}\n"
        tracks = f"repeat({column}, minmax(0, 1fr))"
        yield f".columns-{column} ol {{ grid-template-columns: {tracks}; }}\n"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tidy(page: str) -> str:
    """The page without blank lines and without blanks at the starts and ends of lines."""
    lines = (line.strip(" \t") for line in page.split("\n"))
    return "\n".join(filter(None, lines)) + "\n"
