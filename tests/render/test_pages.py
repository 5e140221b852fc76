"""Every page of every PDF, scanned: none nearly empty, no row alone, nothing beyond the frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apcli.editions.adopted import as_adopted
from apcli.render import pdf
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.processes import ROOT
from tests.render.documents import write_files
from tests.render.other_city import FILES as OTHER
from tests.render.portable import Portable, plain, portable, portable_progress
from tests.render.structured_plan import FILES as STRUCTURED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.render.portable import Line

TOP, BOTTOM = 25.0, 277.0
"""Where the text of a page begins and ends, in millimetres from above."""
LEFT, RIGHT = 20.0, 190.0
HANGING = 2.0
"""How far the blank half of a bracket or of a full stop may stand in the margin."""

PLANS = {"real": ROOT / "data", "demonstration": ROOT / "examples/demonstration/data"} | {
    each.name: each / "data"
    for each in sorted((ROOT / "tests/plans").iterdir())
    if (each / "data").is_dir()
}
WRITTEN = {"other": OTHER, "structured": STRUCTURED}


@pytest.fixture(
    scope="module",
    params=[(name, kind) for name in (*PLANS, *WRITTEN) for kind in ("plan", "adopted", "report")],
    ids="-".join,
)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Portable:
    """A plan with all that is known, as it was adopted, or its report, in print."""
    name, kind = request.param
    data = PLANS.get(name) or _written(WRITTEN[name], tmp_path_factory.mktemp(name))
    made = {"plan": portable, "adopted": _adopted, "report": portable_progress}
    return made[kind](data)


def _adopted(data: Path) -> Portable:
    document = plan_document(as_adopted(load(data, "data")))
    return Portable(pdf.render(document, template_folders(None, data)))


def _written(files: Mapping[str, str], folder: Path) -> Path:
    return write_files(folder / "data", files)


def _text(printed: Portable, page: int) -> list[Line]:
    """The lines of a page without its running head and its number."""
    return [each for each in printed.lines if each.page == page and TOP < each.bottom < BOTTOM + 1]


def test_at_most_one_page_is_under_a_quarter_full(printed: Portable) -> None:
    ends = [_end(_text(printed, page)) for page in range(2, len(printed.pages) + 1)]
    short = [end for end in ends if (end - TOP) / (BOTTOM - TOP) < 1 / 4]
    assert len(short) <= 1


def _end(lines: list[Line]) -> float:
    """Where what is on a page ends; an imprint far below it at the foot does not fill the page."""
    found = TOP
    for bottom in sorted(line.bottom for line in lines):
        if bottom - found > (BOTTOM - TOP) / 2:
            break
        found = bottom
    return found


def test_no_page_has_a_single_row(printed: Portable) -> None:
    for page in range(2, len(printed.pages) + 1):
        heights = {round(line.bottom) for line in _text(printed, page)}
        assert len(heights) > 2, f"page {page}"


def test_every_page_is_upright_a4(printed: Portable) -> None:
    for page in printed.reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_nothing_is_beyond_the_frame(printed: Portable) -> None:
    beyond = [
        line
        for line in printed.lines
        if (line.left < LEFT - HANGING or line.right > RIGHT + HANGING) and line.page > 1
    ]
    assert beyond == []
    assert all(line.bottom < 290 for line in printed.lines)


def test_no_line_ends_inside_what_belongs_together(printed: Portable) -> None:
    """A bracket with its word, a number with its unit, 年 or 月 of a date, both parts of AI-OCR."""
    parted = [
        line.text
        for line in printed.lines
        if re.search(r"(（|（累|（単|（時|[0-9][,.]|AI-|[=＝÷×])$", plain(line.text))
    ]
    assert parted == []


def test_headings_are_above_what_they_head(printed: Portable) -> None:
    """No section's heading is the last line of a page."""
    titles = {title for level, title, _page in printed.bookmarks if level == 1}
    for page in range(2, len(printed.pages)):
        lines = _text(printed, page)
        assert plain(max(lines, key=lambda line: line.bottom).text) not in titles
