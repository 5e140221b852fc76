"""`apcli render --current`: the plan with its results, and the day on every page."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from tests.hostile.running import run, sentence
from tests.processes import ROOT, output
from tests.render.pages import Page
from tests.render.portable import Portable
from tests.render.word import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EDITION = ROOT / "tests/plans/revision/r7"
DAY = "令和8年11月30日現在の実績を含む"
CURRENT = ("render", "--current", "--as-of", "2026-11-30")
TITLE = "みどり市デジタル推進計画"

FORECAST = "values: {2024: {forecast: 1}}"
RESULTS = """values:
      2024: {forecast: 1, actual: 3}
      2025: {actual: {value: 3456, as_of: 2026-03-31}}"""
COSTS = "costs: {2025: {budget: 12000, sources"
SPENT = "costs: {2025: {budget: 12000, actual: 11234, sources"
REVIEW = "reviews: {2025: {evaluation: 窓口を大きく増やしました。, by: 2026-05-20}}\n"

LATER = ("3,456", "11,234", "窓口を大きく増やしました。")
"""What the data say of the plan's own year: a value, an account and a review."""


def with_results(folder: Path) -> Path:
    """The folder of the invented plan of FY2025 after its year, with a last page of no title."""
    data = folder / "data"
    shutil.copytree(EDITION, data)
    sheet = data / "initiatives/counter.yaml"
    text = sheet.read_text("utf-8")
    assert FORECAST in text
    assert COSTS in text
    text = text.replace(FORECAST, RESULTS).replace(COSTS, SPENT) + REVIEW
    sheet.write_text(text, "utf-8")
    plan = data / "plan.yaml"
    lines = "".join(f"\n\n      第{number}項" for number in range(90))
    more = f"  - key: closing\n    body: |\n      結びの文です。{lines}\n"
    plan.write_text(plan.read_text("utf-8") + more, "utf-8")
    return folder


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_results(tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def current(plan: Path) -> Mapping[str, bytes]:
    """The plan with what is known on the day, by the suffix of the format."""
    return {suffix: made(plan, suffix, *CURRENT) for suffix in ("md", "html", "docx", "pdf")}


def made(folder: Path, suffix: str, *arguments: str) -> bytes:
    output(*arguments, "--output", f"plan.{suffix}", cwd=folder)
    return (folder / f"plan.{suffix}").read_bytes()


def said(suffix: str, document: bytes) -> str:
    """Every text in the document, without blanks."""
    match suffix:
        case "pdf":
            text = "".join(Portable(document).pages)
        case "docx":
            text = "".join(paragraphs(document))
        case "html":
            text = "".join(Page(document.decode()).words)
        case _:
            text = document.decode()
    return re.sub(r"\s", "", text)


FORMATS = pytest.mark.parametrize("suffix", ["md", "html", "docx", "pdf"])


@FORMATS
def test_the_results_are_there(suffix: str, current: Mapping[str, bytes]) -> None:
    text = said(suffix, current[suffix])
    assert [each for each in LATER if each not in text] == []


@FORMATS
def test_the_edition_is_the_same_before_and_after_its_results(
    suffix: str, plan: Path, tmp_path: Path
) -> None:
    shutil.copytree(plan / "data", tmp_path / "data")
    shutil.copy(EDITION / "initiatives/counter.yaml", tmp_path / "data/initiatives/counter.yaml")
    before, after = made(tmp_path, suffix, "render"), made(plan, suffix, "render")
    assert before == after
    text = said(suffix, after)
    assert [each for each in (*LATER, "現在の実績を含む") if each in text] == []


def test_markdown_names_the_day_at_the_title(current: Mapping[str, bytes]) -> None:
    assert current["md"].decode().startswith(f"# {TITLE}（{DAY}）\n")


def test_every_page_of_the_pdf_names_the_day(current: Mapping[str, bytes]) -> None:
    pages = Portable(current["pdf"]).pages
    assert "第89項" in pages[-1]
    assert "第30項" not in pages[-1]  # the section without a title begins on an earlier page
    assert [number for number, text in enumerate(pages, 1) if DAY not in text] == []
    assert pages[0].count(DAY) == 1
    metadata = PdfReader(io.BytesIO(current["pdf"])).metadata
    assert metadata
    assert metadata.title == f"{TITLE}（{DAY}）"


def test_cover_and_header_of_the_word_document_name_the_day(current: Mapping[str, bytes]) -> None:
    document = Document(io.BytesIO(current["docx"]))
    (section,) = document.sections
    assert section.header.paragraphs[0].text == f"{TITLE}（{DAY}）\t令和7（2025）年度"
    assert section.different_first_page_header_footer
    cover = [each.text for each in document.paragraphs[:5]]
    assert cover == [TITLE, "令和7（2025）年度", "令和7年3月", DAY, "みどり市"]
    assert document.core_properties.title == f"{TITLE}（{DAY}）"


def test_the_cover_of_the_web_page_names_the_day(current: Mapping[str, bytes]) -> None:
    cover = current["html"].decode().partition('<header class="cover">')[2].partition("</header>")
    assert f'<p class="current">{DAY}</p>' in cover[0]


def test_a_draft_says_both(tmp_path: Path) -> None:
    file = with_results(tmp_path) / "data/plan.yaml"
    file.write_text(file.read_text("utf-8") + "status: draft\n", "utf-8")
    assert output(*CURRENT, cwd=tmp_path).startswith(f"# {TITLE}（案、{DAY}）\n")
    assert output("render", cwd=tmp_path).startswith(f"# {TITLE}（案）\n")


def test_the_word_for_results_is_the_plans_own(tmp_path: Path) -> None:
    file = with_results(tmp_path) / "data/plan.yaml"
    own = "words: {kinds: {actual: 結果}}\n"
    file.write_text(file.read_text("utf-8") + own, "utf-8")
    shown = output(*CURRENT, cwd=tmp_path)
    assert shown.startswith(f"# {TITLE}（令和8年11月30日現在の結果を含む）\n")


def test_a_month_is_its_last_day(plan: Path) -> None:
    shown = output("render", "--current", "--as-of", "2026-11", cwd=plan)
    assert shown.startswith(f"# {TITLE}（{DAY}）\n")


def test_templates_of_an_office_may_ask_for_draft(tmp_path: Path) -> None:
    folder = with_results(tmp_path)
    cover = folder / "templates/markdown/cover.md.j2"
    cover.parent.mkdir(parents=True)
    cover.write_text('# {{ title }}{% if draft %}（{{ words("draft") }}）{% endif %}\n', "utf-8")
    file = folder / "data/plan.yaml"
    file.write_text(file.read_text("utf-8") + "status: draft\n", "utf-8")
    assert output("render", cwd=folder).startswith(f"# {TITLE}（案）\n")


@pytest.mark.parametrize(
    ("arguments", "said", "help"),
    [
        (
            ("--current",),
            "--current needs the day that the document is of",
            "add --as-of with that day, such as --as-of 2025-09-30",
        ),
        (
            ("--as-of", "2026-11-30"),
            "--as-of does not apply to the plan as it was adopted",
            "add --current, or --document progress",
        ),
        (
            ("--current", "--as-of", "2026-11-30", "--document", "progress"),
            "--current does not apply to --document progress",
            "leave out --current",
        ),
        (
            ("--current", "--as-of", "11月末"),
            "'11月末' is not a date",
            "write a day as 2025-09-30",
        ),
    ],
)
def test_what_does_not_go_together(
    arguments: tuple[str, ...], said: str, help: str, plan: Path
) -> None:
    done = run("render", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"apcli: {said}\n  = help: {help}\n"


def test_a_day_before_the_latest_result_is_refused(plan: Path) -> None:
    done = run("render", "--current", "--as-of", "2026-05-19", "-o", "early.md", cwd=plan)
    assert sentence(done) == (
        "data/initiatives/counter.yaml:33 was not known before 2026-05-20, "
        "so the plan cannot be shown as of 2026-05-19"
    )
    assert done.stderr.decode().endswith("  = help: write --as-of 2026-05-20 or a later day\n")
    assert not (plan / "early.md").exists()
    assert output("render", "--current", "--as-of", "2026-05-20", cwd=plan)


def test_the_report_may_look_back(plan: Path) -> None:
    report = output("render", "--document", "progress", "--as-of", "2026-05-19", cwd=plan)
    assert "令和8年5月19日現在" in report
