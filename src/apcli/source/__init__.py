"""Bytes → Document: a plain tree of a YAML file, and where each part of it stands.

The YAML is the strict subset that the data format names: one document, UTF-8, no anchors,
aliases, merge keys or tags; plain scalars are text but for `true`, `false` and null.
"""

from apcli.source.document import Document, parse
from apcli.source.locating import (
    fix_for,
    fix_in_parts,
    locate,
    locate_part,
    locate_whole,
    source_lines,
    span_of,
)
from apcli.source.paths import written_path

__all__ = [
    "Document",
    "fix_for",
    "fix_in_parts",
    "locate",
    "locate_part",
    "locate_whole",
    "parse",
    "source_lines",
    "span_of",
    "written_path",
]
