"""What was exported, written beside its cells and guarded by a fingerprint.

A row carries all that is needed to judge it, so that it may be sorted, moved and copied into
another file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.sheets.book import Ask, Origin, canonical
from apcli.sheets.layout import BOOK_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.sheets.book import Book, Content

_LENGTH = 16
_VERSION = 1
_SHORT = 200
_HASHED = "sha256:"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a row or a question was when it was exported.

    `department` is None in the office's workbook. `locked` are the cells that were for
    information, `exported` what stood in the open cells, by their fields: canonical texts, long
    ones by their fingerprint.
    """

    origin: Origin
    department: str | None
    id: str
    locked: tuple[str, ...]
    exported: Mapping[str, str]

    def was_exported(self, field: str, text: str) -> bool:
        """An open cell holds what it held when it was sent."""
        return self.exported.get(field) == _kept(text)

    def was_locked(self, place: int, text: str) -> bool:
        """A cell for information holds what it held when it was sent."""
        return self.locked[place] == _kept(text)


def sealed(
    origin: Origin,
    department: str | None,
    about: str,
    locked: Sequence[Content],
    exported: Mapping[str, Content],
) -> str:
    """What the hidden cell of a row holds: the fingerprint, a space, and what it guards."""
    content = {
        "version": _VERSION,
        "city": origin.city,
        "year": origin.fiscal_year,
        "ask": origin.ask,
        "department": department,
        "id": about,
        "locked": [_kept(canonical(each)) for each in locked],
        "exported": {field: _kept(canonical(each)) for field, each in exported.items()},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{_fingerprint(text)} {text}"


def sealed_book(book: Book, ids: Sequence[str]) -> str:
    """What a whole workbook was sent with: the questions in it, the last day, whom to ask."""
    facts = {"due": book.due.isoformat() if book.due else "", "contact": book.contact or ""}
    return sealed(book.origin, book.department, BOOK_MARK, ids, facts)


def opened(text: str) -> Seal | None:
    """What was sealed; None if it is no seal, or does not fit its fingerprint."""
    fingerprint, _, content = text.strip().partition(" ")
    if _fingerprint(content) != fingerprint:
        return None
    found: dict[str, Any] = json.loads(content)  # as it was written: the fingerprint fits
    if found.get("version") != _VERSION:
        return None
    origin = Origin(found["city"], found["year"], Ask(found["ask"]))
    return Seal(origin, found["department"], found["id"], tuple(found["locked"]), found["exported"])


def _kept(text: str) -> str:
    """A canonical text as a seal keeps it: a cell of a spreadsheet holds only so much."""
    if len(text) <= _SHORT and not text.startswith(_HASHED):
        return text
    return _HASHED + hashlib.sha256(text.encode()).hexdigest()


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
