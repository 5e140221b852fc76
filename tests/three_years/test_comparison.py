"""The 新旧対照表 of the first and the second edition, whole, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.text.width import cell_width
from tests.lines import ran
from tests.three_years.laid_out import Row, heights, of_excel, of_html, of_markdown, of_word
from tests.three_years.new_sheets import MEANS

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

FORMATS = ("markdown", "html", "docx", "xlsx")


@pytest.fixture(scope="module")
def made(city: Path) -> dict[str, bytes]:
    """The documents by their formats."""
    lines = [["diff", "r7-published", "r8-published", "--format", each] for each in FORMATS]
    found = ran(lines, cwd=city)
    assert [(done.code, done.said) for done in found] == [(1, "")] * len(FORMATS)
    return {name: done.made for name, done in zip(FORMATS, found, strict=True)}


@pytest.fixture(scope="module")
def rows(made: dict[str, bytes]) -> list[Row]:
    found = [*of_markdown(made["markdown"].decode())]
    assert len(found) > 100
    return found


def test_as_markdown(made: dict[str, bytes], snapshot: SnapshotAssertion) -> None:
    assert made["markdown"].decode() == snapshot


def test_as_html(made: dict[str, bytes], snapshot: SnapshotAssertion) -> None:
    page = made["html"].decode()
    assert page[page.index("<main") : page.index("</main>")] == snapshot


def test_html_has_the_same_rows(made: dict[str, bytes], rows: list[Row]) -> None:
    assert [*of_html(made["html"].decode())] == rows


def test_word_has_the_same_rows(made: dict[str, bytes], rows: list[Row]) -> None:
    assert [*of_word(made["docx"])] == rows


def test_excel_has_the_same_rows(made: dict[str, bytes], rows: list[Row]) -> None:
    assert [*of_excel(made["xlsx"])] == rows


def test_a_row_of_excel_is_as_high_as_its_text(made: dict[str, bytes]) -> None:
    """A full-width character takes two columns; Excel cuts off what is below the last line."""
    columns = (26, 48, 48, 26)
    for points, cells in heights(made["xlsx"])[1:]:
        if len(cells) < len(columns) or not any(cells[1:]):
            continue
        lines = max(
            sum(-(-cell_width(line.replace("_", "")) // width) or 1 for line in cell.split("\n"))
            for cell, width in zip(cells, columns, strict=True)
        )
        assert 13.5 * lines <= points <= 409, cells


# What must be in it


def below(rows: list[Row], heading: str) -> dict[str, Row]:
    return {each.place: each for each in rows if each.heading == heading}


def test_what_is_new_faces_nothing(rows: list[Row]) -> None:
    (row,) = below(rows, "1-5 欠席連絡のオンライン化").values()
    assert (row.right, row.remarks) == ("（新設）", "新規")
    assert row.left.splitlines()[0] == "_1-5 欠席連絡のオンライン化_"
    assert row.left.splitlines()[-1] == "_令和10年度　18校_"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("職員向けチャットボット", "廃止"), ("基幹業務システムの標準化", "完了")],
)
def test_what_has_ended_is_left_out(rows: list[Row], heading: str, kind: str) -> None:
    (row,) = below(rows, heading).values()
    assert (row.left, row.remarks) == ("（削る）", kind)


def test_what_had_ended_before_is_the_line_of_the_list(rows: list[Row]) -> None:
    (row,) = below(rows, "2-3 デジタル商品券の発行").values()
    assert row[2:] == ("（削る）", "_2-3 デジタル商品券の発行（移管）_", "削除")


def test_two_became_one_and_one_became_two(rows: list[Row]) -> None:
    """What no other row compares stands there with its texts."""
    assert below(rows, "1-4 健康・子育てのオンライン支援")["取組"][2:] == (
        "_1-4 健康・子育てのオンライン支援_",
        "_1-4 子育てオンライン相談_\n_1-6 健康づくりアプリの普及_\n_【担当課】健康づくり課_\n"
        "_【事業概要】歩数や健診の結果を記録できるアプリで、日々の健康づくりを支えます。_\n"
        "_【取組内容】健診の案内にあわせてアプリを紹介します。利用の少ない機能は取りやめ、"
        "歩数の記録に絞ります。_",
        "統合",
    )
    assert below(rows, "2-2 避難所の受付")["取組"][2:] == (
        "_2-2 避難所の受付_\n_2-3 河川の見守り_\n_【担当課】防災安全課、道路河川課_\n"
        "_【事業概要】災害のときに、河川の様子を、すぐに市民の皆さまにお知らせします。_\n"
        "_【取組内容】河川に監視カメラと水位計を置きます。_",
        "_2-2 避難所の受付と河川の見守り_",
        "分割",
    )


def test_targets_say_by_how_much_and_what_it_means(rows: list[Row]) -> None:
    name = "成果指標 窓口の平均待ち時間（単年度） 目標値"
    assert below(rows, "1-2 待たない窓口・書かない窓口")[name][2:] == (
        "令和7年度｜18.0分\n令和8年度｜_17.5分_\n令和9年度｜14.0分\n令和10年度｜12.0分",
        "令和7年度｜18.0分\n令和8年度｜_16.0分_\n令和9年度｜14.0分\n令和10年度｜12.0分",
        "令和8年度 引上げ（+1.5分、目標の緩和）",
    )


def test_numbers_that_moved_are_all_there(rows: list[Row]) -> None:
    moved = {each.right.strip("_"): each.left.strip("_") for each in rows if each.place == "番号"}
    assert moved == {
        "1-5": "1-6",
        "2-5": "2-4",
        "3-4": "3-3",
        "3-6": "3-4",
        "2-4": "3-5",
    }


def test_notation_is_told_apart(rows: list[Row]) -> None:
    notation = [(each.heading, each.place) for each in rows if each.remarks == "表記"]
    assert notation == [("1-6 1人1台端末を使った学び", "備考"), ("用語解説", "AI 解説")]


def test_nothing_that_only_the_data_have_is_in_it(made: dict[str, bytes]) -> None:
    text = made["markdown"].decode()
    for word in ("colophon", "r7-published", "predecessors", "apcli", *MEANS, "disaster-"):
        assert word not in text


def test_a_page_of_paper_is_wide_and_begins_with_the_table(made: dict[str, bytes]) -> None:
    style = made["html"].decode().partition("<style>")[2].partition("</style>")[0]
    assert "@page wide { size: A4 landscape; }" in style
    assert "main:has(> .comparison) { page: wide; }" in style
    assert "main:has(> .comparison) > .cover { min-height: 0; break-after: auto;" in style
