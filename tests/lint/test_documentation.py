"""Every kind of finding is documented, and what its documentation shows is so."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from apcli.diagnostics import Fixable
from apcli.lint.documentation import Documentation, Example, pages, parsed
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import shape_rules
from apcli.source import reading_rules
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.diagnostics import Diagnostic, Rule

PAGES = pages()
KINDS_OF_READING = (*reading_rules.KINDS, *shape_rules.KINDS)

SEEN_ONLY_IN_BYTES = {
    reading_rules.UNREADABLE_FILE,
    reading_rules.WRONG_ENCODING,
    reading_rules.OUT_OF_BOUNDS,
    reading_rules.OUTSIDE_LINK,
    reading_rules.TRAILING_SPACE,
}
"""What no lines of a page can show."""

FIXED = {
    "AP013": Example("title: 窓口\u200bのDX\n"),
    "AP015": Example("title: 窓口のDX \n"),
    "AP107": Example("change: contineud\n"),
    "AP108": Example("stage: {key: Implementation}\n"),
    "AP204": Example("stage: {key: implementatoin}\n"),
    "AP205": Example("related: [secnd]\n"),
    "AP219": Example(
        "indicators:\n"
        "  uses:\n"
        "    {name: 利用件数, unit: 件, aggregation: annual, rating: nane, targets: {2025: 10}}\n"
    ),
}
"""What has a fix where the documentation's own example has none.

That one shows an invisible character by its escape, or a name far from any that is known.
"""


def findings(folder: Path, example: Example) -> list[Diagnostic]:
    """What all rules find in the example plan with the example's lines instead of its own."""
    files = {
        file: patched(file, lines) if file in FILES and re.search(r"^\w+:", lines) else lines
        for file, lines in example.files(FIRST).items()
    }
    workspace = load(write_plan(folder, files), "data")
    workspace.as_of = example.day
    return run(workspace, checkers())


def test_every_kind_has_its_page_in_the_order_of_codes() -> None:
    kinds = [*KINDS_OF_READING, *(rule.rule for rule in checkers())]
    assert [page.rule for page in PAGES.values()] == kinds
    assert list(PAGES) == [kind.code for kind in kinds]


def test_no_two_kinds_have_one_name() -> None:
    assert len({page.rule.name for page in PAGES.values()}) == len(PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_a_title_says_what_is_found_in_one_sentence(code: str) -> None:
    assert re.fullmatch(r"[^\n]{10,100}\.", PAGES[code].documentation.title)


@pytest.mark.parametrize("code", PAGES)
def test_the_paragraphs_are_whole_sentences_without_line_breaks(code: str) -> None:
    for paragraph in PAGES[code].documentation.paragraphs:
        assert paragraph.endswith((".", ".)"))
        assert "\n" not in paragraph
        assert "  " not in paragraph


@pytest.mark.parametrize("kind", KINDS_OF_READING, ids=lambda kind: kind.code)
def test_the_examples_of_reading_are_found_and_not_found(kind: Rule, tmp_path: Path) -> None:
    documentation = PAGES[kind.code].documentation
    if kind in SEEN_ONLY_IN_BYTES:
        assert (documentation.bad, documentation.good) == (None, None)
        return
    assert documentation.bad
    assert documentation.good
    assert {found.rule for found in findings(tmp_path / "bad", documentation.bad)} == {kind}
    assert findings(tmp_path / "good", documentation.good) == []


@pytest.mark.parametrize("code", PAGES)
def test_a_kind_is_fixable_where_its_finding_brings_a_fix(code: str, tmp_path: Path) -> None:
    page = PAGES[code]
    example = FIXED.get(code, page.documentation.bad)
    found = findings(tmp_path, example) if example else []
    fixes = [each.fix for each in found if each.fix and each.rule is page.rule]
    if not fixes:
        assert page.fix is None
        return
    assert page.fix
    if any(fix.safe for fix in fixes):
        assert page.rule.fix in {Fixable.SAFE, Fixable.PARTLY_SAFE}
    if not all(fix.safe for fix in fixes):
        assert page.rule.fix in {Fixable.UNSAFE, Fixable.PARTLY_SAFE}


def test_a_page_names_the_command_that_applies_every_fix_of_its_rule() -> None:
    command = {
        Fixable.NO: None,
        Fixable.UNSAFE: "apcli validate --fix --unsafe-fixes",
        Fixable.PARTLY_SAFE: "apcli validate --fix --unsafe-fixes",
        Fixable.SAFE: "apcli validate --fix",
    }
    assert {page.rule.fix for page in PAGES.values()} == set(Fixable)
    assert all(page.fix == command[page.rule.fix] for page in PAGES.values())


def test_a_documentation_text_is_taken_apart() -> None:
    text = """\
A thing that
is found.

Why it
matters.

More of it.

Bad (as of 2025-10-01):

    title: a
    # taxonomy.yaml
    axes:
      - key: b

    # glossary.yaml
    terms: []

Good:

    title: c
"""
    bad = "title: a\n# taxonomy.yaml\naxes:\n  - key: b\n\n# glossary.yaml\nterms: []\n"
    assert parsed(text) == Documentation(
        "A thing that is found.",
        ("Why it matters.", "More of it."),
        Example(bad, datetime.date(2025, 10, 1)),
        Example("title: c\n"),
    )
    assert Example(bad).files("initiatives/a.yaml") == {
        "initiatives/a.yaml": "title: a\n",
        "taxonomy.yaml": "axes:\n  - key: b\n\n",
        "glossary.yaml": "terms: []\n",
    }


def test_a_text_without_examples_is_a_title_and_nothing_else() -> None:
    assert parsed("Only this.\n") == Documentation("Only this.", (), None, None)


def test_the_page_of_rules_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/rules.py", "--check"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, "", "")
