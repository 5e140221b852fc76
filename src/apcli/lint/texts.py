"""Every text of a plan that is printed, once, with the place it stands at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from apcli.workspace import GLOSSARY, PLAN, TAXONOMY, initiative_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from apcli.diagnostics import DataPath
    from apcli.models import Glossary, Initiative, Plan, Taxonomy
    from apcli.workspace import Workspace

    Found = tuple[DataPath, str, bool]
    """A text's path, the text, and whether it is running text."""


class Field(NamedTuple):
    """One text, its path, and where it begins in all texts joined.

    `sentences`: it is running text, not a name or a title.
    """

    path: DataPath
    text: str
    sentences: bool
    start: int


class Texts(NamedTuple):
    """The texts of one file, made when they are asked for, and where they begin in all joined."""

    file: str
    initiative: str | None
    start: int
    make: Callable[[], Iterable[Found]]

    @property
    def fields(self) -> Iterator[Field]:
        """Each text with its path."""
        start = self.start
        for path, text, sentences in self.make():
            yield Field(path, text, sentences, start)
            start += len(text) + 1


def join(workspace: Workspace) -> tuple[str, list[Texts]]:
    """All texts of the plan in the order of the document, each between line ends; and by file."""
    strings: list[str] = [""]
    files: list[Texts] = []
    start = 1
    for file, initiative, make in texts_by_file(workspace):
        files.append(Texts(file, initiative, start, make))
        found = [text for _, text, _ in make()]
        strings += found
        start += sum(map(len, found)) + len(found)
    strings.append("")
    return "\n".join(strings), files


def texts_by_file(
    workspace: Workspace,
) -> Iterator[tuple[str, str | None, Callable[[], Iterable[Found]]]]:
    """Every file that could be read, its initiative, and what makes its texts."""
    if workspace.read_plan is not None:
        yield PLAN, None, partial(_of_plan, workspace.read_plan)
    if workspace.read_taxonomy is not None:
        yield TAXONOMY, None, partial(_of_taxonomy, workspace.read_taxonomy)
    for key, initiative in workspace.initiatives.items():
        yield initiative_file(key), key, partial(_of_initiative, initiative)
    if workspace.read_glossary is not None:
        yield GLOSSARY, None, partial(_of_glossary, workspace.read_glossary)


def _of_plan(plan: Plan) -> Iterator[Found]:
    yield ("title",), plan.title, False
    for index, section in enumerate(plan.sections):
        for name in ("title", "body", "closing"):
            text = getattr(section, name)
            if text:
                yield ("sections", index, name), text, False


def _of_taxonomy(taxonomy: Taxonomy) -> Iterator[Found]:
    for axis_index, axis in enumerate(taxonomy.axes):
        path: DataPath = ("axes", axis_index)
        yield (*path, "name"), axis.name, False
        if axis.short_name:
            yield (*path, "short_name"), axis.short_name, False
        for index, group in enumerate(axis.groups):
            yield (*path, "groups", index, "name"), group.name, False
        for index, item in enumerate(axis.items):
            yield (*path, "items", index, "name"), item.name, False
    for index, stage in enumerate(taxonomy.stages):
        yield ("stages", index, "name"), stage.name, False
        if stage.description:
            yield ("stages", index, "description"), stage.description, True
    for index, department in enumerate(taxonomy.departments):
        yield ("departments", index, "name"), department.name, False


def _of_glossary(glossary: Glossary) -> Iterator[Found]:
    for index, term in enumerate(glossary.terms):
        yield ("terms", index, "term"), term.term, False
        if term.full:
            yield ("terms", index, "full"), term.full, False
        yield ("terms", index, "meaning"), term.meaning, True


def _of_initiative(initiative: Initiative) -> Iterator[Found]:
    yield ("title",), initiative.title, False
    yield ("overview",), initiative.overview, True
    yield ("actions",), initiative.actions, True
    for key, indicator in initiative.indicators.items():
        yield ("indicators", key, "name"), indicator.name, False
        if indicator.series:
            yield ("indicators", key, "series"), indicator.series, False
        yield ("indicators", key, "unit"), indicator.unit, False
        for span, target in indicator.targets.items():
            if target.text:
                yield ("indicators", key, "targets", str(span), "text"), target.text, False
            if target.note:
                yield ("indicators", key, "targets", str(span), "note"), target.note, False
    for index, bar in enumerate(initiative.schedule):
        yield ("schedule", index, "text"), bar.text, False
    for index, note in enumerate(initiative.notes):
        yield ("notes", index), note, True
    for year, review in initiative.reviews.items():
        if review.evaluation:
            yield ("reviews", str(year), "evaluation"), review.evaluation, True
        if review.issues:
            yield ("reviews", str(year), "issues"), review.issues, True
