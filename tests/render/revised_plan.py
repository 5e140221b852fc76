"""Two editions of an invented plan; the second shows what has changed since the first."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from apcli.workspace import load
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace

EDITIONS = ROOT / "tests/plans/revision"


def revised(folder: Path, more: str = "") -> Path:
    """The folder with the edition of 令和7年度 and the plan of 令和8年度; returns that of the plan.

    Its section 今回の見直し shows the changes; `more` are lines for the end of its plan.yaml.
    """
    shutil.copytree(EDITIONS / "r7", folder / "2025")
    plan = folder / "data"
    shutil.copytree(EDITIONS / "r8", plan)
    text = (plan / "plan.yaml").read_text("utf-8")
    for old, new in (
        ("{revision: r7-published}", "{folder: 2025}"),
        ("    title: 今回の見直し\n", "    title: 今回の見直し\n    content: changes\n"),
        ("︰", "："),  # the font of the PDF lacks it
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (plan / "plan.yaml").write_text(text + more, "utf-8")
    return plan


def both(folder: Path) -> tuple[Workspace, Workspace]:
    """The two editions that `revised` has written."""
    return load(folder / "2025", "2025"), load(folder / "data", "data")
