"""Numbers and codes as they are printed: separators, percentages, changes, circled codes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS: Final = "−"
"""The sign of what is negative, where a plan has no other, and of what is taken away."""

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
    """A code as printed: ① to ㊿, and in brackets what has no circled form and is in none."""
    if isinstance(code, int):
        return _CIRCLED.get(code, f"({code})")
    return code if code in _CIRCLED.values() else f"({code})"


def joined(names: Sequence[str]) -> str:
    """Names beside one another, with ・ between them; with 、 where a name itself has ・."""
    return ("、" if any("・" in name for name in names) else "・").join(names)


def number_label(value: Decimal, decimals: int | None = None, minus: str = MINUS) -> str:
    """A number with thousands separators, rounded half up to `decimals` where they are given."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return signed(abs(value) if value.is_zero() else value, minus)


def signed(value: Decimal | int, minus: str = MINUS) -> str:
    """A number with thousands separators, and where it is negative with the sign of documents."""
    return (f"{value:,}" if isinstance(value, int) else f"{value:,f}").replace("-", minus)


def number_text(
    value: Decimal | None,
    text: str | None = None,
    decimals: int | None = None,
    minus: str = MINUS,
) -> str:
    """A number as printed, `163,386` or `98.50`; else the text that stands for it, else –."""
    if value is None:
        return text or ABSENT
    return number_label(value, decimals, minus)


def percent_text(value: Decimal | None, sign: str = "%", minus: str = MINUS) -> str:
    """A percentage as it is shown, `82.9%`; – where it does not apply."""
    return ABSENT if value is None else f"{number_label(value, minus=minus)}{sign}"


def change_label(change: Decimal, minus: str = MINUS) -> str:
    """A change with its sign, and without decimals if it is whole."""
    shown = change.normalize() if change == change.to_integral_value() else change
    number = number_label(shown, minus=minus)
    return number if change <= 0 else f"+{number}"


def equation_text(numbers: str, minus: str = MINUS) -> str:
    """An equation with this sign before its negative numbers, which stand in brackets."""
    return numbers.replace(f"({MINUS}", f"({minus}")
