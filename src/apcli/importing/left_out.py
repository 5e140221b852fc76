"""What a file has beside its cells, which is not read: macros, links to other files, comments …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.importing.xml_parts import Handler, read_part

if TYPE_CHECKING:
    import zipfile

_MACROS = re.compile(r".*vbaProject\.bin|Basic/.+/.+|Scripts/.+/.+")
_LINKS = re.compile(r"xl/externalLinks/[^/]+\.xml|xl/connections\.xml")
_CHARTS = re.compile(r"(?:xl|word)/charts/chart[0-9]*\.xml")
_RELATIONS = "word/_rels/document.xml.rels"
_PARTS = (
    (re.compile(r"(?:xl|word)/(?:[^/]+/)?comments?[0-9]*\.xml"), {"comment": "comments"}),
    (re.compile(r"xl/drawings/drawing[0-9]*\.xml"), {"pic": "pictures", "txBody": "text_boxes"}),
    (re.compile(r"word/document\.xml"), {"pic": "pictures", "txbxContent": "text_boxes"}),
    (
        re.compile(r"content\.xml"),
        {
            "annotation": "comments",
            "frame": "pictures",
            "object": "charts",
            "text-box": "text_boxes",
            "cell-range-source": "external_links",
            "table-source": "external_links",
        },
    ),
)
"""Elements of parts by what they are; a frame of ODS that holds a chart or a text is that."""


def left_out(package: zipfile.ZipFile) -> dict[str, int]:
    """How many there are of each kind that is not read.

    Raises:
        Refused: a part that is looked at cannot be read.
    """
    names = package.namelist()
    found = {
        "macros": int(any(map(_MACROS.fullmatch, names))),
        "external_links": sum(1 for name in names if _LINKS.fullmatch(name)),
        "charts": sum(1 for name in names if _CHARTS.fullmatch(name)),
    }
    for pattern, kinds in _PARTS:
        for name in filter(pattern.fullmatch, names):
            counted = _Counting(kinds)
            read_part(package, name, counted)
            for kind, count in counted.found.items():
                found[kind] = found.get(kind, 0) + count
    if _RELATIONS in names:
        relations = _Relations()
        read_part(package, _RELATIONS, relations)
        found["external_links"] += relations.external
    if "content.xml" in names:
        within = found.get("charts", 0) + found.get("text_boxes", 0)
        found["pictures"] = max(0, found.get("pictures", 0) - within)
    return {kind: count for kind, count in found.items() if count}


class _Counting(Handler):
    """Counts elements; a Fallback says again what stands before it."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self.kinds = kinds
        self.found: dict[str, int] = {}
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        self._skipped += name == "Fallback"
        kind = self.kinds.get(name)
        if kind and not self._skipped:
            self.found[kind] = self.found.get(kind, 0) + 1

    def end(self, name: str) -> None:
        self._skipped -= name == "Fallback"


class _Relations(Handler):
    """Counts links that a document takes something from; where a reader is led is no such link."""

    external = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        leads = attributes.get("Type", "").endswith("/hyperlink")
        self.external += attributes.get("TargetMode") == "External" and not leads
