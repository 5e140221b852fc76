"""A word that the plan's own word list writes differently.

The list is `wording` in `glossary.yaml`. A word to avoid is not found inside one that the list
writes: サーバー is right where サーバ is not.

Why:
    The city decided how the word is written. A search for one spelling does not find the other.

How to fix:
    Write the word as the list has it.

When to ignore:
    If the text quotes a title or a document word for word.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
    wording:
      - {write: 強靱化, instead_of: [強靭化]}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国土強靭化を進めます。

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
    wording:
      - {write: 強靱化, instead_of: [強靭化]}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国土強靱化を進めます。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.texts import texts_of
from apcli.workspace import models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP539", "wording", Severity.WARNING, fix=Fixable.UNSAFE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every word in every text that the list wants written otherwise."""
    wanted = {word: each.write for each in workspace.glossary.wording for word in each.instead_of}
    if not wanted:
        return
    right = {each.write for each in workspace.glossary.wording}
    # The longest first, so that what is right is not taken for the beginning of something else.
    words = sorted({*wanted, *right}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, words)))
    for described in models_by_file(workspace):
        for path, text, _ in texts_of(described.model):
            for found in pattern.finditer(text):
                if found[0] not in right:
                    yield Finding(
                        path,
                        message(
                            "the plan writes '{write}' instead of '{word}'",
                            write=wanted[found[0]],
                            word=found[0],
                        ),
                        message("write '{name}'", name=wanted[found[0]]),
                        part=found.span(),
                        replacement=wanted[found[0]],
                        file=described.file,
                        initiative=described.initiative,
                    )
