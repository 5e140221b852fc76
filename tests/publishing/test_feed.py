"""What a site tells feeds and search engines."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as Xml

import pytest

from apcli.publishing.pages import pages_of
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.processes import ROOT
from tests.publishing.making import site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EDITION = ROOT / "tests/plans/revision/r8"
ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "https://www.city.midori.example.jp/plan"


def made(data: Path) -> Mapping[str, str]:
    workspace = load(data, "data")
    assert list(workspace.diagnostics) == []
    found = pages_of(site(workspace), template_folders(None, data))
    return {name: text.decode() for name, text in found.items()}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(EDITION, tmp_path_factory.mktemp("plan") / "data")


@pytest.fixture(scope="module")
def files(data: Path) -> Mapping[str, str]:
    return made(data)


@pytest.fixture(scope="module")
def placed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The same plan, which says where it is published."""
    other = shutil.copytree(data, tmp_path_factory.mktemp("placed") / "data")
    plan = (other / "plan.yaml").read_text("utf-8")
    (other / "plan.yaml").write_text(plan + f"site: {ADDRESS}\n", "utf-8")
    return made(other)


def entries(text: str) -> list[dict[str, str]]:
    root = Xml.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    return [
        {
            **{each.tag.removeprefix(ATOM): each.text or "" for each in entry},
            "link": entry.find(f"{ATOM}link").attrib["href"],  # type: ignore[union-attr]
        }
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_the_feed_has_what_is_new_with_the_days_of_the_data(files: Mapping[str, str]) -> None:
    found = entries(files["feed.xml"])
    assert [(each["updated"][:10], each["title"], each["summary"]) for each in found] == [
        ("2026-03-31", "「みどり市デジタル推進計画」（令和8（2026）年度）", "計画を公表しました。"),
        ("2025-03-31", "2 書かない窓口の拡大：令和6年度の実績", "平均の待ち時間　23.5分"),
    ]
    assert len({each["id"] for each in found}) == len(found)
    assert all(each["id"].startswith("urn:uuid:") for each in found)
    assert {each["link"] for each in found} <= set(files)


def test_without_an_address_nothing_is_absolute(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        if name.endswith((".html", ".xml")):
            assert "midori.example" not in text, name
    assert "http" not in re.sub('xmlns="[^"]*"', "", files["feed.xml"] + files["sitemap.xml"])


def test_the_list_of_pages_has_every_page_once(files: Mapping[str, str]) -> None:
    root = Xml.fromstring(files["sitemap.xml"])
    found = [unquote(each.text or "") for each in root.iter(f"{SITEMAP}loc")]
    every = {name for name in files if name.endswith(".html")} - {"404.html"}
    pages = {name for name in every if not name.startswith("embed/")}
    assert sorted(found) == sorted(pages)
    assert {each.text for each in root.iter(f"{SITEMAP}lastmod")} == {"2026-03-31"}


def test_with_an_address_feed_list_and_pages_have_whole_addresses(
    placed: Mapping[str, str], files: Mapping[str, str]
) -> None:
    assert set(placed) == set(files)
    links = {each["link"] for each in entries(placed["feed.xml"])}
    locations = Xml.fromstring(placed["sitemap.xml"]).iter(f"{SITEMAP}loc")
    for each in {*links, *(each.text or "" for each in locations)}:
        assert each.startswith(f"{ADDRESS}/")
        assert unquote(each.removeprefix(f"{ADDRESS}/")) in placed
    for name, page in placed.items():
        if name.endswith(".html") and name != "404.html" and not name.startswith("embed/"):
            (canonical,) = re.findall('<link rel="canonical" href="([^"]*)">', page)
            assert unquote(urlsplit(canonical).path) == f"/plan/{name}"


def test_the_page_for_what_does_not_exist_needs_no_other_file(
    placed: Mapping[str, str], files: Mapping[str, str]
) -> None:
    assert not re.findall(r"(?:href|src)=", files["404.html"])
    assert re.findall(r'href="([^"]*)"', placed["404.html"]) == [f"{ADDRESS}/"]


def test_a_plan_that_states_no_day_has_no_feed(tmp_path: Path) -> None:
    data = shutil.copytree(EDITION, tmp_path / "data")
    for file in data.rglob("*.yaml"):
        lines = file.read_text("utf-8").split("\n")
        kept = [re.sub(r", (as_of|by|reached): [0-9-]+", "", each) for each in lines]
        file.write_text(
            "\n".join(each for each in kept if not each.startswith("published")), "utf-8"
        )
    files = made(data)
    assert "feed.xml" not in files
    assert "feed.xml" not in files["index.html"]
