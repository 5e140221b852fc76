"""Everything that a check can find, by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.answers.answer import Answer, Column, Section, cell, table
from apcli.diagnostics import SEVERITIES, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from apcli.diagnostics import Message
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
    yield Column(key="severity", value=lambda page: page.rule.severity.value)
    yield Column(key="fixable", value=lambda page: page.fix is not None)
    yield Column(key="summary", value=lambda page: page.documentation.title)
    yield _said(message("Severity"), lambda page: words.say(SEVERITIES[page.rule.severity]), words)
    yield _said(message("Fix"), lambda page: words.say(_YES) if page.fix else "", words)
    yield _said(message("Summary"), lambda page: words.gettext(page.documentation.title), words)


def _said(heading: Message, text: Callable[[Page], str], words: Words) -> Column[Page]:
    """A column of sentences of the program, in the language of its reader."""
    return Column(heading=words.say(heading), value=text, cell=lambda page: cell(text(page)))


_YES = message("yes")
