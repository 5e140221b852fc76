"""Whole documents: the real plan, another city's plan, and plans that mean harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apcli.models import Content
from tests.example_plan import FIRST, SECOND, write_plan
from tests.render.documents import DATA, assert_as_expected, rendered, with_one_section, write_files
from tests.render.hostile_plan import hostile_plan
from tests.render.other_city import FILES
from tests.render.parsed import anchors, links, pieces, rows, text_of
from tests.render.test_escaping import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


BLOCKS = {"", "h1", "h2", "h3", "h4", "h5", "p", "ul", "li", "hr"}
BLOCKS |= {"table", "thead", "tbody", "tr", "th", "td"}
"""What the shipped templates are made of."""


@pytest.fixture(scope="module")
def document() -> str:
    return rendered(DATA)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> str:
    return rendered(write_files(tmp_path_factory.mktemp("other") / "data", FILES))


def test_the_real_plan_is_rendered_as_expected(document: str) -> None:
    assert_as_expected(document, "plan.md")


def test_another_citys_plan_is_rendered_as_expected(other: str) -> None:
    assert_as_expected(other, "other_city.md")


@pytest.mark.parametrize("name", ["document", "other"])
def test_every_link_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    markdown = request.getfixturevalue(name)
    found = anchors(markdown)
    assert len(found) == len(set(found))
    assert {target.removeprefix("#") for target in links(markdown)} <= set(found)


@pytest.mark.parametrize("name", ["document", "other"])
def test_the_text_is_tidy(name: str, request: pytest.FixtureRequest) -> None:
    markdown = request.getfixturevalue(name)
    assert re.search(r"[ \t]\n|\n\n\n", markdown) is None
    assert re.fullmatch(r"\S.*\S\n", markdown, re.DOTALL)


def test_every_row_of_a_table_has_as_many_cells_as_its_head(document: str) -> None:
    widths = {len(cells) for cells in rows(document)}
    assert widths == {2, 3, 4, 6}
    assert not [piece for piece in pieces(document) if piece.tags[-1] == "p" and "|" in piece.text]


def test_two_runs_give_the_same_document(document: str) -> None:
    assert rendered(DATA) == document


def test_nothing_of_templates_or_python_is_left_in_the_document(document: str, other: str) -> None:
    for word in ("{{", "{%", "None", "True", "False", "Decimal", "\ufffd", "&lt;"):
        assert word not in document + other


def test_a_plan_without_sections_has_one_for_all_that_it_has(tmp_path: Path) -> None:
    shown = [piece.text for piece in pieces(rendered(write_plan(tmp_path)))]
    headings = ["目次", "取組の整理", "取組の段階", "取組一覧", "取組", "用語解説"]
    assert [text for text in shown if text in headings] == [*headings[:1], *headings[1:] * 2]


def test_a_plan_without_sections_leaves_out_what_it_does_not_have(tmp_path: Path) -> None:
    initiative = "{number: %d, title: 甲, departments: [情報推進課], overview: 乙, actions: 丙}\n"
    bare = {
        "taxonomy.yaml": "departments: [{name: 情報推進課}]\n",
        "glossary.yaml": "terms: []\n",
        FIRST: initiative % 1,
        SECOND: initiative % 2,
    }
    shown = text_of(rendered(write_plan(tmp_path, bare)))
    assert "甲" in shown
    for absent in ("用語解説", "取組の整理", "取組の段階", "取組段階"):
        assert absent not in shown


@pytest.mark.parametrize("content", Content)
def test_a_document_may_have_any_one_section_alone(tmp_path: Path, content: Content) -> None:
    markdown = rendered(with_one_section(tmp_path, content))
    within = {each.removeprefix("#") for each in links(markdown) if each.startswith("#")}
    assert within <= set(anchors(markdown))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() == text])
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    markdown = rendered(write_plan(tmp_path, hostile_plan(text)))
    shown = " ".join(text_of(markdown).split())
    assert shown.count(" ".join(text.split())) >= 40
    allowed = {"link_open", "link_close", "strong_open", "strong_close"}
    assert set().union(*(piece.markup for piece in pieces(markdown))) <= allowed
    tags = {tag for piece in pieces(markdown) for tag in piece.tags}
    assert tags <= BLOCKS
    assert "javascript:" not in "".join(links(markdown))
