"""A key of an initiative or a goal that is the printed number of another one.

Commands take a key or a printed number, and refuse a word that is the key of one initiative and the
number of another.

Why:
    Everybody who reads the plan takes 1 for the initiative with that number, but the file `1.yaml`
    holds another. A value would easily go to the wrong one.

How to fix:
    Rename the file: give it a name that says what the initiative is about, and change every
    reference to its key.

When to ignore:
    Never: numbers change from year to year, and with them what the key seems to say.

Bad:

    # initiatives/2.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。

Good:

    # initiatives/internal-work.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP220", "key-is-number", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every key against the numbers of the others."""
    sheets = workspace.sheets
    keys = {str(each.number): key for key, each in sheets.items() if each.number is not None}
    for key, sheet in sheets.items():
        other = keys.get(key, key)
        if other != key and key != str(sheet.number):
            text = message(
                "the key '{key}' is the printed number of {other}",
                key=key,
                other=place_of(workspace, other, ("number",)),
            )
            help = message("rename the file, and change every reference to '{key}'", key=key)
            found = Finding(("number",), text, help)
            yield found.of(key) if key in workspace.initiatives else found.of_goal(key)
