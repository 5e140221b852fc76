"""The trajectory of an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.render.pictures.shapes import Line, Mark, Rectangle
from tests.render.pictures.cases import (
    CASES,
    assert_readable,
    assert_same_figures,
    baseline,
    indicator,
    labels,
    texts,
    trajectory,
)

if TYPE_CHECKING:
    from apcli.render.pictures import Picture

SITES = indicator(
    name="設置箇所数（累計）",
    unit="拠点",
    aggregation="cumulative",
    baseline=baseline("10"),
    values={
        "2024": {"forecast": "18", "actual": "20"},
        "2025": {"interim": {"value": "25", "as_of": "2025-09-30"}},
        "2026": "pending",
    },
    targets={"2025": "30", "2026": {"by": "2026-10"}, "2027-2028": "40"},
)


def drawn(**given: object) -> Picture:
    picture = trajectory(indicator(**given))
    assert picture
    return picture


def marks(picture: Picture) -> list[tuple[str, float, float]]:
    """The marks of the curve; those of the legend are below the years."""
    return [
        (shape.role, shape.x, shape.y)
        for shape in picture.shapes
        if isinstance(shape, Mark) and shape.y < 174
    ]


def joined(picture: Picture) -> dict[str, list[float]]:
    """The places in time that lines of each role join."""
    found: dict[str, list[float]] = {}
    for shape in picture.shapes:
        if isinstance(shape, Line) and shape.role in ("results", "expected", "targets"):
            found.setdefault(shape.role, []).extend(x for x, _ in shape.points)
    return found


def test_every_figure_is_a_mark_at_its_year_and_height() -> None:
    picture = trajectory(SITES)
    assert picture
    # Six years between 14 + 2 × 0.6 × 13.5 → 30 and 352, ticks from 0 at 168 to 40 at 48.
    columns = {year: round(30 + (year - 2023 + 0.5) * 322 / 6, 2) for year in range(2023, 2029)}
    assert sorted(marks(picture)) == sorted(
        [
            ("baseline", columns[2023], 138),
            ("forecast", columns[2024], 114),
            ("actual", columns[2024], 108),
            ("target", columns[2025], 78),
            ("interim", columns[2025], 93),
            ("target", columns[2027], 48),
            ("target", columns[2028], 48),
        ]
    )


def test_the_table_says_every_figure_in_the_words_of_the_document() -> None:
    picture = trajectory(SITES)
    assert picture
    assert picture.table.head == ("年度", "区分", "値")
    assert picture.table.rows == (
        ("令和5年度", "基準値", "10拠点"),
        ("令和6年度", "見込", "18拠点"),
        ("令和6年度", "実績", "20拠点"),
        ("令和7年度", "目標値", "30拠点"),
        ("令和7年度", "期中（R7.9.30時点）", "25拠点"),
        ("令和8年度", "目標値", "令和8年10月"),
        ("令和8年度", "実績", "未集計"),
        ("令和9～10年度", "目標値", "40拠点"),
    )


def test_title_and_description_say_what_is_seen() -> None:
    picture = trajectory(SITES)
    assert picture
    assert picture.title == "設置箇所数（累計）の推移"
    assert picture.description == (
        "令和7年度の期中は25拠点。令和7年度の目標値は30拠点。令和9～10年度の目標値は40拠点。"
        "令和5年度の基準値は10拠点。方向は増加。令和7年度の判定は参考値。"
    )


def test_what_is_no_number_stands_below_its_years() -> None:
    picture = trajectory(SITES)
    assert picture
    assert {"R8.10", "未集計"} <= set(texts(picture))


def test_a_line_is_whole_only_between_actuals_of_successive_years() -> None:
    values = {
        "2024": {"actual": "2"},
        "2025": {"preliminary": "3"},
        "2027": {"actual": "4"},
        "2028": {"interim": "5"},
    }
    picture = drawn(aggregation="point_in_time", baseline=baseline("1"), values=values)
    places = [x for _, x, _ in marks(picture)]
    assert joined(picture) == {
        "results": places[0:2],
        "expected": [*places[1:3], *places[2:4]],
    }


def test_the_targets_are_joined() -> None:
    picture = drawn(targets={"2025": "1", "2027-2028": "2"})
    assert joined(picture) == {"targets": [x for _, x, _ in marks(picture)]}


def test_an_indicator_without_a_number_has_no_picture() -> None:
    words = indicator(targets={"2025": {"by": "2025-10"}}, values={"2025": "pending"})
    assert trajectory(words) is None


@pytest.mark.parametrize(
    ("low", "said"), [("900", "単位：件（目盛は0からではない）"), ("90", "単位：件")]
)
def test_a_scale_without_zero_says_so(low: str, said: str) -> None:
    picture = drawn(baseline=baseline(low), targets={"2025": "1000"})
    assert texts(picture)[0] == said


def test_of_two_numbers_in_a_year_the_greater_is_written_above() -> None:
    picture = drawn(values={"2025": {"actual": "100"}}, targets={"2025": "101"})
    feet = {label.text: label.y for label in labels(picture) if label.role == "value"}
    assert feet["101"] < feet["100"]


@pytest.mark.parametrize("name", CASES)
def test_whatever_the_figures_every_label_can_be_read(name: str) -> None:
    picture = trajectory(CASES[name])
    assert picture
    assert_readable(picture)
    assert_same_figures(picture)


RANGE = {"at_least": "40", "below": "60"}


def test_a_target_that_is_a_range_is_a_band_between_its_bounds_over_its_years() -> None:
    picture = drawn(values={"2024": {"actual": "30"}}, targets={"2026-2027": RANGE})
    ticks = {
        int(label.text): label.y - 5
        for label in labels(picture)
        if label.anchor == "end" and label.text.isdigit()
    }
    (band,) = [shape for shape in picture.shapes if isinstance(shape, Rectangle)]
    assert band.role == "reached"
    assert (band.y, band.y + band.height) == pytest.approx((ticks[60], ticks[40]), abs=0.02)
    named = {label.text: label.x for label in labels(picture) if label.text.endswith("年度")}
    column = named["9年度"] - named["8年度"]
    assert band.x == pytest.approx(named["8年度"] - column / 2, abs=0.02)
    assert band.x + band.width == pytest.approx(named["9年度"] + column / 2, abs=0.02)
    bounds = [(x, round(y, 1)) for role, x, y in marks(picture) if role == "target"]
    assert {*bounds} == {
        (named[year], round(ticks[bound], 1)) for year in ("8年度", "9年度") for bound in (40, 60)
    }


def test_bounds_are_written_as_what_they_are() -> None:
    picture = drawn(
        values={"2024": {"actual": "30"}},
        targets={
            "2025": {"above": "40"},
            "2026": {"at_most": "48"},
            "2028": {**RANGE, "text": "四割から六割"},
        },
    )
    assert {"40超", "48以下", "40以上", "60未満"} <= {*texts(picture)}
    assert "令和10年度の目標値は四割から六割。" in picture.description
    assert [row[2] for row in picture.table.rows if row[1] == "目標値"] == [
        "40件超",
        "48件以下",
        "四割から六割",
    ]
    assert_readable(picture)


def test_no_line_of_targets_runs_through_a_range() -> None:
    picture = drawn(values={}, targets={"2025": "20", "2026": RANGE, "2028": "80"})
    assert len(joined(picture)["targets"]) == 2


def test_an_indicator_with_ranges_alone_has_a_picture() -> None:
    picture = drawn(targets={"2025": RANGE})
    assert "40以上" in texts(picture)
    assert picture.description == "令和7年度の目標値は40件以上60件未満。方向は増加。"
