"""The columns of what a row is about, which several questions share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from apcli.answers.answer import Align, Column, cell
from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.progress import Subject
    from apcli.words import Words

RowT = TypeVar("RowT")


def number_column(words: Words, about: Callable[[RowT], Subject]) -> Column[RowT]:
    """The number of the initiative."""
    return Column(
        key="number",
        heading=words.heading("initiative_number"),
        value=lambda row: about(row).number,
        short=words.heading("number"),
        cell=lambda row: cell(str(about(row).number)),
        align=Align.NUMBER,
    )


def title_column(words: Words, about: Callable[[RowT], Subject]) -> Column[RowT]:
    """The title of the initiative, below which a terminal shows its indicator."""
    names = message(
        "{initiative} and {indicator}",
        initiative=words.heading("title"),
        indicator=words("indicator"),
    )
    return Column(
        key="title",
        heading=words.heading("title"),
        value=lambda row: about(row).title,
        short=words.say(names),
        long=words.heading("title"),
        cell=lambda row: cell(about(row).title),
        added=True,
    )
