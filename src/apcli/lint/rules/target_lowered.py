"""A target that asks less than last year's edition, without a note.

What asks less depends on `direction`. A target that is gone asks less, too. A note of the target,
or a note of the initiative that last year's edition does not have, is enough.

Why:
    A target that is lowered in silence is what an assembly asks about first.

How to fix:
    Say in a note why the target was lowered, or restore it.

When to ignore:
    If the reason stands in another text of the initiative.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 15}}

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 15}}
    notes: [窓口の改修が延びたため、目標値を下方修正しています。]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, placed, sheet_pairs, targets_by_year
from apcli.models import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import IndicatorPair
    from apcli.workspace import Workspace

RULE = Rule("AP707", "target-lowered", Severity.WARNING)

_RISING = (Direction.INCREASE, Direction.AT_LEAST)
_FALLING = (Direction.DECREASE, Direction.AT_MOST)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The targets of the plan's years against those of the edition."""
    noted = {
        pair.key
        for pair in sheet_pairs(workspace)
        if any(note not in pair.before.notes for note in pair.now.notes)
    }
    years = [year for year in workspace.plan.years.all if year >= workspace.plan.fiscal_year]
    for pair in indicator_pairs(workspace):
        if pair.key not in noted:
            for finding in _lowered(pair, years):
                yield placed(workspace, pair.key, finding)


def _lowered(pair: IndicatorPair, years: list[int]) -> Iterator[Finding]:
    """The first year with a target that asks less, or the years whose target is gone."""
    before, after = targets_by_year(pair.before), targets_by_year(pair.now)
    gone = [year for year in years if year in before and pair.now.target_of(year) is None]
    help = message("say why in a note, or restore the target")
    if gone:
        text = message("last year's targets for {years} are gone", years=", ".join(map(str, gone)))
        yield Finding(("indicators", pair.name), text, help, on_key=True)
    for span, target in pair.now.targets.items():
        for year in years:
            if not span.covers(year) or target.note or year not in before or year not in after:
                continue
            old, new = before[year], after[year]
            if (pair.now.direction in _RISING and new < old) or (
                pair.now.direction in _FALLING and new > old
            ):
                text = message(
                    "the target for {year} was {old} in last year's edition, and is {new}",
                    year=year,
                    old=f"{old:,}",
                    new=f"{new:,}",
                )
                yield Finding(("indicators", pair.name, "targets", str(span)), text, help)
                return
