"""Figures as text: numbers with their separators, percentages with one decimal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress import rounded
from apcli.render.labels import number_label

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

ABSENT = "–"


def number_text(value: Decimal | None, text: str | None = None, decimals: int | None = None) -> str:
    """A number as printed, `163,386` or `98.50`; else the text that stands for it, else –."""
    if value is None:
        return text or ABSENT
    return number_label(value, decimals)


def percent_text(value: Fraction | None) -> str:
    """A percentage with one decimal, `82.9%`; – where it does not apply."""
    return ABSENT if value is None else f"{rounded(value, 1)}%"
