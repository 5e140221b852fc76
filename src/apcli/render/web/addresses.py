"""Where the parts of a document are, as its templates ask for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a document in one page: everything is on that page.

    A site has the same, and in `site` says that its sheets have pages of their own.
    """

    site: bool = False

    def part(self, anchor: str) -> str:
        """A section or a term of the glossary."""
        return f"#{anchor}"

    def initiative(self, key: str) -> str:
        """The sheet of an initiative."""
        return f"#{key}"

    def goal(self, key: str) -> str:
        """A goal with what is said of it."""
        return f"#{key}"
