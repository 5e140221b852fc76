"""Of several years each is compared with its own edition, in the terms of today's plan.

The plan is invented: an indicator is renamed in the second edition, two initiatives become one
there, one ends in the third, one begins in it, and targets are raised in every edition.
"""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from apcli.text.rounding import rounded
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

YEARS = "years: {baseline: 2024, targets: [2025, 2026, 2027, 2028]}\n"
DEPARTMENTS = "departments:\n  - {name: 情報推進課}\n  - {name: 総務課}\n"


def plan_of(year: int, previous: str | None = None) -> str:
    text = (
        "schema: 1\ntitle: 例示市デジタル化計画\ncity: {name: 例示市}\n"
        f"fiscal_year: {year}\n{YEARS}"
    )
    return text + (f"previous: {{revision: {previous}}}\n" if previous else "")


def sheet(
    number: int, title: str, indicators: str, *, department: str = "情報推進課", more: str = ""
) -> str:
    return (
        f"number: {number}\ntitle: {title}\ndepartments: [{department}]\n"
        "classification: {policy: [dx]}\nstage: {key: implementation}\n"
        f"overview: 取り組みます。\nactions: 進めます。\n{more}indicators:\n{indicators}"
    )


def indicator(key: str, name: str, targets: str, values: str = "{}", more: str = "") -> str:
    return (
        f"  {key}: {{name: {name}, unit: 件, aggregation: annual, values: {values}, "
        f"targets: {targets}{more}}}\n"
    )


R7 = {
    "desk": sheet(1, "窓口のDX", indicator("uses", "利用件数", "{2025: 10, 2026: 20}")),
    "rpa": sheet(2, "RPA", indicator("cases", "自動化した業務", "{2025: 5, 2026: 7}")),
    "paper": sheet(
        3,
        "紙を減らす",
        indicator("sheets", "紙の箱", "{2025: 100}", more=", direction: decrease"),
        department="総務課",
    ),
    "radio": sheet(
        4,
        "防災無線",
        indicator("listeners", "受信機の数", "{2025: 50}", "{2025: {forecast: 45}}"),
        department="総務課",
    ),
}
R8 = {
    "desk": sheet(
        2,
        "窓口のDXの推進",
        indicator("counts", "受付件数", "{2026: 25, 2027: 35}", more=", predecessors: [uses]"),
    ),
    "office": sheet(
        1,
        "事務の効率化",
        indicator("cases", "自動化した業務", "{2026: 8}")
        + indicator("sheets", "紙の箱", "{2026: 90}", more=", direction: decrease"),
        more="change: merged\npredecessors: [rpa, paper]\n",
    ),
    "radio": sheet(
        3,
        "防災無線の更新",
        indicator("listeners", "戸別受信機の数", "{2026: 60}", "{2026: {forecast: 58}}"),
        department="総務課",
    ),
}
R9 = {
    "desk": sheet(
        1,
        "窓口のDXの完成",
        indicator(
            "counts",
            "受付の件数",
            "{2025: 99, 2026: 98, 2027: 40}",
            "{2025: {actual: 12}, 2026: {actual: 24}}",
            more=", predecessors: [uses]",
        ),
    ),
    "office": sheet(
        2,
        "事務の効率化",
        indicator(
            "cases", "自動化した業務", "{2027: 12}", "{2025: {actual: 6}, 2026: {actual: 7}}"
        )
        + indicator(
            "sheets",
            "紙の箱",
            "{2027: 80}",
            "{2025: {actual: 95}, 2026: {actual: 95}}",
            more=", direction: decrease",
        ),
        more="predecessors: [rpa, paper]\n",
    ),
    "open-data": sheet(4, "オープンデータ", indicator("sets", "データの数", "{2027: 3}")),
}


class Expected(NamedTuple):
    """A row by hand: the target of the year's edition, today's value, and the verdict."""

    title: str
    name: str
    target: int
    value: int | None
    verdict: str
    decreases: bool = False

    @property
    def attainment(self) -> Fraction | None:
        if self.value is None or self.decreases:
            return None
        return Fraction(self.value * 100, self.target)


DESK, OFFICE = "窓口のDXの完成", "事務の効率化"
ROWS: dict[int, dict[tuple[str, str], Expected]] = {
    2025: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 10, 12, "achieved"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 5, 6, "achieved"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 100, 95, "achieved", decreases=True),
        ("radio", "listeners"): Expected(
            "防災無線", "受信機の数", 50, 45, "expected_to_miss"
        ),
    },
    2026: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 25, 24, "missed"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 8, 7, "missed"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 90, 95, "missed", decreases=True),
        ("radio", "listeners"): Expected(
            "防災無線の更新", "戸別受信機の数", 60, 58, "expected_to_miss"
        ),
    },
    2027: {
        ("desk", "counts"): Expected(DESK, "受付の件数", 40, None, "no_value"),
        ("office", "cases"): Expected(OFFICE, "自動化した業務", 12, None, "no_value"),
        ("office", "sheets"): Expected(OFFICE, "紙の箱", 80, None, "no_value", decreases=True),
        ("open-data", "sets"): Expected("オープンデータ", "データの数", 3, None, "no_value"),
    },
}
EDITIONS = {2025: "r7:data", 2026: "r8:data"}


def write_edition(
    data: Path, plan: str, sheets: dict[str, str], more: dict[str, str] | None = None
) -> None:
    for old in (data / "initiatives").glob("*.yaml"):
        old.unlink()
    taxonomy = FILES["taxonomy.yaml"].partition("departments:")[0] + DEPARTMENTS
    files: dict[str, str | bytes | None] = {FIRST: None, SECOND: None}
    files |= {"plan.yaml": plan, "taxonomy.yaml": taxonomy, **(more or {})}
    files |= {f"initiatives/{key}.yaml": text for key, text in sheets.items()}
    write_plan(data, files)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions that were published, and the plan of today, which is the third."""
    folder = tmp_path_factory.mktemp("plan")
    begin(folder)
    write_edition(folder / "data", plan_of(2025), R7)
    commit(folder, "令和7年度", tag="r7")
    write_edition(folder / "data", plan_of(2026, "r7"), R8)
    commit(folder, "令和8年度", tag="r8")
    write_edition(folder / "data", plan_of(2027, "r8"), R9)
    return folder


def asked(plan: Path, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(output("progress", *arguments, "--format", "json", cwd=plan))
    return read


def table_of(plan: Path, *arguments: str) -> list[dict[str, str]]:
    printed = output("progress", *arguments, "--format", "csv", cwd=plan)
    return list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))


def test_every_year_has_the_targets_of_its_edition_and_the_results_of_today(plan: Path) -> None:
    read = asked(plan, "--year", "2025-2027")
    assert read["fiscal_years"] == [*ROWS]
    for report, (year, rows) in zip(read["reports"], ROWS.items(), strict=True):
        found = {(row["initiative"], row["indicator"]): row for row in report["rows"]}
        assert (report["fiscal_year"], [*found]) == (year, [*rows])
        for keys, row in found.items():
            expected = rows[keys]
            share = expected.attainment
            assert row["title"] == expected.title
            assert row["name"] == expected.name
            assert (row["target"], row["value"]) == (expected.target, expected.value)
            assert row["attainment"] == (None if share is None else float(rounded(share, 4)))
            assert row["verdict"] == expected.verdict
        verdicts = [each.verdict for each in rows.values()]
        counts = report["summary"]["verdicts"]
        assert {name: count for name, count in counts.items() if count} == {
            name: verdicts.count(name) for name in dict.fromkeys(verdicts)
        }
