"""The plan as PDF: what it says, how it is laid out, and what assistive technology is told."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pytest

from apcli.errors import CharacterMissing, TemplateFailed
from apcli.render import compiling
from apcli.render.documents.plan import plan_view
from apcli.render.documents.sections import current
from apcli.render.font import FONTS
from apcli.render.prose import Paragraph
from apcli.workspace import load
from tests.example_plan import FILES as SMALL
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.processes import ROOT
from tests.render import crowded_plan
from tests.render.documents import DATA, EXPECTED, write_files
from tests.render.hostile_plan import hostile_plan
from tests.render.other_city import FILES
from tests.render.parsed import pieces
from tests.render.portable import (
    HOSTILE_TO_TYPST,
    LONG,
    Portable,
    assert_in_order,
    plain,
    portable,
    without_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from apcli.render.documents.plan_views import InitiativeView, PlanView
    from apcli.render.prose import Prose

DEMONSTRATION = ROOT / "examples/demonstration/data"


@pytest.fixture(scope="module")
def document() -> Portable:
    return portable(DATA)


@pytest.fixture(scope="module")
def demonstration() -> Portable:
    return portable(DEMONSTRATION)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Portable:
    return portable(write_files(tmp_path_factory.mktemp("other") / "data", FILES))


@pytest.fixture(scope="module")
def plan() -> PlanView:
    return plan_view(load(DATA, "data"))


def _head(initiative: InitiativeView) -> Iterator[str]:
    """The pieces of a sheet before its indicators, in print order."""
    yield from (initiative.number, initiative.printed_title)
    yield "・".join(initiative.departments)
    yield from (axis.name for axis in initiative.classification)
    yield from (
        f"{item.code}{item.name}" for axis in initiative.classification for item in axis.items
    )
    if initiative.stage is None:
        yield "記載なし"
    for text in initiative.texts:
        yield from (text.label, *_lines(text.prose))


def _lines(prose: Prose) -> Iterator[str]:
    for block in prose.blocks:
        parts = [block] if isinstance(block, Paragraph) else block.items
        yield from (line.text for part in parts for line in part.lines)


def _rest(initiative: InitiativeView) -> Iterator[str]:
    """The pieces of a sheet from its indicators on, in print order."""
    for table in initiative.indicators:
        yield table.name
        yield from (f"{column.year}{'末' if column.at_end else ''}" for column in table.columns)
        for row in table.rows:
            yield row.series or ""
            yield from (
                "".join(figure.text for figure in cell.figures) or "－"
                for cell in row.cells
                if not cell.same
            )
    if initiative.timetable:
        yield from initiative.timetable.columns
        yield from (bar.text or "" for row in initiative.timetable.rows for bar in row)
    yield from (f"※{note}" for note in initiative.notes)


def test_every_sheet_says_all_of_its_initiative_on_one_page(
    document: Portable, plan: PlanView
) -> None:
    pages = {title: page for level, title, page in document.bookmarks if level == 2}
    assert len(plan.initiatives) == 33
    for initiative in plan.initiatives:
        page = pages[plain(f"{initiative.number}{initiative.printed_title}")]
        text = document.pages[page - 1]
        assert_in_order(text, _head(initiative))
        assert_in_order(text[text.index(plain(initiative.printed_title)) :], _rest(initiative))


def test_a_sheet_as_high_as_a_page_is_whole_too(demonstration: Portable) -> None:
    pages = {title: page for level, title, page in demonstration.bookmarks if level == 2}
    _first, *others = current(load(DEMONSTRATION, "data")).initiatives.values()
    for each in others:
        text = demonstration.pages[pages[plain(f"{each.number}{each.printed_title}")] - 1]
        judged = [
            part
            for reviews in each.reviews.values()
            for review in reviews
            for part in (review.evaluation, review.issues)
        ]
        for part in (*each.notes, *filter(None, judged)):
            assert plain(part) in text, each.number


def test_a_page_has_one_sheet_or_two(document: Portable, plan: PlanView) -> None:
    titles = {plain(f"{each.number}{each.printed_title}") for each in plan.initiatives}
    sheets = [page for level, title, page in document.bookmarks if level == 2 and title in titles]
    begun = [len(list(each)) for _, each in groupby(sheets)]
    assert sum(begun) == 33
    assert set(begun) <= {1, 2}
    assert begun.count(2) >= 12


def test_the_real_plan_has_hardly_more_pages_than_in_print_but_for_its_pictures(
    document: Portable,
) -> None:
    begins = {title: page for _, title, page in document.bookmarks}
    assert begins["重点取組"] - begins["成果指標の推移"] == 4
    assert len(document.pages) == 26 + 4


def test_everything_of_the_markdown_document_is_in_the_pdf(document: Portable) -> None:
    markdown = (EXPECTED / "plan.md").read_text(encoding="utf-8")
    shown = [line for piece in pieces(markdown) for line in piece.text.split("\n")]
    text = "".join(document.pages)
    lost = {line for line in shown if plain(line).strip("<>") not in text}
    # Arrows, years side by side and merged cells say these without words.
    drawn = re.compile("[＞→]|^令和[0-9]+～[0-9]+年度$|^(区分|同上|同左)$")
    assert [line for line in lost if not drawn.search(line)] == []
    assert len(shown) > 900


def test_each_term_is_marked_as_often_as_in_markdown(document: Portable) -> None:
    markdown = (EXPECTED / "plan.md").read_text(encoding="utf-8")
    terms = [link for link in document.links if link.startswith("[")]
    assert len(terms) == markdown.count("[\\*](#") > 20
    assert len(set(terms)) == len(terms)


def test_the_contents_name_the_page_that_each_section_begins_on(
    document: Portable, plan: PlanView
) -> None:
    begins = {title: page for level, title, page in document.bookmarks if level == 1}
    contents = "".join(text for text in document.pages[:4] if "....." in text)
    for section in plan.contents:
        assert section.heading
        leader = re.search(rf"{re.escape(plain(section.heading))}\.+(\d+)", contents)
        assert leader, section.heading
        assert leader[1].startswith(str(begins[plain(section.heading)]))
    below = [title for level, title, _ in document.bookmarks if level == 2][6:9]
    assert below == ["成果指標の推移", "実施スケジュールの一覧", "分類軸と段階"]
    for title, page in zip(below, (8, 9, 10), strict=True):
        assert re.search(rf"{title}\.+{page}\D", contents), title


def test_the_list_names_the_page_of_each_sheet(document: Portable, plan: PlanView) -> None:
    begins = {title: page for level, title, page in document.bookmarks if level == 2}
    text = "".join(document.pages[6:8])
    for initiative in plan.initiatives:
        page = begins[plain(f"{initiative.number}{initiative.printed_title}")]
        departments = plain("・".join(initiative.departments))
        codes = "".join(item.code for axis in initiative.classification for item in axis.items)
        row = f"{initiative.number}{plain(initiative.printed_title)}{codes}{departments}{page}"
        assert row in text


def test_no_line_of_the_list_breaks_inside_the_name_of_a_department(
    document: Portable, plan: PlanView
) -> None:
    names = "|".join({name for each in plan.initiatives for name in each.departments})
    table = [line for line in document.lines if line.page in (7, 8)]
    (left,) = {line.left for line in table if line.text == "秘書広報課"}
    column = [line.text for line in table if line.left == left]
    assert len(column) > 33
    assert [text for text in column if not re.fullmatch(f"((?:{names})・?)+", text)] == []


def test_codes_and_departments_of_a_crowded_list_stay_in_their_columns(tmp_path: Path) -> None:
    document = portable(write_plan(tmp_path, crowded_plan.FILES))
    (number,) = [place for place, text in enumerate(document.pages, 1) if "番号" in text]
    table = [line for line in document.lines if line.page == number]
    codes = [line.text for line in table if re.fullmatch("[①-⑧]+", line.text)]
    assert sorted(codes) == sorted(["①②③④⑤", "⑥⑦⑧"] * 4 + ["①"])
    # A name that fills its column is whole, and the mark after it hangs.
    assert "財務部契約検査課、" in [line.text for line in table]


def test_the_head_over_one_axis_is_one_line(tmp_path: Path) -> None:
    taxonomy = SMALL["taxonomy.yaml"].replace("国・都の情報政策", "目標")
    document = portable(write_plan(tmp_path, {"taxonomy.yaml": taxonomy}))
    (number,) = [place for place, text in enumerate(document.pages, 1) if "番号" in text]
    assert "取組の整理" in [line.text for line in document.lines if line.page == number]


def test_arrows_tell_the_present_stage_in_words(document: Portable, plan: PlanView) -> None:
    told = [
        str(element["/Alt"]).removeprefix("取組段階：")
        for kind, element in document.elements
        if kind == "Figure" and str(element["/Alt"]).startswith("取組段階：")
    ]
    assert told == [each.stage.name for each in plan.initiatives if each.stage]


def test_every_picture_is_described(document: Portable) -> None:
    described = document.alternatives
    assert len(described) > 40
    assert all(described)
    assert (
        "1 マイナンバーカード交付枚数（再交付・更新を含む）（累計）："
        "令和6年度の見込は177,000枚。令和7年度の目標値は197,100枚。"
        "令和10年度の目標値は236,800枚。令和5年度の基準値は163,386枚。方向は増加。"
    ) in described


def test_it_is_tagged_with_language_and_title(document: Portable) -> None:
    root = document.root
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "ja-JP"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert document.reader.metadata is not None
    assert document.reader.metadata.title == "西東京市地域情報化アクションプラン"
    assert document.reader.metadata.author == "西東京市"


def test_tables_have_heads_and_headings_are_in_order(document: Portable) -> None:
    kinds = [kind for kind, _ in document.elements]
    assert kinds.count("Table") == kinds.count("THead") > 33
    assert kinds.count("H1") == 9
    assert kinds.count("H2") == 33 + 3 + 3 + 3
    levels = [int(kind[1]) for kind in kinds if re.fullmatch("H[1-6]", kind)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_bookmarks_are_sections_and_initiatives(document: Portable, plan: PlanView) -> None:
    assert [title for level, title, _ in document.bookmarks if level == 1] == [
        plain(section.title) for section in plan.sections if section.title
    ]
    sheets = [title for level, title, _ in document.bookmarks if level == 2][-33:]
    assert sheets == [plain(f"{each.number}{each.printed_title}") for each in plan.initiatives]


def test_running_heads_name_the_section_and_the_sheets_of_the_page(document: Portable) -> None:
    assert document.pages[6].startswith("西東京市地域情報化アクションプラン重点取組一覧")
    assert document.pages[10].startswith("西東京市地域情報化アクションプラン重点取組一覧")
    assert document.pages[11].startswith("西東京市地域情報化アクションプラン重点取組1～2")
    assert document.pages[13].startswith("西東京市地域情報化アクションプラン重点取組5")
    assert not document.pages[0].endswith("1")
    assert all(
        text.endswith(str(number)) for number, text in list(enumerate(document.pages, 1))[1:]
    )


@pytest.mark.parametrize("name", ["document", "demonstration", "other"])
def test_nothing_leaves_the_page_or_begins_a_line_that_must_not(
    name: str, request: pytest.FixtureRequest
) -> None:
    printed = request.getfixturevalue(name).lines
    assert [line for line in printed if line.left < 17 or line.right > 193] == []
    assert [line for line in printed if line.bottom > 290] == []
    assert [
        line
        for line in printed
        if re.match("[、。，．）」』】〉ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]", line.text)
    ] == []


def test_it_has_no_font_but_the_one_that_is_shipped(document: Portable) -> None:
    pages: Any = document.reader.pages
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts == {path.stem for path in FONTS.glob("*.ttf")}


def test_two_runs_give_the_same_bytes_and_no_date(document: Portable) -> None:
    assert portable(DATA).data == document.data
    assert b"CreationDate" not in document.data
    assert b"CreateDate" not in document.data


def test_a_draft_carries_its_mark(other: Portable) -> None:
    assert "案" in other.pages[0]
    assert other.reader.metadata is not None
    assert other.reader.metadata.title == "北野市行政改革実施計画（案）"
    assert other.pages[2].startswith("北野市行政改革実施計画（案）")


def test_another_citys_plan_says_all_of_its_sheets(other: Portable) -> None:
    assert_in_order(
        "".join(other.pages),
        [
            *("この計画は案です。", "1.期間は5年です。", "実施項目一覧", "改革の柱", "SDGs"),
            *("1-1-2", "時間外勤務の縮減", "人事・研修課、財政課", "(A)職員の育成", "(52)その他"),
            *("⑰パートナーシップ", "「働き方改革プラン」において管理", "1-1-10公金収納の見直し"),
            *("会議の見直し", "1回30分まで", "窓口時間の短縮"),
            *("職員1人当たりの時間外勤務（月平均）", "平成30年度", "基準値", "21.40時間"),
            *("令和7年度末", "見込", "19.25時間", "令和7年度", "速報", "19.00時間"),
            *(
                "9.10時間（R8.9.30まで）",
                "14.00時間（R8.12.31まで）",
                "令和9年度",
                "実績",
                "未集計",
            ),
            *("別途設定", "同上", "15.00時間", "※平成30年度基準値（出典：人事統計）"),
            *("基金残高", "令和元年度", "−3,703千円", "12,000千円"),
            *("※数値は一般会計です。", "※休日を含みます。", "令和8年度の評価", "令和9年6月30日"),
            *("目標に届きませんでした。", "繁忙期の偏り", "応援体制", "今後の方向", "縮小"),
            *("【新規】公金収納の見直し", "記載なし", "令和9年10月", "令和9年12月1日", "対象外"),
            *("市税", "40％", "41.3％", "使用料", "集計できず"),
            *("令和8年度", "令和13年度", "準備", "本実施", "試行", "以上"),
        ],
    )


def test_the_demonstration_plan_says_every_kind_of_value(demonstration: Portable) -> None:
    text = "".join(demonstration.pages)
    for word in ("基準値", "見込", "期中", "速報", "実績", "目標値", "未集計", "対象外"):
        assert word in text


@HOSTILE_TO_TYPST
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    document = portable(write_plan(tmp_path, hostile_plan(text)))
    shown = "".join(document.pages).replace(plain(text), "◆")
    assert shown.count("◆") >= 40
    assert [line for line in document.lines if line.right > 193] == []


@LONG
def test_long_texts_stay_inside_their_places(tmp_path: Path, text: str) -> None:
    files = without_number(text, hostile_plan(text))
    document = portable(write_plan(tmp_path, files))
    assert "".join(document.pages).count(plain(text)) >= 30
    assert [line for line in document.lines if line.right > 193] == []


def test_lists_of_many_levels_and_texts_longer_than_a_page_are_whole(tmp_path: Path) -> None:
    levels = "".join(f"    {'  ' * depth}- 第{depth}段です\n" for depth in range(6))
    long = "".join(f"第{number}文。" for number in range(1200))
    sheet = patched(FIRST, f"overview: {long}\nactions: |\n{levels}")
    document = portable(write_plan(tmp_path, {FIRST: sheet}))
    pages = [text.removesuffix(f"{number}") for number, text in enumerate(document.pages, 1)]
    text = "\n".join(re.sub("^例示市デジタル化計画取組[12]?", "", page) for page in pages)
    assert [int(number) for number in re.findall("([0-9]+)\n?文。", text)] == [*range(1200)]
    assert_in_order("".join(document.pages), (f"第{depth}段です" for depth in range(6)))
    assert [line for line in document.lines if line.bottom > 290] == []


def test_characters_that_the_font_lacks_are_named_with_their_places(tmp_path: Path) -> None:
    files = {
        FIRST: patched(FIRST, "title: 𠮷野の窓口\nnotes: [よい🍣です]\n"),
        SECOND: patched(SECOND, "overview: 𠮷野です。\n"),
    }
    workspace = write_plan(tmp_path, files)
    with pytest.raises(CharacterMissing) as failure:
        portable(workspace)
    assert str(failure.value) == (
        "the font BIZ UDGothic has no glyph for: 𠮷 U+20BB7 (data/initiatives/first.yaml:9, title; "
        "data/initiatives/second.yaml:7, overview), "
        "🍣 U+1F363 (data/initiatives/first.yaml:10, notes.0)"
    )


def test_a_character_of_a_template_that_the_font_lacks_is_named(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/typst/stage.typ.j2": "🍣"})
    with pytest.raises(CharacterMissing, match="🍣 U\\+1F363 \\(templates\\)"):
        portable(data)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("#foo", "the PDF cannot be made: unknown variable: foo"),
        ("#[", "the PDF cannot be made: unclosed delimiter"),
        ('#read("/etc/passwd")', "the PDF cannot be made: file not found"),
        ('#read("../pdf.py")', "the PDF cannot be made: path .* would escape"),
        ('#import "@preview/cetz:0.3.0"', "the PDF cannot be made: failed to download package"),
        ('#import "@local/mine:0.1.0"', "the PDF cannot be made: package not found"),
        ("{{ foo }}", "stage.typ.j2, line 1: 'foo' is undefined"),
    ],
)
def test_what_is_wrong_with_a_template_is_said(
    tmp_path: Path, template: str, sentence: str
) -> None:
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/typst/stage.typ.j2": template})
    with pytest.raises(TemplateFailed, match=sentence):
        portable(data)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("#range(1000000000).len()", "the template takes too much memory"),
        ("#while 1 < 2 { }", "condition is always true"),
        ("#let f(x) = f(x)\n#f(1)", "the PDF cannot be made: maximum function call depth"),
    ],
)
def test_a_template_without_bounds_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, sentence: str
) -> None:
    monkeypatch.setattr(compiling, "MEMORY", 1 << 30)
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/plan.typ.j2": template})
    with pytest.raises(TemplateFailed, match=sentence):
        portable(data)


def test_a_template_without_an_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "SECONDS", 2)
    endless = "#for x in range(9999) { for y in range(9999) { for z in range(9999) { } } }"
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/plan.typ.j2": endless})
    with pytest.raises(TemplateFailed, match="the template does not come to an end"):
        portable(data)


def test_a_plans_own_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/typst/cover.typ.j2": "私たちの{{ title }}\n"})
    assert portable(data).pages[0].startswith("私たちの例示市デジタル化計画")
