"""A cell as typed → what it says, or what has to be done about it.

What has one meaning is understood, with a note of what it was taken for; what could mean several
things is asked about. Nothing that was typed is dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli import locale
from apcli.diagnostics import message
from apcli.era import guess_moment, parse_moment
from apcli.models import YearState
from apcli.models.grammar import excerpt, guess_number, is_number
from apcli.models.no_value import is_dash, state_meant
from apcli.nearest import comparison_key, nearest
from apcli.sheets.book import Input

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.sheets.book import OpenCell
    from apcli.sheets.typed import TypedCell

_ABOUT = re.compile(r"(?:約|およそ|概ね|ほぼ|推定)|(?:程度|前後|余り?|強|弱|くらい|ぐらい)$")
_BOUND = re.compile(r"[0-9０-９].*(?:以上|以下|以内|未満|超)$")
_NUMERAL = re.compile(r"[-+▲△]?[0-9][0-9,]*(?:\.[0-9]+)?")
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−－‐–—", "-"))
_PERCENT = frozenset({"%", "％", "パーセント"})


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


def understood(cell: TypedCell, expected: Expected) -> Understood:
    """What a cell says that was typed as an answer."""
    if cell.error.startswith("#"):
        return _asked(
            message("the formula gives {error}; write the value itself", error=cell.error)
        )
    if cell.error:
        return _asked(
            message(
                "the formula {formula} was never computed; write the value itself",
                formula=excerpt(cell.error),
            )
        )
    found = _of_input(cell, expected) if cell.text.strip() else Understood()
    if found.question is not None:
        return found
    beside = _beside(cell, found)
    if beside is not None:
        return beside
    if cell.formula:
        note = message("computed by the formula {formula}", formula=excerpt(f"={cell.formula}"))
        return _with_note(found, note)
    return found


def _beside(cell: TypedCell, found: Understood) -> Understood | None:
    """What stands beside the answer and would be lost: struck text, a comment."""
    if cell.struck:
        struck, text = excerpt(cell.struck), excerpt(cell.text)
        valid = message("'{struck}' is struck through; write only what is valid", struck=struck)
        if text.strip():
            valid = message(
                "'{struck}' is struck through; write only what is valid, '{text}'",
                struck=struck,
                text=text,
            )
        return _doubted(found, valid)
    if cell.note:
        return _doubted(
            found,
            message(
                "the comment on the cell, '{note}', is not taken over; write it into the cell for "
                "notes, or delete it",
                note=excerpt(cell.note, 120),
            ),
        )
    return None


def _of_input(cell: TypedCell, expected: Expected) -> Understood:
    match expected.cell.input:
        case Input.NUMBER:
            return _number(cell, expected)
        case Input.DAY:
            return _day(cell)
        case Input.CHOICE:
            return _choice(cell, expected.cell)
        case Input.VALUE:
            return _value(cell, expected)
        case Input.LINE:
            return _line(cell)
        case Input.TEXT:
            return Understood(text=cell.text.strip("\n"))


def _value(cell: TypedCell, expected: Expected) -> Understood:
    text = cell.text.strip()
    meant = state_meant(text)
    if meant and not meant.part:
        state = YearState(meant.word)
        note = message(
            "'{text}' is taken for {state}", text=text, state=locale.word(f"YearState.{state}")
        )
        return Understood(state=state, notes=(note,))
    if meant:
        return _asked(
            message("'{text}': write only the word, and the rest as a note", text=excerpt(text))
        )
    if expected.milestone or (expected.target and guess_moment(text) is not None):
        return _day(cell)
    if (expected.in_words or expected.target) and (
        guess_number(text) is None or _BOUND.search(text)
    ):
        return Understood(text=_joined(text))
    return _number(cell, expected)


def _number(cell: TypedCell, expected: Expected) -> Understood:
    text = cell.text.strip()
    if cell.date:
        return _asked(
            message(
                "the program has made the date {date} of what was typed; format the cell as a "
                "number, and write it again",
                date=text,
            )
        )
    if is_dash(text):
        return _asked(
            message(
                "'{text}' may mean 0 or that there is no value; write 0, or why there is none",
                text=text,
            )
        )
    if cell.percent:
        return _percentage(text, expected)
    if is_number(text):
        return Understood(number=text)
    return _printed(text, expected)


def _percentage(text: str, expected: Expected) -> Understood:
    """A number that the program shows as a percentage."""
    if expected.unit in _PERCENT:
        note = message("{number}% is taken for {number}", number=text)
        return Understood(number=text, notes=(note,))
    return _asked(
        message(
            "{number}% is a percentage, and the indicator is in {unit}; write the number in {unit}",
            number=text,
            unit=expected.unit or "–",
        )
    )


def _printed(text: str, expected: Expected) -> Understood:
    """A number as people write it: in full width, with commas, with its unit."""
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS_SIGNS)
    plain = " ".join(plain.split())
    if guess_moment(plain) is not None:
        return _asked(message("'{text}' is a date, not a number", text=excerpt(text)))
    number = guess_number(plain)
    if number is None:
        return _asked(
            message("'{text}' is not a number; write digits only", text=excerpt(_joined(text)))
        )
    shown = f"{number:f}"
    if _ABOUT.search(plain):
        return _asked(
            message(
                "'{text}' is not exact; write {number}, and say in the note what it is",
                text=excerpt(text),
                number=shown,
            )
        )
    figure = _NUMERAL.search(plain)
    rest = plain.replace(figure[0], "", 1).strip() if figure else plain
    if rest in _PERCENT:
        return _percentage(shown, expected)
    if rest and comparison_key(rest) != comparison_key(expected.unit):
        return _asked(
            message(
                "'{text}' has more than a number; write {number}, and the rest as a note",
                text=excerpt(_joined(text)),
                number=shown,
            )
        )
    note = message("'{text}' is taken for {number}", text=excerpt(text), number=shown)
    return Understood(number=shown, notes=(note,))


def _day(cell: TypedCell) -> Understood:
    text = cell.text.strip()
    if parse_moment(text) is not None:
        return Understood(day=text)
    moment = guess_moment(text)
    if moment is None:
        return _asked(
            message("'{text}' is not a date; write it as R7.9.30", text=excerpt(_joined(text)))
        )
    note = message("'{text}' is taken for {date}", text=excerpt(text), date=str(moment))
    return Understood(day=str(moment), notes=(note,))


def _choice(cell: TypedCell, question: OpenCell) -> Understood:
    text = cell.text.strip()
    if text in question.choices:
        return Understood(text=text)
    folded = comparison_key(text)
    same = [each for each in question.choices if comparison_key(each) == folded]
    if len(same) == 1:
        note = message("'{text}' is taken for {choice}", text=excerpt(text), choice=same[0])
        return Understood(text=same[0], notes=(note,))
    near = nearest(text, question.choices)
    choices = " / ".join(question.choices)
    if near:
        asked = message(
            "'{text}' is none of {choices}; is {near} meant?",
            text=excerpt(text),
            choices=choices,
            near=near,
        )
        return _asked(asked)
    return _asked(message("'{text}' is none of {choices}", text=excerpt(text), choices=choices))


def _line(cell: TypedCell) -> Understood:
    text = cell.text.strip()
    joined = _joined(text)
    if joined == text:
        return Understood(text=text)
    return Understood(text=joined, notes=(message("the lines are joined to one"),))


def _joined(text: str) -> str:
    """The lines of a text as one; between Latin words with a space."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = lines[0] if lines else ""
    for line in lines[1:]:
        gap = " " if whole[-1].isascii() and line[0].isascii() else ""
        whole = f"{whole}{gap}{line}"
    return whole


def _asked(question: Message) -> Understood:
    return Understood(question=question)


def _doubted(found: Understood, question: Message) -> Understood:
    return Understood(
        found.number, found.day, found.state, found.text, found.notes, question, acceptable=True
    )


def _with_note(found: Understood, note: Message) -> Understood:
    return Understood(found.number, found.day, found.state, found.text, (*found.notes, note))
