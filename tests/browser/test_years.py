"""The report with the years before, as a page: valid, accessible, no wider than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.browsing import browse, invalid
from tests.editions.three_editions import write_city
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

SCALE = """ratings:
  on: attainment
  scale: [{label: A 順調, at_least: 100}, {label: B おおむね順調, at_least: 80}, {label: C}]
"""


@pytest.fixture(scope="module", params=["", SCALE], ids=["unrated", "rated"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the latest of three editions."""
    city = write_city(tmp_path_factory.mktemp("city"))
    plan = city / "data/plan.yaml"
    plan.write_text(plan.read_text("utf-8") + request.param, "utf-8")
    file = city / "report.html"
    output("render", "--document", "progress", "--output", file, cwd=city)
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(page: Path, scheme: Literal["light", "dark"], width: int) -> None:
    assert browse(page, ("check",), scheme=scheme, width=width)[-1] == []


def test_html_validate_finds_nothing(page: Path) -> None:
    assert invalid([page]) == []


def test_nothing_is_wider_than_the_screen(page: Path) -> None:
    wide = "document.documentElement.scrollWidth"
    overview = (
        "(({right}) => right)(document.querySelector('.measured').getBoundingClientRect())"
        " <= document.querySelector('#page_table').getBoundingClientRect().right + 1"
    )
    for width in (320, 390, 768, 800, 1024, 1280):
        assert browse(page, ("see", wide), width=width) == [width]
        assert browse(page, ("see", overview), width=width) == [True], width
