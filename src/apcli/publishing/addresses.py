"""Where everything is in a published folder: the same file every year."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from apcli.render.sheet_pages import goal_page, initiative_page

INDEX = "index.html"
PLAN = "plan.html"
GLOSSARY = "glossary.html"
ABOUT = "about.html"
CHANGES = "changes.html"
OVERVIEW = "overview.html"
NOT_FOUND = "404.html"
STYLE = "site.css"
SCRIPT = "site.js"

TERM = "term_"
"""With what the anchor of a glossary term begins."""

_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|%#]')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")
_LONGEST = 180
"""The bytes of a file's name that every system takes, with room for a suffix."""


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """The addresses of a site's pages as seen from one of them; `up` leads to the site's folder.

    Templates of sheets ask for the same things of a document in one page.
    """

    up: str = ""
    site: bool = True

    @property
    def index(self) -> str:
        """The front page."""
        return self.up + INDEX

    def file(self, name: str) -> str:
        """A file by its place in the site's folder."""
        return self.up + name

    def part(self, anchor: str) -> str:
        """A section of the plan's text, or a term of the glossary."""
        page = GLOSSARY if anchor.startswith(TERM) else PLAN
        return f"{self.up}{page}#{anchor}"

    def initiative(self, key: str) -> str:
        """The page of an initiative."""
        return self.up + initiative_page(key)

    def goal(self, key: str) -> str:
        """The page of a goal."""
        return self.up + goal_page(key)

    def indicator(self, key: str, name: str) -> str:
        """The page of an indicator of an initiative or a goal."""
        return self.up + indicator_page(key, name)

    def embed(self, key: str, name: str) -> str:
        """The bare page of an indicator, for other sites to show inside their own."""
        return self.up + embed_page(key, name)

    def department(self, name: str) -> str:
        """The page of a department."""
        return self.up + quoted(department_page(name))

    def year(self, fiscal_year: int) -> str:
        """The page of a fiscal year."""
        return self.up + year_page(fiscal_year)

    @property
    def overview(self) -> str:
        """The page with the pictures of the whole plan."""
        return self.up + OVERVIEW


def indicator_page(key: str, name: str) -> str:
    """The file of an indicator's page, from the site's folder."""
    return f"indicators/{key}/{name}.html"


def embed_page(key: str, name: str) -> str:
    """The file of an indicator's bare page, from the site's folder."""
    return f"embed/{key}/{name}.html"


def document_file(name: str, suffix: str) -> str:
    """The file of the plan, or of the report on a year, as PDF or for Word."""
    return f"documents/{name}.{suffix}"


def edition_page(fiscal_year: int) -> str:
    """The file of an earlier edition in one page."""
    return f"editions/{fiscal_year}.html"


def panels_page(number: int) -> str:
    """The file of a page with small pictures of indicators, from 1."""
    return f"overview-{number}.html"


def picture_file(key: str, name: str, suffix: str) -> str:
    """The file of an indicator's picture, from the site's folder."""
    return f"indicators/{key}/{name}.{suffix}"


def year_page(fiscal_year: int) -> str:
    """The file of a fiscal year's page, from the site's folder."""
    return f"years/{fiscal_year}.html"


def department_page(name: str) -> str:
    """The file of a department's page: named like it, as far as every system has such names.

    What no file can be called, or two systems would write differently, is followed by a digest.
    """
    plain = _NO_FILE_NAME.sub("_", name).strip(" .")
    kept = plain.encode()[:_LONGEST].decode(errors="ignore")
    if kept == name and not _RESERVED.match(name):
        return f"departments/{name}.html"
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"departments/{kept}_{digest}.html"


def quoted(file: str) -> str:
    """A file's place as an address, in which letters of every script may stand as they are."""
    return file.replace("%", "%25").replace("?", "%3F").replace("#", "%23").replace(" ", "%20")


def up_from(file: str) -> SiteAddresses:
    """The addresses as seen from a file of the site."""
    return SiteAddresses("../" * file.count("/"))
