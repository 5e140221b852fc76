"""A figure that the document cannot show.

The file of a section with `content: figure` is missing, too large (5 MiB, 50 million pixels), no
PNG, JPEG or SVG, or an SVG that has a script or shows what is elsewhere.

Why:
    The document would have a gap. A script must not come into a page that the city publishes, and a
    picture from elsewhere is missing where there is no network.

How to fix:
    Put the file in `data/figures/` and write its name in `file`. Save a picture of any other sort
    as PNG, and an SVG as a plain SVG with everything embedded.

When to ignore:
    Never: the document cannot show it.

Bad:

    # plan.yaml
    sections:
      - {key: map, title: 設置場所, content: figure, file: figures/map.svg, alt: 設置場所の図}

Good:

    # plan.yaml
    sections:
      - {key: map, title: 設置場所, content: figure, file: figures/map.svg, alt: 設置場所の図}
    # figures/map.svg
    <svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity
from apcli.lint.checker import Finding
from apcli.workspace import PLAN, NoFigure, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP620", "figure", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The file of every section that shows a figure."""
    for path, _, section in workspace.plan.every_section:
        if section.file is not None:
            try:
                read_figure(workspace, section.file)
            except NoFigure as found:
                yield Finding((*path, "file"), found.message, found.help, file=PLAN)
