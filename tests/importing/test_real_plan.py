"""The plan of this repository, printed as a table, comes back as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.importing.completing import Given
from apcli.importing.converting import convert
from apcli.importing.opening import read_file
from apcli.importing.proposing import proposed
from apcli.workspace import load
from tests.importing import city
from tests.importing.test_layouts import as_workspace
from tests.processes import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.models import Indicator, Initiative

HEAD = [
    "番号", "重点取組", "担当課", "事業概要", "取組内容", "KPI", "単位", "基準値R5", "R6見込",
    "R7目標", "R8目標", "R9目標", "R10目標", "備考",
]  # fmt: skip
YEARS = (2025, 2026, 2027, 2028)


def printed(value: Any) -> str:
    """A target or value as a table has it."""
    if value is None:
        return "－"
    if value.value is not None:
        return f"{value.value:,}"
    return value.text or str(value.by)


def target(indicator: Indicator, year: int) -> str:
    found = (each for span, each in indicator.targets.items() if span.covers(year))
    return printed(next(found, None))


def forecast(indicator: Indicator) -> str:
    return printed(getattr(indicator.values.get(2024), "forecast", None))


def numbers(indicator: Indicator) -> list[str]:
    targets = [target(indicator, year) for year in YEARS]
    return [printed(indicator.baseline), forecast(indicator), *targets]


def rows(initiative: Initiative) -> city.Rows:
    texts = [initiative.overview or "", (initiative.actions or "").strip()]
    first = [initiative.number, initiative.title, "\n".join(initiative.departments), *texts]
    notes = "\n".join(f"※{note}" for note in initiative.notes)
    measured = [[each.name, each.unit, *numbers(each)] for each in initiative.indicators.values()]
    return [
        [*(first if place == 0 else [""] * 5), *each, notes if place == 0 else ""]
        for place, each in enumerate(measured or [["－", *[""] * 7]])
    ]


def facts(initiative: Initiative) -> tuple[object, ...]:
    return (
        initiative.number,
        initiative.title,
        initiative.departments,
        initiative.overview,
        (initiative.actions or "").strip(),
        initiative.notes,
        [(each.name, each.unit, numbers(each)) for each in initiative.indicators.values()],
    )


def test_the_real_plan_as_a_table_comes_back(tmp_path: Path) -> None:
    plan = load(DATA, "data")
    table = [HEAD, *(row for each in plan.initiatives.values() for row in rows(each))]
    path = tmp_path / "西東京市地域情報化アクションプラン令和7年度.csv"
    path.write_bytes(city.csv_file(table))
    sheets = read_file(path, path.name).sheets
    imported = convert(sheets, proposed(sheets, path.name), Given(), path.name)
    again = as_workspace(tmp_path, imported)
    assert again.plan.fiscal_year == plan.plan.fiscal_year
    assert [*imported.account.listed(sheets)] == []
    assert [facts(each) for each in again.initiatives.values()] == [
        facts(each) for each in plan.initiatives.values()
    ]
