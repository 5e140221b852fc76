"""Finished XML: whatever joins it is escaped."""

from __future__ import annotations

import re
from typing import Any, Self

from markupsafe import Markup

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped."""


class Xml(Markup):
    """Finished XML; text that joins it is escaped for content and attributes alike.

    A character that XML cannot hold becomes U+FFFD.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, text: Any, /) -> Self:
        """The value as XML; what is markup already stays as it is."""
        if isinstance(text, Markup):
            return text if isinstance(text, cls) else cls(text)
        return super().escape(_NO_CHARACTER.sub("\ufffd", str(text)))
