"""`apcli progress` on the demonstration plan: what can be asked, and how it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

PLAN = ("--data", ROOT / "examples/demonstration/data", "--as-of", "2026-05-29")
LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])
SELECTED = ("--department", "デジタル推進課", "--verdict", "missed", "--verdict", "overdue")


@LANGUAGES
def test_a_selection_says_what_it_is_and_what_it_leaves_out(
    language: str, snapshot: SnapshotAssertion
) -> None:
    asked = ("progress", *PLAN, *SELECTED, "--stage", "運用", "--axis", "goal:efficiency")
    assert output("--lang", language, *asked) == snapshot


def test_a_document_of_a_selection(snapshot: SnapshotAssertion) -> None:
    assert output("progress", *PLAN, *SELECTED, "--format", "markdown") == snapshot


def test_a_selection_may_be_empty(snapshot: SnapshotAssertion) -> None:
    assert output("progress", *PLAN, "--stage", "trial", "--verdict", "overdue") == snapshot


@LANGUAGES
@pytest.mark.parametrize(
    "arguments",
    [
        ("--department", "市民科"),
        ("--stage", "operations"),
        ("--axis", "goal:eficiency"),
        ("--axis", "goal"),
        ("--verdict", "未達"),
    ],
    ids=" ".join,
)
def test_what_there_is_not_is_one_sentence_and_its_mend(
    language: str, arguments: tuple[str, ...], snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "progress", *PLAN, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot
