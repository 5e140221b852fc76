"""`apcli renumber`: printed numbers run on without a gap, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.workspace import load
from tests.example_plan import FILES, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def sheet(number: str, title: str, *more: str) -> str:
    text = FILES[SECOND].replace("number: 2", f"number: {number}").replace("業務の効率化", title)
    return text + "".join(f"{line}\n" for line in more)


def numbers(plan: Path) -> dict[str, str]:
    """The printed numbers in print order."""
    found = load(plan / "data", "data").initiatives
    return {key: str(each.number) for key, each in found.items()}


def planned(folder: Path, goals: Mapping[str, str], **sheets: str) -> Path:
    """A plan with these initiatives, and none else."""
    files: dict[str, str | None] = {f"initiatives/{key}.yaml": each for key, each in sheets.items()}
    if goals:
        levels = "levels: [{key: goal, name: 基本目標}]\n"
        files["taxonomy.yaml"] = FILES["taxonomy.yaml"] + levels
        files |= {
            f"goals/{key}.yaml": f"number: {number}\ntitle: 目標{number}\n"
            for key, number in goals.items()
        }
    write_plan(folder / "data", {"initiatives/first.yaml": None, SECOND: None, **files})
    return folder


PLAIN = {
    "a": sheet("1  # 先頭", "窓口"),
    "b": sheet("3", "文書", "notes: [重点取組3の文書と重点取組1の窓口です。]"),
    "c": sheet("7", "税務"),
}


def test_a_gap_is_closed_in_print_order(tmp_path: Path) -> None:
    plan = planned(tmp_path, {}, **PLAIN)
    done = apcli("renumber", cwd=plan)
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "data/initiatives/b.yaml\n   1 - number: 3\n   1 + number: 2\n"
        "data/initiatives/c.yaml\n   1 - number: 7\n   1 + number: 3\n"
    )
    assert done.stderr.decode() == (
        "data/initiatives/b.yaml: '重点取組3' names a number that has changed\n"
    )
    assert numbers(plan) == {"a": "1", "b": "2", "c": "3"}


def test_numbers_that_run_on_stay(tmp_path: Path) -> None:
    plan = planned(tmp_path, {}, a=sheet("1", "窓口"), b=sheet("2", "文書"))
    assert output("renumber", cwd=plan) == ""


@pytest.mark.parametrize(("at", "order"), [("1", "cab"), ("2", "acb"), ("3", "abc")])
def test_an_initiative_gets_a_number_and_the_others_move_up(
    at: str, order: str, tmp_path: Path
) -> None:
    plan = planned(tmp_path, {}, a=sheet("1", "窓口"), b=sheet("2", "文書"), c=sheet("3", "税務"))
    before = (plan / "data/initiatives/a.yaml").read_text("utf-8")
    shown = output("renumber", "--insert", "c", "--at", at, "--dry-run", cwd=plan)
    assert (plan / "data/initiatives/a.yaml").read_text("utf-8") == before
    assert output("renumber", "--insert", "c", "--at", at, cwd=plan) == shown
    assert list(numbers(plan)) == list(order)
    assert list(numbers(plan).values()) == ["1", "2", "3"]


@pytest.mark.parametrize("first", ["1", "1-1"])
def test_what_has_ended_without_a_number_stays_without_one(first: str, tmp_path: Path) -> None:
    ended = sheet("9", "税務", "change: completed").replace("number: 9\n", "")
    later = first[:-1] + "4"
    plan = planned(tmp_path, {}, a=sheet(first, "窓口"), b=sheet(later, "文書"), c=ended)
    shown = output("renumber", cwd=plan)
    assert numbers(plan) == {"a": first, "b": first[:-1] + "2", "c": "None"}
    assert "c.yaml" not in shown
    done = apcli("renumber", "--insert", "c", "--at", first, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"c cannot have the number {first}" in done.stderr.decode()


@pytest.mark.parametrize("at", ["0", "4", "x", "1-1", ""])
def test_a_place_that_does_not_exist_is_refused(at: str, tmp_path: Path) -> None:
    plan = planned(tmp_path, {}, a=sheet("1", "窓口"), b=sheet("2", "文書"), c=sheet("3", "税務"))
    done = apcli("renumber", "--insert", "b", "--at", at, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"b cannot have the number {at}" in done.stderr.decode()


def test_numbers_below_those_of_goals_run_on_in_each_goal(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {"x": "1", "y": "2"},
        a=sheet("1-2", "窓口", "goal: x"),
        b=sheet("1-5", "文書", "goal: x"),
        c=sheet("1-9", "税務", "goal: y"),
        d=sheet("2-1", "道路", "goal: y"),
    )
    output("renumber", cwd=plan)
    assert numbers(plan) == {"a": "1-1", "b": "1-2", "c": "2-1", "d": "2-2"}
    output("renumber", "--insert", "d", "--at", "2-1", cwd=plan)
    assert numbers(plan) == {"a": "1-1", "b": "1-2", "d": "2-1", "c": "2-2"}
    done = apcli("renumber", "--insert", "d", "--at", "1-1", cwd=plan)
    assert "d cannot have the number 1-1" in done.stderr.decode()


def test_numbers_that_begin_anew_under_each_goal_go_on_doing_so(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {"x": "1", "y": "2"},
        a=sheet("1", "窓口", "goal: x"),
        b=sheet("3", "文書", "goal: x"),
        c=sheet("1", "税務", "goal: y"),
        d=sheet("4", "道路", "goal: y"),
    )
    output("renumber", cwd=plan)
    assert numbers(plan) == {"a": "1", "b": "2", "c": "1", "d": "2"}


def test_numbers_over_all_goals_follow_the_goals(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {"x": "1", "y": "2"},
        a=sheet("5", "窓口", "goal: x"),
        b=sheet("2", "文書", "goal: y"),
    )
    output("renumber", cwd=plan)
    assert numbers(plan) == {"a": "1", "b": "2"}
    done = apcli("renumber", "--insert", "b", "--at", "1", cwd=plan)
    assert "b cannot have the number 1" in done.stderr.decode()
    assert numbers(plan) == {"a": "1", "b": "2"}


def test_other_numbers_are_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path, {}, a=sheet("Ⅰ-1-(2)", "窓口"), b=sheet("Ⅰ-1-(4)", "文書"))
    done = apcli("renumber", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "a has the number 'Ⅰ-1-(2)', which is of no kind that runs on" in done.stderr.decode()


@pytest.mark.parametrize("given", [("--insert", "a"), ("--at", "1")])
def test_one_of_both_options_requires_the_other(given: tuple[str, str], tmp_path: Path) -> None:
    plan = planned(tmp_path, {}, a=sheet("1", "窓口"))
    done = apcli("renumber", *given, cwd=plan)
    other = {"--insert": "--at", "--at": "--insert"}[given[0]]
    assert done.returncode == 2
    assert f"{given[0]}: requires {other}" in done.stderr.decode()
