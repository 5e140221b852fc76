"""What a cell was understood as, and what was expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.models import YearState
    from apcli.sheets.book import OpenCell


@dataclass(frozen=True, slots=True)
class Expected:
    """What a cell can be: in which unit numbers are, and whether the year has a milestone.

    `in_words`: the target is said in words, so a result may be, too. A `target` is a number, a day
    or words.
    """

    cell: OpenCell
    unit: str = ""
    milestone: bool = False
    in_words: bool = False
    target: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell says.

    One of `number`, `day`, `state` and `text` as the data write it, or None where it says nothing.
    `notes` say what it was taken for. `question` is what has to be looked at, with what to do; an
    `acceptable` one may be let through as it was understood.
    """

    number: str | None = None
    day: str | None = None
    state: YearState | None = None
    text: str | None = None
    notes: tuple[Message, ...] = ()
    question: Message | None = None
    acceptable: bool = False

    @property
    def says_something(self) -> bool:
        """It has an answer."""
        return any(each is not None for each in (self.number, self.day, self.state, self.text))


def asked(question: Message) -> Understood:
    """Nothing is understood: it has to be looked at."""
    return Understood(question=question)


def doubted(found: Understood, question: Message) -> Understood:
    """It is understood, but has to be looked at before it is let through."""
    return Understood(
        found.number, found.day, found.state, found.text, found.notes, question, acceptable=True
    )


def with_note(found: Understood, note: Message) -> Understood:
    """It is understood, with one more note of what it was taken for."""
    return Understood(found.number, found.day, found.state, found.text, (*found.notes, note))


def joined(text: str) -> str:
    """The lines of a text as one; between Latin words with a space."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = lines[0] if lines else ""
    for line in lines[1:]:
        gap = " " if whole[-1].isascii() and line[0].isascii() else ""
        whole = f"{whole}{gap}{line}"
    return whole
