"""One value of an indicator → the new text of its initiative's file.

Nothing is written here, and only whether the value can be recorded is checked.
"""

from apcli.recording.change import path_of, recorded
from apcli.recording.indicator import find_indicator
from apcli.recording.value import IMPOSSIBLE, NewValue, argument, counts

__all__ = [
    "IMPOSSIBLE",
    "NewValue",
    "argument",
    "counts",
    "find_indicator",
    "path_of",
    "recorded",
]
