"""Three years of the demonstration as one repository, made with the product itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.repository import begin, commit
from tests.three_years import first_edition, results, second_edition, third_draft

if TYPE_CHECKING:
    from pathlib import Path

EDITIONS = ("r7-published", "HEAD~3", "r8-published", "HEAD~1", "HEAD")
"""What is in the repository: each edition, then with its results, and the draft of the third."""


def make(city: Path, reported: Path) -> None:
    """Make the repository in `city`; the folder `reported` gets the results of the first year."""
    begin(city)
    data = city / "data"
    first_edition.write_first_edition(data)
    commit(city, "令和7年度の計画を公表", tag="r7-published", day="2025-03-31")
    first_edition.write_demonstration(reported)
    results.enter(city, reported)
    commit(city, "令和7年度の実績を記録", day="2026-05-29")
    second_edition.revise(city)
    commit(city, "令和8年度の計画を公表", tag="r8-published", day="2026-06-30")
    third_draft.report(city)
    commit(city, "令和8年度の実績を記録", day="2027-05-28")
    third_draft.begin_draft(city)
    commit(city, "令和9年度の計画の案", day="2027-06-10")
