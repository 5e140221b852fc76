"""The sections of a plan's document, in print order, and its table of contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.models import IMPLIED, REPEATABLE, Content, Section
from apcli.progress import counted_in
from apcli.render.documents.section_views import Entry, FigureView, SectionView
from apcli.render.documents.small_table import SmallTable
from apcli.render.labels import WORDS, ending_label
from apcli.render.prose import parse
from apcli.text.printed import joined
from apcli.workspace import NoFigure, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.workspace import Figure, Workspace

TOP = 2
"""The level of the heading of a section that is in no other: the title of the plan is above it."""


def sections_of(workspace: Workspace) -> tuple[SectionView, ...]:
    """The sections of the document with those inside them, each before what is inside it.

    What stands in a document once is shown by the first section that names it.
    """
    given = [(depth, section) for _, depth, section in workspace.plan.every_section]
    if not given:
        return tuple(_section(each, 0, workspace, implied=True) for each in _implied(workspace))
    found, shown = [], set[Content]()
    for depth, section in given:
        view = _section(section, depth, workspace, implied=False)
        if section.content in shown:
            view = replace(view, content=None)
        elif section.content is not None and section.content not in REPEATABLE:
            shown.add(section.content)
        found.append(view)
    return tuple(found)


def contents_of(sections: Sequence[SectionView], goals: Sequence[Entry] = ()) -> tuple[Entry, ...]:
    """The sections that follow the table of contents, all others where it is last.

    The goals are below the section that shows the initiatives.
    """
    titled = [each for each in sections if each.title or each.implied]
    place = next((i for i, each in enumerate(titled) if each.content == Content.CONTENTS), -1)
    return _nested(titled[place + 1 :] or titled[:place], goals)


def _nested(sections: Iterable[SectionView], goals: Sequence[Entry]) -> tuple[Entry, ...]:
    """The sections as entries, each with those inside it."""
    top: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        below = list(goals) if section.content == Content.INITIATIVES else []
        entry = Entry(section.anchor, section.heading, section.content, below)
        (above[-1][1] if above else top).append(entry)
        above.append((section.level, below))
    return tuple(top)


def figures_of(sections: Iterable[SectionView]) -> dict[str, Figure]:
    """The pictures that the sections show, by their files."""
    shown = (each.figure.picture for each in sections if each.figure)
    return {picture.file: picture for picture in shown if picture}


def ended_table(workspace: Workspace, *, captioned: bool) -> SmallTable | None:
    """What has ended, None where nothing has; with a caption where no section names it."""
    ended = {key: each for key, each in workspace.initiatives.items() if each.ended}
    if not ended:
        return None
    taxonomy = workspace.taxonomy
    return SmallTable(
        caption=WORDS("Content.ended") if captioned else None,
        heads=tuple(map(WORDS, ("number", "initiative", "change", "department"))),
        rows=tuple(
            (
                "" if each.number is None else str(each.number),
                each.title,
                ending_label(each, taxonomy),
                joined([taxonomy.with_role(one) for one in each.in_charge]),
            )
            for each in ended.values()
        ),
        anchors=tuple(ended),
    )


def current(workspace: Workspace) -> Workspace:
    """The plan without what has ended, of which nothing but a list is printed."""
    kept = counted_in(workspace.plan, workspace.initiatives, workspace.plan.fiscal_year)
    return replace(workspace, initiatives=dict(kept))


def section_anchor(key: str) -> str:
    """The anchor of a section of the document."""
    return f"section_{key}"


def _implied(workspace: Workspace) -> Iterator[Section]:
    has = {
        Content.CLASSIFICATION: workspace.taxonomy.axes,
        Content.STAGES: workspace.taxonomy.stages,
        Content.GLOSSARY: workspace.glossary.terms,
        Content.GOALS: workspace.goals,
        Content.COSTS: any(each.costs for each in workspace.initiatives.values()),
    }
    first, *others, last = IMPLIED
    for content in (first, Content.GOALS, *others, Content.COSTS, last):
        if has.get(content, True):
            yield Section(key=str(content), content=content)


def _section(section: Section, depth: int, workspace: Workspace, *, implied: bool) -> SectionView:
    return SectionView(
        key=section.key,
        anchor=section_anchor(section.key),
        level=TOP + depth,
        title=section.title,
        heading=section.title or (WORDS.of(section.content) if implied and section.content else ""),
        body=parse(section.body) if section.body else None,
        content=str(section.content) if section.content else None,
        figure=_figure(section, workspace) if section.content is Content.FIGURE else None,
        table=_table(section) if section.content is Content.TABLE else None,
        closing=parse(section.closing) if section.closing else None,
        implied=implied,
    )


def _figure(section: Section, workspace: Workspace) -> FigureView:
    try:
        picture = read_figure(workspace, section.file or "")
    except NoFigure:  # a rule says why; a plan that silences it gets the words
        picture = None
    return FigureView(section.file or "", section.alt or "", section.caption, picture)


def _table(section: Section) -> SmallTable:
    columns = list(zip(*section.rows, strict=False))
    numbers = {
        place for place, cells in enumerate(columns) if place and all(map(_is_number, cells))
    }
    return SmallTable(section.caption, section.header, section.rows, frozenset(numbers))


def _is_number(cell: str) -> bool:
    """It is empty or begins with a digit after a sign, as 1,234, △5 and 12％ do."""
    return not cell or cell.lstrip("-−△▲+")[:1].isdigit()
