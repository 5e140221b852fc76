"""The pictures in the PDF: those of the whole plan, and those of the report of progress."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from apcli.progress import measure_plan
from apcli.render.documents.plan import plan_view
from apcli.render.documents.sections import current
from apcli.render.pictures import bullet, legend
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import ROOT
from tests.render.documents import DATA
from tests.render.pictures.cases import small_multiples
from tests.render.portable import Portable, assert_in_order, plain, portable, portable_progress

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.render.pictures import Picture

DEMONSTRATION = ROOT / "examples/demonstration/data"

HEADINGS = ["成果指標の推移", "実施スケジュールの一覧", "分類軸と段階"]


@pytest.fixture(scope="module")
def document() -> Portable:
    return portable(DATA)


@pytest.fixture(scope="module")
def report() -> Portable:
    return portable_progress(DEMONSTRATION)


def _alternative(picture: Picture) -> str:
    return f"{picture.title}：{picture.description}"


def _links(document: Portable, page: int) -> list[str]:
    notes: Any = document.reader.pages[page - 1].get("/Annots", [])
    return [str(note.get_object()["/Dest"]) for note in notes]


def _pages(document: Portable) -> dict[str, int]:
    return {title: page for _, title, page in document.bookmarks}


@pytest.mark.parametrize("data", [DATA, DEMONSTRATION], ids=["real", "demonstration"])
def test_all_pictures_of_the_plan_are_described_in_their_order(data: Path) -> None:
    told = portable(data).alternatives
    workspace = current(load(data, "data"))
    panels = [legend(), *small_multiples(workspace)]
    first = told.index(_alternative(legend()))
    assert told[first : first + len(panels)] == list(map(_alternative, panels))
    parts = [each for each in told if each and "の実施スケジュール：" in each]
    counted = [int(count) for count in re.findall(r"：([0-9]+)の取組について", "".join(parts))]
    assert sum(counted) == len(workspace.initiatives)
    rest = told[first + len(panels) :]
    assert rest[: len(parts)] == parts


def test_each_small_picture_leads_to_its_sheet(document: Portable) -> None:
    page = _pages(document)["成果指標の推移"]
    initiatives = load(DATA, "data").initiatives.items()
    owners = [key for key, each in initiatives for _ in each.indicators]
    assert len(owners) == 21
    assert _links(document, page) == owners


def test_the_matrices_have_tables_that_count_the_initiatives_of_each_item(
    document: Portable,
) -> None:
    plan = plan_view(load(DATA, "data"))
    stages = [*(stage.key for stage in plan.stages), None]
    begins = _pages(document)
    text = "".join(document.pages[begins["分類軸と段階"] - 1 : begins["重点取組"] - 1])
    for place, axis in enumerate(plan.axes):
        found = Counter(
            (item.code, each.stage.key if each.stage else None)
            for each in plan.initiatives
            for item in each.classification[place].items
        )
        rows = []
        for item in (item for group in axis.groups for item in group.items):
            counts = [found[item.code, stage] for stage in stages]
            rows.append(f"{item.code}{item.name}{''.join(map(str, [*counts, sum(counts)]))}")
        assert len(rows) > 10
        assert_in_order(
            text, [f"{axis.name}と段階別の取組数", "項目調査研究適用検討導入実行記載なし計", *rows]
        )


def test_what_other_tables_say_is_referred_to(document: Portable) -> None:
    begins = _pages(document)
    assert (
        "数値は、それぞれの取組の「成果指標」にあります。"
        in document.pages[begins[HEADINGS[0]] - 1]
    )
    schedule = document.pages[begins[HEADINGS[1]] - 1]
    assert "詳しくは、それぞれの取組の「実施スケジュール」と「成果指標」にあります。" in schedule


LISTED = """\
sections:
  - {key: list, title: 一覧, content: list}
"""
SCHEDULE = """\
schedule:
  - {from: 2025, to: 2026, text: 方式の検討, stage: trial}
  - {from: 2027, to: 2028, text: 本格実施, stage: implementation}
"""


def test_a_document_without_sheets_has_the_table_of_the_schedule_and_no_links(
    tmp_path: Path,
) -> None:
    changes = {"plan.yaml": FILES["plan.yaml"] + LISTED, FIRST: FILES[FIRST] + SCHEDULE}
    document = portable(write_plan(tmp_path, changes))
    text = "".join(document.pages)
    rows = [
        "取組期間内容段階",
        "1窓口のDX令和7～8年度方式の検討適用検討",
        "1窓口のDX令和9～10年度本格実施導入実行",
        "2業務の効率化記載なし",
    ]
    assert_in_order(text, [HEADINGS[1], *rows, HEADINGS[2]])
    assert "それぞれの取組の" not in text
    assert document.links == []


def test_what_a_plan_has_nothing_of_has_no_heading(tmp_path: Path) -> None:
    bare = patched(FIRST, "indicators: {}\nstage: {key: research}\nclassification: {}\n")
    second = FILES["initiatives/second.yaml"].replace("classification: {policy: [dx]}\n", "")
    taxonomy = re.sub("axes:\n(  .*\n)+", "axes: []\n", FILES["taxonomy.yaml"])
    changes = {"taxonomy.yaml": taxonomy, FIRST: bare, "initiatives/second.yaml": second}
    document = portable(write_plan(tmp_path, changes))
    assert not set(HEADINGS) & set(_pages(document))
    assert not any(heading in text for text in document.pages for heading in HEADINGS)


def test_many_small_pictures_are_spread_over_their_pages(tmp_path: Path) -> None:
    one = "{{name: 指標{0}, unit: 件, aggregation: annual, targets: {{2025: 1, 2026: 2}}}}"
    many = "".join(f"  k{number}: {one.format(number)}\n" for number in range(29))
    document = portable(write_plan(tmp_path, {FIRST: patched(FIRST, f"indicators:\n{many}")}))
    page = _pages(document)[HEADINGS[0]]
    assert _links(document, page) == ["first"] * 16
    assert _links(document, page + 1) == ["first"] * 13


@pytest.mark.parametrize(
    ("stages", "items", "name"),
    [(3, 60, "短い名前"), (3, 12, "とても長い名前の項目" * 12), (9, 5, "項目")],
    ids=["many", "long", "wide"],
)
def test_a_large_matrix_stays_on_its_pages(
    tmp_path: Path, stages: int, items: int, name: str
) -> None:
    lines = ["axes:", "  - key: policy", "    name: 政策", "    items:"]
    lines += [
        f"      - {{key: {'dx' if n == 0 else f'k{n}'}, code: {n}, name: {name}{n}}}"
        for n in range(items)
    ]
    lines += ["stages:", *(f"  - {{key: s{n}, name: 段階の{n}}}" for n in range(stages))]
    lines += ["  - {key: research, name: 研究}", "  - {key: implementation, name: 実行}"]
    changes = {"taxonomy.yaml": "\n".join([*lines, "departments: [{name: 情報推進課}]", ""])}
    document = portable(write_plan(tmp_path, changes))
    counts = "".join(["0"] * stages + ["1", "1", "0", "2"])
    begins = _pages(document)
    pages = document.pages[begins[HEADINGS[2]] - 1 : begins["取組"] - 1]
    assert counts in "".join(pages)
    assert [line for line in document.lines if line.bottom > 290 or line.right > 193] == []


def test_the_report_draws_each_value_that_has_a_target(report: Portable) -> None:
    workspace = load(DEMONSTRATION, "data")
    rows = measure_plan(workspace.plan, workspace.initiatives, 2025).rows
    drawn = [picture for row in rows if (picture := bullet(row))]
    assert len(drawn) > 10
    told = [each for each in report.alternatives if each and "年度の値と目標値：" in each]
    assert told == list(map(_alternative, drawn))
    assert told[0] == (
        "オンラインで申請できる手続の数（累計）の令和7年度の値と目標値："
        "実績は80件。目標値は75件。基準値は42件。達成率は106.7％。"
        "判定は達成。方向は増加。"
    )


def test_every_picture_of_the_report_is_described(report: Portable) -> None:
    assert len(report.alternatives) > 30
    assert all(report.alternatives)


def test_nothing_of_the_report_leaves_its_page(report: Portable) -> None:
    out = [line for line in report.lines if line.left < 17 or line.right > 193]
    assert out + [line for line in report.lines if line.bottom > 290] == []


def test_two_runs_of_the_report_give_the_same_bytes(report: Portable) -> None:
    assert portable_progress(DEMONSTRATION).data == report.data


def test_the_sheets_of_the_report_are_whole(report: Portable) -> None:
    sheets = {title: page for level, title, page in report.bookmarks if level == 2}
    text = report.pages[sheets[plain("1-1行政手続のオンライン化")] - 1]
    assert_in_order(
        text,
        [
            "オンラインで申請できる手続の数",
            "判定",
            "オンライン申請の利用率",
            "判定",
            "評価",
            "課題",
        ],
    )
