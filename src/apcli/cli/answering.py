"""Printing an answer in any format; what a format needs is imported for it alone."""

from __future__ import annotations

import enum
from gettext import gettext as _
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.answers.answer import Answer
    from apcli.words import Words


class AnswerFormat(enum.StrEnum):
    """How an answer is printed: each but the table by the module of `answers` called like it."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


FormatOption = Annotated[AnswerFormat, typer.Option("--format", help=_("Output format."))]


def print_answer(format: AnswerFormat, make: Callable[[Words], Answer], language: str) -> None:
    """Print the answer that `make` gives with the words of a language.

    A terminal speaks the reader's language, everything else the plan's.
    """
    from apcli.words import words_here, words_in

    if format is AnswerFormat.TABLE:
        from apcli.cli.terminal import show_answer

        show_answer(make(words_here()))
        return
    from apcli.cli.console import write_bytes

    words = words_in(language)
    write_bytes(import_module(f"apcli.answers.{format}").render(make(words), words))
