"""`publish`: every page whole, nothing lost that is not apcli's, nothing left beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import SECOND, patched, write_plan
from tests.hostile.running import finish, run, sentence, start
from tests.hostile.test_output import FULL, listing, state
from tests.opendata.test_tables import NAMES

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

SITE = ("publish", "--without", "pdf,docx", "--output")
OPEN = sorted(
    [
        *(f"{name}.csv" for name in (*NAMES, "dictionary")),
        "csv-metadata.json",
        "datapackage.json",
        "catalog.jsonld",
    ]
)
PAGES = [
    "404.html",
    "about.html",
    "data",
    *(f"data/{name}" for name in OPEN),
    "departments",
    "departments/情報推進課.html",
    "embed",
    "embed/first",
    "embed/first/uses.html",
    "glossary.html",
    "index.html",
    "indicators",
    "indicators/first",
    "indicators/first/uses.csv",
    "indicators/first/uses.html",
    "indicators/first/uses.png",
    "indicators/first/uses.svg",
    "initiatives",
    "initiatives/first.html",
    "initiatives/second.html",
    "overview.html",
    "plan.html",
    "search.js",
    "site.css",
    "site.js",
    "sitemap.xml",
    "years",
    "years/2025.html",
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def write(plan: Path, folder: str | Path = "site") -> subprocess.CompletedProcess[bytes]:
    return run(*SITE, folder, cwd=plan)


def test_the_folder_is_made_and_has_the_pages_and_nothing_else(plan: Path) -> None:
    done = write(plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert listing(plan / "site") == PAGES
    assert listing(plan)[-1] == "site/years/2025.html"


def test_two_runs_give_the_same_files(plan: Path) -> None:
    write(plan, "one")
    write(plan, "two")
    files = [path for path in (plan / "one").rglob("*") if path.is_file()]
    assert len(files) == 17 + len(OPEN) + 2
    for path in files:
        assert path.read_bytes() == (plan / "two" / path.relative_to(plan / "one")).read_bytes()


def test_what_the_plan_has_no_more_goes_and_what_is_not_apclis_stays(plan: Path) -> None:
    write(plan)
    kept = ["initiatives/map.html", "initiatives/.htaccess", "logo.svg", "news.html"]
    for name in kept:
        (plan / "site" / name).write_text("<p>市のもの</p>")
    (plan / "data" / SECOND).unlink()
    assert write(plan).returncode == 0
    gone = {"initiatives/second.html"}
    assert listing(plan / "site") == sorted({*PAGES, *kept} - gone)


def test_a_file_that_is_replaced_by_a_link_is_not_followed(plan: Path) -> None:
    write(plan)
    (plan / "precious.txt").write_text("大切なもの")
    (plan / "site/initiatives/first.html").unlink()
    (plan / "site/initiatives/first.html").symlink_to(plan / "precious.txt")
    assert write(plan).returncode == 0
    assert (plan / "precious.txt").read_text() == "大切なもの"


@pytest.mark.parametrize("folder", ["data", "data/site", "./data/../data", "into", "round"])
def test_a_folder_in_the_data_is_refused(folder: str, plan: Path) -> None:
    (plan / "into").symlink_to("data")
    (plan / "round").mkdir()
    (plan / "round/initiatives").symlink_to("../data/initiatives")
    before = state(plan)
    assert "data" in sentence(write(plan, folder))
    assert state(plan) == before


@pytest.mark.parametrize(
    "folder", ["file", "file/site", "missing/site", "", "x" * 300, "/dev/full"]
)
def test_what_cannot_be_a_folder_is_one_sentence(folder: str, plan: Path) -> None:
    (plan / "file").write_text("x")
    before = state(plan)
    assert sentence(write(plan, folder))
    assert state(plan) == before


def test_a_full_disk_changes_no_page(plan: Path) -> None:
    write(plan)
    before = state(plan / "site")
    (plan / "data" / SECOND).write_text(patched(SECOND, "title: 別の題名\n"))
    code = f"{FULL}; from apcli.cli.main import main; main()"
    done = finish(start([sys.executable, "-c", code, *SITE, "site"], cwd=plan))
    assert "File too large" in sentence(done)
    assert state(plan / "site") == before
    assert not list(plan.glob(".apcli-*"))


def test_the_index_of_a_read_only_folder_is_left_alone(plan: Path) -> None:
    write(plan)
    before = (plan / "site/index.html").read_bytes()
    (plan / "site").chmod(0o555)
    (plan / "data" / SECOND).write_text(patched(SECOND, "title: 別の題名\n"))
    done = run(*SITE, "site", cwd=plan, privileged=False)
    assert sentence(done)
    assert (plan / "site/index.html").read_bytes() == before
    assert not list(plan.glob(".apcli-*"))
