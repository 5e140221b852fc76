"""Of which day a site is."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from apcli.editions.since import newest_day
from apcli.era import Month
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.era import Moment

INDICATOR = (
    "indicators: {a: {name: 甲, unit: 件, aggregation: annual, direction: increase, "
    "targets: {2025: 5}, values: {2025: %s}}}\n"
)


def day_of(folder: Path, more: str) -> Moment | None:
    return newest_day(load(write_plan(folder, {FIRST: patched(FIRST, more)}), "data"))


@pytest.mark.parametrize(
    ("more", "day"),
    [
        (INDICATOR % "{actual: {value: 4, as_of: 2036-03-31}}", datetime.date(2036, 3, 31)),
        (INDICATOR % "{actual: {value: 4, as_of: 2036-03}}", Month(2036, 3)),
        (INDICATOR % "{interim: {value: 4, as_of: 2035-09-30}}", datetime.date(2035, 9, 30)),
        (INDICATOR % "{actual: {reached: 2035-10-02}}", datetime.date(2035, 10, 2)),
        ("reviews: {2025: {evaluation: 良好です。, by: 2036-06-30}}\n", datetime.date(2036, 6, 30)),
    ],
)
def test_the_newest_day_that_the_data_state(tmp_path: Path, more: str, day: Moment) -> None:
    assert day_of(tmp_path, more) == day


def test_a_day_by_which_something_is_aimed_at_says_nothing(tmp_path: Path) -> None:
    aim = "indicators: {a: {name: 甲, targets: {2025: {by: 2036-01}}}}\n"
    assert day_of(tmp_path / "one", aim) == day_of(tmp_path / "other", "")
