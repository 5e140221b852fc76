"""The small pictures of a plan's indicators, drawn: for the sheets, and all side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.progress import measure_sheet, said_years
from apcli.render.drawings import Drawing, drawings
from apcli.render.pictures import legend, small_multiple
from apcli.render.pictures.shapes import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace

_LEGEND = "legend_"


@dataclass(frozen=True, slots=True)
class Panel:
    """The picture of an indicator of the initiative `key`."""

    key: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Panels:
    """The pictures of all indicators in print order, and what their marks mean.

    `of` has those for sheets, by the keys of an initiative and an indicator: an indicator without
    any number has none there, since the sheet says its words. `legend` is None where no picture has
    a mark.
    """

    every: tuple[Panel, ...]
    of: Mapping[str, Mapping[str, Drawing]]
    legend: Drawing | None


def panels(workspace: Workspace, templates: Sequence[Path]) -> Panels:
    """The pictures of all indicators of the plan.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        Unavailable: the plan could not be read.
    """
    plan = workspace.plan
    rows = [
        row
        for key, sheet in workspace.sheets.items()
        for row in measure_sheet(plan, key, sheet, plan.fiscal_year)
    ]
    shared = said_years(plan, workspace.sheets.values()).every
    owners = [row.about.keys for row in rows]
    pictures = {f"panel_{n}": small_multiple(row, shared) for n, row in enumerate(rows)}
    marked = {name for name, picture in pictures.items() if _has_marks(picture)}
    shown = {**pictures, _LEGEND: legend()} if marked else pictures
    drawn = drawings(shown, templates)
    of: dict[str, dict[str, Drawing]] = {key: {} for key in workspace.sheets}
    for (key, indicator), name in zip(owners, pictures, strict=True):
        if name in marked:
            of[key][indicator] = drawn[name]
    return Panels(
        tuple(Panel(key, drawn[name]) for (key, _), name in zip(owners, pictures, strict=True)),
        of,
        drawn.get(_LEGEND),
    )


def _has_marks(picture: Picture) -> bool:
    return any(isinstance(shape, Mark) for shape in picture.shapes)
