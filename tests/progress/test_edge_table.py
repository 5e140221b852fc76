"""The table of edge cases that the plan office decides by, one case a row, with its numbers."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import pytest

from apcli.progress import Verdict, measure_plan
from tests.progress.building import decimal, flat, indicator, initiative, plan, shown


class Edge(NamedTuple):
    case: str
    fields: dict[str, Any]
    attainment: str | None
    progress: str | None
    verdict: str
    inverse: str | None = None
    below_baseline: bool = False


def since(value: str) -> dict[str, str]:
    return {"fiscal_year": "2023", "value": value}


def actual(value: str) -> dict[str, Any]:
    return {"2025": {"actual": value}}


EDGES = (
    Edge(
        "increase b 966,012, forecast 970,000, t = t_F = 980,000",
        {
            "baseline": since("966012"),
            "values": {"2025": {"forecast": "970000"}},
            "targets": {"2025": "980000"},
        },
        "99.0",
        "28.5",
        "expected_to_miss",
    ),
    Edge(
        "increase b 39, a 30, t = t_F = 55",
        {"baseline": since("39"), "values": actual("30"), "targets": {"2025": "55"}},
        "54.5",
        "-56.3",
        "missed",
        below_baseline=True,
    ),
    Edge(
        "at_least b 181, t 180, a 200",
        {
            "direction": "at_least",
            "baseline": since("181"),
            "values": actual("200"),
            "targets": {"2025": "180"},
        },
        "111.1",
        None,
        "achieved",
    ),
    Edge(
        "at_least t 180, a 179",
        {"direction": "at_least", "values": actual("179"), "targets": {"2025": "180"}},
        "99.4",
        None,
        "missed",
    ),
    Edge(
        "at_least t 180, a 179, tolerance 1",
        {
            "direction": "at_least",
            "tolerance": "1",
            "values": actual("179"),
            "targets": {"2025": "180"},
        },
        "99.4",
        None,
        "achieved",
    ),
    Edge(
        "at_least t 180, a 179, tolerance just below 1",
        {
            "direction": "at_least",
            "tolerance": "0.99",
            "values": actual("179"),
            "targets": {"2025": "180"},
        },
        "99.4",
        None,
        "missed",
    ),
    Edge(
        "increase, no b, t 250, a 260",
        {"values": actual("260"), "targets": {"2025": "250"}},
        "104.0",
        None,
        "achieved",
    ),
    Edge(
        "increase, b = t_F, below it",
        {"baseline": since("20"), "values": actual("18"), "targets": {"2025": "20"}},
        "90.0",
        None,
        "missed",
        below_baseline=True,
    ),
    Edge(
        "increase, b = t_F, at it",
        {"baseline": since("20"), "values": actual("20"), "targets": {"2025": "20"}},
        "100.0",
        None,
        "achieved",
    ),
    Edge(
        "decrease b 100, t = t_F = 80, a 85",
        {
            "direction": "decrease",
            "baseline": since("100"),
            "values": actual("85"),
            "targets": {"2025": "80"},
        },
        None,
        "75.0",
        "missed",
        inverse="94.1",
    ),
    Edge(
        "decrease b 100, t = t_F = 80, a 70",
        {
            "direction": "decrease",
            "baseline": since("100"),
            "values": actual("70"),
            "targets": {"2025": "80"},
        },
        None,
        "150.0",
        "achieved",
        inverse="114.3",
    ),
    Edge(
        "decrease b 10, t = t_F = 0, a 2",
        {
            "direction": "decrease",
            "baseline": since("10"),
            "values": actual("2"),
            "targets": {"2025": "0"},
        },
        None,
        "80.0",
        "missed",
        inverse="0.0",
    ),
    Edge(
        "increase b −3,703, t −2,700, t_F −2,000, a −2,530",
        {
            "baseline": since("-3703"),
            "values": actual("-2530"),
            "targets": {"2025": "-2700", "2028": "-2000"},
        },
        None,
        "68.9",
        "achieved",
    ),
    Edge(
        "target text 増加, no judgement",
        {"values": actual("30"), "targets": {"2025": {"text": "増加"}}},
        None,
        None,
        "unjudged",
    ),
    Edge(
        "target text 随時設定, open",
        {"values": actual("30"), "targets": {"2025": {"text": "随時設定", "open": True}}},
        None,
        None,
        "no_target",
    ),
    Edge(
        "no target this year, one later",
        {"baseline": since("10"), "values": actual("15"), "targets": {"2028": "30"}},
        None,
        "25.0",
        "under_way",
    ),
    Edge(
        "no target this year, one later, and nothing reported",
        {"baseline": since("10"), "targets": {"2028": "30"}},
        None,
        None,
        "under_way",
    ),
    Edge(
        "no target this year, one that is still open later",
        {"values": actual("15"), "targets": {"2026": {"text": "随時設定", "open": True}}},
        None,
        None,
        "no_target",
    ),
    Edge(
        "no target this year, one earlier",
        {"baseline": since("10"), "values": actual("15"), "targets": {"2024": "12"}},
        None,
        "250.0",
        "no_target",
    ),
    Edge(
        "a baseline of a later year",
        {
            "baseline": {"fiscal_year": "2026", "value": "10"},
            "values": actual("3"),
            "targets": {"2025": "4", "2028": "20"},
        },
        "75.0",
        None,
        "missed",
    ),
    Edge(
        "the baseline itself",
        {
            "baseline": {"fiscal_year": "2025", "value": "10"},
            "targets": {"2025": "8", "2028": "20"},
        },
        "125.0",
        None,
        "achieved",
    ),
    Edge(
        "a 未集計",
        {"baseline": since("7"), "values": {"2025": "pending"}, "targets": {"2025": "16"}},
        None,
        None,
        "pending",
    ),
    Edge(
        "annual, a only to 10/31",
        {
            "aggregation": "annual",
            "baseline": since("3868"),
            "values": {"2025": {"interim": {"value": "4455", "as_of": "2025-10-31"}}},
            "targets": {"2025": "5000"},
        },
        None,
        None,
        "reference",
    ),
    Edge("target absent", {"values": actual("30"), "targets": {}}, None, None, "no_target"),
    Edge(
        "a 99.96, t 100",
        {"values": actual("99.96"), "targets": {"2025": "100"}},
        "99.9",
        None,
        "missed",
    ),
    Edge(
        "cumulative, a below last year's",
        {
            "baseline": since("10"),
            "values": {"2024": {"actual": "40"}, "2025": {"actual": "30"}},
            "targets": {"2025": "50"},
        },
        "60.0",
        "50.0",
        "missed",
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.case)
def test_edge(edge: Edge) -> None:
    measured = flat(indicator(**edge.fields), 2025)
    assert shown(measured.attainment) == decimal(edge.attainment)
    assert shown(measured.progress) == decimal(edge.progress)
    assert measured.verdict == edge.verdict
    assert bool(measured.below_baseline) is edge.below_baseline


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.case)
def test_edge_where_the_plan_asks_for_the_inverse(edge: Edge) -> None:
    measured = flat(indicator(**edge.fields), 2025, inverse=True)
    assert shown(measured.attainment) == decimal(edge.inverse or edge.attainment)
    assert shown(measured.progress) == decimal(edge.progress)
    assert measured.verdict == edge.verdict
    assert (measured.attainment_basis == "target_to_value") is (edge.inverse is not None)


@pytest.mark.parametrize(
    ("values", "as_of", "verdict"),
    [
        ({"2025": {"actual": "2025-10-31"}}, None, Verdict.ACHIEVED),
        ({"2025": {"actual": "2025-11-01"}}, None, Verdict.MISSED),
        ({}, "2025-11-01", Verdict.OVERDUE),
        ({}, "2025-10-31", Verdict.NOT_DUE),
        ({}, None, Verdict.NO_VALUE),
    ],
)
def test_milestone_of_october(values: dict[str, Any], as_of: str | None, verdict: Verdict) -> None:
    milestone = indicator(values=values, targets={"2025": {"by": "2025-10"}})
    day = datetime.date.fromisoformat(as_of) if as_of else None
    measured = flat(milestone, 2025, as_of=day)
    assert measured.verdict is verdict
    assert measured.attainment is None
    assert measured.progress is None


def test_two_indicators_are_never_merged() -> None:
    both = initiative(
        {
            "sites": {
                "name": "設置箇所数（累計）",
                "unit": "拠点",
                "aggregation": "cumulative",
                "values": {"2025": {"actual": "8"}},
                "targets": {"2025": "16"},
            },
            "renewal": {
                "name": "設備更新",
                "unit": "拠点",
                "aggregation": "annual",
                "values": {"2025": {"actual": "3"}},
                "targets": {"2025": "2"},
            },
        }
    )
    report = measure_plan(plan(), {"public-wifi": both}, 2025)
    found = [
        (row.about.indicator, shown(row.rates.attainment.number), row.verdict.outcome)
        for row in report.rows
    ]
    assert found == [
        ("sites", decimal("50.0"), Verdict.MISSED),
        ("renewal", decimal("150.0"), Verdict.ACHIEVED),
    ]
