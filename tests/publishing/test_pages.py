"""The pages of a published site."""

from __future__ import annotations

import csv
import datetime
import io
from posixpath import normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from apcli.progress import Verdict
from apcli.publishing.addresses import indicator_page
from apcli.publishing.files import data_files, drawn_files
from apcli.publishing.pages import pages_of
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import DATA, ROOT
from tests.publishing.making import site, site_pages
from tests.render.pages import DOWNLOADED, Page, broken_links

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace

PLANS = sorted(path.parent for path in (ROOT / "tests/plans").glob("*/data/plan.yaml"))


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(DATA, "data")


@pytest.fixture(scope="module")
def pages(workspace: Workspace) -> dict[str, str]:
    return site_pages(workspace)


@pytest.mark.parametrize("folder", [DATA, *PLANS], ids=lambda folder: folder.parent.name)
def test_no_link_of_a_site_leads_nowhere(folder: object) -> None:
    assert broken_links(site_pages(load(folder, "data"))) == []  # type: ignore[arg-type]


def test_everything_has_a_page(workspace: Workspace, pages: dict[str, str]) -> None:
    indicators = {
        indicator_page(key, name)
        for key, sheet in workspace.sheets.items()
        for name in sheet.indicators
    }
    assert indicators <= set(pages)
    assert {f"initiatives/{key}.html" for key in workspace.initiatives} <= set(pages)
    named = {name for each in workspace.initiatives.values() for name in each.departments}
    assert {f"departments/{name}.html" for name in named} <= set(pages)
    assert set(workspace.plan.years.targets) >= {2025}
    assert "years/2025.html" in pages


def test_every_page_leads_to_the_front_page_and_the_menu(pages: dict[str, str]) -> None:
    for file, page in pages.items():
        if file == "404.html" or file.startswith("embed/"):
            continue
        up = "../" * file.count("/")
        links = Page(page).links
        assert {f"{up}index.html", f"{up}plan.html", f"{up}years/2025.html"} <= set(links), file


LATE = "indicators: {a: {name: 甲, targets: {2025: {by: 2025-10}}}}\n"


def test_nothing_is_overdue_without_a_day(tmp_path: Path) -> None:
    workspace = load(write_plan(tmp_path / "data", {FIRST: patched(FIRST, LATE)}), "data")
    (report,) = site(workspace).reports.values()
    assert [each.name for each in report.view.verdicts] == [Verdict.NO_VALUE]
    (late,) = site(workspace, as_of=datetime.date(2026, 6, 1)).reports.values()
    assert [each.name for each in late.view.verdicts] == [Verdict.OVERDUE]


def test_every_download_is_there(workspace: Workspace) -> None:
    shown = site(workspace)
    pages = pages_of(shown, template_folders(None, DATA))
    made = {**pages, **data_files(shown), **drawn_files(pages)}
    count = 0
    for file, page in made.items():
        if file.endswith(".html"):
            for link in Page(page.decode()).links:
                if link.endswith(DOWNLOADED):
                    assert normpath(f"{file.rpartition('/')[0]}/{link}".lstrip("/")) in made
                    count += 1
    assert count >= 60


def test_a_picture_stands_by_itself(workspace: Workspace) -> None:
    made = pages_of(site(workspace), template_folders(None, DATA))
    pictures = {file: text.decode() for file, text in made.items() if file.endswith(".svg")}
    assert set(pictures) == {
        indicator_page(key, name).replace(".html", ".svg")
        for key, sheet in workspace.initiatives.items()
        for name, indicator in sheet.indicators.items()
        if indicator.baseline or any(each.value is not None for each in indicator.targets.values())
    }
    for text in pictures.values():
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "prefers-color-scheme: dark" in text
        assert "href" not in text


def test_each_picture_of_an_indicator_is_there_as_pixels(workspace: Workspace) -> None:
    pages = pages_of(site(workspace), template_folders(None, DATA))
    drawn = drawn_files(pages)
    pictures = {name for name in pages if name.endswith(".svg")}
    assert set(drawn) == {name.replace(".svg", ".png") for name in pictures}
    sizes = {int.from_bytes(data[16:20], "big") for data in drawn.values()}
    assert all(data[:8] == b"\x89PNG\r\n\x1a\n" for data in drawn.values())
    assert min(sizes) > 600
    assert len(set(drawn.values())) == len(drawn)


def test_the_csv_of_an_indicator_stands_alone(workspace: Workspace) -> None:
    made = data_files(site(workspace))
    text = made["indicators/public-wifi/sites.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    indicator = workspace.initiatives["public-wifi"].indicators["sites"]
    years = [year for span in indicator.targets for year in range(span.first, span.last + 1)]
    assert [int(row["fiscal_year"]) for row in rows if row["kind"] == "target"] == sorted(years)
    for row in rows:
        assert row["municipality"] == "西東京市"
        assert row["municipality_code"] == "132292"
        assert row["plan"] == workspace.plan.title
        assert row["title"] == "公衆無線LAN環境の充実"
        assert row["unit"] == "拠点"
        assert row["kind"]
        assert row["value"] or row["missing_reason"] or row["text"] or row["by"]
