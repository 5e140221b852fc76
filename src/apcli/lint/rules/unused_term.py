"""A glossary term that no text of the plan uses.

The glossary explains the words of this document; a term that stands nowhere was left behind
when its text was changed, or is spelt otherwise there.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
      - {term: メタバース, meaning: 仮想空間に作られた世界のこと。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding
from apcli.workspace import GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

KIND = Kind("AP212", "unused-term", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every term against the texts, until each was met; silent where a file could not be read."""
    waiting = dict(enumerate(workspace.glossary.terms))
    if len(workspace.initiatives) < len(workspace.keys):
        return
    for text in _texts(workspace):
        if not waiting:
            return
        used = [
            index for index, term in waiting.items() if any(map(text.__contains__, term.spellings))
        ]
        for index in used:
            del waiting[index]
    for index, term in waiting.items():
        text_ = message("no text of the plan uses the term '{term}'", term=term.term)
        mend = message("delete it, or add the spelling that the text uses to 'also'")
        yield Finding(("terms", index, "term"), text_, mend, file=GLOSSARY)


def _texts(workspace: Workspace) -> Iterator[str]:
    for section in workspace.plan.sections:
        yield from filter(None, (section.title, section.body, section.closing))
    taxonomy = workspace.taxonomy
    for axis in taxonomy.axes:
        yield axis.name
        yield from (group.name for group in axis.groups)
        yield from (item.name for item in axis.items)
    for stage in taxonomy.stages:
        yield from filter(None, (stage.name, stage.description))
    for initiative in workspace.initiatives.values():
        yield from _texts_of(initiative)
    for term in workspace.glossary.terms:
        yield term.meaning


def _texts_of(initiative: Initiative) -> Iterator[str]:
    yield from (initiative.title, initiative.overview, initiative.actions, *initiative.notes)
    yield from (indicator.name for indicator in initiative.indicators.values())
    yield from (span.text for span in initiative.schedule)
