"""Every kind of finding is documented, and what its documentation shows is so."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from apcli.lint.documentation import FIXABLE, Example, parsed, pages
from apcli.lint.registry import RULES
from apcli.lint.runner import run
from apcli.models import kinds as shape_kinds
from apcli.source import kinds as source_kinds
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.diagnostics import Diagnostic

PAGES = pages()
KINDS_OF_READING = (*source_kinds.KINDS, *shape_kinds.KINDS)

SEEN_ONLY_IN_BYTES = {
    source_kinds.UNREADABLE_FILE,
    source_kinds.WRONG_ENCODING,
    source_kinds.OUT_OF_BOUNDS,
    source_kinds.OUTSIDE_LINK,
    source_kinds.TRAILING_SPACE,
}
"""What no lines of a page can show."""

FIXED_ONLY_WHERE_SOMETHING_IS_NEAR = {
    "AP204": "stage: {key: implementatoin}\n",
    "AP205": "related: [secnd]\n",
}


def findings(folder: Path, example: Example) -> list[Diagnostic]:
    """What all rules find in the example plan with the example's lines instead of its own."""
    files = {
        file: patched(file, lines) if file in FILES and re.search(r"^\w+:", lines) else lines
        for file, lines in example.files(FIRST).items()
    }
    workspace = load(write_plan(folder, files), "data")
    workspace.as_of = example.day
    return run(workspace, RULES)


def test_every_kind_has_its_page_in_the_order_of_codes() -> None:
    kinds = [*KINDS_OF_READING, *(rule.kind for rule in RULES)]
    assert [page.kind for page in PAGES.values()] == kinds
    assert list(PAGES) == [kind.code for kind in kinds]


def test_no_two_kinds_have_one_name() -> None:
    assert len({page.kind.name for page in PAGES.values()}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_says_what_is_found_in_one_sentence(page: object) -> None:
    documentation = PAGES[page.kind.code].documentation  # type: ignore[attr-defined]
    assert re.fullmatch(r"[^\n]{10,100}\.", documentation.title)


@pytest.mark.parametrize("code", PAGES)
def test_the_paragraphs_are_whole_sentences_without_line_breaks(code: str) -> None:
    for paragraph in PAGES[code].documentation.paragraphs:
        assert paragraph.endswith((".", ".)"))
        assert "\n" not in paragraph
        assert "  " not in paragraph


@pytest.mark.parametrize("kind", KINDS_OF_READING, ids=lambda kind: kind.code)
def test_the_examples_of_reading_are_found_and_not_found(
    kind: source_kinds.Kind, tmp_path: Path
) -> None:
    documentation = PAGES[kind.code].documentation
    if kind in SEEN_ONLY_IN_BYTES:
        assert (documentation.bad, documentation.good) == (None, None)
        return
    assert documentation.bad
    assert documentation.good
    assert {found.kind for found in findings(tmp_path / "bad", documentation.bad)} == {kind}
    assert findings(tmp_path / "good", documentation.good) == []
