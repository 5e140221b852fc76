"""Finished markup of a document's format: what joins it is shown literally."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Self

from markupsafe import Markup

from apcli.render.prose import Line, Prose, as_line


class DocumentMarkup(Markup):
    """Markup that escapes whatever joins it; prose becomes blocks. A format says how."""

    __slots__ = ()

    @classmethod
    def escape(cls, text: Any, /) -> Self:
        """The value as markup; what is markup already stays as it is."""
        if isinstance(text, Prose):
            return cls(cls.of_prose(text))
        return cls(text if isinstance(text, Markup) else cls.of_line(as_line(text)))

    @staticmethod
    @abstractmethod
    def of_prose(prose: Prose) -> str:
        """The blocks in the format."""

    @staticmethod
    @abstractmethod
    def of_line(text: Line) -> str:
        """One line in the format, with its marks of terms."""
