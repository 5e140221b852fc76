"""The list of indicators in a report says which are a goal's, so that none is an initiative's."""

from __future__ import annotations

import re

from apcli.workspace import load
from tests.processes import ROOT, output
from tests.render.portable import plain, portable_progress

LEVELS = ROOT / "tests/plans/levels/data"


def labels_of_goals() -> dict[str, str]:
    """The name of every indicator of a goal, with level, number and title of the goal."""
    workspace = load(LEVELS, "data")
    names = [level.name for level in workspace.taxonomy.levels]
    return {
        indicator.name: f"{names[workspace.tree.depth(key)]} {goal.number} {goal.title}"
        for key, goal in workspace.goals.items()
        for indicator in goal.indicators.values()
    }


def names_of_initiatives() -> list[str]:
    workspace = load(LEVELS, "data")
    return [
        indicator.name
        for initiative in workspace.initiatives.values()
        for indicator in initiative.indicators.values()
    ]


def test_in_markdown_a_row_of_a_goal_names_it_and_one_of_an_initiative_none() -> None:
    report = output("render", "--document", "progress", "--data", LEVELS)
    (table,) = re.findall(r"^## 成果指標の一覧\n(.*?)^## ", report, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\|[^|]*\| \[(.+?)\]\(#[^)]*\)(?:<br>（(.+?)）)? \|", table, re.MULTILINE)
    assert len(labels_of_goals()) > 2
    assert dict(rows) == {**labels_of_goals(), **dict.fromkeys(names_of_initiatives(), "")}


def test_in_the_pdf_every_row_of_a_goal_names_it() -> None:
    (page,) = [text for text in portable_progress(LEVELS).pages if "頁" in text]
    for name, label in labels_of_goals().items():
        assert plain(f"{name}（{label}）") in plain(page)
    for name in names_of_initiatives():
        assert plain(f"{name}（") not in plain(page)
