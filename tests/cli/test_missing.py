"""`progress --missing`: who has not reported what, and the exit code that says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = "reviews: {2025: {evaluation: 進みました。, by: 2026-05-01}}\n"
TAXONOMY = FILES["taxonomy.yaml"] + "  - {name: 会計課}\n"
REPORTED = FILES[FIRST].replace("targets:", "values: {2025: {actual: 12}}, targets:") + REVIEW
OTHER = FILES[SECOND].replace("[情報推進課]", "[会計課]")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """情報推進課 has reported everything, 会計課 has no indicator and owes its review."""
    changes = {"taxonomy.yaml": TAXONOMY, FIRST: REPORTED, SECOND: OTHER}
    write_plan(tmp_path / "data", changes)
    return tmp_path


def test_a_department_that_owes_only_a_review_is_named(plan: Path) -> None:
    assert output("progress", "--missing", cwd=plan) == (
        "会計課: 1 of 1 initiatives without a review\n"
        "\n"
        "No.  Initiative and indicator  Reporting  Known so far\n"
        "  2  業務の効率化              no review\n"
        "     Evaluation\n"
        "\n"
        "0 of 1 indicators that should have an actual value of 令和7年度 have none.\n"
        "1 of 2 initiatives that should have a review of 令和7年度 have none.\n"
        "All reported: 情報推進課.\n"
    )


def test_the_csv_has_a_row_for_it(plan: Path) -> None:
    head, row = output("progress", "--missing", "--format", "csv", cwd=plan).splitlines()
    named = dict(zip(head.split(","), row.split(","), strict=True))
    assert {name: each for name, each in named.items() if each} == {
        "\ufeff団体コード": "012345",
        "団体名": "例示市",
        "年度": "2025",
        "年度（和暦）": "令和7年度",
        "担当課": "会計課",
        "取組番号": "2",
        "取組": "業務の効率化",
        "報告の状況": "評価なし",
    }


def test_the_json_has_the_reviews_of_the_plan_and_of_each_department(plan: Path) -> None:
    missing = json.loads(output("progress", "--missing", "--format", "json", cwd=plan))["missing"]
    assert missing["reviews"] == {"due": 2, "missing": ["second"]}
    assert {each["department"]: each["reviews"] for each in missing["departments"]} == {
        "情報推進課": {"due": 1, "missing": []},
        "会計課": {"due": 1, "missing": ["second"]},
    }


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_the_exit_code_says_that_something_is_missing_when_asked(format: str, plan: Path) -> None:
    asked = ("progress", "--missing", "--format", format)
    plain = output(*asked, cwd=plan)
    assert output(*asked, "--exit-code", cwd=plan, code=1) == plain
    (plan / "data" / SECOND).write_text(OTHER + REVIEW, encoding="utf-8")
    output(*asked, "--exit-code", cwd=plan)
    assert output(*asked, "--exit-code", "--department", "会計課", cwd=plan)


def test_of_several_years_any_may_be_incomplete(plan: Path) -> None:
    (plan / "data" / SECOND).write_text(OTHER + REVIEW, encoding="utf-8")
    years = ("--year", "2025-2026")
    output("progress", "--missing", "--exit-code", *years, cwd=plan, code=1)


def test_the_exit_code_needs_the_question(plan: Path) -> None:
    done = apcli("progress", "--exit-code", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"apcli: --exit-code: requires --missing\n")


def test_a_review_of_one_period_alone_says_which_is_missing(tmp_path: Path) -> None:
    half = "{period: h1, evaluation: 進みました。}"
    changes = {
        "plan.yaml": FILES["plan.yaml"]
        + "periods: [{key: h1, name: 上半期}, {key: h2, name: 下半期}]\n",
        FIRST: REPORTED.replace(REVIEW, "")
        + f"reviews: {{2025: [{half}, {half.replace('h1', 'h2')}]}}\n",
        SECOND: FILES[SECOND] + f"reviews: {{2025: {half}}}\n",
    }
    write_plan(tmp_path / "data", changes)
    asked = ("progress", "--missing", "--exit-code")
    assert "業務の効率化" in (printed := output(*asked, cwd=tmp_path, code=1))
    assert "no review: 下半期" in printed
    assert "評価なし：下半期" in output("--lang", "ja", *asked, cwd=tmp_path, code=1)
