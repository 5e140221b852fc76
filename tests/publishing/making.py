"""The pages of a site, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.results import Compared
from apcli.publishing.pages import pages_of
from apcli.publishing.site import site_of
from apcli.render.environment import template_folders

if TYPE_CHECKING:
    import datetime

    from apcli.publishing.site import Site
    from apcli.workspace import Workspace


def site(
    workspace: Workspace,
    before: Workspace | None = None,
    as_of: datetime.date | None = None,
) -> Site:
    """The site of a plan that compares with itself, and with the edition before where given."""
    compared = Compared(workspace, workspace.shown_root, workspace.shown_root)
    return site_of(workspace, as_of, lambda _year: compared, lambda _plan: before)


def site_pages(workspace: Workspace, before: Workspace | None = None) -> dict[str, str]:
    """The pages of a site by their files, without its style, script and data."""
    made = pages_of(site(workspace, before), template_folders(None, workspace.root))
    return {file: page.decode() for file, page in made.items() if file.endswith(".html")}
