"""The formats of `apcli progress`."""

from __future__ import annotations

import enum


class Format(enum.StrEnum):
    """How the figures are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
