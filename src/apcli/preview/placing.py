"""Findings → the pages they are shown on, and the fields there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.diagnostics import SEVERITIES, Severity
from apcli.era import year_label
from apcli.publishing import addresses
from apcli.render.documents.parts import part_labels
from apcli.render.documents.plan import term_anchor
from apcli.render.documents.sections import section_anchor
from apcli.render.sheet_pages import goal_page, initiative_page
from apcli.source import source_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.errors import ApcliError
    from apcli.models import Plan
    from apcli.workspace import Workspace

    Gettext = Callable[[str], str]


class Place(NamedTuple):
    """A page by its file, the id of the part of it, and what the field is called there."""

    page: str
    anchor: str = ""
    field: str = ""


class Shown(NamedTuple):
    """A finding in the reader's words, with the line of the file and the places where it is shown.

    The first of the places is what a list of all findings leads to.
    """

    severity: str
    label: str
    place: str
    message: str
    help: str
    source: str
    places: tuple[Place, ...]

    def at(self, page: str) -> Iterator[dict[str, Any]]:
        """What the script of a page is told, once for each place there."""
        for place in self.places:
            if place.page == page:
                yield {**self._asdict(), "places": None, **place._asdict()}


def shown(found: Diagnostic, workspace: Workspace, gettext: Gettext) -> Shown:
    """A finding as it is shown in the preview of a plan."""
    place = f"{found.file}:{found.span.line}:{found.span.column}" if found.span else found.file
    return Shown(
        str(found.severity),
        f"{SEVERITIES[found.severity].translated(gettext)} {found.rule.code}",
        place,
        found.message.translated(gettext),
        found.help.translated(gettext) if found.help else "",
        _line(found, workspace),
        tuple(_places(found, workspace)),
    )


def stopping(error: ApcliError, gettext: Gettext) -> Shown:
    """What keeps the whole plan from being shown."""
    help = error.help.translated(gettext) if error.help else ""
    label = SEVERITIES[Severity.ERROR].translated(gettext)
    message = error.message.translated(gettext)
    return Shown(str(Severity.ERROR), label, "", message, help, "", (Place(addresses.INDEX),))


def _line(found: Diagnostic, workspace: Workspace) -> str:
    if found.span is None:
        return ""
    documents = (each for each in workspace.documents.values() if each.file == found.file)
    document = next(documents, None)
    lines = source_lines(document) if document else ()
    return lines[found.span.line - 1].strip() if found.span.line <= len(lines) else ""


def _places(found: Diagnostic, workspace: Workspace) -> Iterator[Place]:
    """Where a finding is shown, the page of its field first."""
    key = _sheet(found, workspace)
    if key is None:
        yield _of_plan(found, workspace)
        return
    goal = key in workspace.goal_keys
    page = goal_page(key) if goal else initiative_page(key)
    path = found.path
    match path:
        case ("indicators", str(name), *inside):
            indicator = _indicator(workspace, key, name)
            if indicator:
                yield Place(addresses.indicator_page(key, name), "", _year(inside))
            yield Place(page, "", indicator or part_labels(workspace.plan)["indicators"])
        case ("reviews", year, *_):
            yield Place(page, "", _year_named(year))
        case ("classification", str(axis), *_):
            names = {each.key: each.name for each in workspace.taxonomy.axes}
            yield Place(page, "", names.get(axis, ""))
        case ("fields", str(name), *_):
            names = {each.key: each.name for each in workspace.plan.fields}
            yield Place(page, "", names.get(name, ""))
        case (str(part), *_):
            yield Place(page, "", part_labels(workspace.plan).get(part, ""))
        case _:
            yield Place(page)


def _sheet(found: Diagnostic, workspace: Workspace) -> str | None:
    """The key of the initiative or the goal whose file a finding is in, if it has a page."""
    inside = found.file.removeprefix(f"{workspace.shown_root}/")
    folder, _, name = inside.partition("/")
    key = name.removesuffix(".yaml")
    keys = {"initiatives": workspace.keys, "goals": workspace.goal_keys}.get(folder, set())
    return key if key in keys else None


def _indicator(workspace: Workspace, key: str, name: str) -> str:
    """What an indicator of a sheet is called; empty where the sheet cannot be read."""
    sheet = workspace.sheets.get(key)
    indicator = sheet.indicators.get(name) if sheet else None
    return indicator.name if indicator else ""


def _year(inside: list[Any]) -> str:
    """The fiscal year as tables name it that a path inside an indicator leads to."""
    return _year_named(inside[1]) if len(inside) > 1 else ""


def _year_named(key: object) -> str:
    text = str(key)
    return year_label(int(text)) if text.isascii() and text.isdecimal() else ""


def _of_plan(found: Diagnostic, workspace: Workspace) -> Place:
    """Where a finding is shown that is about a term, a section, or the plan as a whole."""
    match found.path:
        case ("terms", int(index), *_) if index < len(workspace.glossary.terms):
            anchor = term_anchor(workspace.glossary.terms[index].term)
            return Place(addresses.GLOSSARY, anchor)
        case ("sections", *_):
            anchor = _section(found.path, workspace.plan)
            return Place(addresses.PLAN, anchor) if anchor else Place(addresses.INDEX)
    return Place(addresses.INDEX)


def _section(path: DataPath, plan: Plan) -> str:
    """The anchor of the innermost section that the path leads into."""
    within = [
        section.key for above, _, section in plan.every_section if path[: len(above)] == above
    ]
    return section_anchor(within[-1]) if within else ""
