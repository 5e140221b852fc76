"""Initiatives that a file lists again under another goal: 里山の保全（再掲）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.importing.meanings import Meaning
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.importing.records import Record

_AGAIN = re.compile(r"\s*[（(【\[]再掲[）)】\]]\s*")


def with_others_folded(records: Iterable[Record]) -> list[Record]:
    """The records without those that are listed again, which become goals of the first.

    What such a row says that the first does not is left: it is listed.
    """
    found: dict[str, Record] = {}
    kept: list[Record] = []
    for record in records:
        entry = record.first(Meaning.TITLE)
        title = comparison_key(_AGAIN.sub("", entry.text)) if entry else ""
        first = found.get(title)
        if entry is None or first is None or not _AGAIN.search(entry.text):
            found.setdefault(title, record)
            kept.append(record)
            continue
        known = {(each.label.meaning, each.text.strip()) for each in first.entries}
        first.also.append(record.goals)
        first.repeated += entry.cells
        for each in record.entries:
            if (each.label.meaning, each.text.strip()) in known:
                first.repeated += each.cells
    return kept
