"""Numbers and codes as they are printed: separators, percentages, changes, circled codes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from fractions import Fraction

MINUS = "−"
"""The sign of what is negative, and of what is taken away: the same in every text for people."""

MINUSES = "−△▲"
"""The signs of what is negative in texts for people."""

ABSENT = "–"
"""What stands where there is no number."""

_CIRCLED = {
    **{number: chr(0x2460 + number - 1) for number in range(1, 21)},
    **{number: chr(0x3251 + number - 21) for number in range(21, 36)},
    **{number: chr(0x32B1 + number - 36) for number in range(36, 51)},
}


def circled(code: int | str) -> str:
    """A code as printed: ① to ㊿, and in brackets what has no circled form."""
    return _CIRCLED.get(code, f"({code})") if isinstance(code, int) else f"({code})"


def number_label(value: Decimal, decimals: int | None = None) -> str:
    """A number with thousands separators, rounded half up to `decimals` where they are given."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return signed(abs(value) if value.is_zero() else value)


def signed(value: Decimal | int) -> str:
    """A number with thousands separators and the sign of documents, − where it is negative."""
    return (f"{value:,}" if isinstance(value, int) else f"{value:,f}").replace("-", MINUS)


def number_text(value: Decimal | None, text: str | None = None, decimals: int | None = None) -> str:
    """A number as printed, `163,386` or `98.50`; else the text that stands for it, else –."""
    if value is None:
        return text or ABSENT
    return number_label(value, decimals)


def percent_text(value: Decimal | None, sign: str = "%") -> str:
    """A percentage as it is shown, `82.9%`; – where it does not apply."""
    return ABSENT if value is None else f"{number_label(value)}{sign}"


def change_label(change: Fraction, decimals: int | None) -> str:
    """A change with its sign, and one decimal more than the values where it needs it."""
    shown = rounded(change, (decimals or 0) + 1)
    number = number_label(shown.normalize() if shown == shown.to_integral_value() else shown)
    return number if shown <= 0 else f"+{number}"
