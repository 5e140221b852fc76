"""The site while it is written: what `publish` would write, with the findings at their fields."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from apcli.diagnostics import message
from apcli.errors import ExtraMissing
from apcli.preview import Folder, Making
from apcli.publishing.files import data_files
from apcli.publishing.pages import pages_of
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import ROOT
from tests.publishing.making import site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from apcli.publishing.site import Site
    from apcli.workspace import Workspace

DEMONSTRATION = ROOT / "examples/demonstration/data"
_ADDED = re.compile(
    r'<link rel="stylesheet" href="/preview.css">.*<script src="/preview.js"></script>', re.DOTALL
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def previewed(
    root: Path, templates: Path | None = None, make: Callable[[Workspace], Site] = site
) -> Folder:
    making = Making(make, lambda _site: {}, lambda svg: b"png of " + svg[:4])
    return Folder((root, "data"), template_folders(templates, root), str, 3, making)


def told(folder: Folder, file: str) -> list[dict[str, Any]]:
    """What the script of a page is given."""
    page = folder.served(file).data.decode()
    found = re.search(r'<script type="application/json" id="preview[^>]*>(.*?)</script>', page)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def places(folder: Folder, file: str) -> set[tuple[str, str, str]]:
    return {(each["label"], each["anchor"], each["field"]) for each in told(folder, file)}


def test_every_file_is_what_publish_writes_with_what_the_preview_adds() -> None:
    workspace = load(DEMONSTRATION, "data")
    folder = previewed(DEMONSTRATION)
    published = site(workspace)
    files = pages_of(published, template_folders(None, DEMONSTRATION))
    for name, data in {**files, **data_files(published)}.items():
        served = folder.served(name)
        assert (served.name, served.found) == (name, True)
        if not name.endswith(".html"):
            assert served.data == data, name
            continue
        page = served.data.decode()
        assert len(_ADDED.findall(page)) == 1, name
        assert _POLICY.sub("", _ADDED.sub("", page)) == _POLICY.sub("", data.decode()), name


def test_the_front_page_is_what_the_folder_itself_shows(tmp_path: Path) -> None:
    folder = previewed(write_plan(tmp_path))
    assert folder.served("") == folder.served("index.html")


def test_what_is_not_published_is_not_served(tmp_path: Path) -> None:
    folder = previewed(write_plan(tmp_path))
    for file in ("plan.yaml", "../plan.yaml", "initiatives/none.html", "indicators/first/no.png"):
        served = folder.served(file)
        assert (served.name, served.found) == ("404.html", False)


def test_a_picture_is_drawn_when_it_is_asked_for(tmp_path: Path) -> None:
    folder = previewed(write_plan(tmp_path))
    assert folder.served("indicators/first/uses.png").data == b"png of <svg"


def test_a_missing_library_is_said_on_the_page_that_needs_it(tmp_path: Path) -> None:
    root = write_plan(tmp_path)

    def png(_: bytes) -> bytes:
        raise ExtraMissing(message("no library"), message("install it"))

    making = Making(site, lambda _site: {}, png)
    folder = Folder((root, "data"), template_folders(None, root), str, 0, making)
    assert "no library" in folder.served("indicators/first/uses.png").data.decode()
    assert folder.served("").found


def test_pages_let_in_what_the_preview_adds_and_nothing_else(tmp_path: Path) -> None:
    page = previewed(write_plan(tmp_path)).served("").data.decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(each.strip().partition(" ")[::2] for each in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert 'data-version="3"' in page


@pytest.mark.parametrize(
    ("fault", "code", "file", "field"),
    [
        ("overview: 窓口のの手続を見直します。\n", "AP510", "initiatives/first.html", "事業概要"),
        ("departments: [どこにもない課]\n", "AP201", "initiatives/first.html", "担当課"),
        ("overview: [1, 2]\n", "AP103", "initiatives/first.html", "事業概要"),
    ],
)
def test_a_finding_is_shown_at_its_field(
    tmp_path: Path, fault: str, code: str, file: str, field: str
) -> None:
    folder = previewed(write_plan(tmp_path, {FIRST: patched(FIRST, fault)}))
    found = [each for each in told(folder, file) if each["label"].endswith(code)]
    assert [each["field"] for each in found] == [field]
    assert found[0]["place"].startswith("data/initiatives/first.yaml:")
    assert found[0]["source"] in fault


def test_the_rest_of_a_file_with_a_mistake_is_shown(tmp_path: Path) -> None:
    root = write_plan(tmp_path, {FIRST: patched(FIRST, "schedule: soon\n")})
    folder = previewed(root)
    assert folder.errors == 1
    page = folder.served("initiatives/first.html").data.decode()
    assert "窓口の手続を見直します" in page
    assert places(folder, "initiatives/first.html") == {("error AP103", "", "実施スケジュール")}


def test_a_file_that_is_no_yaml_is_a_page_with_its_findings(tmp_path: Path) -> None:
    root = write_plan(tmp_path, {FIRST: "title: [未完\n"})
    folder = previewed(root)
    served = folder.served("initiatives/first.html")
    assert served.found
    assert [each["label"] for each in told(folder, "initiatives/first.html")] != []
    assert folder.served("initiatives/second.html").name == "initiatives/second.html"


@pytest.mark.parametrize("text", ["", "title: [\n", "fiscal_year: soon\n", "\0"])
def test_a_plan_that_cannot_be_read_is_a_page_with_its_findings(tmp_path: Path, text: str) -> None:
    folder = previewed(write_plan(tmp_path, {"plan.yaml": text}))
    assert folder.errors
    assert told(folder, "")
    assert "plan.yaml" in folder.served("").data.decode()


@pytest.mark.parametrize("name", ["taxonomy.yaml", "glossary.yaml"])
def test_a_part_that_cannot_be_read_leaves_the_rest(tmp_path: Path, name: str) -> None:
    folder = previewed(write_plan(tmp_path, {name: "terms: [\n"}))
    assert folder.errors
    assert "窓口の手続を見直します" in folder.served("initiatives/first.html").data.decode()


def test_findings_of_a_term_and_of_a_section_lead_to_them(tmp_path: Path) -> None:
    changes = {"glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n"}
    folder = previewed(write_plan(tmp_path, changes))
    assert ("warning AP510", "term_DX", "") in places(folder, "glossary.html")
    assert 'id="term_DX"' in folder.served("glossary.html").data.decode()


def test_errors_are_listed_before_what_else_is_found(tmp_path: Path) -> None:
    changes = {
        FIRST: patched(FIRST, "departments: [どこにもない課]\n"),
        "glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n",
    }
    severities = [each.severity for each in previewed(write_plan(tmp_path, changes)).findings]
    assert severities == sorted(severities, key=lambda each: each != "error")
    assert len({*severities}) > 1


def test_what_stops_a_page_is_shown_on_it(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "site").mkdir(parents=True)
    (templates / "site" / "about.html.j2").write_text("{{ nothing_of_the_kind }}", "utf-8")
    folder = previewed(write_plan(tmp_path / "data"), templates)
    assert "nothing_of_the_kind" in folder.served("about.html").data.decode()
    assert "nothing_of_the_kind" not in folder.served("").data.decode()


def test_no_folder_is_a_finding_too_while_the_page_is_open(tmp_path: Path) -> None:
    making = Making(site, lambda _site: {}, bytes)
    folder = Folder((tmp_path / "gone", "gone"), template_folders(None, tmp_path), str, 0, making)
    assert folder.errors == 1
    assert "gone" in folder.served("").data.decode()


def test_a_finding_cannot_end_the_script_it_is_in(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script>"
    changes = {FIRST: patched(FIRST, f"title: '{hostile}'\ndepartments: ['{hostile}']\n")}
    folder = previewed(write_plan(tmp_path, changes))
    assert any(hostile in each.message for each in folder.findings)
    for file in ("", "initiatives/first.html"):
        assert "<script>alert(1)" not in folder.served(file).data.decode()


def test_a_fault_of_the_program_is_not_hidden(tmp_path: Path) -> None:
    def fails(_: Workspace) -> Site:
        raise AssertionError

    with pytest.raises(AssertionError):
        previewed(write_plan(tmp_path), make=fails)
