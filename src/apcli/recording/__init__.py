"""One value of an indicator → the new text of its initiative's file.

Nothing is written here, and nothing is judged but whether the value can be recorded as asked.
"""

from apcli.recording.change import recorded
from apcli.recording.indicator import find_indicator
from apcli.recording.value import NewValue, argument, counts

__all__ = ["NewValue", "argument", "counts", "find_indicator", "recorded"]
