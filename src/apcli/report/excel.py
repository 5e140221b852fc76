"""What a cell of a CSV must be for Excel to show what it says."""

from __future__ import annotations


def cell(text: str | None) -> str:
    """The text as Excel never takes it for a formula; of none, an empty cell."""
    if text and text[0] in "=+-@\t\r":
        return f"'{text}"
    return text or ""
