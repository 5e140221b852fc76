"""Every text of a plan that is printed, once, with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.workspace import GLOSSARY, PLAN, TAXONOMY, initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.diagnostics import Path
    from apcli.models import Indicator, Initiative
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Field:
    """One text and its route; `sentences`: it is running text, not a name or a title."""

    path: Path
    text: str
    sentences: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one file; `joined` is all of them, for a first look by a pattern."""

    file: str
    initiative: str | None
    fields: Sequence[Field]
    joined: str


def texts_of(workspace: Workspace) -> Iterator[Texts]:
    """The texts of every file that could be read, in the order of the document."""
    if workspace.read_plan is not None:
        yield _texts(PLAN, None, _of_plan(workspace))
    if workspace.read_taxonomy is not None:
        yield _texts(TAXONOMY, None, _of_taxonomy(workspace))
    for key, initiative in workspace.initiatives.items():
        yield _texts(initiative_file(key), key, _of_initiative(initiative))
    if workspace.read_glossary is not None:
        yield _texts(GLOSSARY, None, _of_glossary(workspace))


def _texts(file: str, initiative: str | None, found: Iterator[Field]) -> Texts:
    fields = list(found)
    return Texts(file, initiative, fields, "\n".join([field.text for field in fields]))


def _of_plan(workspace: Workspace) -> Iterator[Field]:
    yield Field(("title",), workspace.plan.title)
    for index, section in enumerate(workspace.plan.sections):
        for name in ("title", "body", "closing"):
            text = getattr(section, name)
            if text:
                yield Field(("sections", index, name), text)


def _of_taxonomy(workspace: Workspace) -> Iterator[Field]:
    taxonomy = workspace.taxonomy
    for axis_index, axis in enumerate(taxonomy.axes):
        route: Path = ("axes", axis_index)
        yield Field((*route, "name"), axis.name)
        for index, group in enumerate(axis.groups):
            yield Field((*route, "groups", index, "name"), group.name)
        for index, item in enumerate(axis.items):
            yield Field((*route, "items", index, "name"), item.name)
    for index, stage in enumerate(taxonomy.stages):
        yield Field(("stages", index, "name"), stage.name)
        if stage.description:
            yield Field(("stages", index, "description"), stage.description, sentences=True)


def _of_glossary(workspace: Workspace) -> Iterator[Field]:
    for index, term in enumerate(workspace.glossary.terms):
        yield Field(("terms", index, "term"), term.term)
        yield Field(("terms", index, "meaning"), term.meaning, sentences=True)


def _of_initiative(initiative: Initiative) -> Iterator[Field]:
    yield Field(("title",), initiative.title)
    yield Field(("overview",), initiative.overview, sentences=True)
    yield Field(("actions",), initiative.actions, sentences=True)
    for key, indicator in initiative.indicators.items():
        yield from _of_indicator(("indicators", key), indicator)
    for index, span in enumerate(initiative.schedule):
        yield Field(("schedule", index, "text"), span.text)
    for index, note in enumerate(initiative.notes):
        yield Field(("notes", index), note, sentences=True)
    for year, review in initiative.reviews.items():
        for name in ("evaluation", "issues"):
            text = getattr(review, name)
            if text:
                yield Field(("reviews", str(year), name), text, sentences=True)


def _of_indicator(route: Path, indicator: Indicator) -> Iterator[Field]:
    yield Field((*route, "name"), indicator.name)
    yield Field((*route, "unit"), indicator.unit)
    for span, target in indicator.targets.items():
        for name in ("text", "note"):
            text = getattr(target, name)
            if text:
                yield Field((*route, "targets", str(span), name), text)
