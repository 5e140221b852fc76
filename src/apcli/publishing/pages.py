"""The pages of a site, by their files: filled templates that fetch nothing from elsewhere."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from apcli.editions.adopted import as_adopted
from apcli.era import moment_label, year_label
from apcli.models.grammar import excerpt
from apcli.opendata.dictionary import title_of
from apcli.progress import PlanOfYear
from apcli.publishing import addresses
from apcli.publishing.addresses import up_from
from apcli.publishing.catalog import dataset_of
from apcli.publishing.feed import FEED, feed_of
from apcli.publishing.indicators import indicators_of
from apcli.publishing.overview import overview_pages
from apcli.publishing.search import SEARCH, search_data
from apcli.publishing.sitemap import SITEMAP, sitemap_of
from apcli.publishing.timeline import timelines_of
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.environment import fill, has_template, verbatim
from apcli.render.heat import heat_tables
from apcli.render.labels import WORDS
from apcli.render.pictures import draw_files
from apcli.render.sheet_pages import goal_page, initiative_page
from apcli.render.trajectories import trajectory_pictures
from apcli.render.web.assets import SCRIPT, STYLES, digest, placing, tidy
from apcli.render.web.filling import web_environment
from apcli.render.web.html_markup import Html
from apcli.render.web.spelling import FOLDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from apcli.publishing.site import Site
    from apcli.publishing.timeline import Event
    from apcli.render.documents.plan_views import GoalView, InitiativeView, Outline
    from apcli.workspace import Workspace

    Make = Callable[[], str]

OWN_STYLE, OWN_SCRIPT = "site/site.css", "site/site.js"
PICTURE_STYLES = ("pictures/dark.css", "pictures/history.css")
NOT_FOUND_STYLE = "site/not_found.css"


def pages_of(
    site: Site, templates: Sequence[Path], documents: Sequence[str] = ()
) -> dict[str, bytes]:
    """The pages of a site with their style and script, the front page first.

    `documents` are the files of the same plan for print and for Word, which pages lead to.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    made = {file: make() for file, make in Pages(site, templates, documents).every()}
    drawn = picture_files(site, templates)
    return {file: text.encode() for file, text in {**made, **drawn}.items()}


def picture_files(site: Site, templates: Sequence[Path]) -> dict[str, str]:
    """The course of each indicator that has a number as a file of its own (SVG).

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    shown = site.plan.workspace
    found = trajectory_pictures(PlanOfYear(shown.plan.fiscal_year, shown.plan, shown.sheets))
    drawn = draw_files(found, templates, PICTURE_STYLES)
    return {
        addresses.picture_file(key, name, "svg"): f"{svg}\n" for (key, name), svg in drawn.items()
    }


def is_listed(file: str) -> bool:
    """A page that search engines should know; what others show inside theirs is none."""
    return file.endswith(".html") and file != addresses.NOT_FOUND and not file.startswith("embed/")


class Pages:
    """Fills the templates of a site's pages."""

    def __init__(
        self, site: Site, templates: Sequence[Path], documents: Sequence[str] = ()
    ) -> None:
        self._site, self._templates, self._documents = site, templates, documents
        self._environment = web_environment(site.plan, templates)
        self._indicators = indicators_of(site)
        values = site.plan.values(templates)
        self._drawn = _has_pictures(site.plan.workspace)
        self._reported = {year: each.values(templates) for year, each in site.reports.items()}
        bullets = {year: each["bullets"] for year, each in self._reported.items()}
        self._values = {**values, "frame": self._frame(), "drawn_bullets": bullets}

    def every(self) -> Iterator[tuple[str, Make]]:
        """Each page, style and script by its file, and what makes it; the front page first."""
        plan = self._site.plan.view
        yield self._page(addresses.INDEX, "front", reports=self._reports())
        yield self._page(addresses.PLAN, "plan")
        if self._drawn:
            count = sum(len(sheet.indicators) for sheet in self._site.workspace.sheets.values())
            yield from overview_pages(
                count, self._values["panels"], self._values["charts"], self._page
            )
        yield self._page(addresses.ABOUT, "about", dataset=Html(dataset_of(self._site)))
        if plan.terms:
            yield self._page(addresses.GLOSSARY, "glossary")
        yield from self._sheets()
        yield from self._of_indicators()
        for name, own in self._departments().items():
            yield self._page(
                addresses.department_page(name), "department", department=name, own=own
            )
        for year, shown in self._reported.items():
            yield self._page(addresses.year_page(year), "year", **shown, year=year)
        if changes := self._site.changes:
            shown = {**changes.values(self._templates), "chapter": self._site.chapter}
            yield self._page(addresses.CHANGES, "changes", **shown)
        if before := self._site.before:
            yield addresses.edition_page(before.plan.fiscal_year), partial(self._edition, before)
        yield addresses.NOT_FOUND, self._not_found
        if day := self._site.day:
            yield FEED, lambda: feed_of(self._site, day, self._timelines)
        yield SITEMAP, self._sitemap
        yield addresses.STYLE, self._style
        yield SEARCH, lambda: search_data(self._site) + tidy(self._joined((FOLDING,)))
        yield addresses.SCRIPT, lambda: tidy(self._joined((SCRIPT, OWN_SCRIPT)))

    def _sheets(self) -> Iterator[tuple[str, Make]]:
        """The pages of the initiatives and goals."""
        plan = self._site.plan.view
        every, above = plan.initiatives, above_each(plan.outline)
        for before, each, after in zip((None, *every[:-1]), every, (*every[1:], None), strict=True):
            around: dict[str, Any] = {"before": before, "after": after, "above": above[each.key]}
            file = initiative_page(each.key)
            said, more = self._said(each.key), partial(self._of, each.key)
            yield self._page(file, "initiative", more, initiative=each, about=said, **around)
        for outline in every_outline(plan.outline):
            if goal := outline.branch.goal:
                values: dict[str, Any] = {"outlined": outline, "goal": goal}
                file = goal_page(goal.key)
                more = partial(self._of, goal.key)
                yield self._page(file, "goal", more, above=above[goal.key], **values)

    def _said(self, key: str) -> str:
        """What an initiative is about, for who links to it."""
        text = self._site.workspace.initiatives[key].overview or self._about
        return excerpt(" ".join(text.split()), 120)

    def _of(self, key: str) -> Mapping[str, Any]:
        """What the page of an initiative or a goal says beside its sheet."""
        own = [each for each in self._indicators if each.key == key]
        return {"timeline": self._timelines[key], "own_indicators": own}

    @cached_property
    def _timelines(self) -> Mapping[str, tuple[Event, ...]]:
        return timelines_of(self._site)

    def _of_indicators(self) -> Iterator[tuple[str, Make]]:
        above = above_each(self._site.plan.view.outline)
        for each in self._indicators:
            file, goals = addresses.indicator_page(each.key, each.name), above[each.key]
            yield self._page(file, "indicator", indicator=each, above=goals)
            yield self._page(addresses.embed_page(each.key, each.name), "embed", indicator=each)

    def _page(
        self,
        file: str,
        template: str,
        more: Callable[[], Mapping[str, Any]] = dict,
        **values: object,
    ) -> tuple[str, Make]:
        """The file of a page, and what fills its template as seen from there.

        `more` gives values that take time, when the page is made.
        """

        def make() -> str:
            place = f"{self._site.address}{addresses.quoted(file)}"
            seen = {"to": up_from(file), "place": place}
            given = {**self._values, "about": self._about, **values, **more(), **seen}
            return tidy(fill(self._environment, f"site/{template}.html.j2", given))

        return file, make

    def _sitemap(self) -> str:
        return sitemap_of(self._site, [file for file, _make in self.every() if is_listed(file)])

    def _edition(self, before: Workspace) -> str:
        """An earlier edition in one page."""
        return html.render(plan_document(as_adopted(before)), self._templates)

    @property
    def _about(self) -> str:
        """What pages say of themselves to who links to them, if they have nothing of their own."""
        plan = self._site.plan.view
        told = f"の{WORDS('initiative')}と結果"
        return f"{plan.city}「{plan.title}{plan.mark}」（{plan.fiscal_year}）{told}"

    def _not_found(self) -> str:
        """The page for what does not exist, which is shown in whatever folder that was."""
        style = tidy(verbatim(self._environment, NOT_FOUND_STYLE))
        given = {**self._values, "style": Html(style), "style_digest": digest(style)}
        return tidy(fill(self._environment, "site/not_found.html.j2", given))

    def _frame(self) -> Mapping[str, Any]:
        """What every page says of the plan and of the site, whatever the page is about."""
        plan, site = self._site.plan.view, self._site
        return {
            "title": plan.title + plan.mark,
            "city": plan.city,
            "address": site.address,
            "licence": site.workspace.plan.licence,
            "documents": tuple(map(self._document, self._documents)),
            "tables": tuple((each.name, title_of(each)) for each in site.tables if each.rows),
            "edition": site.edition_year,
            "has_feed": site.day is not None,
            "fiscal_year": plan.fiscal_year,
            "day": moment_label(site.day) if site.day else None,
            "years": tuple((year, year_label(year)) for year in site.reports),
            "reported_year": site.reported_year,
            "departments": tuple(self._departments()),
            "indicators": self._indicators,
            "has_glossary": bool(plan.terms),
            "has_changes": self._site.changes is not None,
            "has_overview": self._drawn,
        }

    def _document(self, file: str) -> tuple[str, str]:
        """The file of a document, and what it is called."""
        name, _, suffix = file.rpartition("/")[2].partition(".")
        year = name.partition("-")[2]
        plan = self._site.plan.view
        report = f"{year_label(int(year))}の{WORDS('report')}" if year else ""
        called = report or f"{plan.title}{plan.mark}"
        return file, f"{called}（{'PDF' if suffix == 'pdf' else 'Word'}）"

    def _reports(self) -> tuple[tuple[int, Any], ...]:
        """What the report of each year says, the latest first."""
        return tuple((year, each.view) for year, each in reversed([*self._site.reports.items()]))

    def _departments(self) -> Mapping[str, Sequence[InitiativeView]]:
        return by_department(self._site.plan.view.initiatives)

    def _style(self) -> str:
        plan = self._site.plan
        reports = (style for each in self._site.reports.values() for style in each.styles)
        kinds = (f"html/{kind}.css" for kind in ("plan", "progress", "comparison"))
        own = (name for name in kinds if has_template(self._environment, name))
        styles = dict.fromkeys((*STYLES, *plan.styles, *reports, *own, OWN_STYLE))
        return tidy(self._joined(styles) + "".join(placing(plan.years)))

    def _joined(self, names: Iterable[str]) -> str:
        return "".join(verbatim(self._environment, name) for name in names)


def _has_pictures(workspace: Workspace) -> bool:
    """There is something of the whole plan to draw."""
    sheets = workspace.sheets.values()
    scheduled = any(each.schedule for each in workspace.initiatives.values())
    measured = any(each.indicators for each in sheets)
    return measured or scheduled or bool(heat_tables(workspace))


def every_outline(outlines: Iterable[Outline]) -> Iterator[Outline]:
    """The outlines with all inside them."""
    for each in outlines:
        yield each
        yield from every_outline(each.below)


def above_each(
    outlines: Iterable[Outline], above: tuple[GoalView, ...] = ()
) -> dict[str, tuple[GoalView, ...]]:
    """The goals above each initiative and each goal, from the top down, by their keys."""
    found: dict[str, tuple[GoalView, ...]] = {}
    for each in outlines:
        goal = each.branch.goal
        inside = (*above, goal) if goal else above
        found |= {goal.key: above} if goal else {}
        found |= dict.fromkeys((one.key for one in each.branch.initiatives), inside)
        found |= above_each(each.below, inside)
    return found


def by_department(initiatives: Iterable[InitiativeView]) -> dict[str, list[InitiativeView]]:
    """The initiatives of each department that has any, by its name."""
    found: dict[str, list[InitiativeView]] = {}
    for each in initiatives:
        for name in dict.fromkeys(each.departments):
            found.setdefault(name, []).append(each)
    return found
