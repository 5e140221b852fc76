"""The numbers of pictures, over generated indicators: each can be taken for its own alone."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from apcli.progress import TARGET, course_of
from apcli.render.pictures.shapes import Line, Mark
from apcli.render.pictures.statements import statements
from tests.progress.building import subject
from tests.render.pictures.cases import (
    CASES,
    assert_readable,
    assert_same_figures,
    baseline,
    indicator,
    labels,
    panel,
    trajectory,
)

if TYPE_CHECKING:
    from apcli.models import Indicator
    from apcli.render.pictures import Picture
    from apcli.render.pictures.shapes import Box, Label, Point

_LARGE = some.integers(-(10**9), 10**9).map(str)
_NUMBERS = some.integers(0, 100).map(str) | _LARGE | some.decimals(0, 100, places=1).map(str)
_NEAR = some.integers(99_000, 101_000).map(str)
_KINDS = some.sampled_from(["actual", "forecast", "preliminary"])


@some.composite
def _indicators(draw: some.DrawFn) -> Indicator:
    numbers = draw(some.sampled_from([_NUMBERS, _NEAR, some.integers(0, 5).map(str)]))
    target = numbers | some.builds(lambda bound: {"at_least": bound}, numbers)
    years = some.integers(2023, 2028).map(str)
    given: dict[str, Any] = {
        "direction": draw(some.sampled_from(["increase", "decrease", "at_least"])),
        "values": draw(
            some.dictionaries(
                years, some.builds(lambda kind, value: {kind: value}, _KINDS, numbers), max_size=5
            )
        ),
        "targets": draw(some.dictionaries(years, target, max_size=4)),
    }
    given["targets"]["2025"] = draw(target)
    if draw(some.booleans()):
        given["baseline"] = baseline(draw(numbers))
    return indicator(**given)


def _written(picture: Picture) -> list[Label]:
    return [each for each in labels(picture) if each.role == "value"]


def _marks(picture: Picture) -> list[Mark]:
    """The marks of the curve; those of the legend are below the years."""
    years = [each.y for each in labels(picture) if each.text.endswith("年度")]
    foot = min(years, default=picture.height)
    return [each for each in picture.shapes if isinstance(each, Mark) and each.y < foot]


def _leaders(picture: Picture) -> list[Line]:
    return [each for each in picture.shapes if isinstance(each, Line) and each.role == "leader"]


def _apart(box: Box, point: Point) -> float:
    x, y = point
    return hypot(max(box.left - x, x - box.right, 0), max(box.top - y, y - box.bottom, 0))


def _meets(box: Box, line: Line) -> bool:
    """A point of the line is well inside the box."""
    (x, y), (right, foot) = line.points
    steps = [(x + (right - x) * n / 200, y + (foot - y) * n / 200) for n in range(201)]
    return any(
        box.left + 0.5 < at < box.right - 0.5 and box.top + 0.5 < height < box.bottom - 0.5
        for at, height in steps
    )


def _points_of(one: Indicator, picture: Picture) -> dict[str, set[Point]]:
    """Where each number that is written beside a mark has its marks, by the text."""
    said = statements(subject(one), course_of(one))
    marks = _marks(picture)
    found: dict[str, set[Point]] = {}
    order = iter(marks)
    for each in said:
        for _number, text in each.marks:
            for _year in range(each.first, each.last + 1):
                mark = next(order)
                assert mark.role == each.kind
                found.setdefault(text, set()).add((mark.x, mark.y))
    assert next(order, None) is None
    return found


@given(_indicators(), some.booleans())
def test_no_number_is_nearer_to_another_mark_than_to_its_own(one: Indicator, small: bool) -> None:
    picture = panel(one) if small else trajectory(one)
    assert picture
    points = _points_of(one, picture)
    every = {(mark.x, mark.y) for mark in _marks(picture)}
    leaders = _leaders(picture)
    for label in _written(picture):
        own = points[label.text]
        led = [line for line in leaders if _apart(label.box, line.points[-1]) == 0]
        if led:
            (line,) = led
            assert line.points[0] in own
            continue
        nearest = min(_apart(label.box, each) for each in own)
        assert all(_apart(label.box, each) > nearest for each in every - own)


@given(_indicators(), some.booleans())
def test_nothing_touches_or_leaves_the_picture(one: Indicator, small: bool) -> None:
    picture = panel(one) if small else trajectory(one)
    assert picture
    assert_readable(picture)
    assert_same_figures(picture)
    written = [label.box for label in _written(picture)]
    assert not any(box.overlaps(mark.box) for box in written for mark in _marks(picture))
    assert not any(
        _meets(box, line) and _apart(box, line.points[-1]) > 0
        for box in written
        for line in _leaders(picture)
    )


def test_what_is_the_same_at_the_same_place_is_written_once() -> None:
    picture = panel(indicator(values={"2025": {"actual": "0"}}, targets={"2025": "0"}))
    assert [label.text for label in _written(picture)] == ["0"]


@given(_indicators(), some.booleans())
def test_the_target_of_the_reported_year_is_always_written(one: Indicator, small: bool) -> None:
    picture = panel(one) if small else trajectory(one)
    assert picture
    (target,) = [
        each
        for each in statements(subject(one), course_of(one))
        if each.kind == TARGET and each.first == 2025
    ]
    written = {label.text for label in _written(picture)}
    assert {text for _number, text in target.marks} <= written


@pytest.mark.parametrize("name", CASES)
def test_so_it_is_in_the_panel_of_what_is_hard_to_draw(name: str) -> None:
    one = CASES[name]
    picture = panel(one)
    assert_readable(picture)
    targets = [
        text
        for each in statements(subject(one), course_of(one))
        if each.kind == TARGET and each.first <= 2025 <= each.last
        for _number, text in each.marks
    ]
    assert {*targets} <= {label.text for label in _written(picture)}
