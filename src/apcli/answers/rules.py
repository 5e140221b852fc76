"""Everything that a check can find, by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.answers.answer import Answer, Column, Section, cell, table
from apcli.diagnostics import SEVERITIES, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.lint.documentation import Page
    from apcli.words import Words

    Pages = Iterable[Page]


def rules_answer(pages: Pages, words: Words) -> Answer:
    """The rules in the order of their codes."""
    listed = table(_columns(words), pages)
    return Answer(
        title=words.say(message("Rules")),
        facts={"rules": listed},
        sections=(Section(table=listed),),
    )


def _columns(words: Words) -> Iterator[Column[Page]]:
    yield Column(
        key="code",
        heading=words.say(message("Code")),
        value=lambda page: page.rule.code,
        cell=lambda page: cell(page.rule.code),
        whole=True,
    )
    yield Column(
        key="name",
        heading=words.say(message("Name")),
        value=lambda page: page.rule.name,
        cell=lambda page: cell(page.rule.name),
        whole=True,
    )
    yield Column(
        key="severity",
        heading=words.say(message("Severity")),
        value=lambda page: page.rule.severity.value,
        cell=lambda page: cell(words.say(SEVERITIES[page.rule.severity])),
    )
    yield Column(
        key="fixable",
        heading=words.say(message("Fix")),
        value=lambda page: page.fix is not None,
        cell=lambda page: cell(words.say(message("yes")) if page.fix else ""),
    )
    yield Column(
        key="summary",
        heading=words.say(message("Summary")),
        value=lambda page: page.documentation.title,
        cell=lambda page: cell(words.gettext(page.documentation.title)),
    )
