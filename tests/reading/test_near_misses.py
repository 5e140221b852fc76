"""Each rule of reading finds what it is to find and no more, up to its bounds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import shape_rules
from apcli.source import reading_rules
from apcli.workspace import load
from tests.example_plan import write_plan
from tests.lint.examples import example_plan
from tests.lint.near_misses import Case, near_misses
from tests.reading.file_near_misses import BYTES, FOLDERS, OfBytes, OfFolder
from tests.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.workspace import Workspace

FOLDER = Path(__file__).with_name("near_misses")
RULES = {rule.name.replace("-", "_"): rule for rule in (*reading_rules.RULES, *shape_rules.RULES)}
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
CASES = [(name, case) for name in NAMES for case in near_misses(name, FOLDER).cases]


def _found(workspace: Workspace, name: str) -> Sequence[Diagnostic]:
    """All findings of reading; of comments about rules, what is found when the rules have run."""
    if RULES[name] is not reading_rules.UNUSED_IGNORE:
        return workspace.diagnostics
    found = run(workspace, checkers())
    return [each for each in found if each.rule in RULES.values()]


@pytest.mark.parametrize(
    ("name", "case"), [pytest.param(*each, id=f"{each[0]}: {each[1].name}") for each in CASES]
)
def test_a_rule_finds_in_a_near_miss_what_it_says(name: str, case: Case, tmp_path: Path) -> None:
    found = _found(example_plan(tmp_path, case.example), name)
    its_own = [each for each in found if each.rule is RULES[name]]
    shown = [(each.file, each.path, f"{each.message}; {each.help}") for each in found]
    assert case.readable == (len(its_own) == len(found)), shown
    assert len(its_own) == len(case.finds), shown
    for expected, each in zip(case.finds, its_own, strict=True):
        assert expected.describes(each), (expected, shown)


@pytest.mark.parametrize("case", BYTES, ids=[f"{case.rule}: {case.name}" for case in BYTES])
def test_bytes_are_read_up_to_a_bound(case: OfBytes) -> None:
    assert read(case.data).found == [*case.found]


@pytest.mark.parametrize("case", FOLDERS, ids=[f"{case.rule}: {case.name}" for case in FOLDERS])
def test_files_are_read_up_to_a_bound(case: OfFolder, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "data")
    case.change(folder)
    found = load(folder, "data").diagnostics
    assert [(each.rule.code, each.file.removeprefix("data/")) for each in found] == [*case.found]


@cache
def _sorts(name: str) -> list[bool]:
    """For each near miss of the rule, whether the rule finds something in it."""
    others = [(case.rule, {code for code, *_ in case.found}) for case in BYTES]
    others += [(case.rule, {code for code, _ in case.found}) for case in FOLDERS]
    in_tables = [bool(case.finds) for table, case in CASES if table == name]
    return in_tables + [RULES[name].code in found for rule, found in others if rule == name]


@pytest.mark.parametrize("name", RULES)
def test_the_near_misses_of_a_rule_are_of_both_sorts(name: str) -> None:
    assert set(_sorts(name)) == {True, False}


def test_every_near_miss_is_of_a_rule_and_has_a_name_of_its_own() -> None:
    named = [(name, case.name) for name, case in CASES]
    named += [(case.rule, case.name) for case in BYTES]
    named += [(case.rule, case.name) for case in FOLDERS]
    assert len(set(named)) == len(named)
    assert {rule for rule, _ in named} == RULES.keys()
