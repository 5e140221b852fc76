"""`show KEY/INDICATOR --history`: what every edition aimed at, and when each value became known."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.editions.test_years import plan_of, sheet
from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

MOVED = "initiatives/counter.yaml"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three editions of one indicator, which moved and was renamed, and a change of today."""
    folder = tmp_path_factory.mktemp("plan")
    data = folder / "data"
    begin(folder)
    write_plan(data, {"plan.yaml": plan_of(2025), FIRST: sheet(10, "窓口のDX")})
    commit(folder, "令和7年度の計画", tag="r7")
    forecast = sheet(10, "窓口のDX", "{2024: {forecast: 7}}")
    write_plan(data, {"plan.yaml": plan_of(2025), FIRST: forecast})
    commit(folder, "見込", day="2025-10-02")
    actual = sheet(10, "窓口のDX", "{2024: {actual: 8}}").replace("2026: 20", "2026: 25")
    write_plan(data, {"plan.yaml": plan_of(2026), FIRST: actual})
    commit(folder, "令和8年度の計画", tag="r8", day="2026-03-30")
    (data / FIRST).rename(data / MOVED)
    result = sheet(10, "窓口のDX", "{2024: {actual: 8}, 2025: {actual: 12}}", "count")
    moved = result.replace("2026: 20", "2026: 25") + "predecessors: [first]\n"
    write_plan(data, {"plan.yaml": plan_of(2026), FIRST: None, MOVED: moved})
    commit(folder, "結果", day="2026-05-30")
    today = moved.replace("actual: 12", "actual: 13").replace("2026: 25", "2026: 30")
    write_plan(data, {"plan.yaml": plan_of(2026), FIRST: None, MOVED: today})
    return folder


def history(plan: Path, *arguments: str) -> str:
    return output("show", "counter/count", "--history", *arguments, cwd=plan)


def test_the_targets_of_every_edition(plan: Path) -> None:
    found = json.loads(history(plan, "--format", "json"))
    assert [
        (each["edition"], each["plan_year"], each["day"], each["targets"])
        for each in found["targets"]
    ] == [
        ("r7", 2025, "2025-03-31", {"2025": 10, "2026": 20, "2027": 30}),
        ("r8", 2026, "2026-03-30", {"2025": 10, "2026": 25, "2027": 30}),
        (None, 2026, None, {"2025": 10, "2026": 30, "2027": 30}),
    ]
    commits = [each["commit"] for each in found["targets"]]
    assert commits == [
        git(plan, "rev-parse", "r7").strip(),
        git(plan, "rev-parse", "r8").strip(),
        None,
    ]


def test_values_as_they_became_known(plan: Path) -> None:
    found = json.loads(history(plan, "--format", "json"))
    assert [
        (each["day"], each["fiscal_year"], each["kind"], each["value"], each["before"])
        for each in found["values"]
    ] == [
        ("2025-10-02", 2024, "forecast", 7, None),
        ("2026-03-30", 2024, "forecast", None, 7),
        ("2026-03-30", 2024, "actual", 8, None),
        ("2026-05-30", 2025, "actual", 12, None),
        (None, 2025, "actual", 13, 12),
    ]
    assert {each["author"] for each in found["values"]} == {"企画課", None}


def test_a_table_for_people(plan: Path) -> None:
    head, *lines = history(plan).splitlines()
    assert head == "1 窓口のDX　利用件数 件"
    assert [line.split() for line in lines if line.startswith(("r", "not"))] == [
        ["r7", "R7.3.31", "企画課", "10", "20", "30"],
        ["r8", "R8.3.30", "企画課", "10", "25", "30"],
        ["not", "committed", "10", "30", "30"],
        ["r8", "R7.10.2", "企画課", "R6", "forecast", "7"],
        ["r8", "R8.3.30", "企画課", "R6", "forecast", "–", "7"],
        ["r8", "R8.3.30", "企画課", "R6", "actual", "8"],
        ["not", "committed", "R7", "actual", "13", "12"],
    ]


def test_every_change_is_a_row_of_the_spreadsheet(plan: Path) -> None:
    text = history(plan, "--format", "csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 3 + 1 + 1 + 5
    assert [
        (row["年度"], row["値"], row["前の値"]) for row in rows if row["値の種別"] == "目標値"
    ] == [
        ("2025", "10", ""),
        ("2026", "20", ""),
        ("2027", "30", ""),
        ("2026", "25", "20"),
        ("2026", "30", "25"),
    ]


def test_an_edition_has_the_history_until_then(plan: Path) -> None:
    found = json.loads(
        output("show", "first/uses", "--history", "--data", "r7", "--format", "json", cwd=plan)
    )
    assert [each["edition"] for each in found["targets"]] == ["r7"]
    assert found["values"] == []


def test_a_shallow_clone_says_what_it_lacks(
    plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", plan.as_uri(), ".")
    assert "git fetch --unshallow --tags" in history(clone)


def test_a_version_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    begin(tmp_path)
    write_plan(tmp_path / "data")
    commit(tmp_path, "計画", tag="r7")
    write_plan(tmp_path / "data", {FIRST: "number: [\n"})
    broken = commit(tmp_path, "誤り", day="2025-06-01")
    write_plan(tmp_path / "data")
    commit(tmp_path, "直し", day="2025-06-02")
    said = output("show", "1/uses", "--history", cwd=tmp_path)
    assert f"Left out: the file of 令和7年6月1日 ({broken[:9]}) cannot be read." in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("first", "second"), "--history shows one indicator"),
        (("first/no-such",), "the initiative 'first' has no indicator 'no-such'"),
        (("second",), "the initiative 'second' has no indicator"),
        (("first/uses",), "data is in no repository of git, which keeps the history"),
    ],
)
def test_what_has_no_history(arguments: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    done = apcli("show", *arguments, "--history", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"apcli: {sentence}")


def test_before_the_first_commit_there_is_only_today(tmp_path: Path) -> None:
    begin(tmp_path)
    write_plan(tmp_path / "data", {FIRST: FILES[FIRST]})
    found = json.loads(output("show", "first/uses", "--history", "--format", "json", cwd=tmp_path))
    assert [each["commit"] for each in found["targets"]] == [None]
