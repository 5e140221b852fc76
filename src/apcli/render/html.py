"""The published document as web pages: one that holds everything, or a site with a page a sheet.

A page stands by itself. Its style and its script are inside it and are allowed by their digests;
nothing else is, so that it fetches nothing and runs nothing that the plan's data holds.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from apcli.render.environment import fill, has_template, verbatim
from apcli.render.filling import environment_of
from apcli.render.marking import Marker
from apcli.render.web.addresses import (
    INDEX,
    OVERVIEW,
    Addresses,
    department_page,
    goal_page,
    initiative_page,
)
from apcli.render.web.html_markup import Html, phrased
from apcli.render.web.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from apcli.render.documents.document import Document
    from apcli.render.documents.plan_views import GoalView, InitiativeView, Outline, PlanView
    from apcli.render.environment import PlanEnvironment
    from apcli.render.prose import Line, Prose
    from apcli.workspace import Figure

OF_INITIATIVE = "html/initiative.html.j2"
OF_DEPARTMENT = "html/department.html.j2"
OF_GOAL = "html/goal_page.html.j2"
OF_OVERVIEW = "html/overview_page.html.j2"
STYLES = ("html/plan.css", "pictures/pictures.css", "pictures/dark.css")
"""The styles of every document; one called like its kind comes after them."""
SCRIPT = "html/plan.js"

_BELOW = Addresses(site=True, up="../")
"""The addresses as seen from a page in a folder of the site."""

PAGE = 900
"""Units that a picture may be high so that a printed page has room for it below a heading."""


def render(document: Document[Any], templates: Sequence[Path]) -> str:
    """The whole document in one page.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    return _Pages(document, templates).whole(Addresses())


def render_site(document: Document[PlanView], templates: Sequence[Path]) -> dict[str, str]:
    """The pages of a plan's site, by their files.

    That is the index, and a page for each initiative and each department. A plan with goals has one
    for each of them, too, and the pictures of the whole plan on one instead of on the index.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    return dict(_Pages(document, templates).site(document.view))


class _Pages:
    """The pages of one document, filled into the templates of the folders."""

    def __init__(self, document: Document[Any], templates: Sequence[Path]) -> None:
        terms = Terms(document.meanings, Marker(document.spellings))

        @pass_context
        def marked(values: Context, text: str | Line | Prose, part: str) -> Html:
            return terms.mark(text, part, values["to"])

        filters: dict[str, Callable[..., Any]] = {
            "marked": marked,
            "phrased": phrased,
            "source": data_address,
        }
        self._kind = document.kind
        self._environment = environment_of(document, templates, Html, filters)
        self._values = {
            **document.values(templates, PAGE),
            **_assets(self._environment, document),
            **_script(self._environment, (SCRIPT, *document.scripts)),
        }
        self._below = _script(self._environment, (SCRIPT,))

    def whole(self, to: Addresses, **values: object) -> str:
        """The page that shows the whole document, or is the index of a site."""
        return self._page(f"{self._kind}.html.j2", to, **values)

    def site(self, plan: PlanView) -> Iterator[tuple[str, str]]:
        """The files of the site with their pages."""
        departments = _by_department(plan.initiatives)
        yield INDEX, self.whole(Addresses(site=True), departments=tuple(departments))
        if plan.goals:
            yield OVERVIEW, self._page(OF_OVERVIEW, _BELOW)
        yield from self._sheets(plan)
        for name, own in departments.items():
            yield department_page(name), self._page(OF_DEPARTMENT, _BELOW, department=name, own=own)

    def _sheets(self, plan: PlanView) -> Iterator[tuple[str, str]]:
        """The pages of the initiatives and goals."""
        every, above = plan.initiatives, _above(plan.outline)
        for before, each, after in zip((None, *every[:-1]), every, (*every[1:], None), strict=True):
            around = {"before": before, "after": after, "above": above[each.key]}
            page = self._page(OF_INITIATIVE, _BELOW, initiative=each, **around)
            yield initiative_page(each.key), page
        for outline in _every(plan.outline):
            if goal := outline.branch.goal:
                values = {"outlined": outline, "above": above[goal.key]}
                yield goal_page(goal.key), self._page(OF_GOAL, _BELOW, goal=goal, **values)

    def _page(self, template: str, to: Addresses, **values: object) -> str:
        """A page as seen from where it is; what is below the index has nothing to search in."""
        own = self._below if to.up else {}
        given = {**self._values, **own, "to": to, **values}
        return _tidy(fill(self._environment, template, given))


def data_address(figure: Figure) -> Html:
    """The picture itself as an address, so that the page fetches nothing."""
    data = base64.b64encode(figure.data).decode()
    return Html(f"data:{figure.media_type};base64,{data}")


def _every(outlines: Iterable[Outline]) -> Iterator[Outline]:
    for each in outlines:
        yield each
        yield from _every(each.below)


def _above(
    outlines: Iterable[Outline], above: tuple[GoalView, ...] = ()
) -> dict[str, tuple[GoalView, ...]]:
    """The goals above each initiative and each goal, from the top down, by their keys."""
    found: dict[str, tuple[GoalView, ...]] = {}
    for each in outlines:
        goal = each.branch.goal
        inside = (*above, goal) if goal else above
        found |= {goal.key: above} if goal else {}
        found |= dict.fromkeys((one.key for one in each.branch.initiatives), inside)
        found |= _above(each.below, inside)
    return found


def _by_department(initiatives: Iterable[InitiativeView]) -> dict[str, list[InitiativeView]]:
    found: dict[str, list[InitiativeView]] = {}
    for each in initiatives:
        for name in dict.fromkeys(each.departments):
            found.setdefault(name, []).append(each)
    return found


def _assets(environment: PlanEnvironment, document: Document[Any]) -> dict[str, Any]:
    """The style as it stands, the digest by which a page allows it, and whether it has figures."""
    own = f"html/{document.kind}.css"
    further = (*document.styles, *([own] if has_template(environment, own) else []))
    styles = dict.fromkeys((*STYLES, *further))
    sheets = "".join(verbatim(environment, name) for name in styles)
    style = _tidy(sheets + "".join(_placing(document.years)))
    return {
        "style": Html(style),
        "style_digest": _digest(style),
        "figures": bool(document.figures),
    }


def _script(environment: PlanEnvironment, names: Sequence[str]) -> dict[str, Any]:
    """The scripts as they stand, and the digest by which a page allows them."""
    script = _tidy("".join(verbatim(environment, name) for name in names))
    return {"script": Html(script), "script_digest": _digest(script)}


def _placing(columns: int) -> Iterator[str]:
    """The style of classes that say in which columns a bar of a timetable stands."""
    for column in range(1, columns + 1):
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
