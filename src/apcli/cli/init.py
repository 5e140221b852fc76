"""`apcli init`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.diagnostics import Message
    from apcli.starting import Written

AnswerT = TypeVar("AnswerT")


def init(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help=_("Folder of the plan, created if missing."))
    ],
    *,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help=_("Name of the city."))] = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help=_("The city's 団体コード (012025)."))
    ] = None,
    year: Annotated[
        str | None, typer.Option(metavar="YEAR", help=_("Fiscal year of the plan (2025 or R7)."))
    ] = None,
    level: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help=_("Level of the goals, from the top; repeat for more.")),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help=_("Stage of initiatives, in order; repeat for more.")),
    ] = None,
) -> int:
    """Write a new plan with an example initiative, asking on a terminal for what is not given."""
    from apcli.diagnostics import message
    from apcli.starting import (
        Start,
        check_free,
        checked_code,
        checked_name,
        checked_names,
        write_plan,
    )

    place = Path(folder)
    check_free(place)
    start = Start(
        name=_needed(
            _asked(_("Name of the city: "), checked_name) if name is None else checked_name(name),
            "--name",
            message("add the name of the city, such as --name 例示市"),
        ),
        year=_needed(
            _asked(_("Fiscal year of the plan (2025 or R7): "), _year)
            if year is None
            else _year(year),
            "--year",
            message("add the fiscal year of the plan, such as --year R7"),
        ),
        code=_asked(_("City code, 団体コード (Enter: none): "), _unless_empty(checked_code))
        if code is None
        else checked_code(code),
        levels=checked_names(level)
        if level
        else _asked(_("Levels of the goals, such as 基本目標、施策 (Enter: none): "), _names) or (),
        stages=checked_names(stage)
        if stage
        else _asked(_("Stages of initiatives, such as 検討、実施 (Enter: none): "), _names) or (),
    )
    _show(folder, write_plan(place, start))
    return 0


def _year(text: str) -> int:
    from apcli.cli.spoken import named_year
    from apcli.starting import BASELINE, LAST, checked_year

    return checked_year(named_year(text), BASELINE, LAST)


def _names(text: str) -> tuple[str, ...]:
    """The names on one line, with 、 or a comma between them."""
    from apcli.starting import checked_names

    return checked_names([each for each in re.split("[、,，]", text) if each.strip()])


def _unless_empty(check: Callable[[str], AnswerT]) -> Callable[[str], AnswerT | None]:
    return lambda text: check(text) if text.strip() else None


def _asked(question: str, check: Callable[[str], AnswerT]) -> AnswerT | None:
    """The answer on the terminal, asked for again while it is wrong; None without a terminal."""
    from apcli.cli.console import write_error
    from apcli.cli.failures import report
    from apcli.errors import ApcliError

    while sys.stdin is not None and sys.stdin.isatty():
        write_error(question)
        line = sys.stdin.readline()
        if not line:  # the end of input
            write_error("\n")
            break
        try:
            return check(line.rstrip("\r\n"))
        except ApcliError as error:
            report(error)
    return None


def _needed(value: AnswerT | None, option: str, help: Message) -> AnswerT:
    """The value.

    Raises:
        NotStarted: there is none.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotStarted

    if value is None:
        raise NotStarted(message("{name} is missing", name=option), help)
    return value


def _show(folder: str, done: Written) -> None:
    """The files that were written, and what to do next."""
    from shlex import quote

    from apcli.cli.console import write_text
    from apcli.starting import DATA

    for name in done.written:
        write_text(f"{Path(folder, name).as_posix()}\n")
    for name in done.kept:
        path = Path(folder, name).as_posix()
        write_text(_("{path} was there already and is unchanged").format(path=path) + "\n")
    data = quote(Path(folder, DATA).as_posix())
    page = quote(Path(folder, "plan.html").as_posix())
    write_text("\n" + _("Next, edit the files in {folder}, then:").format(folder=data) + "\n")
    write_text(f"  apcli validate --data {data}\n")
    write_text(f"  apcli render --data {data} --output {page}\n")
