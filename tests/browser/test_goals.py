"""A plan of 300 initiatives under goals in a browser: found by goal, searched, narrowed down."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.browsing import browse
from tests.browser.plans import write_pages

if TYPE_CHECKING:
    from pathlib import Path

COUNT = "document.querySelector('[role=status]').textContent"
ROWS = """[...document.querySelectorAll('.list tbody tr')].filter((row) => row.checkVisibility())
  .map((row) => row.querySelector('th').firstElementChild.textContent)"""
BESIDE = """[...document.querySelectorAll('.side .outline :is(summary, li > a)')]
  .filter((each) => each.checkVisibility()).map((each) => each.textContent)"""
SHEETS = """[...document.querySelectorAll('.sheet, .goal')]
  .filter((each) => each.checkVisibility()).map((each) => each.id)"""
WHERE = "location.pathname.split('/').slice(-2).join('/') + location.hash"
SEEN = "document.querySelector(':target').getBoundingClientRect().top < innerHeight"
GOALS = "基本目標・施策"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the plan of a large city."""
    return write_pages("city", tmp_path_factory.mktemp("city"))


TWO_TAPS = [("click", ".contents summary"), ("click", ".contents [open] ol ol a")]


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_an_initiative_is_found_under_its_goal_in_two_taps(
    pages: Path, script: bool
) -> None:
    found = browse(
        pages / "plan.html", *TWO_TAPS, ("see", WHERE), ("see", SEEN), width=390, script=script
    )
    assert found == ["pages/plan.html#childcare-01", True]


def test_on_a_phone_a_page_of_the_site_is_found_in_two_taps(pages: Path) -> None:
    found = browse(pages / "site/index.html", *TWO_TAPS, ("see", WHERE), width=390)
    assert found == ["initiatives/childcare-01.html"]


def test_a_search_for_a_goal_finds_what_lies_below_it(pages: Path) -> None:
    search = ("fill", "#page_words", "保育と幼児教育の充実")
    held = "document.getElementById('page_below').textContent.replace(/[^0-9]/g, '')"
    below = int(browse(pages / "site/goals/childcare.html", ("see", held))[0])
    found = browse(pages / "site/index.html", ("see", COUNT), search, ("see", COUNT), ("see", ROWS))
    assert found[:2] == ["300件中300件", f"300件中{below}件"]
    rows = found[2]
    assert rows[:2] == ["1 子どもが健やかに育つまち", "1-1 保育と幼児教育の充実"]
    assert len(rows) == below + 2


def test_the_page_of_the_whole_plan_says_how_many_goals_it_finds(pages: Path) -> None:
    search = ("fill", "#page_words", "保育と幼児教育の充実")
    assert browse(pages / "plan.html", ("see", COUNT), search, ("see", COUNT)) == [
        "取組300件、目標36件すべてを表示しています",
        "取組300件のうち2件、目標36件のうち1件が当てはまります",
    ]
    (found,) = browse(pages / "plan.html", search, ("see", ROWS))
    assert found[:2] == ["1 子どもが健やかに育つまち", "1-1 保育と幼児教育の充実"]
    assert len(found) == 4


def test_what_is_found_stands_under_its_goals_in_the_list_and_beside_it(pages: Path) -> None:
    search = ("fill", "#page_words", "病児保育の利用の促進")
    rows, sheets, beside = browse(
        pages / "plan.html", search, ("see", ROWS), ("see", SHEETS), ("see", BESIDE)
    )
    goals = ["1 子どもが健やかに育つまち", "1-1 保育と幼児教育の充実"]
    assert rows == [*goals, "病児保育の利用の促進"]
    assert sheets == ["children", "childcare", "childcare-03"]
    assert beside == [f"{goals[0]}（50件）", goals[1], "1-1-3 病児保育の利用の促進"]


def test_a_goal_narrows_down_to_all_that_lies_below_it(pages: Path) -> None:
    choose = ("choose", GOALS, "1 子どもが健やかに育つまち（50件）")
    count, rows, sheets = browse(
        pages / "plan.html", choose, ("see", COUNT), ("see", ROWS), ("see", SHEETS)
    )
    assert count == "取組300件のうち50件、目標36件のうち6件が当てはまります"
    assert sum(bool(re.match(r"1(-\d)? ", each)) for each in rows) == 6
    assert len(sheets) == 56


def test_a_measure_is_chosen_below_its_goal_and_what_is_listed_again_stays_with_its_own(
    pages: Path,
) -> None:
    choose = ("choose", GOALS, "　2-1 健康づくりの推進（10件）")
    count, rows = browse(pages / "plan.html", choose, ("see", COUNT), ("see", ROWS))
    assert count == "取組300件のうち10件、目標36件のうち1件が当てはまります"
    assert rows[:2] == ["2 誰もが健やかに暮らすまち", "2-1 健康づくりの推進"]
    assert len(rows) == 12


def test_cleared_conditions_show_everything_and_fold_what_was_folded(pages: Path) -> None:
    folded = "document.querySelectorAll('.side details[open]').length"
    steps = [
        *(("see", folded), ("fill", "#page_words", "病児保育"), ("see", folded)),
        *(("click", "[type=reset]"), ("see", "new Promise((done) => setTimeout(done, 50))")),
        *(("see", folded), ("see", COUNT), ("see", f"({ROWS}).length")),
    ]
    found = browse(pages / "plan.html", *steps)
    again = len(re.findall('<tr class="again"', (pages / "plan.html").read_text("utf-8")))
    everything = "取組300件、目標36件すべてを表示しています"
    assert found == [0, 1, None, 0, everything, 336 + again]


def test_the_index_of_the_site_has_no_sheet_and_no_picture_of_an_initiative(pages: Path) -> None:
    index = (pages / "site/index.html").read_text(encoding="utf-8")
    assert 'class="sheet' not in index
    assert "<svg" not in index
    assert len(index.encode()) < 300_000
    shared = [(pages / "site" / name).read_bytes() for name in ("site.css", "site.js")]
    compressed = [gzip.compress(each) for each in (index.encode(), *shared)]
    assert sum(map(len, compressed)) < 150_000
    assert (pages / "site/search.js").stat().st_size < 600_000


def test_no_page_of_the_site_is_heavy(pages: Path) -> None:
    sizes = {
        path.relative_to(pages).as_posix(): path.stat().st_size
        for path in (pages / "site").rglob("*.html")
    }
    assert {name: size for name, size in sizes.items() if size >= 300_000} == {}


def test_a_sheet_of_the_site_does_not_repeat_the_contents(pages: Path) -> None:
    sheet = (pages / "site/initiatives/childcare-03.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="([^"#]+\.html)"', sheet))
    assert {each for each in links if "/initiatives/" in each} == {
        "../initiatives/childcare-02.html",
        "../initiatives/childcare-04.html",
    }
    assert {"../index.html", "../goals/children.html", "../goals/childcare.html"} < links
