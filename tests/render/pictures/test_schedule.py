"""The schedules of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.render.pictures import schedule_chart, schedule_pages
from apcli.render.pictures.shapes import Line, Mark, Rectangle
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.render.pictures.cases import DEMONSTRATION, REAL, assert_readable, plan_of, texts

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.render.pictures import Picture

SCHEDULE = """\
schedule:
  - {from: 2024, to: 2025, text: 設計, stage: trial}
  - {from: 2026, to: 2028, text: 運用, stage: implementation}
  - {from: 2025, to: 2026, text: 周知}
"""


@pytest.fixture
def chart(tmp_path: Path) -> Picture:
    return schedule_chart(plan_of(write_plan(tmp_path, {SECOND: patched(SECOND, SCHEDULE)})))


def bars(picture: Picture) -> list[tuple[float, float, float, str]]:
    """The bars of the chart as x, width, y and role, without the legend's swatches."""
    return [
        (shape.x, shape.width, shape.y, shape.role)
        for shape in picture.shapes
        if isinstance(shape, Rectangle) and shape.width > 18
    ]


def test_a_span_is_one_bar_over_its_years_and_what_is_parallel_goes_below(chart: Picture) -> None:
    # Five years in 360 units: 72 each; a bar keeps 1 unit from its neighbours.
    (aims, first, second, third) = bars(chart)
    assert aims[:2] == (73, 142)  # FY2025 and FY2026, for which there are targets
    assert (first[:2], second[:2], third[:2]) == ((1, 142), (145, 214), (73, 142))
    assert first[2] == second[2] < third[2]


def test_the_later_the_stage_the_darker_the_bar(chart: Picture) -> None:
    assert [role for *_, role in bars(chart)] == ["level-4", "level-2", "level-4", "frame"]
    assert {"調査研究", "適用検討", "導入実行", "段階の記載なし"} <= set(texts(chart))


def test_without_a_schedule_the_years_with_a_target_are_marked(chart: Picture) -> None:
    marks = [shape.x for shape in chart.shapes if isinstance(shape, Mark)]
    assert marks[1:] == [108, 180]  # the first explains the others
    assert chart.table.rows[0] == ("1 窓口のDX", "令和7～8年度", "目標値を定めた年度", "導入実行")


def test_without_a_schedule_the_bar_has_the_colour_of_the_present_stage() -> None:
    workspace = plan_of(REAL)
    chart = schedule_chart(workspace)
    without = [each for each in workspace.initiatives.values() if not each.schedule]
    present = [each.stage.key for each in without if each.stage]
    assert present == ["implementation"] * 18
    last = f"level-{len(workspace.taxonomy.stages) + 1}"
    assert [role for *_, role in bars(chart)][:18] == [last] * 18


def test_without_a_stage_the_marks_are_joined(tmp_path: Path) -> None:
    text = FILES[FIRST].replace("stage: {key: implementation}\n", "")
    assert text != FILES[FIRST]
    picture = schedule_chart(plan_of(write_plan(tmp_path, {FIRST: text})))
    assert bars(picture) == []
    assert any(isinstance(each, Line) and each.role == "targets" for each in picture.shapes)


def test_the_table_has_a_row_for_every_span(chart: Picture) -> None:
    assert chart.table.head == ("取組", "期間", "内容", "段階")
    assert chart.table.rows[1:] == (
        ("2 業務の効率化", "令和6～7年度", "設計", "適用検討"),
        ("2 業務の効率化", "令和8～10年度", "運用", "導入実行"),
        ("2 業務の効率化", "令和7～8年度", "周知", ""),
    )


def test_an_initiative_without_schedule_and_targets_says_so(tmp_path: Path) -> None:
    picture = schedule_chart(plan_of(write_plan(tmp_path)))
    assert picture.table.rows[1] == ("2 業務の効率化", "", "記載なし", "調査研究")


def test_the_legend_explains_what_occurs_and_nothing_else(tmp_path: Path) -> None:
    stages = ["調査研究", "適用検討", "導入実行"]
    plain = schedule_chart(plan_of(write_plan(tmp_path / "plain")))
    assert texts(plain)[:4] == [*stages, "目標値を定めた年度"]
    fragment = "indicators: {}\nschedule: [{from: 2025, to: 2025, text: 試行}]\n"
    files = {FIRST: patched(FIRST, fragment)}
    spans = schedule_chart(plan_of(write_plan(tmp_path / "spans", files)))
    assert texts(spans)[:4] == [*stages, "段階の記載なし"]
    assert "目標値を定めた年度" not in texts(spans)


def test_a_plan_of_a_single_year_has_a_single_column(tmp_path: Path) -> None:
    text = FILES["plan.yaml"].replace("[2025, 2026, 2027, 2028]", "[2025]")
    files = {"plan.yaml": text, FIRST: patched(FIRST, "indicators: {}\n")}
    picture = schedule_chart(plan_of(write_plan(tmp_path, files)))
    assert [text for text in texts(picture) if "年度" in text] == ["7年度"]


def test_pages_are_no_higher_than_asked_for_and_have_everything_once() -> None:
    workspace = plan_of(REAL)
    whole = schedule_chart(workspace, wide=True)
    pages = schedule_pages(workspace, 700)
    assert len(pages) == 2
    assert all(page.height <= 700 for page in pages)
    assert tuple(row for page in pages for row in page.table.rows) == whole.table.rows
    assert schedule_pages(workspace, 5000) == (whole,)
    assert len(schedule_pages(workspace, 1)) == len(workspace.initiatives)


def test_stages_that_the_plan_lacks_are_drawn_as_none(tmp_path: Path) -> None:
    fragment = "schedule: [{from: 2025, to: 2025, text: 試行, stage: unknown}]\n"
    picture = schedule_chart(plan_of(write_plan(tmp_path, {FIRST: patched(FIRST, fragment)})))
    assert [role for *_, role in bars(picture)] == ["frame"]
    assert picture.table.rows[0][3] == "unknown"


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_every_initiative_is_there_and_every_label_can_be_read(data: Path, *, wide: bool) -> None:
    workspace = plan_of(data)
    picture = schedule_chart(workspace, wide=wide)
    assert_readable(picture)
    assert picture.width == (840 if wide else 360)
    whole = "".join(texts(picture))
    titles = [each.printed_title for each in workspace.initiatives.values()]
    assert [title for title in titles if title not in whole] == []
    spans = [span.text for each in workspace.initiatives.values() for span in each.schedule]
    assert [text for text in spans if text not in whole] == []
