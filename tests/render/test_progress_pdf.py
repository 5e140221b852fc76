"""The report of a year's progress as PDF: what it says, and how it is laid out."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from apcli.errors import CharacterMissing
from tests.example_plan import FIRST, patched, write_plan
from tests.render import reports
from tests.render.documents import DATA, write_files
from tests.render.hostile_plan import hostile_report
from tests.render.parsed import pieces, rows
from tests.render.portable import (
    HOSTILE_TO_TYPST,
    LONG,
    Portable,
    assert_in_order,
    plain,
    portable_progress,
    without_number,
)
from tests.render.test_progress_document import DEMONSTRATION, reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = "一つの行には収まらず、三つの行にわたるほど長い名前の成果指標の"
PLANS = {"real": DATA, "demonstration": DEMONSTRATION}


@pytest.fixture(scope="module")
def documents() -> dict[str, Portable]:
    return {name: portable_progress(data) for name, data in PLANS.items()}


def _text(document: Portable) -> str:
    """What follows the cover, without running heads and the numbers of pages."""
    head = re.compile(r"^.*?進捗状況報告書(?:（案）)?")
    return "".join(
        re.sub(rf"{number}$", "", head.sub("", text, count=1))
        for number, text in list(enumerate(document.pages, 1))[1:]
    )


def _expected(markdown: str) -> Iterator[str]:
    """The lines from the summary on, with the department and the stage as a row of their own."""
    found = reports.lines(markdown)
    for line in found[found.index("全体の状況") :]:
        departments, staged, stage = line.removeprefix("担当課：").partition("　段階：")
        if line.startswith("担当課："):
            yield from ("担当課", departments, *(["段階：" + stage] if staged else []))
        else:
            yield line


@pytest.mark.parametrize("name", PLANS)
def test_it_says_what_the_markdown_document_says_in_its_order(
    name: str, documents: dict[str, Portable]
) -> None:
    assert_in_order(_text(documents[name]), _expected(reported(PLANS[name])[0]))


@pytest.mark.parametrize("name", PLANS)
def test_what_a_course_shows_is_said_in_a_table_too(
    name: str, documents: dict[str, Portable]
) -> None:
    text = "".join(documents[name].pages)
    for course in reports.courses(PLANS[name]):
        years, words, figures = zip(*(one.row for one in course), strict=True)
        heads = "".join(plain(year + word) for year, word in zip(years, words, strict=True))
        assert heads + plain("".join(figures)) in text


@pytest.mark.parametrize("name", PLANS)
def test_every_initiative_is_on_one_page(name: str, documents: dict[str, Portable]) -> None:
    document, markdown = documents[name], reported(PLANS[name])[0]
    begins = {title: page for level, title, page in document.bookmarks if level == 2}
    found = reports.lines(markdown)
    sheets = [piece.text for piece in pieces(markdown) if piece.tags == ("h3",)]
    assert [title for level, title, _ in document.bookmarks if level == 2] == list(
        map(plain, sheets)
    )
    behind = reports.titles(markdown)[3]
    for sheet, following in pairwise([*sheets, behind]):
        said = found[found.index(sheet) : found.index(following, found.index(sheet))]
        text = document.pages[begins[plain(sheet)] - 1]
        assert_in_order(text, [line for line in said if not line.startswith("担当課：")])


@pytest.mark.parametrize("name", PLANS)
def test_the_contents_and_the_list_name_pages(name: str, documents: dict[str, Portable]) -> None:
    document, (markdown, report) = documents[name], reported(PLANS[name])
    begins = {title: page for level, title, page in document.bookmarks if level == 1}
    assert list(begins) == ["目次", *reports.titles(markdown)]
    for title in reports.titles(markdown):
        leaders = re.findall(rf"{title}\.+(\d+)", "".join(document.pages[1:4]))
        assert leaders, title
        assert leaders[0].startswith(str(begins[title]))
    sheets = {title: page for level, title, page in document.bookmarks if level == 2}
    text = _text(document)
    listed = [cells for cells in rows(markdown) if len(cells) >= 7][1:]
    for row, cells in zip(report.rows, listed, strict=True):
        title = next(title for title in sheets if title.startswith(f"{row.about.number}"))
        assert plain("".join(cells)) + str(sheets[title]) in text


@pytest.mark.parametrize("name", PLANS)
def test_it_is_tagged_and_every_picture_is_described(
    name: str, documents: dict[str, Portable]
) -> None:
    document = documents[name]
    assert bool(document.root["/MarkInfo"]["/Marked"])
    assert document.root["/Lang"] == "ja-JP"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document.root["/Metadata"].get_object().get_data()
    kinds = [kind for kind, _ in document.elements]
    assert kinds.count("Table") == kinds.count("THead") >= 2
    levels = [int(kind[1]) for kind in kinds if re.fullmatch("H[1-6]", kind)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    described = [element.get("/Alt") for kind, element in document.elements if kind == "Figure"]
    assert len(described) > 15
    assert all(described)


def test_its_title_names_the_plan_and_the_year(documents: dict[str, Portable]) -> None:
    metadata = documents["real"].reader.metadata
    assert metadata is not None
    assert metadata.title == "西東京市地域情報化アクションプラン　令和7年度進捗状況報告書"
    assert metadata.author == "西東京市"


def test_running_heads_name_the_report_and_the_initiatives_of_the_page(
    documents: dict[str, Portable],
) -> None:
    pages = documents["demonstration"].pages
    head = "みほん市デジタル推進計画（架空の見本）令和7年度進捗状況報告書"
    assert any(text.startswith(f"{head}成果指標の一覧") for text in pages[:5])
    assert any(re.match(rf"{head}取組ごとの状況\d-\d～\d-\d", text) for text in pages)
    assert all(text.startswith(head) for text in pages[1:])


@pytest.mark.parametrize("name", PLANS)
def test_nothing_leaves_the_page_or_begins_a_line_that_must_not(
    name: str, documents: dict[str, Portable]
) -> None:
    printed = documents[name].lines
    assert [line for line in printed if line.left < 17 or line.right > 193] == []
    assert [line for line in printed if line.bottom > 290] == []
    assert [
        line for line in printed if re.match("[、。，．）」』】〉ーぁぃぅぇぉっゃゅょ]", line.text)
    ] == []


def test_the_head_of_the_list_is_repeated_on_each_of_its_pages(tmp_path: Path) -> None:
    names = "".join(
        f"  k{number}: {{name: {NAMES}{number}番, unit: 件, aggregation: annual}}\n"
        for number in range(60)
    )
    data = write_plan(tmp_path, {FIRST: patched(FIRST, f"indicators:\n{names}")})
    document = portable_progress(data)
    begins = {title: page for level, title, page in document.bookmarks if level == 1}
    pages = document.pages[begins["成果指標の一覧"] - 1 : begins["取組ごとの状況"] - 1]
    assert len(pages) == 3
    assert all("番号成果指標目標値値達成率進捗率判定頁" in text for text in pages)
    assert_in_order(_text(document), [f"{NAMES}{number}番" for number in range(60)] * 2)
    assert [line for line in document.lines if line.bottom > 290] == []


def test_a_draft_and_a_day_are_named(tmp_path: Path) -> None:
    data = write_plan(tmp_path, {"plan.yaml": patched("plan.yaml", "status: draft\n")})
    document = portable_progress(data, datetime.date(2026, 5, 31))
    title = "例示市デジタル化計画令和7年度進捗状況報告書"
    assert document.pages[0] == f"例示市{title}案令和8年5月31日現在"
    assert document.pages[1].startswith(f"{title}（案）")


def test_two_runs_give_the_same_bytes_and_no_date(documents: dict[str, Portable]) -> None:
    assert portable_progress(DATA).data == documents["real"].data
    assert b"CreationDate" not in documents["real"].data


@HOSTILE_TO_TYPST
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    document = portable_progress(write_plan(tmp_path, hostile_report(text)))
    shown = "".join(document.pages).replace(plain(text), "◆")
    assert shown.count("◆") >= 35
    assert [line for line in document.lines if line.right > 193] == []


@LONG
def test_long_texts_stay_inside_their_places(tmp_path: Path, text: str) -> None:
    files = without_number(text, hostile_report(text))
    document = portable_progress(write_plan(tmp_path, files))
    assert "".join(document.pages).count(plain(text)) >= 20
    assert [line for line in document.lines if line.right > 193 or line.bottom > 290] == []


def test_a_review_longer_than_a_page_is_whole(tmp_path: Path) -> None:
    long = "".join(f"第{number}文。" for number in range(1200))
    review = f"reviews: {{2025: {{evaluation: {long}}}}}\n"
    data = write_plan(tmp_path, {FIRST: patched(FIRST, review)})
    document = portable_progress(data)
    head = "例示市デジタル化計画令和7年度進捗状況報告書取組ごとの状況1"
    pages = [text.removesuffix(f"{number}") for number, text in enumerate(document.pages, 1)]
    text = "\n".join(re.sub(f"^{head}", "", page) for page in pages)
    said = text[text.rindex("第0文。") :]
    assert [int(number) for number in re.findall("([0-9]+)\n?文。", said)] == [*range(1200)]
    assert [line for line in document.lines if line.bottom > 290] == []


def test_a_character_that_the_font_lacks_is_named_with_its_place(tmp_path: Path) -> None:
    data = write_plan(tmp_path, {FIRST: patched(FIRST, "title: 𠮷野の窓口\n")})
    with pytest.raises(CharacterMissing) as failure:
        portable_progress(data)
    assert str(failure.value) == (
        "the font BIZ UDGothic has no glyph for: 𠮷 U+20BB7 (data/initiatives/first.yaml:9, title)"
    )


def test_a_plans_own_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/typst/progress_methods.typ.j2": "私たちの方法\n"})
    assert "私たちの方法" in portable_progress(data).pages[-1]
