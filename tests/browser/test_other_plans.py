"""The pages of plans with goals, money and grades: valid, accessible, no wider than a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.browsing import browse, invalid
from tests.browser.plans import PLANS, SITE_PAGES, write_pages

if TYPE_CHECKING:
    from pathlib import Path

UNFOLDED = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.fixture(scope="module", params=PLANS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of a plan, named like it."""
    return write_pages(request.param, tmp_path_factory.mktemp(request.param) / request.param)


def _every(pages: Path) -> list[Path]:
    some = SITE_PAGES[pages.parent.name]
    names = ("plan.html", "report.html", *(f"site/{each}" for each in some))
    return [pages / each for each in names]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(pages: Path, scheme: Literal["light", "dark"], width: int) -> None:
    for page in _every(pages):
        found = browse(page, ("see", UNFOLDED), ("check",), scheme=scheme, width=width)[-1]
        assert found == [], page.name


def test_html_validate_finds_nothing(pages: Path) -> None:
    assert invalid(sorted(pages.rglob("*.html"))) == []


def test_nothing_is_wider_than_the_screen(pages: Path) -> None:
    wide = "document.documentElement.scrollWidth"
    widths = (320, 390, 768, 1280)
    steps = [step for each in widths for step in (("resize", str(each)), ("see", wide))]
    for page in _every(pages):
        assert browse(page, ("see", UNFOLDED), *steps)[1:] == list(widths), page.name


STACKED = """[...document.querySelectorAll('.stacked')].map((table) => ({
  scrolls: table.parentElement.scrollWidth > table.parentElement.clientWidth,
  cells: [...table.querySelectorAll('td')].filter((cell) => cell.checkVisibility())
    .map((cell) => [...cell.children].map((each) => each.innerText.trim()).filter(Boolean)),
}))"""


def test_costs_and_grades_stand_below_one_another_on_a_phone(pages: Path) -> None:
    (tables,) = browse(pages / "plan.html", ("see", STACKED), width=390)
    assert bool(tables) == (pages.parent.name != "levels")
    assert not any(each["scrolls"] for each in tables)
    cells = [cell for each in tables for cell in each["cells"]]
    assert all(len(cell) == 2 for cell in cells)
    assert "－" not in {said for _, said in cells}
    if pages.parent.name == "money":
        assert ["財源（千円）", "国 42,000、県 12,000、一般財源 30,000"] in cells
