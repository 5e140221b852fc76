"""A word that is not written in the official style.

Only in a plan that asks for it with `lint: {style: official}`. The list follows
公用文作成の考え方, 常用漢字表, 送り仮名の付け方 and 外来語の表記, as far as the neighbours of a
word decide: 生かす for 活かす, 受入れ for 受け入れ before a particle, 3か所 for 3ヶ所. Names of
departments and initiatives, and the words of the glossary, are spelled as they are.

Why:
    Government offices share one style, so that people of every age and background can read and
    search what they publish. A plan that mixes spellings looks careless, and a search finds only
    half.

How to fix:
    Write the word in the official style, or let `apcli validate --fix --unsafe-fixes` do it.

When to ignore:
    If the text quotes another document, or the word belongs to a name.

Bad:

    # plan.yaml
    lint: {style: official}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 職員の経験を活かして、手続を見直します。

Good:

    # plan.yaml
    lint: {style: official}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 職員の経験を生かして、手続を見直します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.texts import texts_of
from apcli.workspace import models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP540", "official-style", Severity.WARNING, fix=Fixable.UNSAFE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every such word in running text, in a plan that asks for the official style."""
    if workspace.plan.lint.style is None:
        return
    from apcli.lint.official_style import misspellings, names_of  # noqa: PLC0415  few plans ask

    names = names_of(workspace)
    for file, initiative, model in models_by_file(workspace):
        for path, text, sentences in texts_of(model):
            for each in misspellings(text, names) if sentences else ():
                yield Finding(
                    path,
                    message("'{text}' is not the official style", text=each.text),
                    message("write '{name}'", name=each.write),
                    part=(each.start, each.end),
                    replacement=each.write,
                    file=file,
                    initiative=initiative,
                )
