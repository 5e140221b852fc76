"""An invented city with three editions of its plan in one repository, and results in the last."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.processes import ROOT
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

PLANS = ROOT / "tests/plans/revision"
EDITIONS = {2025: "r7", 2026: "r8", 2027: "r9"}
"""The folders of the editions in `PLANS` by their fiscal years."""


def write_city(folder: Path) -> Path:
    """The repository, whose working tree is the last edition; the others are tagged."""
    begin(folder)
    for year, name in EDITIONS.items():
        shutil.rmtree(folder / "data", ignore_errors=True)
        shutil.copytree(PLANS / name, folder / "data")
        commit(folder, f"{year}年度の計画", tag=f"{name}-published", day=f"{year}-03-31")
    return folder
