"""A report compares with the edition of its own year, and takes results from the present data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path


USES = next(line for line in FILES[FIRST].splitlines(keepends=True) if "uses:" in line)


def plan_of(year: int, previous: str | None = None) -> str:
    text = FILES["plan.yaml"].replace("fiscal_year: 2025", f"fiscal_year: {year}")
    return text + (f"previous: {previous}\n" if previous else "")


def sheet(target: int, title: str, values: str = "{}", key: str = "uses") -> str:
    """The first initiative with a target for 2025, its title and values."""
    return (
        FILES[FIRST]
        .replace("窓口のDX", title)
        .replace(
            USES,
            f"  {key}:\n    name: 利用件数\n    unit: 件\n    aggregation: annual\n"
            + ("    predecessors: [uses]\n" if key != "uses" else "")
            + f"    values: {values}\n    targets: {{2025: {target}, 2026: 20, 2027: 30}}\n",
        )
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """FY2025's edition aimed at 10; today's plan, of FY2027, says 99, has results, a new key."""
    begin(tmp_path)
    data = tmp_path / "data"
    write_plan(data, {"plan.yaml": plan_of(2025), FIRST: sheet(10, "窓口のDX")})
    commit(tmp_path, "令和7年度", tag="r7")
    write_plan(
        data, {"plan.yaml": plan_of(2026, "{revision: r7}"), FIRST: sheet(11, "窓口のDXの推進")}
    )
    commit(tmp_path, "令和8年度", tag="r8")
    later = sheet(99, "窓口のDXの完成", "{2025: {actual: 12}, 2026: {actual: 15}}", "count")
    later += "reviews: {2025: {evaluation: 前倒しで進みました。}}\n"
    write_plan(data, {"plan.yaml": plan_of(2027, "{revision: r8}"), FIRST: later})
    return tmp_path


def report(plan: Path, *arguments: str) -> str:
    return output("render", "--document", "progress", *arguments, cwd=plan)


def test_the_report_has_the_targets_of_its_year_and_the_results_of_today(plan: Path) -> None:
    text = report(plan, "--year", "2025")
    assert "令和7年度の計画の目標値と比べています。値と評価は、その後に報告されたものです。" in text
    assert "12 ÷ 10 × 100" in text
    assert "窓口のDX\n" in text
    assert "窓口のDXの推進" not in text
    assert "完成" not in text
    assert "前倒しで進みました。" in text


def test_a_report_speaks_in_the_words_of_its_edition(tmp_path: Path) -> None:
    """As does the table of one year; of several years it is today's plan that speaks."""
    begin(tmp_path)
    data = tmp_path / "data"
    first = plan_of(2025) + "words: {initiative: 事業}\n"
    write_plan(data, {"plan.yaml": first, FIRST: sheet(10, "窓口のDX")})
    commit(tmp_path, "令和7年度", tag="r7")
    today = plan_of(2026, "{revision: r7}") + "words: {initiative: 施策}\n"
    write_plan(data, {"plan.yaml": today, FIRST: sheet(11, "窓口のDX")})
    for arguments, word in (
        (("--year", "2025"), "事業"),
        (("--year", "2026"), "施策"),
    ):
        other = {"事業": "施策", "施策": "事業"}[word]
        assert f"{word}2件" in report(tmp_path, *arguments)
        assert other not in report(tmp_path, *arguments)
        assert word in output("--lang", "ja", "progress", *arguments, cwd=tmp_path).split("\n")[0]
    several = output("--lang", "ja", "progress", "--year", "2025-2026", cwd=tmp_path)
    assert "施策" in several.split("\n")[0]


def test_each_year_has_its_own_edition(plan: Path) -> None:
    text = report(plan, "--year", "2026")
    assert "令和8年度の計画の目標値と比べています。" in text
    assert "15 ÷ 20 × 100" in text
    assert "窓口のDXの推進" in text


def test_the_plan_s_own_year_needs_no_other_edition(plan: Path) -> None:
    text = report(plan)
    assert "その後に報告されたもの" not in text
    assert "窓口のDXの完成" in text


def test_without_the_edition_of_that_year_the_nearest_later_one_is_named(plan: Path) -> None:
    text = report(plan, "--year", "2024")
    assert "令和6年度の計画をたどれないため、令和7年度の計画の目標値と比べています。" in text


def test_what_the_present_data_no_longer_have_stays_as_it_was(plan: Path) -> None:
    data = plan / "data"
    write_plan(data, {"plan.yaml": plan_of(2025), FIRST: sheet(10, "窓口のDX", "{2025: 3}")})
    (data / FIRST).write_text(sheet(10, "窓口のDX", "{2024: {actual: 3}}"), "utf-8")
    commit(plan, "直し", tag="fixed")
    without = FILES[FIRST].partition("indicators:")[0].replace("implementation", "research")
    write_plan(data, {"plan.yaml": plan_of(2026, "{revision: fixed}"), FIRST: without})
    text = report(plan, "--year", "2025")
    assert "次の成果指標の値は、その計画にあるものです：利用件数" in text


def test_an_earlier_edition_in_a_folder(tmp_path: Path) -> None:
    write_plan(
        tmp_path / "2025" / "data", {"plan.yaml": plan_of(2025), FIRST: sheet(10, "窓口のDX")}
    )
    write_plan(
        tmp_path / "2026" / "data",
        {
            "plan.yaml": plan_of(2026, "{folder: ../2025/data}"),
            FIRST: sheet(99, "窓口のDX", "{2025: {actual: 12}}"),
        },
    )
    text = report(tmp_path / "2026", "--year", "2025")
    assert "12 ÷ 10 × 100" in text


def test_results_may_come_from_elsewhere(
    plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("results")
    write_plan(other, {"plan.yaml": plan_of(2025), FIRST: sheet(1, "別", "{2025: {actual: 7}}")})
    text = report(plan, "--data", "r7", "--results", str(other))
    assert "7 ÷ 10 × 100" in text
    assert "別" not in text


@pytest.mark.parametrize(
    ("previous", "sentence"),
    [
        ("{revision: no-such}", "data names the edition 'no-such', which git does not have"),
        ("{folder: ../no-such}", "data names the edition in '../no-such', where there is none"),
        ("{revision: 'r7:plan'}", "'r7' has no folder plan"),
    ],
)
def test_a_previous_that_cannot_be_read(previous: str, sentence: str, plan: Path) -> None:
    (plan / "data" / "plan.yaml").write_text(plan_of(2027, previous), "utf-8")
    done = apcli("render", "--document", "progress", "--year", "2025", cwd=plan)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said.startswith(f"apcli: {sentence}")
    assert len(said.splitlines()) == 2
    assert apcli("render", "--document", "progress", cwd=plan).returncode == 2, "last year, too"
    assert apcli("progress", cwd=plan).returncode == 0


def test_an_edition_with_errors_is_not_compared_with(plan: Path) -> None:
    data = plan / "data"
    write_plan(data, {"plan.yaml": plan_of(2025), FIRST: "number: 1\n"})
    commit(plan, "誤り", tag="broken")
    write_plan(data, {"plan.yaml": plan_of(2026, "{revision: broken}"), FIRST: sheet(1, "窓口")})
    done = apcli("render", "--document", "progress", "--year", "2025", cwd=plan)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "apcli: the edition broken:data has errors\n"
        "  = help: run: apcli validate --data broken:data\n",
    )


def test_editions_that_name_each_other_end(tmp_path: Path) -> None:
    for name, other, year in (("a", "b", 2027), ("b", "a", 2026)):
        write_plan(
            tmp_path / name / "data",
            {
                "plan.yaml": plan_of(year, f"{{folder: ../{other}/data}}"),
                FIRST: sheet(10, "窓口のDX", "{2025: {actual: 12}}"),
            },
        )
    assert "令和8年度の計画の目標値" in report(tmp_path / "a", "--year", "2025")


def test_a_plan_whose_previous_is_its_own_commit_ends(tmp_path: Path) -> None:
    begin(tmp_path)
    write_plan(tmp_path / "data", {"plan.yaml": plan_of(2026, "{revision: HEAD}")})
    commit(tmp_path, "計画")
    report(tmp_path, "--year", "2025")


def test_the_table_compares_with_the_same_edition_and_says_so(plan: Path) -> None:
    said = output("progress", "--year", "2025", cwd=plan)
    assert "窓口のDX" in said
    assert "完成" not in said
    assert "Targets as in r7:data, values and reviews as in data." in said
    read = json.loads(output("progress", "--year", "2025", "--format", "json", cwd=plan))
    (row,) = read["rows"]
    assert (read["edition"], read["results"]) == ("r7:data", "data")
    assert (row["target"], row["value"], row["verdict"]) == (10, 12, "achieved")
    assert "edition" not in json.loads(output("progress", "--format", "json", cwd=plan))


def test_the_report_is_the_same_by_either_command(plan: Path) -> None:
    printed = output("progress", "--year", "2025", "--format", "markdown", cwd=plan)
    assert printed == report(plan, "--year", "2025")
