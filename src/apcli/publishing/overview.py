"""The pictures of the whole plan on as many pages as keep each of them light."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from apcli.publishing.addresses import OVERVIEW, panels_page
from apcli.render.charts import Chart, Charts
from apcli.render.panels import Panels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[[], str]
    Page = Callable[..., tuple[str, Make]]

MOST = 80
"""The pictures of indicators that a page has."""


def overview_pages(
    count: int, panels: Panels, charts: Charts, page: Page
) -> Iterator[tuple[str, Make]]:
    """The overview by its file, and of a large plan the pictures of indicators on pages of theirs.

    `count` is how many they are; `page` gives what fills a template for a file. The schedule of a
    large plan is drawn once, as for a phone.
    """
    if count <= MOST:
        yield page(OVERVIEW, "overview", further=())
        return
    starts = range(0, count, MOST)
    files = tuple(panels_page(number) for number in range(1, len(starts) + 1))

    def overview() -> dict[str, Any]:
        schedule = Chart(charts.schedule.drawing) if charts.schedule else None
        none = Panels((), panels.of, panels.legend)
        return {"panels": none, "charts": Charts(schedule, charts.stages)}

    def part(first: int) -> dict[str, Any]:
        shown = Panels(panels.every[first : first + MOST], panels.of, panels.legend)
        return {"panels": shown, "charts": Charts(None, ())}

    yield page(OVERVIEW, "overview", overview, further=files)
    for number, (file, first) in enumerate(zip(files, starts, strict=True), 1):
        yield page(file, "panels", partial(part, first), number=number, further=files)
