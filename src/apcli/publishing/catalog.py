"""What programs read of a site's open data: a catalogue (W3C DCAT), and data for search engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apcli.era import last_day
from apcli.opendata.dictionary import title_of
from apcli.render.labels import WORDS

if TYPE_CHECKING:
    from apcli.opendata import OpenTable
    from apcli.publishing.site import Site

CATALOG = "data/catalog.jsonld"


def catalog_of(site: Site) -> bytes:
    """The catalogue of the open data as JSON-LD (DCAT 3): a dataset with its tables.

    Without an address of the site those of the tables are relative to the catalogue.
    """
    plan = site.workspace.plan
    described: dict[str, Any] = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Dataset",
        "dct:title": {"@value": site.plan.title, "@language": "ja"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": plan.city.name},
        "dct:language": plan.language,
        "dcat:distribution": [_distribution(site, each) for each in site.tables if each.rows],
    }
    if site.address:
        described["dcat:landingPage"] = {"@id": site.address}
    if site.day:
        described["dct:modified"] = last_day(site.day).isoformat()
    if plan.licence:
        described["dct:license"] = _licence(site)
    return _json(described, indent=2).encode()


def _distribution(site: Site, table: OpenTable) -> dict[str, Any]:
    file = f"{table.name}.csv"
    address = f"{site.address}data/{file}" if site.address else file
    given = {
        "@type": "dcat:Distribution",
        "dct:title": {"@value": title_of(table), "@language": "ja"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": "text/csv",
    }
    return {**given, "dct:license": _licence(site)} if site.workspace.plan.licence else given


def _licence(site: Site) -> Any:
    licence = site.workspace.plan.licence
    assert licence
    return {"@id": licence.url} if licence.url else licence.name


def dataset_of(site: Site) -> str:
    """The open data as schema.org describes a dataset, to stand in a page."""
    plan, licence = site.workspace.plan, site.workspace.plan.licence
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": site.plan.title,
        "description": f"{plan.city.name}「{site.plan.title}」の{WORDS('initiative')}と結果",
        "inLanguage": plan.language,
        "creator": {"@type": "GovernmentOrganization", "name": plan.city.name},
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": title_of(each),
                "encodingFormat": "text/csv",
                "contentUrl": f"{site.address}data/{each.name}.csv",
            }
            for each in site.tables
            if each.rows
        ],
    }
    if site.address:
        described["url"] = site.address
    if site.day:
        described["dateModified"] = last_day(site.day).isoformat()
    if licence:
        described["license"] = licence.url or licence.name
    # What ends a script could stand in a text.
    return _json(described).replace("<", "\\u003c").strip()


def _json(described: dict[str, Any], indent: int | None = None) -> str:
    return f"{json.dumps(described, ensure_ascii=False, indent=indent)}\n"
