"""The grammar of single values: text as written → number, day, year or key, or a problem.

A file's plain scalars arrive as text. Each function here is the only reader of its grammar, and its
errors carry a rule, a message and a help (`problem`), which the workspace turns into findings.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from apcli.diagnostics import message
from apcli.era import Moment, guess_moment, guess_year, parse_moment
from apcli.models import shape_rules
from apcli.nearest import Guess

if TYPE_CHECKING:
    from apcli.diagnostics import Message, Rule

MAX_DIGITS = 15
"""Digits of a number: as many as Excel and the readers of JSON keep exactly."""

MOST_YEARS = 20
"""Years of a span that are listed in a message."""

MAX_PRINTED = 40
"""Characters of a printed number."""

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_PRINTED_NUMBER = (
    r"(?:約|計)?\s*([-+▲△]?)\s*((?:[0-9]{1,3}(?:[,_][0-9]{3})+|[0-9][0-9_]*)(?:\.[0-9]+)?)"
    r"\s*([百万億兆]|千(?!円))?\D*"
)
"""Sign, digits, and what multiplies them: 千円 is a unit, 万円 means ten thousand 円."""
_PRINTED_INT = re.compile(r"0|[1-9][0-9]{0,8}")
YEAR = re.compile(r"[1-9][0-9]{3}")
_KEY = re.compile(r"[a-z0-9-]+")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*")
_DIGITS = message("write digits only, such as 16, -3703 or 98.5")
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−－‐–—ー", "-"))


KEY_MARK = "[key]"
"""What pydantic appends to the path of a key as opposed to its value."""


def problem(
    rule: Rule,
    text: Message,
    help: Message | None = None,
    guess: Guess | None = None,
    at: tuple[str, ...] = (),
) -> PydanticCustomError:
    """The error that a validator raises: `text` says what is wrong, `help` how to fix it.

    `guess` is the word that a fix can write there, `at` the path to what is wrong inside the value
    that was given to the validator.
    """
    context = {"rule": rule, "text": text, "help": help, "guess": guess, "at": at}
    return PydanticCustomError("apcli", "{text}", context)


def is_number(value: str) -> bool:
    """The text follows the number grammar of the data format."""
    return NUMBER.fullmatch(value) is not None


def parse_number(value: Any) -> Decimal:
    """The exact decimal that `value` stands for.

    Raises:
        PydanticCustomError: it is not a number, or has more digits than are kept exactly.
    """
    if not isinstance(value, str):
        raise problem(
            shape_rules.INVALID_NUMBER,
            message("expected a number, found {shape}", shape=shape_of(value)),
            _DIGITS,
        )
    if not NUMBER.fullmatch(value):
        raise problem(
            shape_rules.INVALID_NUMBER,
            message("'{value}' is not a number", value=excerpt(value)),
            _number_help(value),
        )
    if len(value) > MAX_DIGITS and sum(map(str.isdigit, value)) > MAX_DIGITS:
        raise problem(
            shape_rules.INVALID_NUMBER,
            message("the number has more than {limit} digits", limit=MAX_DIGITS),
            message("round it, or use a larger unit"),
        )
    return Decimal(value)


def guess_number(value: str) -> Decimal | None:
    """The number most likely meant by `１２３`, `163,386`, `△5` or `98.5％`.

    None for `1.2万` and `3億円`: their digits alone would be a different number.
    """
    found = _printed_number(value)
    if not found or found[3]:
        return None
    sign = "-" if found[1] in ("-", "▲", "△") else ""
    return Decimal(sign + found[2].replace(",", "").replace("_", ""))


def _printed_number(value: str) -> re.Match[str] | None:
    plain = unicodedata.normalize("NFKC", value.strip()).translate(_MINUS_SIGNS)
    return re.fullmatch(_PRINTED_NUMBER, plain)


def is_in_words(value: str) -> bool:
    """The text is Japanese words and not a number; false for `1e5` or `on`."""
    return _printed_number(value) is None and any(
        each.isalpha() and not each.isascii() for each in value
    )


def parse_moment_field(value: Any) -> Moment:
    """The day or month that `value` stands for.

    Raises:
        PydanticCustomError: it is not a day or month of the calendar.
    """
    if not isinstance(value, str):
        text = message("expected a date, found {shape}", shape=shape_of(value))
        raise problem(shape_rules.INVALID_DATE, text)
    moment = parse_moment(value)
    if moment is None:
        form = message("write a day as 2025-09-30, a month as 2025-09")
        text = message("'{value}' is not a date", value=excerpt(value))
        raise problem(shape_rules.INVALID_DATE, text, _write(guess_moment(value)) or form)
    return moment


def parse_year(value: Any) -> int:
    """The fiscal year that `value` stands for: its western number.

    Raises:
        PydanticCustomError: it is not a year.
    """
    if isinstance(value, str) and YEAR.fullmatch(value):
        return int(value)
    if not isinstance(value, str):
        text = message("expected a fiscal year, found {shape}", shape=shape_of(value))
        raise problem(shape_rules.INVALID_YEAR, text)
    form = message("write the western year: 2025 for 令和7年度")
    text = message("'{value}' is not a fiscal year", value=excerpt(value))
    raise problem(
        shape_rules.INVALID_YEAR, text, _write(guess_year(value)) or _each_year(value) or form
    )


def _each_year(value: str) -> Message | None:
    """The help for a span of years where every year has its own place."""
    span = re.fullmatch(r"([1-9][0-9]{3})\s*[-–－~～〜]\s*([1-9][0-9]{3})", value)
    if span is None:
        return None
    years = range(int(span[1]), int(span[2]) + 1)
    if not 1 < len(years) <= MOST_YEARS:
        return None
    return message("write each year: {years}", years=", ".join(map(str, years)))


def parse_key(value: Any) -> str:
    """The key that `value` is.

    Raises:
        PydanticCustomError: it has other characters than a-z, 0-9 and -.
    """
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    if isinstance(value, str):
        text = message("'{value}' is not a valid key", value=excerpt(value))
    else:
        text = message("expected a key, found {shape}", shape=shape_of(value))
    guess = _key_meant(value) if isinstance(value, str) else None
    form = message("use only the characters a-z, 0-9 and -")
    raise problem(
        shape_rules.INVALID_KEY, text, _write(guess and excerpt(guess.word)) or form, guess
    )


def parse_indicator_reference(value: Any) -> str:
    """The indicator that `value` names: its key, or KEY/INDICATOR.

    Raises:
        PydanticCustomError: it is neither.
    """
    if not isinstance(value, str) or value.count("/") != 1:
        return parse_key(value)
    for key in value.split("/"):
        parse_key(key)
    return value


def _key_meant(value: str) -> Guess | None:
    """The key that a text becomes in lower case and half width with - for _, if it is valid.

    ⑪ is the number of something that has a key.
    """
    folded = unicodedata.normalize("NFKC", value).casefold().replace("_", "-")
    return Guess(folded, sure=True) if is_key(folded) and not folded.isdecimal() else None


def is_key(value: str) -> bool:
    """The text can be a key."""
    return _KEY.fullmatch(value) is not None


def parse_web_address(value: str) -> str:
    """An address that begins with https:// or http://.

    Raises:
        PydanticCustomError: it is none.
    """
    if not _WEB_ADDRESS.fullmatch(value):
        raise problem(
            shape_rules.WRONG_TYPE,
            message("'{value}' is not a web address", value=excerpt(value)),
            message("write the whole address, such as https://www.city.example.jp/plan/"),
        )
    return value


def parse_printed_number(value: Any) -> int | str:
    """A printed number: an int, or any text of one line, such as `01`, `②` or `Ⅰ-1-(2)`.

    Raises:
        PydanticCustomError: it is neither, or longer than a number is.
    """
    if not isinstance(value, str):
        text = message("expected a number or text, found {shape}", shape=shape_of(value))
        raise problem(shape_rules.INVALID_NUMBER, text)
    if _PRINTED_INT.fullmatch(value):
        return int(value)
    if not value.strip() or "\n" in value or len(value) > MAX_PRINTED:
        text = message("'{value}' is not a printed number", value=excerpt(value))
        help = message("write it in one line of at most {limit} characters", limit=MAX_PRINTED)
        raise problem(shape_rules.INVALID_NUMBER, text, help)
    return value


def shape_of(value: Any) -> Message:
    """What a value is, in the words of the person who wrote the YAML."""
    match value:
        case None:
            return message("an empty value")
        case bool():
            return message("a boolean ({value})", value=str(value).lower())
        case dict():
            return message("a mapping")
        case list():
            return message("a list")
        case _:
            return message("text")


def excerpt(value: str, limit: int = 40) -> str:
    """The text, shortened to `limit` characters."""
    return value if len(value) <= limit else f"{value[: limit - 1]}…"


def _number_help(value: str) -> Message:
    guess = guess_number(value)
    return _write(None if guess is None else excerpt(f"{guess:f}")) or _DIGITS


def _write(guess: object | None) -> Message | None:
    return None if guess is None else message("write {guess}", guess=guess)
