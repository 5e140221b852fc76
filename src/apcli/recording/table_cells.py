"""Cells of a table as they are typed → what they give."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import guess_year, parse_moment
from apcli.errors import NotRecorded
from apcli.models import Kind, Measured, YearState
from apcli.models.grammar import excerpt, is_number, parse_number
from apcli.models.no_value import state_meant
from apcli.nearest import comparison_key, translation
from apcli.progress.terms import number_of
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from apcli.models import Sheet

_YES, _NO = ("true", "○"), ("false", "未達成", "×")


def as_measured(row: Mapping[str, str], sheet: Sheet, indicator: str | None) -> Mapping[str, str]:
    """The row with its value once: a rate by its parts only, the day of a milestone as value.

    Raises:
        NotRecorded: the value of a rate is not that of its parts.
    """
    parts = [row[name] for name in ("numerator", "denominator") if name in row]
    text = row.get("value_text")
    found = {name: cell for name, cell in row.items() if name != "value_text"}
    if text is not None:
        is_day = parse_moment(text) is not None and "value" not in row
        found["value" if is_day else "text"] = text
    if len(parts) == 2 and "value" in row and all(map(is_number, (*parts, row["value"]))):
        known = sheet.indicators.get(indicator or next(iter(sheet.indicators), ""))
        rate = number_of(
            Measured.model_validate({"numerator": parts[0], "denominator": parts[1]}),
            known.unit if known else "",
        )
        if rate is None or not _is_rounded(rate, parse_number(row["value"])):
            text_ = message("{value} is not {numerator} ÷ {denominator}")
            raise NotRecorded(
                text_.with_values(value=row["value"], numerator=parts[0], denominator=parts[1])
            )
        del found["value"]
    return found


def _is_rounded(rate: Fraction, value: Decimal) -> bool:
    """The value is the rate, rounded to as many decimals as it has."""
    exponent = value.as_tuple().exponent
    unit = Fraction(10) ** int(exponent)
    return abs(rate - Fraction(value)) * 2 <= unit


def year_of(row: Mapping[str, str], year: int | None) -> int:
    """The fiscal year of a row, `year` where it says none.

    Raises:
        NotRecorded: it is none, or none is given.
    """
    word = row.get("fiscal_year")
    if word is None:
        if year is None:
            raise NotRecorded(message("{name} is required", name="fiscal_year"))
        return year
    found = int(word) if word.isascii() and word.isdecimal() else guess_year(word.upper())
    if found is None:
        raise NotRecorded(
            message("'{value}' is not a fiscal year", value=excerpt(word)),
            message("write it as 2025, R7 or 令和7年度"),
        )
    return found


def kind_of(word: str | None) -> Kind | YearState | None:
    """The kind of a value, or why there is none.

    Raises:
        NotRecorded: it is neither.
    """
    if word is None:
        return None
    state = state_meant(word)
    if state is not None:
        return YearState(state.word)
    typed = comparison_key(word)
    by_word: dict[str, Kind] = {}
    for kind in Kind:
        for name in (kind.value, *names_of(f"Kind.{kind.value}")):
            by_word[comparison_key(name)] = kind
    found = by_word.get(typed) or translation(word.removesuffix("値"), Kind)
    if found is None:
        raise NotRecorded(
            message("'{value}' is not a kind of value", value=excerpt(word)),
            message("they are: {names}", names=", ".join([*Kind, *YearState])),
        )
    return Kind(found)


def achieved_of(word: str | None) -> bool | None:
    """Whether a target was achieved.

    Raises:
        NotRecorded: the word does not say it.
    """
    if word is None:
        return None
    typed = comparison_key(word)
    for value, verdict, others in ((True, "achieved", _YES), (False, "missed", _NO)):
        if typed in (*map(comparison_key, names_of(f"Verdict.{verdict}")), *others):
            return value
    raise NotRecorded(
        message("'{value}' does not say whether the target was achieved", value=excerpt(word)),
        message("write true or false"),
    )
