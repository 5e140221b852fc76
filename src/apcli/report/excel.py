"""What a CSV must be for Excel to show what it says: UTF-8 with BOM, CRLF, one value a cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.models import City

ORIGIN = ("団体コード", "団体名", "年度", "年度（和暦）")
"""The first columns of every file."""


def file(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """The whole file."""
    stream = io.StringIO()
    writer = csv.writer(stream)  # its line end is CRLF
    writer.writerow(head)
    writer.writerows(lines)
    return stream.getvalue().encode("utf-8-sig")


def origin(city: City, fiscal_year: int) -> list[str]:
    """Whose line it is and of which year, as `ORIGIN` names it."""
    return [cell(city.code), cell(city.name), str(fiscal_year), year_label(fiscal_year)]


def cell(text: str | None) -> str:
    """The text as Excel never takes it for a formula; of none, an empty cell."""
    if text and text[0] in "=+-@\t\r":
        return f"'{text}"
    return text or ""
