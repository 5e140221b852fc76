"""Each rule finds what it is to find and no more, up to its bounds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apcli.diagnostics import Fixable
from apcli.errors import RuleCrashed
from apcli.lint import rules
from apcli.lint.documentation import parsed
from apcli.lint.registry import checker, checkers
from apcli.lint.runner import findings, run
from tests.lint.examples import UNFINISHED, example_plan
from tests.lint.mutation import mutants
from tests.lint.near_misses import FOLDER, Case, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.lint.checker import Checker, Finding
    from apcli.lint.text_checker import TextChecker
    from apcli.workspace import Workspace
    from tests.lint.mutation import Mutant

RULES = {found.rule.name.replace("-", "_"): found for found in checkers()}
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
CASES = [
    pytest.param(name, case, id=f"{name}: {case.name}")
    for name in NAMES
    for case in near_misses(name).cases
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_rule_finds_in_a_near_miss_what_it_says(name: str, case: Case, tmp_path: Path) -> None:
    rule = RULES[name]
    workspace = example_plan(tmp_path, case.example)
    assert case.readable == (not workspace.diagnostics), list(map(str, workspace.diagnostics))
    found = [each for each in run(workspace, [rule]) if each.rule is rule.rule]
    shown = [(each.file, each.path, str(each.message), str(each.help)) for each in found]
    assert len(found) == len(case.finds), shown
    for expected, each in zip(case.finds, found, strict=True):
        assert expected.describes(each), (expected, shown)
    fixes = [each.fix for each in found if each.fix]
    assert not fixes or rule.rule.fix is not Fixable.NO
    if any(fix.safe for fix in fixes):
        assert rule.rule.fix in {Fixable.SAFE, Fixable.PARTLY_SAFE}
    if not all(fix.safe for fix in fixes):
        assert rule.rule.fix is not Fixable.SAFE


@pytest.mark.parametrize("name", NAMES)
def test_the_near_misses_of_a_rule_are_of_both_sorts(name: str) -> None:
    cases = near_misses(name).cases
    assert any(case.finds for case in cases)
    assert not all(case.finds for case in cases)
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("name", NAMES)
def test_every_mutant_of_a_rule_is_noticed(name: str, tmp_path: Path) -> None:
    plans = _plans(name, tmp_path)
    expected = [_outcome(RULES[name], plan) for plan in plans]
    survivors = {
        (mutant.before, mutant.after): f"line {mutant.line}: {mutant.before} → {mutant.after}"
        for mutant in _mutants(name)
        if not _is_noticed(mutant, f"{rules.__name__}.{name}", plans, expected)
    }
    equivalent = near_misses(name).equivalent
    unnoticed = [text for each, text in survivors.items() if each not in equivalent]
    assert not unnoticed, "\n".join(unnoticed)
    assert equivalent <= survivors.keys(), "an equivalent mutant does not exist or is noticed"


def _mutants(name: str) -> Iterator[Mutant]:
    path = Path(next(iter(rules.__path__))) / f"{name}.py"
    return mutants(path.read_text("utf-8"), str(path))


def test_every_rule_has_its_near_misses() -> None:
    assert set(NAMES) <= set(RULES)
    missing = [
        found.rule.code
        for name, found in RULES.items()
        if name not in NAMES and not found.rule.code.startswith(UNFINISHED)
    ]
    assert missing == []


def _plans(name: str, folder: Path) -> list[Workspace]:
    """The plan of each case, and of the examples in the rule's documentation."""
    documentation = parsed(RULES[name].documentation)
    examples = [case.example for case in near_misses(name).cases]
    examples += [each for each in (documentation.bad, documentation.good) if each]
    return [example_plan(folder / str(index), each) for index, each in enumerate(examples)]


def _outcome(rule: Checker | TextChecker, plan: Workspace) -> list[Finding] | None:
    """All that the rule finds in a plan, None where it crashes."""
    try:
        return [finding for _, finding in findings(plan, [rule])]
    except RuleCrashed:
        return None


def _is_noticed(
    mutant: Mutant, name: str, plans: Sequence[Workspace], expected: Sequence[list[Finding] | None]
) -> bool:
    """The mutant finds something else in at least one of the plans, or cannot be run at all."""
    try:
        rule = checker(mutant.module(name))
    except Exception:
        return True
    return any(_outcome(rule, plan) != before for plan, before in zip(plans, expected, strict=True))
