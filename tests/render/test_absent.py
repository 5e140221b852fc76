"""Nothing is printed for what a plan does not have: no heading, no sign, no table."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from apcli.progress import measure_plan
from apcli.render import docx, html, markdown
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.processes import ROOT
from tests.publishing.making import site_pages
from tests.render.documents import write_files
from tests.render.portable import plain, portable, portable_progress
from tests.render.structured_plan import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.render.documents.document import Document as PlanDocument
    from apcli.render.documents.plan_views import PlanView
    from apcli.render.documents.progress_views import ProgressView

SMALL: Mapping[str, str] = {
    "plan.yaml": """\
schema: 1
title: 小さな計画
city: {name: 小見本市}
fiscal_year: 2025
years: {baseline: 2024, targets: [2025]}
""",
    "taxonomy.yaml": "departments: [{name: 総務課}]\n",
    "glossary.yaml": "terms: []\n",
    "initiatives/one.yaml": "number: 1\ntitle: 窓口の見直し\ndepartments: [総務課]\n",
    "initiatives/two.yaml": "number: 2\ntitle: 広報の見直し\ndepartments: [総務課]\n",
}
"""A plan of an invented city that has nothing but initiatives and a department."""

ABSENT = re.compile(
    "－|記載なし|指標|段階|分類|整理|スケジュール|概要|内容のない|評価|事業費|体系|目標|再掲|用語"
    "|進捗の状況|関連|備考|None|終了"
)
"""Signs and words of what it does not have."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("small") / "data", SMALL)


def _plan(data: Path) -> PlanDocument[PlanView]:
    return plan_document(load(data, "data"))


def _report(data: Path) -> PlanDocument[ProgressView]:
    workspace = load(data, "data")
    report = measure_plan(workspace.plan, workspace.sheets, workspace.plan.fiscal_year)
    return progress_document(report, workspace)


def _shown(page: str) -> str:
    """What a page shows, without its style and script and what helps a screen reader alone."""
    body = re.sub(r"(?s)<(style|script|title)\b.*?</\1>", "", page)
    return re.sub(r"<[^>]*>", " ", body)


def _word_texts(document: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(document)).element.body.iter(qn("w:p"))]


def test_a_plan_with_nothing_but_initiatives_says_nothing_of_the_rest(small: Path) -> None:
    document, templates = _plan(small), template_folders(None, small)
    pages = {"plan.html": html.render(document, templates), **site_pages(load(small, "data"))}
    said = {
        "markdown": markdown.render(document, templates),
        "word": "\n".join(_word_texts(docx.render(document, templates))),
        "pdf": "".join(portable(small).pages),
        **{name: _shown(page) for name, page in pages.items()},
    }
    assert {name: found for name, text in said.items() if (found := ABSENT.findall(text))} == {}
    without = ("404.html", "about.html", "initiatives/two.html")
    assert all("窓口の見直し" in text for name, text in said.items() if name not in without)


def test_its_report_says_once_that_nothing_is_measured(small: Path) -> None:
    document, templates = _report(small), template_folders(None, small)
    for made in (
        markdown.render(document, templates),
        "\n".join(_word_texts(docx.render(document, templates))),
        _shown(html.render(document, templates)),
        plain("".join(portable_progress(small).pages)),
    ):
        assert made.count("取組2件に、成果指標はありません。") == 1
        assert not re.search("－|判定|達成率|算出", made)


PLANS = ("levels", "money", "reviews", "structured")


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("make", [_plan, _report], ids=["plan", "report"])
def test_no_heading_and_no_table_is_empty(name: str, make: object, tmp_path: Path) -> None:
    data = (
        write_files(tmp_path / "data", FILES)
        if name == "structured"
        else ROOT / "tests/plans" / name / "data"
    )
    assert callable(make)
    document, templates = make(data), template_folders(None, data)
    page = html.render(document, templates)
    assert not re.search(r"<(h[1-6]|dt|dd|li|caption|th|dl|ul|ol|tbody)\b[^>]*>\s*</\1>", page)
    assert not re.search(r"<thead>.*?</thead>\s*</table>", page, re.DOTALL)
    opened = Document(io.BytesIO(docx.render(document, templates)))
    assert all(len(table.rows) > 0 for table in opened.tables)
    headings = [each for each in opened.paragraphs if each.style and "Heading" in each.style.name]
    assert all(each.text.strip() for each in headings)
    lines = markdown.render(document, templates).splitlines()
    assert not [each for each in lines if re.fullmatch(r"#+\s*(<a [^>]*></a>)?|\*\*\s*\*\*", each)]
