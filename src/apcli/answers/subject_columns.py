"""The columns of what a row is about, which several questions share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from apcli.answers.answer import Align, Column, cell
from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.words import Words

RowT = TypeVar("RowT")


class Titled(Protocol):
    """What has the number and title of an initiative, or of a goal, which may have no number."""

    @property
    def number(self) -> int | str | None:
        """The number of the initiative."""

    @property
    def title(self) -> str:
        """Its title."""


def number_column(words: Words, about: Callable[[RowT], Titled]) -> Column[RowT]:
    """The number of the initiative."""
    return Column(
        key="number",
        heading=words.heading("initiative_number"),
        value=lambda row: about(row).number,
        short=words.heading("number"),
        cell=lambda row: cell(_number(about(row))),
        align=Align.NUMBER,
    )


def _number(titled: Titled) -> str | None:
    return None if titled.number is None else str(titled.number)


def title_column(words: Words, about: Callable[[RowT], Titled]) -> Column[RowT]:
    """The title of the initiative."""
    return Column(
        key="title",
        heading=words.heading("title"),
        value=lambda row: about(row).title,
        cell=lambda row: cell(about(row).title),
    )


def title_above_indicator(words: Words, about: Callable[[RowT], Titled]) -> Column[RowT]:
    """The title of the initiative, below which a terminal shows the indicator."""
    names = message(
        "{initiative} and {indicator}",
        initiative=words.heading("title"),
        indicator=words("indicator"),
    )
    column = title_column(words, about)
    return replace(column, short=words.say(names), long=words.heading("title"), added=True)
