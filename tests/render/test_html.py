"""Whole pages: the real plan, another city's plan, plans that mean harm, and the site."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from apcli.models import Content
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.publishing.making import site_pages
from tests.render.documents import DATA, assert_as_expected, rendered, with_one_section, write_files
from tests.render.hostile_plan import hostile_plan
from tests.render.other_city import FILES
from tests.render.pages import Page, broken_links, structure
from tests.render.parsed import pieces
from tests.render.test_escaping import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

IN_ATTRIBUTES = [
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp;amp;",
]


def page_of(data: Path) -> str:
    """The page of the plan in a data folder that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    return html.render(plan_document(workspace), template_folders(None, data))


@pytest.fixture(scope="module")
def document() -> str:
    return page_of(DATA)


@pytest.fixture(scope="module")
def other_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("other") / "data", FILES)


def test_another_citys_page_is_as_expected(other_data: Path) -> None:
    assert_as_expected(structure(page_of(other_data)), "other_city.html")


def test_the_page_says_all_that_the_markdown_document_says(document: str) -> None:
    said = Page(document).text
    departments = [each.departments for each in load(DATA, "data").initiatives.values()]
    assert [each for each in departments if "、".join(each) not in said] == []
    said += "".join("・".join(each) for each in departments)
    lines = [line for piece in pieces(rendered(DATA)) for line in piece.text.split("\n")]
    words = [re.sub(r"[\s*●\u2007]", "", line).strip("<>・") for line in lines]
    # Stages in a line are arrows on the page, and the heads of tables in which they stand are gone.
    told = [each for each in words if not re.search("[＞→]|^(項目|内容|期間)$", each)]
    assert len(told) > 1000
    assert [each for each in told if each not in said] == []


def test_two_runs_give_the_same_pages(document: str) -> None:
    assert page_of(DATA) == document
    assert site_pages(load(DATA, "data")) == site_pages(load(DATA, "data"))


def test_every_link_leads_somewhere_and_no_id_is_used_twice(
    document: str, other_data: Path
) -> None:
    assert broken_links({"index.html": document}) == []
    assert broken_links({"index.html": page_of(other_data)}) == []
    assert broken_links(site_pages(load(DATA, "data"))) == []
    assert broken_links(site_pages(load(other_data, "data"))) == []


def test_the_page_allows_its_own_style_and_script_and_nothing_else(document: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', document)
    assert policy
    digests = []
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", document, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        digests.append(f"{tag}-src 'sha256-{digest}'")
    rest = "base-uri 'none'; form-action 'none'"
    assert policy[1] == "; ".join(["default-src 'none'", *digests, rest])


def test_the_page_fetches_nothing(document: str) -> None:
    page = Page(document)
    assert not page.tags & {"img", "link", "iframe", "object", "embed", "audio", "video"}
    assert not {name for name, _ in page.attributes} & {"src", "srcset", "style", "xlink:href"}
    assert "url(" not in document
    assert "@import" not in document


def test_the_headings_are_in_order(document: str) -> None:
    for page in (document, *site_pages(load(DATA, "data")).values()):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels.count(1) == 1
        steps = zip([0, *levels], levels, strict=False)
        assert all(level <= before + 1 for before, level in steps)


def test_a_draft_says_so_in_title_and_heading(other_data: Path) -> None:
    page = page_of(other_data)
    assert "<title>北野市行政改革実施計画（案）" in page
    assert '<span class="draft">（案）</span></h1>' in page


@pytest.mark.parametrize("content", Content)
def test_a_page_may_have_any_one_section_alone(tmp_path: Path, content: Content) -> None:
    data = with_one_section(tmp_path, content)
    assert broken_links({"index.html": page_of(data)}) == []
    assert broken_links(site_pages(load(data, "data"))) == []


def test_a_web_address_becomes_a_link_and_nothing_else_does(tmp_path: Path) -> None:
    overview = "overview: 詳しくは（https://example.jp/a?b=1&c=2）か、javascript:alert(1)へ。\n"
    data = write_plan(tmp_path, {FIRST: patched(FIRST, overview)})
    link = '（<a href="https://example.jp/a?b=1&amp;c=2">https://example.jp/a?b=1&amp;c=2</a>）'
    assert f"詳しくは{link}か、javascript:alert(1)へ。" in page_of(data)


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "script", "header", "nav", "main"),
    *("footer", "section", "article", "div", "h1", "h2", "h3", "h4", "h5", "p", "span", "br"),
    *("ul", "ol", "li", "dl", "dt", "dd", "a", "wbr", "form", "label", "input", "select"),
    *("option", "button", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure"),
    *("details", "summary", "svg", "desc", "text"),
}
"""What the shipped templates are made of, but for the shapes of pictures."""


@pytest.mark.parametrize(
    "text", [*(text for text in HOSTILE if text.strip() == text), *IN_ATTRIBUTES]
)
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    files = {
        **hostile_plan(text),
        "taxonomy.yaml": f"""\
axes:
  - key: a
    name: {quoted}
    short_name: {quoted}
    groups: [{{key: g, name: {quoted}}}]
    items: [{{key: i, code: {quoted}, name: {quoted}, group: g}}, {{key: j, code: 2, name: 乙}}]
stages: [{{key: s, name: {quoted}, description: '甲{quoted[1:]}}}, {{key: t, name: 丙}}]
departments: [{{name: {quoted}}}, {{name: 丁}}]
""",
        SECOND: "{number: 2, title: 乙, departments: [丁], classification: {a: [j]}, "
        "stage: {key: t}, overview: 乙, actions: 丙}\n",
    }
    data = write_plan(tmp_path, files)
    for page in (page_of(data), *site_pages(load(data, "data")).values()):
        parsed = Page(page)
        assert parsed.tags <= TAGS | {"link", "search"}
        assert not [name for name, _ in parsed.attributes if name.startswith("on")]
        assert not [link for link in parsed.links if link.startswith("javascript")]
        assert len(re.findall("<script", page)) <= 2
    shown = " ".join("".join(Page(page_of(data)).texts).split())
    assert shown.count(" ".join(text.split())) >= 40
