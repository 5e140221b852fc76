"""What a picture of editions says in words: in sentences, and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.era import span_label, year_label
from apcli.progress import TARGET
from apcli.render.labels import WORDS
from apcli.render.pictures.captions import wanted_way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.progress import Subject
    from apcli.render.pictures.statements import Statement


@dataclass(frozen=True, slots=True)
class EditionTargets:
    """An edition by its name, with its targets by their years."""

    name: str
    targets: tuple[Statement, ...]

    def target_of(self, year: int) -> Statement | None:
        """The target of a fiscal year, None where none is set."""
        return next((one for one in self.targets if one.first <= year <= one.last), None)

    @property
    def years(self) -> set[int]:
        """The fiscal years that have a target."""
        return {year for one in self.targets for year in range(one.first, one.last + 1)}


def describe(
    about: Subject, editions: Sequence[EditionTargets], values: Sequence[Statement]
) -> str:
    """Which way is wanted, every target of every edition, what was changed, and every value."""
    sentences = [f"望ましい方向は{wanted_way(about)}"]
    for each in editions:
        told = "、".join(f"{span_label(one.first, one.last)}{one.text}" for one in each.targets)
        sentences.append(f"{each.name}の{WORDS('target')}は{told or 'なし'}")
    sentences += _changes(editions)
    if values:
        told = "、".join(f"{year_label(one.first)}の{one.word}{one.text}" for one in values)
        sentences.append(f"{WORDS('value')}は{told}")
    return "".join(f"{each}。" for each in sentences)


def _changes(editions: Sequence[EditionTargets]) -> Iterator[str]:
    """What became of the last target that an edition shares with the one before."""
    for before, after in pairwise(editions):
        year = max(before.years & after.years, default=None)
        if year is None:
            continue
        old, new = before.target_of(year), after.target_of(year)
        if old is None or new is None or old.number is None or new.number is None:
            continue
        if old.number != new.number:
            way = "引上げ" if new.number > old.number else "引下げ"
            target = f"{year_label(year)}の{WORDS('target')}"
            yield f"{after.name}は{before.name}に対して{target}を{old.text}から{new.text}に{way}"


def head_of_rows() -> tuple[str, str, str]:
    """The head of the table."""
    return (WORDS("edition"), WORDS("fiscal_year"), WORDS("value"))


def rows(
    editions: Sequence[EditionTargets], values: Sequence[Statement]
) -> Iterator[tuple[str, str, str]]:
    """Every target by its edition, then every value by what it is."""
    for each in editions:
        for one in each.targets:
            years = span_label(one.first, one.last)
            yield (f"{each.name} {WORDS(TARGET)}", years, one.text)
    for one in values:
        yield (one.word, year_label(one.first), one.text)
