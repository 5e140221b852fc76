"""Every rule by its own documentation: the bad example is found, the good one is not."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import apcli.lint.rules
from apcli.lint.registry import RULES
from apcli.lint.runner import run
from apcli.report.text import Style, diagnostics_text
from apcli.source import source_lines
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from apcli.diagnostics import Diagnostic
    from apcli.lint.rule import Rule

PLAIN = Style(False, str, lambda one, many, count: one if count == 1 else many)
BY_CODE = pytest.mark.parametrize("rule", RULES, ids=[rule.kind.code for rule in RULES])


def example(rule: Rule, heading: str) -> tuple[str, str]:
    """The file and the fragment of YAML under a heading of the rule's documentation."""
    found = re.search(rf"^{heading}:\n\n((?:    .*\n|\n)+)", rule.documentation, re.MULTILINE)
    assert found, f"{rule.kind.code} has no example under '{heading}:'"
    text = textwrap.dedent(found[1]).strip() + "\n"
    named = re.match(r"# (\w+\.yaml)\n", text)
    return (named[1], text[named.end() :]) if named else (FIRST, text)


def findings(folder: Path, rule: Rule, heading: str) -> tuple[list[Diagnostic], str]:
    """What all rules find in the example, as values and as the text that a user sees."""
    file, fragment = example(rule, heading)
    workspace = load(write_plan(folder, {file: patched(file, fragment)}), "data")
    diagnostics = run(workspace, RULES)
    documents = {document.file: source_lines(document) for document in workspace.documents.values()}
    return diagnostics, "".join(diagnostics_text(diagnostics, documents.__getitem__, PLAIN))


@BY_CODE
def test_the_bad_example_yields_its_own_code_alone(
    rule: Rule, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    diagnostics, text = findings(tmp_path, rule, "Bad")
    assert {found.kind for found in diagnostics} == {rule.kind}
    assert text == snapshot


@BY_CODE
def test_the_good_example_yields_nothing(rule: Rule, tmp_path: Path) -> None:
    diagnostics, _ = findings(tmp_path, rule, "Good")
    assert diagnostics == []


def test_the_plan_the_examples_change_has_no_finding(tmp_path: Path) -> None:
    workspace = load(write_plan(tmp_path), "data")
    assert run(workspace, RULES) == []


def test_the_registry_lists_every_module_once_in_the_order_of_codes() -> None:
    folder = Path(next(iter(apcli.lint.rules.__path__)))
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {rule.check.__module__.rpartition(".")[2] for rule in RULES} == modules
    codes = [rule.kind.code for rule in RULES]
    assert codes == sorted(set(codes))


@BY_CODE
def test_a_module_is_named_like_its_rule(rule: Rule) -> None:
    assert rule.check.__module__.rpartition(".")[2] == rule.kind.name.replace("-", "_")
