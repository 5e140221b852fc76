"""Every rule is documented, and its documentation is right."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from apcli.diagnostics import Fixable, Severity
from apcli.lint.documentation import (
    NEVER_IGNORED,
    Documentation,
    Example,
    markdown,
    pages,
    parsed,
)
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import shape_rules
from apcli.source import file_pages, reading_rules, text_pages
from tests.lint.examples import UNFINISHED, example_plan
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.diagnostics import Diagnostic, Rule

PAGES = pages()
RULES_OF_READING = (*reading_rules.RULES, *shape_rules.RULES)

TEXTS = {
    **file_pages.DOCUMENTATION,
    **text_pages.DOCUMENTATION,
    **shape_rules.DOCUMENTATION,
    **{found.rule: found.documentation for found in checkers()},
}

FIXED = {
    "AP013": Example("title: 窓口\u200bのDX\n"),
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
    return run(example_plan(folder, example), checkers())


def test_every_kind_has_its_page_in_the_order_of_codes() -> None:
    kinds = [*RULES_OF_READING, *(rule.rule for rule in checkers())]
    assert [page.rule for page in PAGES.values()] == kinds
    assert list(PAGES) == [kind.code for kind in kinds]


def test_no_two_kinds_have_one_name() -> None:
    assert len({page.rule.name for page in PAGES.values()}) == len(PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_a_title_says_what_is_found_in_one_sentence(code: str) -> None:
    assert re.fullmatch(r"[^\n]{10,100}\.", PAGES[code].documentation.title)


@pytest.mark.parametrize("code", PAGES)
def test_the_paragraphs_are_whole_sentences_without_line_breaks(code: str) -> None:
    for paragraph in PAGES[code].documentation.prose:
        assert paragraph.endswith((".", ".)"))
        assert "\n" not in paragraph
        assert "  " not in paragraph


@pytest.mark.parametrize("kind", RULES_OF_READING, ids=lambda kind: kind.code)
def test_the_examples_of_reading_are_found_and_not_found(kind: Rule, tmp_path: Path) -> None:
    documentation = PAGES[kind.code].documentation
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

More of it.

Why:
    It matters
    much.

How to fix:
    Do this.

    Or do
    that.

When to ignore:
    Never.

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
    documentation = parsed(text)
    assert documentation == Documentation(
        "A thing that is found.",
        ("More of it.",),
        ("It matters much.",),
        ("Do this.", "Or do that."),
        ("Never.",),
        Example(bad, datetime.date(2025, 10, 1)),
        Example("title: c\n"),
    )
    assert [(str(part.heading), *part.paragraphs) for part in documentation.parts()] == [
        ("Why", "It matters much."),
        ("How to fix", "Do this.", "Or do that."),
        ("When to ignore", "Never."),
        ("Bad (as of 2025-10-01)",),
        ("Good",),
    ]
    assert Example(bad).files("initiatives/a.yaml") == {
        "initiatives/a.yaml": ("title: a\n", None),
        "taxonomy.yaml": ("axes:\n  - key: b\n\n", None),
        "glossary.yaml": ("terms: []\n", None),
    }


def test_an_example_says_how_its_files_are_stored() -> None:
    text = "# plan.yaml (missing)\n# initiatives/a.yaml (Shift_JIS)\ntitle: a␣\n"
    assert Example(text).files("initiatives/b.yaml") == {
        "plan.yaml": ("", "missing"),
        "initiatives/a.yaml": ("title: a \n", "Shift_JIS"),
    }


def test_a_text_without_parts_is_a_title_and_nothing_else() -> None:
    assert parsed("Only this.\n") == Documentation("Only this.")


def test_markdown_puts_every_part_under_a_heading() -> None:
    text = "It is found.\n\nWhy:\n    So.\n\nBad (as of 2025-10-01):\n\n    title: a\n"
    assert markdown(parsed(text)) == (
        "It is found.\n\n**Why**\n\nSo.\n\n**Bad (as of 2025-10-01)**\n\n```yaml\ntitle: a\n```"
    )


FINISHED = [code for code in PAGES if not code.startswith(UNFINISHED)]


@pytest.mark.parametrize("code", FINISHED)
def test_the_documentation_has_every_part(code: str) -> None:
    documentation = PAGES[code].documentation
    assert documentation.why
    assert documentation.fix
    assert documentation.ignore


@pytest.mark.parametrize("rule", TEXTS, ids=lambda rule: rule.code)
def test_every_heading_stands_once_and_in_its_order(rule: Rule) -> None:
    heading = r"^([A-Z][a-z]+(?: [a-z]+){0,2})(?: \(as of .*\))?:$"
    found = re.findall(heading, TEXTS[rule], re.MULTILINE)
    order = ["Why", "How to fix", "When to ignore", "Bad", "Good"]
    assert found == [heading for heading in order if heading in found]


def test_only_errors_of_reading_say_that_nobody_can_ignore_them() -> None:
    for page in PAGES.values():
        never = str(NEVER_IGNORED) in page.documentation.ignore
        assert never == (page.rule.severity is Severity.ERROR and page.rule in RULES_OF_READING)


@pytest.mark.parametrize("rule", RULES_OF_READING, ids=lambda rule: rule.code)
def test_no_text_of_a_reading_error_says_when_to_ignore_it(rule: Rule) -> None:
    assert rule.adjustable or parsed(TEXTS[rule]).ignore == ()


def test_the_page_of_rules_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/rules.py", "--check"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, "", "")
