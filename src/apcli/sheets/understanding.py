"""A cell as typed → what it says, or what has to be done about it.

What has one meaning is understood, with a note of what it was taken for; what could mean several
things is asked about. Nothing that was typed is dropped in silence.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli import locale
from apcli.diagnostics import message
from apcli.era import guess_moment, parse_moment
from apcli.models import YearState
from apcli.models.grammar import excerpt, guess_number
from apcli.models.no_value import state_meant
from apcli.nearest import comparison_key, nearest
from apcli.sheets.book import Input
from apcli.sheets.numerals import number_of
from apcli.sheets.understood import Expected, Understood, asked, doubted, joined, with_note

if TYPE_CHECKING:
    from apcli.sheets.book import OpenCell
    from apcli.sheets.typed import TypedCell

_BOUND = re.compile(r"[0-9０-９].*(?:以上|以下|以内|未満|超)$")


def understood(cell: TypedCell, expected: Expected) -> Understood:
    """What a cell says that was typed as an answer."""
    if cell.error.startswith("#"):
        return asked(message("the formula gives {error}; write the value itself", error=cell.error))
    if cell.error:
        return asked(
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
    if cell.formula and found.number is not None and not Decimal(found.number):
        return doubted(
            found,
            message(
                "the formula {formula} gives 0, as it does where it was never computed; write the "
                "value itself",
                formula=excerpt(f"={cell.formula}"),
            ),
        )
    if cell.formula:
        note = message("computed by the formula {formula}", formula=excerpt(f"={cell.formula}"))
        return with_note(found, note)
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
        return doubted(found, valid)
    if cell.note:
        return doubted(
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
            return number_of(cell, expected)
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
        return asked(
            message("'{text}': write only the word, and the rest as a note", text=excerpt(text))
        )
    if expected.milestone or (expected.target and guess_moment(text) is not None):
        return _day(cell)
    if (expected.in_words or expected.target) and (
        guess_number(text) is None or _BOUND.search(text)
    ):
        return Understood(text=joined(text))
    return number_of(cell, expected)


def _day(cell: TypedCell) -> Understood:
    text = cell.text.strip()
    if parse_moment(text) is not None:
        return Understood(day=text)
    moment = guess_moment(text)
    if moment is None:
        return asked(
            message("'{text}' is not a date; write it as R7.9.30", text=excerpt(joined(text)))
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
        sentence = message(
            "'{text}' is none of {choices}; is {near} meant?",
            text=excerpt(text),
            choices=choices,
            near=near,
        )
        return asked(sentence)
    return asked(message("'{text}' is none of {choices}", text=excerpt(text), choices=choices))


def _line(cell: TypedCell) -> Understood:
    text = cell.text.strip()
    line = joined(text)
    if line == text:
        return Understood(text=text)
    return Understood(text=line, notes=(message("the lines are joined to one"),))
