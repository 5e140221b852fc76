"""Keys in ASCII for goals, initiatives and indicators: from the reading, else from the number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.importing.readings import Read

_LONGEST = 30
"""Characters of a key that is made from a title: it stands in commands and names of files."""
_RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)
}
"""Names that Windows keeps for itself."""


@dataclass
class Keys:
    """The keys that are given so far; none is the printed number of anything."""

    read: Read | None = None
    numbers: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, number: str) -> None:
        """This is a printed number, which no key may be."""
        self.numbers.add(unicodedata.normalize("NFKC", number).casefold())

    def key(self, title: str, otherwise: str) -> str:
        """A key for what is called so; `otherwise` where it has no reading."""
        return self.unique(reading_key(self.read, title) or otherwise)

    def unique(self, base: str) -> str:
        """This key, with a number after it where it is taken."""
        found, count = base, self.counts.get(base, 1)
        while found in self.taken or found in self.numbers or found in _RESERVED:
            count += 1
            found = f"{base}-{count}"
        self.counts[base] = count
        self.taken.add(found)
        return found


def reading_key(read: Read | None, title: str) -> str | None:
    """The words of a title as it is read, as many as are short enough; None without a reading."""
    key = ""
    for word in read(title) if read else ():
        longer = f"{key}-{word}".strip("-")
        if key and len(longer) > _LONGEST:
            break
        key = longer
    key = key[:_LONGEST].strip("-")
    return key if re.search("[a-z]", key) else None


def number_key(word: str, number: str, width: int = 0) -> str:
    """A key from a printed number: initiative-01, goal-1-2."""
    plain = unicodedata.normalize("NFKC", number).casefold()
    if plain.isdecimal() and plain.isascii():
        return f"{word}-{plain.zfill(width)}"
    rest = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return f"{word}-{rest}" if rest else word
