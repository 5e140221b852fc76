"""What a record says about each of its indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from apcli.importing.figures import is_nothing
from apcli.importing.meanings import INDICATORS, MEASURED, OF_INDICATORS, Meaning
from apcli.importing.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.importing.records import Entry

_VALUES = MEASURED | {Meaning.YEAR}

_ITEM = re.compile(r"^(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、]|[・○●])\s*")


@dataclass
class IndicatorDraft:
    """The entries of an indicator; `series` tells apart those of one name."""

    name: Entry | None
    entries: list[Entry] = field(default_factory=list)
    series: int = 1
    repeated: list[Entry] = field(default_factory=list)
    """The same name once more, where rows of an indicator are not merged."""

    def has(self, entry: Entry) -> bool:
        """There already is a value of this meaning and these years."""
        return any(
            each.label.meaning is entry.label.meaning
            and each.label.years == entry.label.years
            and not is_nothing(each.text)
            for each in self.entries
        )

    def is_called(self, name: Entry) -> bool:
        """It has this name."""
        return self.name is not None and one_line(self.name.text) == one_line(name.text)

    def next_series(self) -> IndicatorDraft:
        """Another indicator of this name, counted in the same way."""
        shared = [each for each in self.entries if each.label.meaning not in _VALUES]
        return IndicatorDraft(self.name, shared, self.series + 1)

    def of(self, meaning: Meaning) -> Entry | None:
        """The entry of a meaning."""
        return next((each for each in self.entries if each.label.meaning is meaning), None)


@dataclass(frozen=True)
class Years:
    """The years of a plan that decide of which year a value without one is."""

    fiscal_year: int
    last_target: int


def indicators_in(entries: Sequence[Entry]) -> list[IndicatorDraft]:
    """The indicators of a record, each with what follows its name."""
    drafts: list[IndicatorDraft] = []
    before: list[Entry] = []
    for entry, after in zip_longest(entries, entries[1:]):
        meaning = entry.label.meaning
        if meaning in INDICATORS:
            if drafts and drafts[-1].name is None:
                drafts[-1].name = entry
                drafts[-1].entries += before
            elif drafts and drafts[-1].is_called(entry):
                drafts[-1].repeated += [entry, *before]
            else:
                drafts.append(IndicatorDraft(entry, before))
            before = []
        elif (
            meaning is Meaning.INDICATOR_KIND and after and after.label.meaning in INDICATORS
        ):  # 指標区分 before 指標名
            before = [*before, entry]
        elif meaning in OF_INDICATORS:
            if not drafts:
                drafts.append(IndicatorDraft(None))
            if meaning in _VALUES and drafts[-1].has(entry) and not is_nothing(entry.text):
                drafts.append(drafts[-1].next_series())
            drafts[-1].entries.append(entry)
    return [each for draft in drafts for each in _split(draft)]


def _split(draft: IndicatorDraft) -> Iterator[IndicatorDraft]:
    """The indicators of a cell that lists several: ①…, ②…, each with its line of the others."""
    lines = _lines(draft.name) if draft.name else []
    if len(lines) < 2 or not all(map(_ITEM.match, lines)) or draft.name is None:
        yield draft
        return
    for place, line in enumerate(lines):
        entries = []
        for each in draft.entries:
            parts = _lines(each)
            if len(parts) == len(lines):
                entries.append(replace(each, part=_ITEM.sub("", parts[place])))
            elif len(parts) == 1 or place == 0:
                entries.append(each)
        yield IndicatorDraft(replace(draft.name, part=line), entries)


def _lines(entry: Entry) -> list[str]:
    return [line.strip() for line in entry.text.split("\n") if line.strip()]
