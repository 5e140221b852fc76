"""`apcli explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from apcli.locale import gettext
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.lint.documentation import Page, Part

MAX_WIDTH = 100
"""Columns of a paragraph; longer lines are hard to read."""

_INDENT = "    "
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"


def explain(
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE|NAME", help=_("Code or name of a rule, as shown with each finding.")
        ),
    ],
) -> int:
    """Explain a rule: what it finds, why it matters and how to fix it."""
    import sys

    from apcli.cli.console import has_colour, write_text
    from apcli.cli.tables import terminal_width
    from apcli.lint.documentation import pages

    page = find_page(pages(), code)
    width = min(terminal_width(), MAX_WIDTH)
    write_text("\n".join(_lines(page, width, colour=has_colour(sys.stdout))) + "\n")
    return 0


def find_page(pages: Mapping[str, Page], wanted: str) -> Page:
    """The page of the rule with this code or name, as `--select` and findings have it.

    Raises:
        ApcliError: there is no such rule.
    """
    from apcli.diagnostics import message
    from apcli.errors import ApcliError
    from apcli.nearest import comparison_key, did_you_mean, nearest

    known = {name: page for page in pages.values() for name in (page.rule.code, page.rule.name)}
    typed = comparison_key(wanted).partition("[")[0].replace("_", "-")
    for name, page in known.items():
        if typed == comparison_key(name):
            return page
    a_code = typed.removeprefix("ap").isdecimal()  # a similar code is a different rule
    near = None if a_code else nearest(wanted, known)
    help = did_you_mean(near, message("run 'apcli rules' to list all codes and names"))
    raise ApcliError(message("unknown rule '{name}'", name=wanted), help)


def _lines(page: Page, width: int, *, colour: bool) -> Iterator[str]:
    from apcli.diagnostics import SEVERITIES
    from apcli.text.wrapping import wrap

    documentation = page.documentation
    severity = SEVERITIES[page.rule.severity].translated(gettext)
    for line in (f"{page.rule.code} {page.rule.name}", *wrap(gettext(documentation.title), width)):
        yield _bold(line, colour=colour)
    yield ""
    yield _("Severity: {severity}").format(severity=severity)
    yield _("Fix: {command}").format(command=page.fix or _("by hand"))
    for paragraph in documentation.paragraphs:
        yield ""
        yield from wrap(gettext(paragraph), width)
    for part in documentation.parts():
        yield ""
        heading = _("{heading}:").format(heading=part.heading.translated(gettext))
        yield _bold(heading, colour=colour)
        for line in _body(part, width - len(_INDENT)):
            yield f"{_INDENT}{line}".rstrip()


def _body(part: Part, width: int) -> Iterator[str]:
    """The lines under a heading; those of an example stay whole, so that they can be copied."""
    from apcli.text.wrapping import wrap

    for index, paragraph in enumerate(part.paragraphs):
        if index:
            yield ""
        yield from wrap(gettext(paragraph), width)
    if part.example:
        yield from part.example.text.splitlines()


def _bold(line: str, *, colour: bool) -> str:
    return f"{_BOLD}{line}{_RESET}" if colour else line
