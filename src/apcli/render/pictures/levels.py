"""Steps of lightness: the same order to every eye, and in print without colours."""

from __future__ import annotations

LEVELS = 4
"""Steps that are told apart at a glance."""


def level(place: int, places: int) -> str:
    """The role of what is at a place, from 0, among so many: from level-1 to level-4, darkest."""
    if places <= 1:
        return f"level-{LEVELS}"
    return f"level-{1 + place * (LEVELS - 1) // (places - 1)}"
