"""An initiative or indicator that last year's edition has under another name, or not at all.

What is not in last year's edition is either new or continues something, and says so. A title or a
name that has nothing left of last year's under the same key is found, too, and a goal of the same
title under another key: goals have no `predecessors`.

Why:
    The report and the comparison with last year match by key. What was renamed without a word is
    counted as one that ended and one that is new, and its results are lost.

How to fix:
    Write `predecessors` with the key of last year, or `change: new`. If a file was used again for
    another initiative, give that one a key of its own.

When to ignore:
    If only the wording of a title is another.

Bad:

    # previous/initiatives/second.yaml
    title: 業務の効率化
    # initiatives/second.yaml (missing)
    # initiatives/third.yaml
    number: 2
    title: 業務の効率化
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}

Good:

    # previous/initiatives/second.yaml
    title: 業務の効率化
    # initiatives/second.yaml (missing)
    # initiatives/third.yaml
    number: 2
    title: 業務の効率化
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    predecessors: [second]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import (
    are_alike,
    indicator_pairs,
    placed,
    renamed_goals,
    renamed_indicators,
    renamed_keys,
    sheet_pairs,
)
from apcli.models import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import Message
    from apcli.workspace import Workspace

RULE = Rule("AP703", "renamed", Severity.WARNING)

_ANOTHER = message("if it is another one, give it a key of its own")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Keys that the edition does not know, then names that it does not."""
    edition = workspace.last_year.edition.initiatives
    renamed = renamed_keys(workspace)
    for key, initiative in workspace.initiatives.items():
        known = any(each in edition for each in (key, *initiative.predecessors))
        if known or initiative.ended or initiative.change is Change.NEW:
            continue
        text = message("last year's edition has no initiative '{key}'", key=key)
        yield Finding(("title",), text, _named(renamed.get(key))).of(key)
    for key, old in renamed_goals(workspace).items():
        text = message("last year's edition has the goal as '{key}'", key=old)
        help = message("give it that key again, so that its results go on")
        yield placed(workspace, key, Finding(("title",), text, help))
    for (key, name), old in renamed_indicators(workspace).items():
        text = message("last year's edition has the indicator as '{key}'", key=old)
        path = ("indicators", name)
        yield placed(workspace, key, Finding(path, text, _predecessors(old), on_key=True))
    yield from _other_names(workspace)


def _other_names(workspace: Workspace) -> Iterator[Finding]:
    for pair in sheet_pairs(workspace):
        if pair.key == pair.origin and not are_alike(pair.now.title, pair.before.title):
            text = message("last year's edition calls it '{title}'", title=pair.before.title)
            yield placed(workspace, pair.key, Finding(("title",), text, _ANOTHER))
    for each in indicator_pairs(workspace):
        if not each.now.predecessors and not are_alike(each.now.name, each.before.name):
            text = message("last year's edition calls it '{title}'", title=each.before.name)
            path = ("indicators", each.name, "name")
            yield placed(workspace, each.key, Finding(path, text, _ANOTHER))


def _named(old: str | None) -> Message:
    if old is None:
        return message("write 'change: new', or the key of last year in 'predecessors'")
    return _predecessors(old)


def _predecessors(old: str) -> Message:
    return message("write 'predecessors: [{key}]'", key=old)
