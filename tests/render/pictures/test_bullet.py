"""A value against its target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from apcli.render.pictures import Picture, bullet
from apcli.render.pictures.shapes import Line, Rectangle
from tests.progress.building import row_of
from tests.render.pictures.cases import CASES, assert_readable, baseline, indicator, texts

CLIPPED = "棒は目盛の端で切れています"


def drawn(**given: object) -> Picture:
    picture = bullet(row_of(indicator(**given), 2025))
    assert picture
    return picture


def bar(picture: Picture) -> Rectangle:
    found = [shape for shape in picture.shapes if isinstance(shape, Rectangle)]
    return next(shape for shape in found if shape.role in ("bar", "tentative"))


def aim(picture: Picture) -> float:
    lines = [shape for shape in picture.shapes if isinstance(shape, Line)]
    return next(line.points[0][0] for line in lines if line.role == "aim")


def test_the_bar_goes_from_zero_to_the_value_and_a_line_marks_the_target() -> None:
    picture = drawn(values={"2025": {"actual": "30"}}, targets={"2025": "40"})
    # From 0 at 16 to 40 at 344: 8.2 units for each.
    assert (bar(picture).x, bar(picture).width, aim(picture)) == (16, 246, 344)
    assert bar(picture).role == "bar"


def test_the_figures_are_told() -> None:
    picture = drawn(
        baseline=baseline("10"),
        values={"2025": {"actual": {"value": "30", "as_of": "2026-03-31"}}},
        targets={"2025": "40"},
    )
    assert picture.table.head == ("区分", "値")
    assert picture.table.rows == (
        ("実績", "30件（R8.3.31時点）"),
        ("目標値", "40件"),
        ("基準値", "10件"),
        ("達成率", "75.0％"),
        ("判定", "未達"),
        ("方向", "増加"),
    )
    assert picture.title == "利用件数の令和7年度の値と目標値"
    assert picture.description == (
        "実績は30件（R8.3.31時点）。目標値は40件。基準値は10件。達成率は75.0％。判定は未達。方向は増加。"
    )
    told = {" ".join(row) for row in picture.table.rows[:4]}
    assert set(texts(picture)) == {*told, "未達", "多いほど良い →"}


@pytest.mark.parametrize("kind", ["forecast", "preliminary", "interim"])
def test_what_is_not_final_is_only_outlined(kind: str) -> None:
    picture = drawn(values={"2025": {kind: "30"}}, targets={"2025": "40"})
    assert bar(picture).role == "tentative"


def test_a_bar_far_beyond_the_target_is_cut_off_and_says_so_with_its_number_whole() -> None:
    picture = drawn(values={"2025": {"actual": "100000"}}, targets={"2025": "10"})
    assert bar(picture).x + bar(picture).width == 344
    assert {CLIPPED, "実績 100,000件", "達成率 1,000,000.0％"} <= set(texts(picture))


def test_a_bar_up_to_twice_the_target_is_whole() -> None:
    picture = drawn(values={"2025": {"actual": "20"}}, targets={"2025": "10"})
    assert CLIPPED not in texts(picture)
    assert bar(picture).x + bar(picture).width == 344


@pytest.mark.parametrize(
    ("direction", "reached"),
    [("increase", (180, 164)), ("at_most", (180, 164)), ("exactly", None)],
)
def test_the_side_on_which_the_target_is_reached_is_darker(
    direction: str, reached: tuple[float, float] | None
) -> None:
    picture = drawn(direction=direction, values={"2025": {"actual": "20"}}, targets={"2025": "10"})
    found = [
        (shape.x, shape.width)
        for shape in picture.shapes
        if isinstance(shape, Rectangle) and shape.role == "reached"
    ]
    assert found == ([reached] if reached else [])


@pytest.mark.parametrize(
    "given",
    [
        {"values": {"2025": {"actual": "1"}}},
        {"targets": {"2025": "1"}},
        {"values": {"2025": "pending"}, "targets": {"2025": "1"}},
        {"values": {"2025": {"actual": "1"}}, "targets": {"2025": {"text": "随時設定"}}},
        {"values": {"2025": {"actual": "2025-09-01"}}, "targets": {"2025": {"by": "2025-10"}}},
    ],
)
def test_without_two_numbers_there_is_no_picture(given: dict[str, object]) -> None:
    assert bullet(row_of(indicator(**given), 2025)) is None


@pytest.mark.parametrize("name", CASES)
def test_whatever_the_figures_every_label_can_be_read_and_no_number_is_cut(name: str) -> None:
    picture = bullet(row_of(CASES[name], 2025))
    if picture is None:
        assert name in ("a target alone", "a target for ever", "words", "a long unit")
        return
    assert_readable(picture)
    number = picture.table.rows[0][1].removesuffix(CASES[name].unit)
    assert any(number in text for text in texts(picture))


def reached(picture: Picture) -> list[tuple[float, float]]:
    return [
        (shape.x, shape.width)
        for shape in picture.shapes
        if isinstance(shape, Rectangle) and shape.role == "reached"
    ]


def test_a_target_that_is_a_range_is_reached_between_two_lines() -> None:
    target = {"2025": {"at_least": "20", "below": "30"}}
    picture = drawn(values={"2025": {"actual": "40"}}, targets=target)
    # From 0 at 16 to 40 at 344: 8.2 units for each.
    aims = [
        shape.points[0][0]
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.role == "aim"
    ]
    assert aims == [16 + 20 * 8.2, 16 + 30 * 8.2]
    assert reached(picture) == [(16 + 20 * 8.2, 82)]
    assert ("目標値", "20件以上30件未満") in picture.table.rows
    assert "目標値は20件以上30件未満。" in picture.description
    assert_readable(picture)


@pytest.mark.parametrize(
    ("bound", "side"),
    [
        ("above", (180, 164)),
        ("at_least", (180, 164)),
        ("below", (180, 164)),
        ("at_most", (180, 164)),
    ],
)
@pytest.mark.parametrize("direction", ["increase", "decrease", "exactly"])
def test_a_bound_is_reached_on_its_own_side_whatever_is_declared(
    bound: str, side: tuple[float, float], direction: str
) -> None:
    picture = drawn(
        direction=direction,
        values={"2025": {"actual": "20"}},
        targets={"2025": {bound: "10"}},
    )
    assert reached(picture) == [side]


@given(
    value=some.integers(0, 10_000),
    target=some.integers(1, 10_000),
    base=some.none() | some.integers(0, 10_000),
    direction=some.sampled_from(["increase", "at_least", "decrease", "at_most"]),
)
def test_the_bar_passes_the_mark_exactly_where_the_target_is_reached(
    value: int, target: int, base: int | None, direction: str
) -> None:
    picture = drawn(
        direction=direction,
        baseline=baseline(str(base)) if base is not None else None,
        values={"2025": {"actual": str(value)}},
        targets={"2025": str(target)},
    )
    more = direction in ("increase", "at_least")
    is_reached = value >= target if more else value <= target
    end = bar(picture).x + bar(picture).width
    (zone,) = reached(picture)
    assert zone[0] == aim(picture)
    assert zone[0] + zone[1] == 344  # the zone is on the right, whichever way is better
    assert (end >= aim(picture) - 0.01) is is_reached or abs(end - aim(picture)) < 0.02
    verdict, way = ("達成" if is_reached else "未達"), ("多いほど" if more else "少ないほど")
    assert verdict in texts(picture)
    assert any(way in text for text in texts(picture))
    assert f"判定は{verdict}。" in picture.description
    assert_readable(picture)


def test_where_less_is_better_the_left_end_says_what_it_is() -> None:
    picture = drawn(
        direction="decrease", values={"2025": {"actual": "19.2"}}, targets={"2025": "18.0"}
    )
    assert "左端20件 少ないほど良い →" in texts(picture)
    assert bar(picture).x == 16
    assert bar(picture).x + bar(picture).width < aim(picture)
