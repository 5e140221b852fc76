"""What stands in the table of indicators for information: columns of answers, one value a cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.answers.answer import Column
from apcli.answers.subject_columns import number_column, title_column
from apcli.era import short_year_label
from apcli.models import Kind
from apcli.progress import known_value, target_of
from apcli.render.labels import condition_label, quantity_label
from apcli.text.printed import number_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.models import Indicator
    from apcli.progress import Quantity, Subject
    from apcli.sheets.book import Content
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator that a department is told about."""

    about: Subject
    indicator: Indicator
    departments: tuple[str, ...]


def told_columns(
    earlier: Sequence[int], fiscal_year: int, words: Words, *, of_office: bool
) -> tuple[Column[Told], ...]:
    """Which indicator a row is, its values of earlier years, and the target of the fiscal year.

    The office, which has the rows of all, is told whose they are, too.
    """
    whose: Column[Told] = Column(
        heading=words("department"), value=lambda each: words.listed(each.departments)
    )
    return (
        number_column(words, lambda each: each.about),
        title_column(words, lambda each: each.about),
        Column(heading=words("indicator"), value=lambda each: each.about.label),
        Column(heading=words("unit"), value=lambda each: each.about.unit),
        *(Column(heading=short_year_label(year), value=_value_of(year, words)) for year in earlier),
        Column(
            heading=f"{words('target')} {short_year_label(fiscal_year)}",
            value=lambda each: _content(target_of(each.indicator, fiscal_year), each.about),
        ),
        *((whose,) if of_office else ()),
    )


def told(columns: Sequence[Column[Told]], each: Told) -> tuple[Content, ...]:
    """The cells of a row: numbers as they are, everything else as text."""
    values = (column.value(each) for column in columns)
    return tuple(
        value if isinstance(value, Decimal) else "" if value is None else str(value)
        for value in values
    )


def _value_of(year: int, words: Words) -> Callable[[Told], Content]:
    """What is known of an earlier year: a number, with its kind where it is no actual one."""

    def content(each: Told) -> Content:
        value, about = known_value(each.indicator, year), each.about
        shown = _content(value, about)
        if value is None or value.kind is Kind.ACTUAL or value.kind is None:
            return shown
        if isinstance(shown, Decimal):
            shown = number_label(shown, about.decimals, about.minus)
        return f"{shown}（{words.of(value.kind)}）"

    return content


def _content(quantity: Quantity | None, about: Subject) -> Content:
    """A quantity in a cell: a plain number by itself, everything else as documents print it."""
    if quantity is None:
        return ""
    if quantity.shown is not None and condition_label(quantity, about) is None:
        return quantity.shown
    return quantity_label(quantity, about)
