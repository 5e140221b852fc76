"""A sentence that is written twice in a text, or in two initiatives.

Sentences of 20 characters or more are compared: within every text, and the `overview` and `actions`
of all initiatives with one another.

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
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.texts import texts_of
from apcli.workspace import models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.workspace import Described, Workspace

RULE = Rule("AP535", "repeated-sentence", Severity.WARNING)
_SENTENCE = re.compile("[^。\n]{19,}。")
_COMPARED = {("overview",), ("actions",)}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Each sentence against those before it in its text, and in other initiatives."""
    elsewhere: dict[str, Described] = {}
    for described in models_by_file(workspace):
        for path, text, sentences in texts_of(described.model):
            if not sentences:
                continue
            here = set[str]()
            for found in _SENTENCE.finditer(text):
                sentence = found[0].strip()
                if sentence in here:
                    yield _finding(described, path, found, "")
                here.add(sentence)
                if path in _COMPARED and described.initiative:
                    first = elsewhere.setdefault(sentence, described)
                    if first is not described:
                        yield _finding(described, path, found, first.file)


def _finding(described: Described, path: DataPath, found: re.Match[str], other: str) -> Finding:
    text = message("this sentence is in the text twice")
    if other:
        text = message("{file} has the same sentence", file=other)
    return Finding(
        path,
        text,
        message("delete one of the two, or write what is different"),
        part=found.span(),
        file=described.file,
        initiative=described.initiative,
    )
