"""The targets of every edition, a line each, beside the values that came."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from apcli.models import Kind
from apcli.progress import TARGET
from apcli.render.pictures import EditionTargets, revisions
from apcli.render.pictures.shapes import Label, Line, Mark
from apcli.render.pictures.statements import known_values, statements
from tests.render.pictures.cases import (
    CASES,
    assert_readable,
    baseline,
    indicator,
    labels,
    measured,
)

if TYPE_CHECKING:
    from apcli.models import Indicator
    from apcli.render.pictures import Picture

FIRST = {"2025": "10", "2026": "20", "2027": "30"}
SECOND = {"2026": "16", "2027": "24", "2028": "40"}
PRESENT = {"2027": "24", "2028": "36"}
VALUES = {"2024": {"actual": "8"}, "2025": {"actual": "12"}}


def edition(name: str, one: Indicator) -> EditionTargets:
    said = statements(*measured(one))
    return EditionTargets(name, tuple(each for each in said if each.kind == TARGET))


def drawn(*targets: dict[str, Any], values: dict[str, Any] | None = None) -> Picture:
    """The editions r1, r2 …, the last one called 現在."""
    ones = [indicator(targets=each, values=values or {}) for each in targets]
    names = [*(f"r{number}" for number in range(1, len(ones))), "現在"]
    about, course = measured(ones[-1])
    editions = [edition(name, one) for name, one in zip(names, ones, strict=True)]
    found = revisions(about, editions, known_values(about, course))
    assert found
    return found


def lines(picture: Picture) -> dict[str, tuple[tuple[float, float], ...]]:
    return {
        shape.role: shape.points
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.role.startswith("edition")
    }


def column(picture: Picture, first: int, last: int, year: int) -> float:
    """The middle of a year's column, from the ends of the axis."""
    (axis,) = [
        shape
        for shape in picture.shapes
        if isinstance(shape, Line)
        and shape.role == "axis"
        and shape.points[0][0] != shape.points[1][0]
    ][-1:]
    (left, _), (right, _) = axis.points
    width = Fraction(str(right - left)) / (last - first + 1)
    return round(float(Fraction(str(left)) + width * (year - first) + width / 2), 2)


def test_each_edition_has_a_line_through_its_targets_the_present_one_the_strongest() -> None:
    picture = drawn(FIRST, SECOND, PRESENT, values=VALUES)
    assert [*lines(picture)] == ["edition-1", "edition-2", "edition-4"]
    assert {role: [x for x, _ in points] for role, points in lines(picture).items()} == {
        "edition-1": [column(picture, 2024, 2028, year) for year in (2025, 2026, 2027)],
        "edition-2": [column(picture, 2024, 2028, year) for year in (2026, 2027, 2028)],
        "edition-4": [column(picture, 2024, 2028, year) for year in (2027, 2028)],
    }


def test_a_line_is_as_high_as_its_targets() -> None:
    picture = drawn(FIRST, PRESENT, values=VALUES)
    ticks = {
        Fraction(shape.text): shape.y - 5
        for shape in labels(picture)
        if shape.anchor == "end" and shape.text.isdigit()
    }
    low, high = min(ticks), max(ticks)
    per_unit = (ticks[high] - ticks[low]) / float(high - low)
    for role, targets in (("edition-1", FIRST), ("edition-4", PRESENT)):
        wanted = [ticks[low] + (int(each) - float(low)) * per_unit for each in targets.values()]
        assert [y for _, y in lines(picture)[role]] == pytest.approx(wanted, abs=0.02)


def test_values_are_points_without_a_line() -> None:
    picture = drawn(FIRST, SECOND, values=VALUES)
    points = [
        shape.x
        for shape in picture.shapes
        if isinstance(shape, Mark) and shape.role == Kind.ACTUAL and shape.y < 220
    ]
    assert points == [column(picture, 2024, 2028, year) for year in (2024, 2025)]
    assert not [
        shape
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.role in ("results", "expected", "targets")
    ]


def test_every_edition_is_named_and_no_name_touches_another() -> None:
    picture = drawn(*([FIRST] * 6), {"2027": "29"}, {"2027": "31"}, values=VALUES)
    names = [*(f"r{number}" for number in range(1, 8)), "現在"]
    boxes = [label.box for label in labels(picture) if label.text in names]
    assert sorted(label.text for label in labels(picture) if label.text in names) == sorted(names)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    (present,) = [label for label in labels(picture) if label.text == "現在"]
    assert present.role == "strong"


def test_only_years_with_a_target_or_a_value_are_named_and_the_others_keep_their_room() -> None:
    picture = drawn(
        {"2029": "40"}, {"2029": "50"}, values={"2023": {"actual": "5"}, "2024": {"actual": "9"}}
    )
    named = [label.text for label in labels(picture) if label.text.endswith("年度")]
    assert named == ["5年度", "6年度", "11年度"]
    (last,) = [
        shape.x for shape in picture.shapes if isinstance(shape, Mark) and shape.role == "edition-1"
    ]
    assert last == column(picture, 2023, 2029, 2029)


def test_a_target_that_is_a_range_reaches_from_one_number_to_the_other() -> None:
    picture = drawn({"2027": "30"}, {"2027": {"at_least": "40", "at_most": "60"}})
    (x, low), (same, high) = lines(picture)["edition-4"]
    marks = [shape.y for shape in picture.shapes if isinstance(shape, Mark) and shape.x == x]
    assert x == same
    assert high < low
    assert {low, high} <= {*marks}


def test_the_sentences_say_every_figure_and_what_was_changed() -> None:
    picture = drawn(FIRST, SECOND, PRESENT, values=VALUES)
    assert picture.description == (
        "望ましい方向は増加。"
        "r1の目標値は令和7年度10件、令和8年度20件、令和9年度30件。"
        "r2の目標値は令和8年度16件、令和9年度24件、令和10年度40件。"
        "現在の目標値は令和9年度24件、令和10年度36件。"
        "r2はr1に対して令和9年度の目標値を30件から24件に引下げ。"
        "現在はr2に対して令和10年度の目標値を40件から36件に引下げ。"
        "値は令和6年度の実績8件、令和7年度の実績12件。"
    )
    assert picture.table.rows[0] == ("r1 目標値", "令和7年度", "10件")
    assert picture.table.rows[-1] == ("実績", "令和7年度", "12件")
    assert len(picture.table.rows) == 3 + 3 + 2 + 2


def test_without_any_number_there_is_no_picture() -> None:
    one = indicator(targets={"2025": {"text": "増加"}})
    assert revisions(measured(one)[0], [edition("r1", one)], ()) is None


@pytest.mark.parametrize("name", CASES)
def test_whatever_an_indicator_holds_its_picture_can_be_read(name: str) -> None:
    about, course = measured(CASES[name])
    known = known_values(about, course)
    names = ("r7", "とても長い名前の版" * 5, "現在")
    picture = revisions(about, [edition(each, CASES[name]) for each in names], known)
    assert picture
    assert_readable(picture)
    assert len(picture.shapes) < 900
    assert all(isinstance(each.text, str) for each in picture.shapes if isinstance(each, Label))


def test_a_baseline_is_not_a_target_of_any_edition() -> None:
    one = indicator(baseline=baseline("5"), targets={"2025": "10"})
    assert [each.kind for each in edition("r1", one).targets] == [TARGET]
