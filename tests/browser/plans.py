"""The pages of the invented plans with goals, money and grades, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress import measure_plan
from apcli.publishing.pages import pages_of
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from benchmarks.city import write
from tests.processes import ROOT
from tests.publishing.making import site
from tests.render.documents import write_files
from tests.render.structured_plan import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLANS = ("levels", "money", "reviews", "structured")
SITE_PAGES = {
    "levels": (
        "index.html",
        "overview.html",
        "goals/checkups.html",
        "initiatives/letters.html",
    ),
    "money": ("index.html", "initiatives/solar.html"),
    "reviews": ("index.html", "initiatives/payments.html"),
    "structured": ("index.html", "goals/services.html", "initiatives/one-stop.html"),
    "city": ("index.html", "goals/children.html"),
}
"""Some of the pages of each plan's site: one of each kind."""


def data_of(name: str, folder: Path) -> Path:
    """The data of a plan, written into the folder where it does not lie in the repository."""
    if name == "structured":
        return write_files(folder / "data", FILES)
    if name == "city":
        write(folder / "data")
        return folder / "data"
    return ROOT / "tests/plans" / name / "data"


def write_pages(name: str, folder: Path) -> Path:
    """Write the plan, its site and its report as pages; returns their folder."""
    data = data_of(name, folder)
    workspace, templates = load(data, "data"), template_folders(None, data)
    document = plan_document(workspace)
    report = measure_plan(workspace.plan, workspace.sheets, workspace.plan.fiscal_year)
    made: Mapping[str, str] = {
        "plan.html": html.render(document, templates),
        "report.html": html.render(progress_document(report, workspace), templates),
        **{
            f"site/{file}": text.decode()
            for file, text in pages_of(site(workspace), templates).items()
        },
    }
    return write_files(folder / "pages", made)
