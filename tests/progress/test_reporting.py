"""Who has not reported what should have been reported."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from apcli.models import Taxonomy
from apcli.models.taxonomy import DepartmentRole
from apcli.progress import Missing, measure_plan, missing_from, reporting_of, select
from tests.progress.building import initiative, plan

AS_OF = datetime.date(2026, 5, 29)
TAXONOMY = Taxonomy.model_validate(
    {"departments": [{"name": "市民課"}, {"name": "税務課"}, {"name": "関係各課", "marker": True}]}
)


def kpi(year: Any = None, target: Any = "10", **fields: Any) -> dict[str, Any]:
    values = {} if year is None else {"2025": year}
    targets = {} if target is None else {"2025": target}
    given = {"aggregation": "annual", "values": values, "targets": targets, **fields}
    return {"name": "指標", "unit": "件", **given}


DUE, PAST = {"by": "2026-10"}, {"by": "2025-10"}
CASES = {
    "actual": (kpi({"actual": "0"}), "reported"),
    "actual without a target": (kpi({"actual": "1"}, None), "reported"),
    "judged": (kpi({"actual": {"text": "設置済", "achieved": True}}), "reported"),
    "reached": (kpi({"actual": "2025-09-20"}, PAST), "reported"),
    "preliminary": (kpi({"preliminary": "9"}), "provisional"),
    "forecast": (kpi({"forecast": "9"}), "provisional"),
    "interim": (kpi({"interim": "9"}), "provisional"),
    "nothing": (kpi(), "not_reported"),
    "a text as target": (kpi(target={"text": "随時設定"}), "not_reported"),
    "overdue": (kpi(target=PAST), "not_reported"),
    "pending": (kpi("pending"), "pending"),
    "not applicable": (kpi("not_applicable"), "not_applicable"),
    "not due": (kpi(target=DUE), "not_due"),
    "no target": (kpi(target=None), "not_expected"),
}


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_how_the_actual_value_stands(fields: dict[str, Any], expected: str) -> None:
    (row,) = measure_plan(plan(), {"one": initiative({"kpi": fields})}, 2025, AS_OF).rows
    assert reporting_of(row) == expected


def test_a_milestone_that_an_earlier_year_reached_is_reported() -> None:
    done = kpi(values={"2024": {"actual": "2025-02-01"}}, targets={"2024-2026": {"by": "2026-03"}})
    (row,) = measure_plan(plan(), {"one": initiative({"kpi": done})}, 2025, AS_OF).rows
    assert reporting_of(row) == "reported"


def found(**words: Any) -> Missing:
    initiatives = {
        "both": initiative(
            {"given": kpi({"actual": "1"}), "open": kpi()}, departments=["税務課", "市民課"]
        ),
        "tax": initiative({"early": kpi({"forecast": "9"})}, departments=["税務課"]),
        "all": initiative({"later": kpi(target=DUE)}, departments=["関係各課"]),
        "none": initiative(departments=["市民課"]),
    }
    selection = select(TAXONOMY, **words)
    return missing_from(measure_plan(plan(), initiatives, 2025, AS_OF, selection), TAXONOMY)


def listed(missing: Missing) -> dict[str, tuple[int, list[str]]]:
    return {
        each.department: (each.due, [row.about.indicator for row, _ in each.missing])
        for each in missing.departments
    }


def test_by_department_in_their_order_and_for_each_that_is_in_charge() -> None:
    assert listed(found()) == {
        "市民課": (2, ["open"]),
        "税務課": (3, ["open", "early"]),
        "関係各課": (0, []),
    }


def test_counted_once_among_what_should_have_been_reported() -> None:
    missing = found()
    assert missing.due == 3
    assert {str(each): count for each, count in missing.counts.items() if count} == {
        "reported": 1,
        "provisional": 1,
        "not_reported": 1,
        "not_due": 1,
    }
    assert missing.markers == ("関係各課",)


def test_of_selected_departments_only_these_are_listed() -> None:
    assert listed(found(departments=["市民課"])) == {"市民課": (2, ["open"])}


ROLES = TAXONOMY.model_copy(
    update={
        "roles": (
            DepartmentRole(key="lead", name="主管課"),
            DepartmentRole(key="related", name="関係課"),
        )
    }
)


@pytest.mark.parametrize(
    ("departments", "owing"),
    [
        ([{"name": "税務課", "role": "related"}, {"name": "市民課", "role": "lead"}], ["市民課"]),
        ([{"name": "税務課", "role": "lead"}, "市民課"], ["税務課"]),
        ([{"name": "税務課", "role": "lead"}, {"name": "市民課", "role": "lead"}], None),
        (["税務課", {"name": "市民課", "role": "related"}], ["税務課"]),
        ([{"name": "税務課", "role": "related"}, {"name": "市民課", "role": "related"}], None),
        (["税務課", "市民課"], None),
    ],
)
def test_the_departments_of_the_first_role_owe(departments: Any, owing: list[str] | None) -> None:
    sheets = {"one": initiative({"open": kpi()}, departments=departments)}
    report = measure_plan(plan(), sheets, 2025, AS_OF)
    found = missing_from(report, ROLES, sheets=sheets)
    assert [each.department for each in found.departments] == (owing or ["市民課", "税務課"])
    assert found.due == 1


def test_where_no_role_is_declared_every_department_owes() -> None:
    sheets = {"one": initiative({"open": kpi()}, departments=["税務課", "市民課"])}
    report = measure_plan(plan(), sheets, 2025, AS_OF)
    assert len(missing_from(report, TAXONOMY, sheets=sheets).departments) == 2


def test_a_selected_department_that_is_only_related_owes_nothing() -> None:
    departments = [{"name": "税務課", "role": "lead"}, {"name": "市民課", "role": "related"}]
    sheets = {"one": initiative({"open": kpi()}, departments=departments)}
    for name, due in (("市民課", 0), ("税務課", 1)):
        report = measure_plan(plan(), sheets, 2025, AS_OF, select(ROLES, departments=[name]))
        found = missing_from(report, ROLES, sheets=sheets)
        assert (found.due, found.complete, len(found.departments)) == (due, not due, due)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2025": {"actual": "31"}}, "reported"),
        ({"2024": "pending", "2025": {"actual": "31"}}, "reported"),
        ({"2025": {"forecast": "31"}}, "provisional"),
        ({"2025": "pending"}, "pending"),
        ({}, "not_reported"),
    ],
)
def test_a_value_that_cannot_be_judged_is_reported(values: dict[str, Any], expected: str) -> None:
    fields = kpi(values=values, targets={"2025": {"better_than": "previous"}})
    (row,) = measure_plan(plan(), {"one": initiative({"kpi": fields})}, 2025).rows
    assert row.verdict.outcome == ("no_value" if expected == "not_reported" else "pending")
    assert reporting_of(row) == expected
