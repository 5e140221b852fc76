"""`apcli explain`."""

from __future__ import annotations

from gettext import gettext
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.lint.documentation import Example, Page

MAX_WIDTH = 100
"""Columns of a paragraph; longer lines are tiring to read."""

_BOLD, _RESET = "\x1b[1m", "\x1b[0m"


def explain(
    code: Annotated[
        str,
        typer.Argument(metavar="CODE|NAME", help=_("The code or name that stands at a finding.")),
    ],
) -> int:
    """Say what a finding means, why it matters, and what is right."""
    import sys

    from apcli.cli.console import has_colour, write_text
    from apcli.cli.tables import terminal_width
    from apcli.lint.documentation import pages

    page = find_page(pages(), code)
    width = min(terminal_width(), MAX_WIDTH)
    write_text("\n".join(_lines(page, width, colour=has_colour(sys.stdout))) + "\n")
    return 0


def find_page(pages: Mapping[str, Page], wanted: str) -> Page:
    """The page of the kind with this code or name, in whatever case and width it is typed.

    Raises:
        ApcliError: there is none.
    """
    from apcli.diagnostics import message
    from apcli.errors import ApcliError
    from apcli.nearest import comparison_key, did_you_mean, nearest

    known = {name: page for page in pages.values() for name in (page.rule.code, page.rule.name)}
    typed = comparison_key(wanted)
    for name, page in known.items():
        if typed == comparison_key(name):
            return page
    a_code = typed.removeprefix("ap").isdecimal()  # of codes a near one means something else
    near = None if a_code else nearest(wanted, known)
    help = did_you_mean(near, message("'apcli rules' shows the codes and names there are"))
    raise ApcliError(message("no rule is called '{name}'", name=wanted), help)


def _lines(page: Page, width: int, *, colour: bool) -> Iterator[str]:
    from apcli.diagnostics import SEVERITIES
    from apcli.text.wrapping import wrap

    documentation = page.documentation
    severity = SEVERITIES[page.rule.severity].translated(gettext)
    for line in (f"{page.rule.code} {page.rule.name}", *wrap(gettext(documentation.title), width)):
        yield f"{_BOLD}{line}{_RESET}" if colour else line
    yield ""
    yield _("Severity: {severity}").format(severity=severity)
    yield _("Fix: {command}").format(command=page.fix or _("by hand"))
    for paragraph in documentation.paragraphs:
        yield ""
        yield from wrap(gettext(paragraph), width)
    if documentation.bad:
        yield from _example(_("Bad"), documentation.bad)
    if documentation.good:
        yield from _example(_("Good"), documentation.good)


def _example(heading: str, example: Example) -> Iterator[str]:
    """The lines of an example, never broken: what is copied from the screen must be YAML."""
    yield ""
    if example.day:
        yield _("{heading} (as of {day}):").format(heading=heading, day=example.day)
    else:
        yield _("{heading}:").format(heading=heading)
    yield ""
    for line in example.text.splitlines():
        yield f"    {line}".rstrip()
