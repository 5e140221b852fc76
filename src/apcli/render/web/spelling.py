"""The spellings that search on web pages takes for one another, as a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from apcli.text.folding import Spellings, spellings

if TYPE_CHECKING:
    from apcli.workspace import Workspace

FOLDING = "html/folding.js"
"""The script that folds text; it needs the one with the spellings before it."""


def spellings_of(workspace: Workspace) -> Spellings:
    """The common spellings with those of a plan's glossary and of its word list."""
    glossary = workspace.read_glossary
    if glossary is None:
        return spellings()
    terms = (each.spellings for each in glossary.terms)
    wording = ((each.write, *each.instead_of) for each in glossary.wording)
    return spellings((*terms, *wording))


def spelling_script(workspace: Workspace) -> str:
    """The spellings as a script, which a page may hold as it stands."""
    known = json.dumps(dict(spellings_of(workspace)), ensure_ascii=False, separators=(",", ":"))
    return f"const SPELLINGS = {known.replace('<', chr(92) + 'u003c')};\n"
