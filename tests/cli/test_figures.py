"""What a plan of many small traps prints, by the commands themselves."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

RATINGS = (
    "ratings: {scale: [{label: S, above: 110}, {label: A, at_least: 100}, "
    "{label: B, at_least: 80}, {label: C}]}\n"
)

INDICATORS = """\
indicators:
  share: {name: 利用率, unit: ％, aggregation: annual, decimals: 1, tolerance: 0,
    values: {2025: {actual: {numerator: 2399, denominator: 3000}}}, targets: {2025: 80}}
  counted: {name: 受付件数, unit: 件, aggregation: annual,
    values: {2024: {actual: 11004}, 2025: {actual: 7996}, 2026: {preliminary: 9996}},
    targets: {2024-2026: 10000}}
  waiting: {name: 待機者数, unit: 人, aggregation: point_in_time, direction: decrease,
    baseline: {fiscal_year: 2023, value: 40}, values: {2024: {actual: 20}, 2025: {forecast: 45}},
    targets: {2025: 15, 2026: 10, 2027: 5, 2028: 0}}
  late: {name: 登録者数, unit: 人, aggregation: cumulative,
    baseline: {fiscal_year: 2023, value: 11000},
    values: {2024: {actual: 11100}, 2025: {actual: 11200}},
    targets: {2024: 11100, 2025: 11200, 2026: 12000, 2027: 15000, 2028: 30000}}
  full: {name: 普及率, unit: ％, aggregation: point_in_time,
    baseline: {fiscal_year: 2023, value: 40}, values: {2024: {actual: 60}, 2025: {actual: 85}},
    targets: {2028: 95}}
  dropped: {name: 発行部数, unit: 部, aggregation: annual,
    baseline: {fiscal_year: 2023, value: 40},
    values: {2024: {actual: 50}, 2025: not_applicable, 2026: not_applicable},
    targets: {2025: 60, 2028: 90}}
  opening: {name: 新館の開館, unit: 時期, aggregation: point_in_time,
    targets: {2025: {by: 2026-03}}, values: {2026: {actual: 2026-05-01}}}
  moving: {name: 窓口の移転, unit: 時期, aggregation: point_in_time,
    targets: {2025: {by: 2026-03}}, values: {2025: {forecast: 2026-03}}}
  ahead: {name: 講座の数, unit: 講座, aggregation: annual,
    baseline: {fiscal_year: 2023, value: 10}, values: {2025: {actual: 15}}, targets: {2028: 30}}
  idle: {name: 団体の数, unit: 団体, aggregation: cumulative,
    baseline: {fiscal_year: 2023, value: 10}, targets: {2028: 30}}
  worded: {name: 来館者の満足, unit: 点, aggregation: annual,
    values: {2025: {actual: 25}}, targets: {2025: {text: 増加}}}
  open: {name: 公開データ, unit: 種類, aggregation: cumulative,
    values: {2025: {actual: 25}}, targets: {2025: {text: 随時設定, open: true}}}
  past: {name: 研修の回数, unit: 回, aggregation: annual,
    values: {2025: {actual: 3}}, targets: {2024: 3}}
"""

ENDED = "change: abolished\n" + INDICATORS.partition("  waiting:")[0]
AS_OF = ("--as-of", "2026-11-30")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    changes = {
        "plan.yaml": FILES["plan.yaml"] + RATINGS,
        FIRST: patched(FIRST, INDICATORS),
        SECOND: patched(SECOND, ENDED),
    }
    return write_plan(tmp_path_factory.mktemp("plan") / "data", changes)


@pytest.fixture(scope="module")
def reports(data: Path) -> dict[int, Any]:
    asked = ("progress", "--data", data, "--year", "2024-2027", *AS_OF, "--format", "json")
    return {report["fiscal_year"]: report for report in json.loads(output(*asked))["reports"]}


@pytest.fixture(scope="module")
def rows(reports: dict[int, Any]) -> dict[tuple[str, int], Any]:
    """The rows of the initiative that goes on, by indicator and year."""
    return {
        (row["indicator"], year): row
        for year, report in reports.items()
        for row in report["rows"]
        if row["initiative"] == "first"
    }


VERDICTS = {
    "share": ["under_way", "missed", "no_target", "no_target"],
    "counted": ["achieved", "missed", "expected_to_miss", "no_target"],
    "waiting": ["under_way", "expected_to_miss", "no_value", "no_value"],
    "late": ["achieved", "achieved", "no_value", "no_value"],
    "full": ["under_way", "under_way", "under_way", "under_way"],
    "dropped": ["under_way", "not_applicable", "not_applicable", "under_way"],
    "opening": ["under_way", "missed", "missed", "no_target"],
    "moving": ["under_way", "overdue", "overdue", "overdue"],
    "ahead": ["under_way", "under_way", "under_way", "under_way"],
    "idle": ["under_way", "under_way", "under_way", "under_way"],
    "worded": ["under_way", "unjudged", "no_target", "no_target"],
    "open": ["no_target", "no_target", "no_target", "no_target"],
    "past": ["no_value", "no_target", "no_target", "no_target"],
}


@pytest.mark.parametrize("name", VERDICTS)
def test_the_verdicts_of_the_years(name: str, rows: dict[tuple[str, int], Any]) -> None:
    found = [rows[name, year]["verdict"] for year in (2024, 2025, 2026, 2027)]
    assert found == VERDICTS[name]


OUTLOOKS = {
    "waiting": "not_at_this_pace",
    "late": "on_course",
    "full": "on_course",
    "ahead": "late",
    "dropped": None,
    "idle": None,
    "share": None,
}


@pytest.mark.parametrize("name", OUTLOOKS)
def test_the_outlooks_of_2025(name: str, rows: dict[tuple[str, int], Any]) -> None:
    projection = rows[name, 2025]["projection"]
    assert (projection and projection["outlook"]) == OUTLOOKS[name]


def test_no_share_above_100_is_projected(rows: dict[tuple[str, int], Any]) -> None:
    assert rows["full", 2025]["projection"]["projected"] is None


def test_the_numbers_of_2025(rows: dict[tuple[str, int], Any]) -> None:
    share = rows["share", 2025]
    assert (share["value"], share["target"], share["decimals"]) == (79.97, 80, 2)
    assert (share["numerator"], share["denominator"]) == (2399, 3000)
    counted = [rows["counted", year] for year in (2024, 2025, 2026)]
    assert [each["rating"] for each in counted] == ["S", "C", "B"]
    assert [each["rating_expected"] for each in counted] == [False, False, True]
    assert rows["opening", 2025]["latest"]["value_text"] == "2026-05-01"
    ahead = rows["ahead", 2025]
    assert (ahead["attainment"], ahead["final_attainment"], ahead["progress"]) == (None, 50, 25)
    idle = rows["idle", 2025]
    assert (idle["progress"], idle["latest"]["progress"]) == (None, None)
    assert (idle["attainment"], idle["final_target"]) == (None, 30)


def test_what_has_ended_is_neither_measured_nor_counted_nor_asked_for(
    data: Path, reports: dict[int, Any]
) -> None:
    measured = {
        year: sum(row["initiative"] == "second" for row in report["rows"])
        for year, report in reports.items()
    }
    assert measured == {2024: 2, 2025: 0, 2026: 0, 2027: 0}
    assert [report["summary"]["initiatives"] for report in reports.values()] == [2, 1, 1, 1]
    asked = ("progress", "--data", data, "--year", "2026", "--missing", "--format", "json")
    missing = json.loads(output(*asked))["missing"]
    named = [each["indicator"] for one in missing["departments"] for each in one["missing"]]
    assert "dropped" not in named
    assert {"counted", "waiting", "ahead", "idle"} <= set(named)
    assert len(named) == missing["due"] - missing["counts"]["reported"]


REPORT = [
    "| 達成率 | 99.9％＝2,399 ÷ 3,000 × 100 ÷ 80 × 100 |",
    "| 値 | 79.97％（実績） |",
    "| 目標値 | 80.00％ |",
    "| 達成率 | 79.9％＝7,996 ÷ 10,000 × 100 |",
    "| 判定 | 未達　評価 C |",
    "| 判定 | 未達　遅れて実現 |",
    "| 直近の値 | 令和8年5月1日（令和8年度実績） |",
    "| 達成率（最終目標比） | 50.0％＝15 ÷ 30 × 100 |",
    "（令和7年度は見込による） |",
]


def test_the_report_of_2025(data: Path) -> None:
    asked = ("render", "--document", "progress", "--year", "2025", *AS_OF, "--format", "markdown")
    report = output(*asked, "--data", data)
    assert [line for line in REPORT if line not in report] == []
    _head, answer, _rest = re.split("(?m)^## ", report)[:3]
    shown = report.replace(answer, "")
    assert shown.count("開館") == shown.count("移転") == 2


def test_the_csv_of_2025(data: Path) -> None:
    asked = ("progress", "--data", data, "--year", "2025", *AS_OF, "--format", "csv")
    table = csv.DictReader(output(*asked).removeprefix("\ufeff").splitlines())
    share, counted, *_others = table
    cells = [share[name] for name in ("目標値", "最終目標値", "値", "分子", "分母")]
    assert cells == ["80.00", "80.00", "79.97", "2399", "3000"]
    assert (counted["目標値"], counted["値"], counted["評価"]) == ("10000", "7996", "C")


def test_the_rating_of_a_preliminary_value_is_counted_apart(reports: dict[int, Any]) -> None:
    summary = reports[2026]["summary"]
    assert (summary["rated"], summary["ratings"]["B"], summary["expected_ratings"]["B"]) == (
        0,
        0,
        1,
    )
