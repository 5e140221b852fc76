"""The scales of other cities, at and around every bound."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from apcli.models import Ratings
from apcli.progress import label_of, measure_plan
from tests.progress.building import WIFI_SITES, flat, indicator, initiative, plan, row_of

LITTLE = Fraction(1, 10**9)
HAMAMATSU = [{"label": "A", "at_least": "110"}, {"label": "B", "at_least": "95"}, {"label": "C"}]
OSAKA_LIBRARY = [
    {"label": "A", "at_least": "110"},
    {"label": "B", "at_least": "80"},
    {"label": "C", "at_least": "50"},
    {"label": "D"},
]
AGENCY = [
    {"label": "A", "at_least": "120"},
    {"label": "B", "at_least": "100"},
    {"label": "C", "at_least": "80"},
    {"label": "D"},
]
FUJI = [
    {"label": "A", "at_least": "80"},
    {"label": "B", "at_least": "50"},
    {"label": "C", "at_least": "20"},
    {"label": "D"},
]
NAGANO = [
    {"label": "目標超", "above": "100"},
    {"label": "80％以上", "at_least": "80"},
    {"label": "80％未満"},
]
KNOWN = {
    "浜松市": (HAMAMATSU, {"110": ("B", "A", "A"), "95": ("C", "B", "B")}),
    "大阪府立図書館": (
        OSAKA_LIBRARY,
        {"110": ("B", "A", "A"), "80": ("C", "B", "B"), "50": ("D", "C", "C")},
    ),
    "独立行政法人": (
        AGENCY,
        {"120": ("B", "A", "A"), "100": ("C", "B", "B"), "80": ("D", "C", "C")},
    ),
    "富士市": (
        FUJI,
        {"80": ("B", "A", "A"), "50": ("C", "B", "B"), "20": ("D", "C", "C")},
    ),
    "長野県": (
        NAGANO,
        {"100": ("80％以上", "80％以上", "目標超"), "80": ("80％未満", "80％以上", "80％以上")},
    ),
}
BOUNDS = [
    pytest.param(scale, Fraction(bound), labels, id=f"{city} {bound}")
    for city, (scale, bounds) in KNOWN.items()
    for bound, labels in bounds.items()
]


def ratings(scale: list[dict[str, str]], on: str = "attainment") -> Ratings:
    return Ratings.model_validate({"on": on, "scale": scale})


@pytest.mark.parametrize(("scale", "bound", "labels"), BOUNDS)
def test_known_scale_around_its_bounds(
    scale: list[dict[str, str]], bound: Fraction, labels: tuple[str, str, str]
) -> None:
    around = (bound - LITTLE, bound, bound + LITTLE)
    assert tuple(label_of(percentage, ratings(scale)) for percentage in around) == labels


@pytest.mark.parametrize("city", KNOWN)
def test_known_scale_labels_every_percentage(city: str) -> None:
    scale = ratings(KNOWN[city][0])
    labels = [step.label for step in scale.scale]
    assert label_of(Fraction(-1000), scale) == labels[-1]
    assert label_of(Fraction(1000), scale) == labels[0]


def test_no_label_where_no_step_holds() -> None:
    scale = ratings([{"label": "達成", "at_least": "100"}])
    assert label_of(Fraction(100), scale) == "達成"
    assert label_of(100 - LITTLE, scale) is None


def _measured(fields: dict[str, Any], scale: Ratings | None) -> str | None:
    return flat(indicator(**fields), 2025, ratings=scale).rating


def test_rated_on_the_unrounded_value() -> None:
    """94.96 shows as 95.0, and is still below 95."""
    fields = {"values": {"2025": {"actual": "94.96"}}, "targets": {"2025": "100"}}
    assert _measured(fields, ratings(HAMAMATSU)) == "C"


def test_rated_on_progress_where_the_scale_says_so() -> None:
    fields = {
        "baseline": {"fiscal_year": "2023", "value": "60"},
        "values": {"2025": {"actual": "80"}},
        "targets": {"2025": "100"},
    }
    assert _measured(fields, ratings(FUJI, on="progress")) == "B"
    assert _measured(fields, ratings(FUJI, on="attainment")) == "A"


def test_not_rated_without_percentage_scale_or_a_whole_year() -> None:
    fields: dict[str, Any] = {"values": {"2025": {"actual": "80"}}, "targets": {"2025": "100"}}
    interim = {**fields, "values": {"2025": {"interim": "80"}}}
    forecast = {**fields, "values": {"2025": {"forecast": "80"}}}
    assert _measured(fields, None) is None
    assert _measured(fields, ratings(FUJI, on="progress")) is None
    assert _measured(interim, ratings(FUJI)) is None
    assert _measured(forecast, ratings(FUJI)) == "A"


def test_the_plan_gives_the_scale_and_asks_for_the_inverse() -> None:
    calls = {
        "name": "問合せ件数",
        "unit": "件",
        "aggregation": "annual",
        "direction": "decrease",
        "values": {"2025": {"actual": "100"}},
        "targets": {"2025": "50"},
    }
    initiatives = {"calls": initiative({"calls": calls, "sites": WIFI_SITES})}
    scale = {"on": "attainment", "scale": FUJI}
    plain = measure_plan(plan(ratings=scale), initiatives, 2025)
    inverse = measure_plan(plan(ratings=scale, inverse_attainment=True), initiatives, 2025)
    assert [row.rating.outcome for row in plain.rows] == [None, None]
    assert [row.rating.outcome for row in inverse.rows] == ["B", None]
    assert inverse.summary.ratings == {"A": 0, "B": 1, "C": 0, "D": 0}
    assert inverse.summary.rated == 1


def test_an_indicator_may_name_a_scale_of_its_own_or_none() -> None:
    fields = {"name": "指標", "unit": "件", "aggregation": "annual"}
    given = {**fields, "values": {"2025": {"actual": "80"}}, "targets": {"2025": "100"}}
    named = {"plain": {}, "own": {"rating": "nagano"}, "none": {"rating": "none"}}
    initiatives = {
        "one": initiative({key: {**given, **rating} for key, rating in named.items()}),
        "lost": initiative({"lost": {**given, "rating": "unknown"}}),
    }
    scales = {"nagano": {"scale": NAGANO}, "steps": {"on": "progress", "scale": FUJI}}
    report = measure_plan(
        plan(ratings={"scale": HAMAMATSU}, rating_scales=scales), initiatives, 2025
    )
    assert [(row.rating.outcome, row.about.rating_scale) for row in report.rows] == [
        ("C", None),
        ("80％以上", "nagano"),
        (None, "none"),
        (None, "unknown"),
    ]
    # A label of one scale is not one of another, even where they are written alike.
    assert (report.summary.rated, report.summary.ratings) == (1, {"A": 0, "B": 0, "C": 1})
    assert report.summary.rating_scales == {
        "nagano": {"目標超": 0, "80％以上": 1, "80％未満": 0},
        "steps": {"A": 0, "B": 0, "C": 0, "D": 0},
    }


def test_a_plan_without_a_scale_of_its_own_may_have_others() -> None:
    own = {
        "name": "指標",
        "unit": "件",
        "aggregation": "annual",
        "rating": "fuji",
        "values": {"2025": {"actual": "80"}},
        "targets": {"2025": "100"},
    }
    report = measure_plan(
        plan(rating_scales={"fuji": {"scale": FUJI}}), {"one": initiative({"own": own})}, 2025
    )
    assert [row.rating.outcome for row in report.rows] == ["A"]
    assert (report.summary.rated, report.summary.ratings) == (0, {})


def test_no_scale_can_be_called_none() -> None:
    with pytest.raises(ValidationError, match="a rating scale cannot be called 'none'"):
        plan(rating_scales={"none": {"scale": FUJI}})


@pytest.mark.parametrize(
    ("on", "label"),
    [("attainment", "A"), ("progress", "C"), ("final", "B"), ("pace", "A")],
)
def test_a_scale_may_be_on_the_final_target_or_on_what_the_year_expects(
    on: str, label: str
) -> None:
    # 90 of this year's 80, of 100 in the end, and a third of the way from 85 to 100.
    given: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "85"},
        "values": {"2025": {"actual": "90"}},
        "targets": {"2025": "80", "2028": "100"},
    }
    scale = Ratings.model_validate(
        {
            "on": on,
            "scale": [
                {"label": "A", "at_least": "100"},
                {"label": "B", "at_least": "80"},
                {"label": "C"},
            ],
        }
    )
    assert row_of(indicator(**given), 2025, ratings=scale).rating.outcome == label


def test_without_a_target_of_the_year_its_pace_is_rated_on_the_straight_line() -> None:
    # The line from 0 in 2023 to 100 in 2028 is at 40 in 2025.
    given: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "0"},
        "values": {"2025": {"actual": "36"}},
        "targets": {"2028": "100"},
    }
    scale = Ratings.model_validate(
        {"on": "pace", "scale": [{"label": "A", "above": "90"}, {"label": "B", "at_least": "90"}]}
    )
    assert row_of(indicator(**given), 2025, ratings=scale).rating.outcome == "B"
