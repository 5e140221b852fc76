"""A sentence that is repeated in a text, or a whole text that another initiative also has.

Sentences of 20 characters or more are compared within an `overview`, `actions` or section of the
plan, and each `overview` and `actions` as a whole with those of all initiatives: two initiatives
may share single sentences.

Why:
    One of the two was copied and not adapted, or pasted twice. Readers miss what should stand
    there, and do not see how two initiatives differ.

How to fix:
    Delete one of the two, or write what is different.

When to ignore:
    If both initiatives do exactly the same.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口での待ち時間を短くし、手続を分かりやすくします。
    # initiatives/second.yaml
    title: 業務の効率化
    overview: 窓口での待ち時間を短くし、手続を分かりやすくします。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口での待ち時間を短くし、手続を分かりやすくします。
    # initiatives/second.yaml
    title: 業務の効率化
    overview: 業務の進め方を見直し、職員の負担を軽くします。
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.texts import texts_of
from apcli.workspace import initiative_file, models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath, Message
    from apcli.workspace import Workspace

RULE = Rule("AP535", "repeated-sentence", Severity.WARNING)
# Without its own length or 。 the search is linear also where there is no 。 at all.
_SENTENCE = re.compile("[^。\n]+。?")
_LONG_ENOUGH = 20
_SHORT = ("notes", "indicators", "reviews", "terms", "stages")
"""Where the same words may well stand again."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Each sentence against those before it in its text, and whole texts with one another."""
    first: dict[str, str] = {}
    for file, key, model in models_by_file(workspace):
        for path, text, sentences in texts_of(model):
            if not sentences or path[0] in _SHORT:
                continue
            for finding in _repeated(path, text):
                yield replace(finding, file=file, initiative=key)
            other = first.setdefault(text.strip(), key) if key else key
            if other and other != key and len(text) >= _LONG_ENOUGH:
                same = message("{file} has the same text", file=initiative_file(other))
                yield Finding(path, same, _help(), file=file, initiative=key)


def _repeated(path: DataPath, text: str) -> Iterator[Finding]:
    """Every sentence that the text already has."""
    before = set[str]()
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if len(sentence) < _LONG_ENOUGH or not sentence.endswith("。"):
            continue
        if sentence in before:
            twice = message("this sentence is in the text twice")
            yield Finding(path, twice, _help(), part=found.span())
        before.add(sentence)


def _help() -> Message:
    return message("delete one of the two, or write what is different")
