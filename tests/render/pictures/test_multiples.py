"""All indicators of a plan side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.render.pictures import legend
from apcli.render.pictures.shapes import Mark
from tests.render.pictures.cases import (
    DEMONSTRATION,
    REAL,
    assert_readable,
    assert_same_figures,
    labels,
    plan_of,
    small_multiples,
    texts,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_there_is_a_readable_one_for_every_indicator(data: Path) -> None:
    workspace = plan_of(data)
    named = [
        f"{initiative.number} {indicator.label}"
        for initiative in workspace.initiatives.values()
        for indicator in initiative.indicators.values()
    ]
    pictures = small_multiples(workspace)
    assert [picture.title for picture in pictures] == named
    for picture in pictures:
        assert_readable(picture)
        assert_same_figures(picture)
        assert (picture.width, picture.height) == (170, 130)


def test_only_the_most_telling_numbers_are_written() -> None:
    picture = next(each for each in small_multiples(plan_of(DEMONSTRATION)) if "待ち" in each.title)
    written = [label.text for label in labels(picture) if label.role == "value"]
    assert written == ["19.2", "18.0", "12.0", "24.5"]


def test_series_that_share_a_name_are_told_apart() -> None:
    drawn = [texts(each)[:2] for each in small_multiples(plan_of(REAL)) if "RPA" in each.title]
    name = "16 AI-OCRの読み取り設定…"
    assert drawn == [[name, "AI-OCR"], [name, "RPA"]]


def test_what_has_no_number_is_told_in_words() -> None:
    picture = next(each for each in small_multiples(plan_of(DEMONSTRATION)) if "稼働" in each.title)
    assert texts(picture)[-2:] == ["R7 目標値 令和7年10月", "R7 実績 令和7年9月24日"]
    assert not any(isinstance(shape, Mark) for shape in picture.shapes)


def test_the_legend_explains_every_mark() -> None:
    picture = legend()
    assert_readable(picture)
    marks = [shape.role for shape in picture.shapes if isinstance(shape, Mark)]
    assert marks == ["baseline", "target", "forecast", "interim", "preliminary", "actual"]
    assert texts(picture) == ["基準値", "目標値", "見込", "期中", "速報", "実績"]
    assert [row[1] for row in picture.table.rows] == texts(picture)
