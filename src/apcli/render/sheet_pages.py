"""Where a plan's site is, and on it the page of each sheet: printed sheets lead there, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.models import Plan


def site_address(plan: Plan) -> str:
    """Where the plan is published, with a slash at its end; empty where it does not say."""
    return f"{plan.site.rstrip('/')}/" if plan.site else ""


def initiative_page(key: str) -> str:
    """The file of an initiative's page, from the site's folder."""
    return f"initiatives/{key}.html"


def goal_page(key: str) -> str:
    """The file of a goal's page, from the site's folder."""
    return f"goals/{key}.html"
