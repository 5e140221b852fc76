"""Printing an answer in any format; what a format needs is imported for it alone."""

from __future__ import annotations

import enum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from apcli.cli.formats import chosen_format
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from apcli.answers.answer import Answer
    from apcli.words import Words


class AnswerFormat(enum.StrEnum):
    """How an answer is printed: each but the table by the module of `answers` called like it."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


SUFFIXES = {
    ".json": AnswerFormat.JSON,
    ".csv": AnswerFormat.CSV,
    ".md": AnswerFormat.MARKDOWN,
    ".markdown": AnswerFormat.MARKDOWN,
}
"""The format that a file's suffix promises."""

FormatOption = Annotated[
    AnswerFormat | None,
    typer.Option("--format", help=_("Output format."), show_default="table"),
]

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_("File to write; its suffix chooses the format. Default: stdout."),
    ),
]


class Destination(NamedTuple):
    """Where an answer goes, and in which format; without a file to stdout."""

    format: AnswerFormat
    output: str | None


def destination(format: AnswerFormat | None, output: str | None) -> Destination:
    """The destination that `--format` and `--output` ask for.

    Raises:
        FormatUnclear: they contradict each other.
    """
    chosen = chosen_format(format, output, SUFFIXES, AnswerFormat.TABLE)
    return Destination(chosen, output)


def print_answer(
    to: Destination, make: Callable[[Words], Answer], language: str, plan_data: Path | None
) -> None:
    """Print the answer that `make` gives with the words of a language.

    A table speaks the reader's language, everything else the plan's.

    Raises:
        OutputUnwritable: it cannot be written, or its file would be inside the plan's data folder.
    """
    from apcli.cli.output import stdout_in
    from apcli.words import words_here, words_in

    with stdout_in(to.output, plan_data):
        if to.format is AnswerFormat.TABLE:
            from apcli.cli.terminal import show_answer

            show_answer(make(words_here()))
            return
        from apcli.cli.console import write_bytes

        words = words_in(language)
        write_bytes(import_module(f"apcli.answers.{to.format}").render(make(words), words))
