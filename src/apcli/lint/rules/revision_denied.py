"""A note about raised or lowered targets that are not so against last year's edition.

A target is raised (上方修正) or lowered (下方修正) if last year's edition has another one for the
same year, by its number or by what it asks for. One year of one indicator is enough.

Why:
    Whoever compares the two plans sees that no target was raised or lowered. Usually the note is
    last year's.

How to fix:
    Delete the note, or correct it or the targets.

When to ignore:
    If the note speaks of an earlier revision.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    notes: []
    # initiatives/first.yaml
    title: 窓口のDX
    notes: [目標値を上方修正しています。]

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    notes: []
    # initiatives/first.yaml
    title: 窓口のDX
    notes: [目標値を上方修正しています。]
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 12, 2026: 20}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.editions.change import ChangeKind
from apcli.editions.target_changes import target_changes
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, is_revised, placed, sheet_pairs
from apcli.lint.old_years import old_year_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import IndicatorPair, SheetPair
    from apcli.workspace import Workspace

RULE = Rule("AP706", "revision-denied", Severity.WARNING)

_CLAIMS = {"上方修正": (ChangeKind.RAISED, True), "下方修正": (ChangeKind.LOWERED, False)}
"""What happened to such a target, and whether it asks for more: either is enough."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every note with such a claim against the targets of both editions."""
    if not is_revised(workspace):
        return
    indicators: dict[str, list[IndicatorPair]] = {}
    for each in indicator_pairs(workspace):
        indicators.setdefault(each.key, []).append(each)
    for pair in sheet_pairs(workspace):
        for finding in _of_sheet(workspace, pair, indicators.get(pair.key, [])):
            yield placed(workspace, pair.key, finding)


def _of_sheet(
    workspace: Workspace, pair: SheetPair, indicators: list[IndicatorPair]
) -> Iterator[Finding]:
    for index, note in enumerate(pair.now.notes):
        old, new = workspace.last_year.edition.plan, workspace.plan
        if note in pair.before.notes and old_year_in(note, old, new):
            continue  # found as last year's note
        for claim, (kind, better) in _CLAIMS.items():
            if claim in note and not any(_moved(each, kind, better=better) for each in indicators):
                text = message(
                    "the note says {claim}, but no target has moved so since last year's edition",
                    claim=claim,
                )
                yield Finding(("notes", index), text, message("correct the note or the targets"))


def _moved(pair: IndicatorPair, kind: ChangeKind, *, better: bool) -> bool:
    return any(
        each.kind is kind or each.better is better for each in target_changes(pair.before, pair.now)
    )
