"""Every rule by its own documentation: the bad example is found, the good one is not."""

from __future__ import annotations

import datetime
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import apcli.lint.rules
from apcli.findings.text import Style, diagnostics_text
from apcli.lint.checker import Checker
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.source import source_lines
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from apcli.diagnostics import Diagnostic
    from apcli.lint.text_checker import TextChecker

PLAIN = Style(False, str, lambda one, many, count: one if count == 1 else many)
BY_CODE = pytest.mark.parametrize("rule", checkers(), ids=[rule.rule.code for rule in checkers()])


def example(
    rule: Checker | TextChecker, heading: str
) -> tuple[dict[str, str], datetime.date | None]:
    """The files under a heading of the rule's documentation, and the day it speaks of.

    A line such as `# taxonomy.yaml` names the file of the lines below it; else it is the first
    initiative's. The fields given replace those of the example plan.
    """
    head = rf"^{heading}(?: \(as of (?P<day>[0-9-]+)\))?:\n\n(?P<text>(?:    .*\n|\n)+)"
    found = re.search(head, rule.documentation, re.MULTILINE)
    assert found, f"{rule.rule.code} has no example under '{heading}:'"
    text = textwrap.dedent(found["text"]).strip() + "\n"
    parts = re.split(r"^# ([\w/-]+\.yaml)\n", text, flags=re.MULTILINE)
    named = dict(zip([FIRST, *parts[1::2]], parts[::2], strict=True))
    files = {file: patched(file, fragment) for file, fragment in named.items() if fragment}
    return files, datetime.date.fromisoformat(found["day"]) if found["day"] else None


def findings(
    folder: Path, rule: Checker | TextChecker, heading: str
) -> tuple[list[Diagnostic], str]:
    """What all rules find in the example, as values and as the text that a user sees."""
    files, day = example(rule, heading)
    workspace = load(write_plan(folder, files), "data")
    workspace.as_of = day
    diagnostics = run(workspace, checkers())
    documents = {document.file: source_lines(document) for document in workspace.documents.values()}
    return diagnostics, "".join(diagnostics_text(diagnostics, documents.__getitem__, PLAIN))


@BY_CODE
def test_the_bad_example_yields_its_own_code_alone(
    rule: Checker | TextChecker, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    diagnostics, text = findings(tmp_path, rule, "Bad")
    assert {found.rule for found in diagnostics} == {rule.rule}
    assert text == snapshot


@BY_CODE
def test_the_good_example_yields_nothing(rule: Checker | TextChecker, tmp_path: Path) -> None:
    diagnostics, _ = findings(tmp_path, rule, "Good")
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
