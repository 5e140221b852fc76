"""The natural order of printed numbers."""

from __future__ import annotations

import re


def natural(number: int | str) -> tuple[tuple[int, str], ...]:
    """The natural order of printed numbers: 2 before 10, 1-2 before 1-10."""
    if isinstance(number, int):
        return ((number, ""),)
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", number)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
