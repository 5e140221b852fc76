"""A plan with goals, costs, statuses, grades, figures and tables in every format."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from apcli.progress import measure_plan
from apcli.render import docx, html, markdown
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.publishing.making import site_pages
from tests.render.documents import assert_as_expected, rendered, write_files
from tests.render.pages import broken_links
from tests.render.parsed import anchors, links
from tests.render.portable import portable
from tests.render.structured_plan import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.workspace import Workspace

PLANS = Path(__file__).parents[1] / "plans"
SCHEDULE = "{part: schedule, label: 工程}"
HEADING = re.compile(r'<h([1-6])[ >]|role="heading" aria-level="([0-9])"')
TITLES = ("Ⅰ 便利なまち", "Ⅰ-1 窓口の改善", "Ⅰ-1-(1) 書かない窓口", "01 総合窓口の設置")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("structured") / "data", FILES)


@pytest.fixture(scope="module")
def workspace(data: Path) -> Workspace:
    found = load(data, "data")
    assert found.diagnostics == []
    return found


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> str:
    return html.render(plan_document(workspace), template_folders(None, workspace.root))


def test_the_plan_is_rendered_as_expected(data: Path) -> None:
    assert_as_expected(rendered(data), "structured.md")


def test_the_report_is_rendered_as_expected(workspace: Workspace) -> None:
    report = measure_plan(workspace.plan, workspace.sheets, 2025)
    document = progress_document(report, workspace)
    made = markdown.render(document, template_folders(None, workspace.root))
    assert_as_expected(made, "structured_progress.md")


def test_every_link_of_the_document_leads_somewhere(data: Path) -> None:
    made = rendered(data)
    within = {each.removeprefix("#") for each in links(made) if each.startswith("#")}
    assert within <= set(anchors(made))
    assert len(anchors(made)) == len(set(anchors(made)))


def test_the_pages_have_every_id_once_and_no_link_that_leads_nowhere(
    workspace: Workspace, page: str
) -> None:
    site = site_pages(workspace)
    assert broken_links({"index.html": page}) == []
    assert broken_links(site) == []
    for name in ("one-stop", "forms", "nursery"):
        assert f"initiatives/{name}.html" in site
    assert "initiatives/paper.html" not in site


@pytest.mark.parametrize("name", ["levels", "money", "reviews"])
def test_no_link_of_the_site_of_an_invented_plan_leads_nowhere(name: str) -> None:
    found = load(PLANS / name / "data", "data")
    site = site_pages(found)
    assert len(site) > len(found.initiatives)
    assert broken_links(site) == []


def test_what_has_ended_is_linked_where_it_is_listed(tmp_path: Path) -> None:
    site = _site(tmp_path, FILES["plan.yaml"])
    assert '<a href="../plan.html#paper">04 紙の台帳の整理</a>' in site["initiatives/nursery.html"]
    assert broken_links(site) == []


def test_what_has_ended_is_no_link_where_nothing_lists_it(tmp_path: Path) -> None:
    plan = FILES["plan.yaml"].partition("  - {key: initiatives,")[0]
    site = _site(tmp_path, plan)
    assert "<dd>04 紙の台帳の整理</dd>" in site["initiatives/nursery.html"]
    assert broken_links(site) == []


def _site(folder: Path, plan: str) -> Mapping[str, str]:
    """The site of the plan with an initiative that is related to what has ended."""
    nursery = FILES["initiatives/nursery.yaml"] + "related: [paper]\n"
    files = {**FILES, "plan.yaml": plan, "initiatives/nursery.yaml": nursery}
    found = load(write_files(folder / "data", files), "data")
    return site_pages(found)


def test_no_heading_of_the_page_skips_a_level(page: str) -> None:
    levels = [int(one or other) for one, other in HEADING.findall(page)]
    assert levels[0] == 1
    assert max(levels) == 8
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_allows_pictures_of_its_own_alone(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert "img-src data:;" in policy
    assert '<img src="data:image/svg+xml;base64,' in page
    assert 'alt="本庁舎に3つ、出張所に1つの窓口がある。"' in page


def test_the_pdf_has_goals_and_sheets_one_below_another(data: Path) -> None:
    document = portable(data)
    levels = {title.replace("　", ""): level for level, title, _ in document.bookmarks}
    found = [
        next(level for title, level in levels.items() if title.endswith(name))
        for name in ("便利なまち", "窓口の改善", "書かない窓口", "総合窓口の設置")
    ]
    assert found == [2, 3, 4, 5]
    text = re.sub(r"\s", "", "".join(document.pages))
    places = [text.rindex(re.sub(r"\s", "", each.split(" ", 1)[1])) for each in TITLES[:3]]
    assert places == sorted(places)
    told = [each for each in document.alternatives if each]
    assert "本庁舎に3つ、出張所に1つの窓口がある。" in told
    assert "体系図：基本目標2、基本施策2、施策1の下に、3の取組があります。" in told


def test_the_list_of_the_pdf_parts_departments_as_the_others_do(data: Path) -> None:
    text = re.sub(r"\s", "", "".join(portable(data).pages))
    # Each stands once in the list and once on its sheet.
    assert text.count("幼児教育・保育課、総務課") == 2
    assert text.count("市民課（主管課）・総務課（関係課）") == 2


def test_the_list_of_the_page_has_the_roles(page: str) -> None:
    assert '<span class="name">市民課（主管課）、</span>' in page
    assert '<span class="name">総務課（関係課）</span>' in page


def test_the_pdf_follows_the_parts_of_the_sheet(tmp_path: Path) -> None:
    sheet = {"  - {part: indicators, label: 指標}\n": "", "{part: schedule}": SCHEDULE}
    plan = FILES["plan.yaml"]
    for old, new in sheet.items():
        plan = plan.replace(old, new)
    files = {**FILES, "plan.yaml": plan}
    document = portable(write_files(tmp_path / "data", files))
    text = re.sub(r"\s", "", "".join(document.pages))
    assert "それぞれの取組の「工程」にあります。" in text
    assert "実施スケジュール」" not in text
    drawn = [each for each in document.alternatives if each and "転入手続の所要時間" in each]
    assert len(drawn) == 1  # side by side with all others, not on the sheet


def test_stages_beside_the_path_have_no_number(tmp_path: Path) -> None:
    stages = """stages:
  - {key: planned, name: 準備}
  - {key: suspended, name: 休止, off_path: true}
  - {key: running, name: 実施}
"""
    before, _, after = FILES["taxonomy.yaml"].partition("stages:\n")
    taxonomy = before + stages + "statuses:" + after.partition("statuses:")[2]
    section = "  - {key: phases, title: 段階, content: stages}\n"
    files = {**FILES, "plan.yaml": FILES["plan.yaml"] + section, "taxonomy.yaml": taxonomy}
    made = rendered(write_files(tmp_path / "data", files))
    assert "\n1 準備 → 2 実施\n" in made
    assert re.findall(r"^#+ (.*(?:準備|休止|実施))$", made, re.MULTILINE) == [
        "1 準備",
        "休止",
        "2 実施",
    ]


def test_the_list_calls_initiatives_by_their_word(data: Path, page: str) -> None:
    assert "| 番号 | 取組" in rendered(data)
    assert '<th scope="col">取組</th>' in page


def test_the_word_file_has_the_figure_and_the_goals(workspace: Workspace) -> None:
    made = docx.render(plan_document(workspace), template_folders(None, workspace.root))
    document = Document(io.BytesIO(made))
    told = [each._inline.docPr.get("descr") for each in document.inline_shapes]
    figure = told.index("本庁舎に3つ、出張所に1つの窓口がある。")
    assert told[figure + 1] == "体系図：基本目標2、基本施策2、施策1の下に、3の取組があります。"
    texts = [each.text for each in document.paragraphs]
    wanted = ("基本目標 Ⅰ 便利なまち", "基本施策 Ⅰ-1 窓口の改善", "01 総合窓口の設置")
    assert [each for each in texts if each in wanted] == list(wanted)
    assert "再掲：02 申請書の電子化" in texts


def test_a_plan_without_stages_has_no_picture_of_them(tmp_path: Path) -> None:
    taxonomy = patched("taxonomy.yaml", "stages: []\n")
    first = FILES["initiatives/nursery.yaml"]
    assert "stage" not in first
    files = {
        "taxonomy.yaml": taxonomy,
        FIRST: re.sub("stage: .*\n", "", patched(FIRST, "")),
        "initiatives/second.yaml": re.sub(
            "stage: .*\n", "", patched("initiatives/second.yaml", "")
        ),
    }
    folder = write_plan(tmp_path, files)
    document = plan_document(load(folder, "data"))
    page = html.render(document, template_folders(None, folder))
    assert "記載なし" not in page
    assert "分類軸と段階" not in page


def test_a_plan_without_any_indicator_does_not_speak_of_them(tmp_path: Path) -> None:
    first = patched(FIRST, "stage: {key: trial}\n").partition("indicators:")[0]
    made = rendered(write_plan(tmp_path, {FIRST: first + "stage: {key: trial}\n"}))
    assert "成果指標" not in made


def test_what_would_be_printed_twice_is_printed_once(tmp_path: Path) -> None:
    sections = """\
sections:
  - {key: services, title: 便利なまち, content: initiatives}
  - {key: staff, title: 効率的な行政, content: initiatives, body: 本文は残ります。}
"""
    made = rendered(write_plan(tmp_path, {"plan.yaml": patched("plan.yaml", sections)}))
    assert made.count("1 窓口のDX") == 1
    assert "本文は残ります。" in made
