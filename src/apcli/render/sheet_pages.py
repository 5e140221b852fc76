"""Where the page of each sheet is on a site: printed sheets lead there, too."""

from __future__ import annotations


def initiative_page(key: str) -> str:
    """The file of an initiative's page, from the site's folder."""
    return f"initiatives/{key}.html"


def goal_page(key: str) -> str:
    """The file of a goal's page, from the site's folder."""
    return f"goals/{key}.html"
