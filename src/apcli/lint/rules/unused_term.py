"""A glossary term that no text of the plan uses.

The meanings of other terms count as text. Nothing is found while a file cannot be read, since it
may use the term.

Why:
    The glossary explains the words of this document. A term that was left behind sends readers
    looking for a passage that is not there, and one that the text spells differently stays
    unexplained where it is read.

How to fix:
    Delete the term, or add the spelling that the text uses to `also`.

When to ignore:
    If a template prints the term, or the same glossary is used for several plans.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
      - {term: メタバース, meaning: 仮想空間に作られた世界のこと。}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.texts import texts_of
from apcli.workspace import GLOSSARY, models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP212", "unused-term", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every term against the texts, until each was met; silent where a file could not be read."""
    waiting = dict(enumerate(workspace.glossary.terms))
    whole = workspace.read_plan is not None and workspace.read_taxonomy is not None
    if not whole or not workspace.whole:
        return
    for owner, text in _using(workspace):
        if not waiting:
            return
        used = [
            index
            for index, term in waiting.items()
            if index != owner and any(map(text.__contains__, term.spellings))
        ]
        for index in used:
            del waiting[index]
    for index, term in waiting.items():
        text_ = message("no text of the plan uses the term '{term}'", term=term.term)
        help = message("delete it, or add the spelling that the text uses to 'also'")
        yield Finding(("terms", index, "term"), text_, help, file=GLOSSARY)


def _using(workspace: Workspace) -> Iterator[tuple[str | int | None, str]]:
    """Every text of the plan but the terms themselves, and the index of the term it explains."""
    for file, _, model in models_by_file(workspace):
        for path, text, _ in texts_of(model):
            if file != GLOSSARY:
                yield None, text
            elif path[-1] != "term":
                yield path[1], text
