"""`apcli publish`: pages, documents and data in one folder, the same bytes for the same data."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from tests.hostile.running import run, sentence
from tests.processes import DATA, ROOT, apcli
from tests.render.pages import broken_links

if TYPE_CHECKING:
    from pathlib import Path

REVISION = ROOT / "tests/plans/revision"


def published(folder: Path, *more: str) -> dict[str, bytes]:
    done = apcli("publish", "-o", "site", *more, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    root = folder / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with the edition before it."""
    folder = tmp_path_factory.mktemp("city")
    shutil.copytree(REVISION / "r8", folder / "data")
    shutil.copytree(REVISION / "r7", folder / "r7")
    plan = folder / "data/plan.yaml"
    text = plan.read_text("utf-8")
    assert "previous: {revision: r7-published}" in text
    text = text.replace("{revision: r7-published}", "{folder: ../r7}")
    plan.write_text(text.replace("︰", "："), "utf-8")  # the font of the PDF lacks the first
    return folder


@pytest.fixture(scope="module")
def files(city: Path) -> dict[str, bytes]:
    return published(city)


def test_pages_documents_and_data_lie_together(files: dict[str, bytes]) -> None:
    assert {
        *("index.html", "changes.html", "404.html", "feed.xml", "sitemap.xml", "search.js"),
        *("documents/plan.pdf", "documents/plan.docx", "documents/report-2026.pdf"),
        *("documents/report-2026.docx", "data/values.csv", "data/datapackage.json"),
        *("editions/2025.html", "indicators/counter/waiting.csv"),
    } <= set(files)
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    assert broken_links(pages) == []
    assert PdfReader(io.BytesIO(files["documents/plan.pdf"])).metadata.title  # type: ignore[union-attr]
    assert Document(io.BytesIO(files["documents/plan.docx"])).core_properties.title


def test_the_front_page_leads_to_the_documents(files: dict[str, bytes]) -> None:
    links = re.findall(r'href="(documents/[^"]*)"', files["index.html"].decode())
    assert sorted(links) == sorted(name for name in files if name.startswith("documents/"))


def test_the_changes_lead_to_the_edition_before(files: dict[str, bytes]) -> None:
    assert 'href="editions/2025.html"' in files["changes.html"].decode()
    assert "令和7（2025）年度" in files["editions/2025.html"].decode()


def test_the_same_data_give_the_same_bytes(city: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(city / "site")
    assert published(city) == files


def test_documents_may_be_left_out(city: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(city / "site")
    found = published(city, "--without", "pdf,docx")
    assert set(found) == {name for name in files if not name.startswith("documents/")}
    assert "documents/" not in found["index.html"].decode()
    shutil.rmtree(city / "site")
    kept = published(city, "--without", "docx")
    assert {name.rpartition(".")[2] for name in kept if name.startswith("documents/")} == {"pdf"}


def test_another_format_cannot_be_left_out(city: Path) -> None:
    done = run("publish", "-o", "x", "--without", "html", cwd=city)
    assert "'html' is none of pdf, docx" in sentence(done)


def test_the_real_plan_without_results_says_what_is_aimed_at(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    found = published(tmp_path, "--without", "pdf,docx")
    page = found["indicators/public-wifi/sites.html"].decode()
    assert "16拠点" in re.sub("<[^>]*>", "", page)
    assert "情報推進課" in page
    assert "累計" in page
