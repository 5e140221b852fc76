"""What a site says of its data: the licence, a catalogue, and codes on printed sheets."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import segno

from apcli.publishing.files import data_files
from apcli.render.codes import codes
from apcli.workspace import load
from tests.processes import ROOT
from tests.publishing.making import site, site_pages
from tests.render.portable import portable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.workspace import Workspace

PLAN = ROOT / "examples/demonstration/data"
ADDRESS = "https://www.city.mihon.example.jp/plan"
TERMS = "https://creativecommons.org/licenses/by/4.0/deed.ja"


@pytest.fixture(scope="module")
def licensed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that states its address and a licence."""
    data = shutil.copytree(PLAN, tmp_path_factory.mktemp("licensed") / "data")
    plan = (data / "plan.yaml").read_text("utf-8")
    stated = f"site: {ADDRESS}\nlicence: {{name: CC BY 4.0, url: {TERMS}}}\n"
    (data / "plan.yaml").write_text(plan + stated, "utf-8")
    return data


@pytest.fixture(scope="module")
def workspace(licensed: Path) -> Workspace:
    return load(licensed, "data")


@pytest.fixture(scope="module")
def files(workspace: Workspace) -> Mapping[str, bytes]:
    return data_files(site(workspace))


@pytest.fixture(scope="module")
def about(workspace: Workspace) -> str:
    return site_pages(workspace)["about.html"]


def test_every_table_is_in_the_catalogue_with_its_address_and_licence(
    files: Mapping[str, bytes],
) -> None:
    catalogue = json.loads(files["data/catalog.jsonld"])
    assert catalogue["@type"] == "dcat:Dataset"
    assert catalogue["dcat:landingPage"] == {"@id": f"{ADDRESS}/"}
    assert catalogue["dct:license"] == {"@id": TERMS}
    told = {each["dcat:downloadURL"]["@id"] for each in catalogue["dcat:distribution"]}
    full = {name for name, data in files.items() if _is_table(name) and data.count(b"\n") > 1}
    assert told == {f"{ADDRESS}/{name}" for name in full if "dictionary" not in name}
    assert all(each["dct:license"] == {"@id": TERMS} for each in catalogue["dcat:distribution"])


def _is_table(name: str) -> bool:
    return name.startswith("data/") and name.endswith(".csv")


def test_what_describes_the_tables_names_the_licence(files: Mapping[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    assert package["licenses"] == [{"title": "CC BY 4.0", "path": TERMS}]
    assert json.loads(files["data/csv-metadata.json"])["dc:license"] == TERMS


def test_each_csv_of_an_indicator_has_licence_and_address(files: Mapping[str, bytes]) -> None:
    tables = [name for name in files if name.startswith("indicators/")]
    assert len(tables) > 20
    for name in tables:
        text = files[name].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert rows
        for row in rows:
            assert (row["licence"], row["licence_url"]) == ("CC BY 4.0", TERMS)
            assert row["address"] == f"{ADDRESS}/{name.removesuffix('.csv')}.html"
            assert row["unit"] or not row["value"]
            assert row["kind"]
            assert row["fiscal_year_ja"]


def test_the_page_about_the_data_tells_people_and_search_engines(about: str) -> None:
    assert f'<a href="{TERMS}">CC BY 4.0</a>の条件で利用できます。' in about
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', about)
    told: dict[str, Any] = json.loads(written)
    assert (told["@type"], told["license"], told["url"]) == ("Dataset", TERMS, f"{ADDRESS}/")
    assert all(each["contentUrl"].startswith(f"{ADDRESS}/data/") for each in told["distribution"])


def test_no_text_of_a_plan_ends_the_data_in_a_page(tmp_path: Path) -> None:
    data = shutil.copytree(PLAN, tmp_path / "data")
    plan = (data / "plan.yaml").read_text("utf-8")
    changed = re.sub("(?m)^title: .*$", "title: '</script><b>計画'", plan)
    assert changed != plan
    (data / "plan.yaml").write_text(changed, "utf-8")
    page = site_pages(load(data, "data"))["about.html"]
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(written)["name"].startswith("</script><b>計画")


def test_a_plan_without_address_and_licence_says_nothing_of_them() -> None:
    plain = load(PLAN, "data")
    made = data_files(site(plain))
    catalogue = json.loads(made["data/catalog.jsonld"])
    assert not {"dct:license", "dcat:landingPage"} & catalogue.keys()
    assert all(
        "://" not in each["dcat:downloadURL"]["@id"] for each in catalogue["dcat:distribution"]
    )
    assert "licenses" not in json.loads(made["data/datapackage.json"])
    assert codes(plain, []) == {}


def test_a_code_leads_to_the_page_of_each_sheet(workspace: Workspace) -> None:
    made = codes(workspace, [])
    assert made.keys() == workspace.sheets.keys()
    assert len({*made.values()}) == len(made)
    for key, svg in made.items():
        folder = "goals" if key in workspace.goals else "initiatives"
        expected = segno.make_qr(f"{ADDRESS}/{folder}/{key}.html", error="m")
        side = expected.symbol_size(border=4)[0]
        assert f'viewBox="0 0 {side} {side}"' in svg


def test_every_printed_sheet_has_its_code(licensed: Path, workspace: Workspace) -> None:
    told = portable(licensed).alternatives
    current = [each for each in workspace.initiatives.values() if not each.ended]
    assert told.count("取組のページへのQRコード") == len(current)


def test_an_indicator_can_be_put_into_another_site(workspace: Workspace) -> None:
    pages = site_pages(workspace)
    page = pages["indicators/cashless/fees.html"]
    (snippet,) = re.findall(r'<p class="embedding"[^>]*>(.*?)</p>', page, re.DOTALL)
    frame = html.unescape(snippet)
    assert frame.startswith(f'<iframe src="{ADDRESS}/embed/cashless/fees.html" title="')
    assert "embed/cashless/fees.html" in pages
    sheet = pages["initiatives/cashless.html"]
    assert 'href="../indicators/cashless/fees.html"' in sheet
