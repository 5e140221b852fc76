"""The demonstration plan shows everything that there is, and says that it is fictional."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shlex
import subprocess
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import Aggregation, Change, Direction, Kind
from apcli.progress import Outlook, Pace, PaceBasis, Verdict, measure_plan
from apcli.schema import schema_files
from apcli.words import words_in
from apcli.workspace import load
from tests.processes import ROOT, output
from tests.progress.building import flattened
from tests.test_documentation import rows, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from apcli.progress import Row
    from apcli.workspace import Workspace

FOLDER = ROOT / "examples/demonstration"
README = FOLDER / "README.md"
DATA = FOLDER / "data"
SCHEMAS = FOLDER / "schemas"
FILES = sorted(DATA.rglob("*.yaml"))

FICTIONAL = "架空"
AS_OF = datetime.date(2026, 5, 29)
"""The day on which the README looks at the plan."""


def schema_of(path: Path) -> str:
    """The name of the schema that a file follows."""
    return path.stem if path.parent == DATA else "initiative"


EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(DATA, "data")


@pytest.fixture(scope="module")
def measured(workspace: Workspace) -> tuple[Row, ...]:
    return measure_plan(workspace.plan, workspace.initiatives, 2025, AS_OF).rows


def test_only_what_it_demonstrates_is_found(workspace: Workspace) -> None:
    then = dataclasses.replace(workspace, as_of=AS_OF)
    found = [(each.rule.code, each.initiative) for each in run(then, checkers())]
    assert found == [("AP401", "staff-chatbot"), ("AP214", None)]


# Everything can be seen


def test_every_verdict_kind_aggregation_direction_and_pace(measured: tuple[Row, ...]) -> None:
    assert {row.verdict.outcome for row in measured} == set(Verdict)
    assert {row.kind for row in measured} == {*Kind, None}
    assert {row.about.aggregation for row in measured} == set(Aggregation)
    assert {row.about.direction for row in measured} == set(Direction)
    assert {row.pace.outcome for row in measured} == {*Pace, None}
    assert {row.pace_basis for row in measured} == {*PaceBasis, None}


def test_every_outlook(measured: tuple[Row, ...]) -> None:
    outlooks = {row.outlook.outcome for row in measured if row.projection}
    assert outlooks == set(Outlook)


def test_every_label_of_its_scale(workspace: Workspace, measured: tuple[Row, ...]) -> None:
    assert workspace.plan.ratings
    labels = [step.label for step in workspace.plan.ratings.scale]
    assert labels == ["A", "B", "C", "D"]
    own = [step.label for step in workspace.plan.rating_scales["duty"].scale]
    assert {row.rating.outcome for row in measured} == {*labels, None, own[1]}


def test_every_change_and_its_reviews(workspace: Workspace) -> None:
    initiatives = workspace.initiatives.values()
    # What a review of the plan's own year completes or abolishes ends with the next plan.
    ahead = {Change.COMPLETED, Change.ABOLISHED}
    assert {each.change for each in initiatives} == set(Change) - ahead
    reviews = [review for each in initiatives for review in each.reviews.get(2025, ())]
    assert len(reviews) >= 14
    assert all(review.evaluation and review.direction for review in reviews)
    assert sum(review.issues is not None for review in reviews) >= 10
    # What is new, merged or split is a beginning, not where a review leads.
    assert {review.direction for review in reviews} == {
        *(Change.CONTINUED, Change.EXPANDED, Change.REDUCED),
        *(Change.TRANSFERRED, Change.COMPLETED, Change.ABOLISHED),
    }


def test_every_course_of_a_milestone(measured: tuple[Row, ...], workspace: Workspace) -> None:
    def is_milestone(row: Row) -> bool:
        target = row.target
        return target is not None and target.day is not None

    milestones = {row.verdict.outcome for row in measured if is_milestone(row)}
    wanted = {Verdict.ACHIEVED, Verdict.MISSED, Verdict.OVERDUE, Verdict.NOT_DUE}
    assert milestones == wanted


def test_a_tolerance_decides(measured: tuple[Row, ...]) -> None:
    (forgiven,) = [
        row
        for row in measured
        if row.about.direction is Direction.AT_LEAST
        and row.verdict.outcome is Verdict.ACHIEVED
        and row.value is not None
        and row.value.number is not None
        and row.target is not None
        and row.target.number is not None
        and row.value.number < row.target.number
    ]
    assert forgiven.about.tolerance > 0


def test_rates_series_texts_zeros_and_what_falls_short(measured: tuple[Row, ...]) -> None:
    about = [row.about for row in measured]
    series = {(each.initiative, each.name): each.series for each in about if each.series}
    assert len([each for each in about if each.series]) == 2 * len(series) == 2
    assert {type(each.number) for each in about} == {str}
    plain = [flattened(row) for row in measured]
    assert any(row.numerator and row.denominator for row in plain)
    assert any(row.value_text and row.verdict is Verdict.ACHIEVED for row in plain if row.kind)
    assert any(row.target == 0 and row.value == 0 for row in plain)
    assert any(row.final_target == 0 and row.progress for row in plain)
    assert any(row.below_baseline for row in plain)
    assert any(row.attainment and Fraction(9985, 100) < row.attainment < 100 for row in plain)
    assert any(row.latest for row in plain)


def test_three_years_of_actual_values_to_project_from(workspace: Workspace) -> None:
    indicators = [
        indicator
        for initiative in workspace.initiatives.values()
        for indicator in initiative.indicators.values()
    ]
    with_three = [
        each
        for each in indicators
        if each.baseline and all(year in each.values for year in (2024, 2025))
        if all(each.values[year].actual for year in (2024, 2025))
    ]
    assert {each.direction for each in with_three} >= {Direction.INCREASE, Direction.DECREASE}


def test_every_year_of_the_plan_can_be_measured(workspace: Workspace) -> None:
    plan = workspace.plan
    assert plan.years.all == (2023, 2024, 2025, 2026, 2027, 2028)
    counts = [
        len(measure_plan(plan, workspace.initiatives, year, AS_OF).rows) for year in plan.years.all
    ]
    # What has ended has its row in the years before the plan's own.
    assert counts == [counts[-1] + 1] * 2 + [counts[-1]] * 4


# It is fictional, and says so


def test_the_title_the_city_and_every_initiative_say_that_it_is_fictional(
    workspace: Workspace,
) -> None:
    assert FICTIONAL in workspace.plan.title
    assert FICTIONAL in workspace.plan.city.name
    assert len(workspace.initiatives) == 18
    for initiative in workspace.initiatives.values():
        assert any(FICTIONAL in note for note in initiative.notes)


@EVERY_FILE
def test_every_file_says_so_below_the_line_for_editors(path: Path) -> None:
    modeline, remark, *_ = text_of(path).splitlines()
    assert remark.startswith("# ")
    assert FICTIONAL in remark
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", modeline)
    assert found
    assert (path.parent / found[1]).resolve() == SCHEMAS / f"{schema_of(path)}.schema.json"


def test_the_readme_and_all_that_is_printed_say_so() -> None:
    assert FICTIONAL in text_of(README).splitlines()[0]
    assert FICTIONAL in output("render", "--data", DATA).splitlines()[0]
    for command in (("progress", "--year", "2025"), ("matrix",)):
        assert FICTIONAL in output(*command, "--format", "markdown", "--data", DATA).splitlines()[0]
        _, *lines = output(*command, "--format", "csv", "--data", DATA).splitlines()
        assert all(FICTIONAL in line for line in lines)


# What stands beside it


def test_its_schemas_are_up_to_date(workspace: Workspace) -> None:
    assert {path.name: path.read_bytes() for path in SCHEMAS.iterdir()} == schema_files(workspace)


@pytest.mark.parametrize("name", sorted({schema_of(path) for path in FILES}))
def test_its_schemas_take_its_files(name: str) -> None:
    files = [path for path in FILES if schema_of(path) == name]
    schema = SCHEMAS / f"{name}.schema.json"
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_commands_of_the_readme_run() -> None:
    block = text_of(README).partition("```sh\n")[2].partition("```")[0]
    commands = [shlex.split(line) for line in block.splitlines()]
    assert {command[1] for command in commands} >= {"progress", "matrix", "validate"}
    for apcli, *arguments in commands:
        assert apcli == "apcli"
        assert output(*arguments)
    assert f"--year 2025 --as-of {AS_OF}" in block


def numbers(text: str) -> Iterable[str]:
    return re.findall(r"\b\d-\d\b", text)


def test_the_readme_names_an_example_of_every_verdict(measured: tuple[Row, ...]) -> None:
    japanese = words_in("ja")
    table = rows(text_of(README), "Verdict", "in Japanese", "for example")
    assert [row["Verdict"] for row in table] == [f"`{verdict}`" for verdict in Verdict]
    seen = {(row.verdict.outcome, row.about.number) for row in measured}
    for verdict, row in zip(Verdict, table, strict=True):
        assert row["in Japanese"] == japanese.of(verdict)
        assert (verdict, row["for example"]) in seen


def test_the_readme_names_initiatives_that_there_are(workspace: Workspace) -> None:
    known = {str(initiative.number) for initiative in workspace.initiatives.values()}
    named = [
        number for row in rows(text_of(README), "To be seen", "at") for number in numbers(row["at"])
    ]
    assert len(named) > 30
    assert set(named) <= known


def test_its_examples_of_kinds_labels_and_changes_are_true(
    workspace: Workspace, measured: tuple[Row, ...]
) -> None:
    examples = {
        row["To be seen"]: numbers(row["at"]) for row in rows(text_of(README), "To be seen", "at")
    }
    assert workspace.plan.ratings
    labels = [step.label for step in workspace.plan.ratings.scale]
    for title, values, field in (
        ("実績, 速報, 見込, 期中: the kinds of values", Kind, "kind"),
        ("the labels A, B, C and D", labels, "rating"),
    ):
        seen = {(getattr(flattened(row), field), row.about.number) for row in measured}
        assert {*zip(values, examples[title], strict=True)} <= seen
    changes = {(each.change, each.number) for each in workspace.initiatives.values()}
    title = "新規, 継続, 拡充, 縮小, 統合, 分割, 移管"
    assert {*zip(list(Change)[:7], examples[title], strict=True)} <= changes
