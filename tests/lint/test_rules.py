"""Every rule by its own documentation: the bad example is found, the good one is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import apcli.lint.rules
from apcli.findings.text import Style, diagnostics_text
from apcli.lint.checker import Checker
from apcli.lint.documentation import parsed
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.source import source_lines
from apcli.workspace import load
from tests.example_plan import write_plan
from tests.lint.examples import example_plan

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from apcli.diagnostics import Diagnostic
    from apcli.lint.documentation import Example
    from apcli.lint.text_checker import TextChecker

PLAIN = Style(False, str, lambda one, many, count: one if count == 1 else many)
BY_CODE = pytest.mark.parametrize("rule", checkers(), ids=[rule.rule.code for rule in checkers()])


def findings(folder: Path, example: Example | None) -> tuple[list[Diagnostic], str]:
    """What all rules find in the example, as values and as the text that a user sees."""
    assert example
    workspace = example_plan(folder, example)
    diagnostics = run(workspace, checkers())
    documents = {document.file: source_lines(document) for document in workspace.documents.values()}
    return diagnostics, "".join(diagnostics_text(diagnostics, documents.__getitem__, PLAIN))


@BY_CODE
def test_the_bad_example_yields_its_own_code_alone(
    rule: Checker | TextChecker, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    diagnostics, text = findings(tmp_path, parsed(rule.documentation).bad)
    assert {found.rule for found in diagnostics} == {rule.rule}
    assert text == snapshot


@BY_CODE
def test_the_good_example_yields_nothing(rule: Checker | TextChecker, tmp_path: Path) -> None:
    diagnostics, _ = findings(tmp_path, parsed(rule.documentation).good)
    assert diagnostics == []


def test_the_plan_the_examples_change_has_no_finding(tmp_path: Path) -> None:
    workspace = load(write_plan(tmp_path), "data")
    assert run(workspace, checkers()) == []


def test_the_registry_lists_every_module_once_in_the_order_of_codes() -> None:
    folder = Path(next(iter(apcli.lint.rules.__path__)))
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {module_of(rule) for rule in checkers()} == modules
    codes = [rule.rule.code for rule in checkers()]
    assert codes == sorted(set(codes))


def module_of(rule: Checker | TextChecker) -> str:
    judged = rule.check if isinstance(rule, Checker) else rule.judge
    return judged.__module__.rpartition(".")[2]


@BY_CODE
def test_a_module_is_named_like_its_rule(rule: Checker | TextChecker) -> None:
    assert module_of(rule) == rule.rule.name.replace("-", "_")
