"""The pictures of the whole plan on as many pages as keep each of them light."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.publishing.addresses import OVERVIEW, panels_page
from apcli.render.charts import Chart, Charts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.render.panels import Panels

    Page = Callable[..., tuple[str, str]]

MOST = 80
"""The pictures of indicators that a page has."""


def overview_pages(panels: Panels, charts: Charts, page: Page) -> Iterator[tuple[str, str]]:
    """The overview by its file, and of a large plan the pictures of indicators on pages of theirs.

    `page` fills a template for a file. The schedule of a large plan is drawn once, as for a phone.
    """
    if len(panels.every) <= MOST:
        yield page(OVERVIEW, "overview", panels=panels, charts=charts, further=())
        return
    parts = [panels.every[first : first + MOST] for first in range(0, len(panels.every), MOST)]
    files = tuple(panels_page(number) for number in range(1, len(parts) + 1))
    schedule = Chart(charts.schedule.drawing) if charts.schedule else None
    without = {"panels": replace(panels, every=()), "charts": Charts(schedule, charts.stages)}
    yield page(OVERVIEW, "overview", **without, further=files)
    for number, (file, part) in enumerate(zip(files, parts, strict=True), 1):
        shown = {"panels": replace(panels, every=part), "charts": Charts(None, ())}
        yield page(file, "panels", **shown, number=number, further=files)
