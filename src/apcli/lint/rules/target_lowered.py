"""A target that asks less than last year's edition, without a note.

What asks less depends on `direction`. A later milestone and a wider bound ask less, and so does a
target that is gone or open again. A note of the target, or a note of the initiative that last
year's edition does not have, is enough.

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
from apcli.editions.target_changes import target_changes
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, placed
from apcli.models import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.target_changes import TargetChange
    from apcli.lint.last_year import IndicatorPair
    from apcli.models import Sheet, Target
    from apcli.workspace import Workspace

RULE = Rule("AP707", "target-lowered", Severity.WARNING)

_HELP = message("say why in a note, or restore the target")


def check(workspace: Workspace) -> Iterator[Finding]:
    """The targets of the plan's years against those of the edition."""
    noted = {key for key, sheet in workspace.sheets.items() if _has_new_note(workspace, key, sheet)}
    years = [year for year in workspace.plan.years.all if year >= workspace.plan.fiscal_year]
    for pair in indicator_pairs(workspace):
        if pair.key not in noted:
            for finding in _lowered(pair, years):
                yield placed(workspace, pair.key, finding)


def _has_new_note(workspace: Workspace, key: str, sheet: Sheet) -> bool:
    """A note that nothing had which it continues, even where it continues several."""
    edition = workspace.last_year.edition.sheets
    named = sheet.predecessors if isinstance(sheet, Initiative) else ()
    known = {note for each in (key, *named) if each in edition for note in edition[each].notes}
    return any(note not in known for note in sheet.notes)


def _lowered(pair: IndicatorPair, years: list[int]) -> Iterator[Finding]:
    """The years whose target is gone, and the first year with one that asks less."""
    changes = [
        (year, change)
        for change in target_changes(pair.before, pair.now)
        for year in years
        if change.years.covers(year) and not _is_noted(pair, year)
    ]
    gone = [year for year, change in changes if _is_gone(change)]
    if gone:
        text = message("last year's targets for {years} are gone", years=", ".join(map(str, gone)))
        yield Finding(("indicators", pair.name), text, _HELP, on_key=True)
    for year, change in changes:
        if change.better is False and change.old and change.new:
            text = message(
                "the target for {year} was {old} in last year's edition, and is {new}",
                year=year,
                old=_shown(change.old),
                new=_shown(change.new),
            )
            span = next(each for each in pair.now.targets if each.covers(year))
            yield Finding(("indicators", pair.name, "targets", str(span)), text, _HELP)
            return


def _is_noted(pair: IndicatorPair, year: int) -> bool:
    target = pair.now.target_of(year)
    return target is not None and target.note is not None


def _is_gone(change: TargetChange) -> bool:
    if change.old is None or change.old.open:
        return False
    return change.new is None or change.new.open


def _shown(target: Target) -> str:
    """The number, the bound or the day of a target."""
    number = target.value if target.value is not None else next(iter(target.bounds.values()), None)
    return str(target.by) if number is None else f"{number:,}"
