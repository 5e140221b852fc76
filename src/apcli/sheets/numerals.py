"""A cell in which a number is expected → the number, or what has to be done about it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli import locale
from apcli.diagnostics import message
from apcli.era import guess_moment
from apcli.models import Kind
from apcli.models.grammar import excerpt, guess_number, is_number
from apcli.models.no_value import is_dash
from apcli.nearest import comparison_key
from apcli.sheets.understood import Expected, Understood, asked, joined

if TYPE_CHECKING:
    from apcli.sheets.typed import TypedCell

_ABOUT = re.compile(r"(?:約|およそ|概ね|ほぼ|推定)|(?:程度|前後|余り?|強|弱|くらい|ぐらい)$")
_MISTYPED = re.compile(r"[0-9][A-Za-z]|[A-Za-z][0-9]")
"""A letter in a number, as O for 0."""
_NUMERAL = re.compile(r"[-+▲△]?[0-9][0-9,]*(?:\.[0-9]+)?")
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−－‐–—", "-"))
_PERCENT = frozenset({"%", "％", "パーセント"})


def number_of(cell: TypedCell, expected: Expected) -> Understood:
    """What a cell says where a number is expected."""
    text = cell.text.strip()
    if cell.date:
        return asked(
            message(
                "the program has made the date {date} of what was typed; format the cell as a "
                "number, and write it again",
                date=text,
            )
        )
    if is_dash(text):
        return asked(
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
    return asked(
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
        return asked(message("'{text}' is a date, not a number", text=excerpt(text)))
    number = guess_number(plain)
    if number is None:
        return asked(
            message("'{text}' is not a number; write digits only", text=excerpt(joined(text)))
        )
    shown = f"{number:f}"
    if _ABOUT.search(plain):
        return asked(
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
        kind = _kind_in(rest, expected.unit)
        if kind is not None:
            return asked(
                message(
                    "'{text}' has more than a number; write {number}, and choose {kind} as what "
                    "kind of value it is",
                    text=excerpt(joined(text)),
                    number=shown,
                    kind=kind,
                )
            )
        if _MISTYPED.search(plain):
            return asked(
                message("'{text}' is not a number; write digits only", text=excerpt(joined(text)))
            )
        return asked(
            message(
                "'{text}' has more than a number; write {number}, and the rest as a note",
                text=excerpt(joined(text)),
                number=shown,
            )
        )
    note = message("'{text}' is taken for {number}", text=excerpt(text), number=shown)
    return Understood(number=shown, notes=(note,))


def _kind_in(rest: str, unit: str) -> str | None:
    """The word for a kind of value that stands behind a number, with its unit or without."""
    said = comparison_key(rest).removeprefix(comparison_key(unit))
    words = (locale.word(f"Kind.{kind}") for kind in Kind)
    return next((word for word in words if said.strip("()") == comparison_key(word)), None)
