"""The list of a site's pages for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from apcli.era import last_day
from apcli.publishing.addresses import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.publishing.site import Site

SITEMAP = "sitemap.xml"


def sitemap_of(site: Site, pages: Iterable[str]) -> str:
    """The pages by their addresses, relative where the plan states none (sitemaps.org)."""
    root = Xml.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        url = Xml.SubElement(root, "url")
        Xml.SubElement(url, "loc").text = f"{site.address}{quoted(page)}"
        if site.day:
            Xml.SubElement(url, "lastmod").text = last_day(site.day).isoformat()
    Xml.indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, "unicode")}\n'
