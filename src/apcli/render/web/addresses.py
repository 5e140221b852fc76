"""Where the parts of a plan are on the web, as seen from one of its pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

INDEX = "index.html"
OVERVIEW = "overview/index.html"
INITIATIVES = "initiatives"
GOALS = "goals"
DEPARTMENTS = "departments"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a document in one page, or of a site's pages.

    `site`: the initiatives, goals and departments have pages of their own. `up` leads from this
    page to the site's folder, and is empty on its index.
    """

    site: bool = False
    up: str = ""

    @property
    def index(self) -> str:
        """The page that holds the document without its sheets; empty on that page."""
        return f"{self.up}{INDEX}" if self.up else ""

    def part(self, anchor: str) -> str:
        """A section or a term of the glossary."""
        return f"{self.index}#{anchor}"

    def initiative(self, key: str) -> str:
        """The sheet of an initiative."""
        return self.up + initiative_page(key) if self.site else f"#{key}"

    def goal(self, key: str) -> str:
        """A goal with what is said of it."""
        return self.up + goal_page(key) if self.site else f"#{key}"

    @property
    def overview(self) -> str:
        """The page of a site with the pictures of the whole plan."""
        return self.up + OVERVIEW

    def department(self, name: str) -> str | None:
        """The page of a department; None where it has none."""
        return self.up + department_page(name) if self.site else None


def initiative_page(key: str) -> str:
    """The file of an initiative's page, from the site's folder: the same every year."""
    return f"{INITIATIVES}/{key}.html"


def goal_page(key: str) -> str:
    """The file of a goal's page, from the site's folder: the same every year."""
    return f"{GOALS}/{key}.html"


def department_page(name: str) -> str:
    """The file of a department's page: the same as long as the department is called so.

    A department has nothing but its name, which is no name for a file: it may be long, and what is
    ガ here is two characters on another system. So the file is called by a digest of it.
    """
    return f"{DEPARTMENTS}/{hashlib.sha256(name.encode()).hexdigest()[:12]}.html"
