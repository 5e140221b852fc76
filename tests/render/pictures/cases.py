"""Indicators that pictures could break on, and what is read from pictures."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apcli.models import Indicator, Plan
from apcli.progress import course_of, measure, measure_sheet
from apcli.render import pictures
from apcli.render.environment import template_folders
from apcli.render.pictures.shapes import Box, Label
from apcli.workspace import load
from tests.progress.building import subject

if TYPE_CHECKING:
    from apcli.progress import Course, Subject
    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace

ROOT = Path(__file__).parents[3]
REAL, DEMONSTRATION = ROOT / "data", ROOT / "examples/demonstration/data"
TEMPLATES = template_folders(None, REAL)

PLAN = Plan.model_validate(
    {
        "schema": "1",
        "title": "例示市計画",
        "city": {"name": "例示市"},
        "fiscal_year": "2025",
        "years": {
            "baseline": "2023",
            "forecast": "2024",
            "targets": ["2025", "2026", "2027", "2028"],
        },
    }
)


def indicator(**given: Any) -> Indicator:
    """An indicator of so many 件 a year, with what is given."""
    fields = {"name": "利用件数", "unit": "件", "aggregation": "annual"}
    return Indicator.model_validate({**fields, **given})


def measured(one: Indicator) -> tuple[Subject, Course]:
    """An indicator alone with all that it says over the years."""
    return subject(one), course_of(one)


def trajectory(one: Indicator, year: int = 2025) -> Picture | None:
    """The trajectory of an indicator alone, in a report of a fiscal year."""
    return pictures.trajectory(measure(subject(one), one, year), PLAN.years.all)


def panel(one: Indicator, year: int = 2025) -> Picture:
    """The small picture of an indicator alone."""
    return pictures.small_multiple(measure(subject(one), one, year), PLAN.years.all)


def small_multiples(workspace: Workspace) -> list[Picture]:
    """The small picture of every indicator of a plan, in print order."""
    return [
        pictures.small_multiple(row, workspace.plan.years.all)
        for key, initiative in workspace.initiatives.items()
        for row in measure_sheet(workspace.plan, key, initiative, workspace.plan.fiscal_year)
    ]


def baseline(value: str, year: str = "2023") -> dict[str, str]:
    return {"fiscal_year": year, "value": value}


HOSTILE = "<script>alert(1)</script> & \"件\" '数' ]]> {{ 7*7 }} <!--"

CASES = {
    "a target alone": indicator(targets={"2025": "5"}),
    "nothing but zero": indicator(values={"2025": {"actual": "0"}}, targets={"2025": "0"}),
    "negative": indicator(
        baseline=baseline("-3703"),
        values={"2025": {"actual": "-2530"}},
        targets={"2025": "-2700", "2028": "-2000"},
    ),
    "across zero": indicator(
        baseline=baseline("-50"),
        values={"2025": {"actual": "-10"}},
        targets={"2025": "20", "2028": "50"},
    ),
    "15 digits": indicator(
        baseline=baseline("123456789012345"),
        values={"2025": {"actual": "999999999999999"}},
        targets={"2025": "523456789012345", "2028": "923456789012345"},
    ),
    "14 decimals": indicator(
        values={"2025": {"actual": "0.00000000000001"}}, targets={"2025": "0.00000000000002"}
    ),
    "far above": indicator(
        baseline=baseline("1"),
        values={"2025": {"actual": "100000"}},
        targets={"2025": "10", "2028": "20"},
    ),
    "far below": indicator(
        baseline=baseline("1"), values={"2025": {"actual": "-100000"}}, targets={"2025": "10"}
    ),
    "a target for ever": indicator(targets={"2025-9999": "5"}),
    "a thousand years": indicator(
        baseline=baseline("1", "1000"),
        values={"2025": {"actual": "3"}},
        targets={"2025": "10"},
    ),
    "words": indicator(
        baseline=baseline("1"),
        values={"2025": "pending", "2026": "not_applicable"},
        targets={
            "2025": {"text": "随時設定"},
            "2026": {"by": "2026-10"},
            "2027-2028": {"text": "とても長い目標" * 20},
        },
    ),
    "a long unit": indicator(
        unit="とても長い単位" * 6, direction="at_least", targets={"2025-2028": "5"}
    ),
    "a third": indicator(
        values={"2025": {"actual": {"numerator": "1", "denominator": "3"}}}, targets={"2025": "0.5"}
    ),
    "many years": indicator(
        values={str(year): {"actual": str(year * 7919 % 100)} for year in range(2000, 2026)},
        targets={str(year): str(year * 7919 % 97) for year in range(2020, 2030)},
    ),
    "ranges": indicator(
        direction="exactly",
        baseline=baseline("30"),
        values={"2024": {"actual": "35"}, "2025": {"actual": "44"}},
        targets={
            "2025": {"at_least": "40", "below": "60"},
            "2026": {"above": "44.5", "at_most": "45"},
            "2027-2028": {"below": "123456"},
        },
    ),
    "hostile words": indicator(
        name=HOSTILE, unit=HOSTILE, values={"2025": {"actual": "1"}}, targets={"2025": "1"}
    ),
}


def plan_of(data: Path) -> Workspace:
    workspace = load(data, "data")
    assert workspace.diagnostics == []
    return workspace


def labels(picture: Picture) -> list[Label]:
    return [shape for shape in picture.shapes if isinstance(shape, Label)]


def texts(picture: Picture) -> list[str]:
    return [label.text for label in labels(picture)]


def assert_readable(picture: Picture) -> None:
    """No label leaves the picture, none touches another, none is too small to be read."""
    frame = Box(0, 0, picture.width, picture.height)
    found = labels(picture)
    outside = [label.text for label in found if not label.box.inside(frame)]
    touching = [
        (one.text, other.text)
        for one, other in combinations(found, 2)
        if one.text and other.text and one.box.overlaps(other.box)
    ]
    assert (picture.title, outside, touching) == (picture.title, [], [])
    assert all(label.size >= 12 for label in found)


def assert_same_figures(picture: Picture) -> None:
    """Every number that is written beside a mark stands in the table, before its unit."""
    told = " ".join(cell for row in picture.table.rows for cell in row)
    written = [label.text for label in labels(picture) if label.role == "value"]
    numbers = [
        re.sub("(?:以上|以下|超|未満)$", "", text) for text in written
    ]  # after the unit there
    assert [text for text in numbers if text not in told] == []
