"""An initiative or indicator of last year's edition that is gone without a word.

An initiative has ended if `change` says so, and goes on if another names it in `predecessors`. A
goal may go, but not with indicators that nothing continues.

Why:
    Citizens and the assembly look for what they read a year ago, and the plan does not say whether
    it was completed, given up or lost.

How to fix:
    Restore the file with `change: completed`, `abolished` or `transferred`, or name the key in the
    `predecessors` of what continues it.

When to ignore:
    If an indicator was given up and the plan says so elsewhere.

Bad:

    # previous/initiatives/second.yaml
    title: 文書の電子化
    # initiatives/second.yaml (missing)

Good:

    # previous/initiatives/second.yaml
    title: 文書の電子化
    # initiatives/second.yaml
    title: 文書の電子化
    change: completed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import placed, renamed_indicators, renamed_keys
from apcli.models import Initiative
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from apcli.workspace import IndicatorPath, Workspace

RULE = Rule("AP701", "vanished", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """What the edition has and nothing continues, where all files could be read."""
    last = workspace.last_year
    if not workspace.whole:
        return
    renamed = set(renamed_keys(workspace).values())
    for key, initiative in last.edition.initiatives.items():
        if key not in last.continued and key not in renamed and not initiative.ended:
            text = message(
                "'{title}' ({key}) of last year's edition is not in the plan",
                title=initiative.title,
                key=key,
            )
            help = message("write how it ended in 'change', or what continues it in 'predecessors'")
            yield Finding(("fiscal_year",), text, help, file=PLAN)
    continued = {origin for each in last.origins.values() for origin in each}
    yield from _goals(workspace, continued)
    yield from _indicators(workspace, continued)


def _goals(workspace: Workspace, continued: Collection[IndicatorPath]) -> Iterator[Finding]:
    for key, goal in workspace.last_year.edition.goals.items():
        lost = [each for name, each in goal.indicators.items() if (key, name) not in continued]
        if key not in workspace.goals and lost:
            text = message(
                "the goal '{title}' ({key}) of last year's edition is gone, and with it its "
                "indicator '{indicator}'",
                title=goal.title,
                key=key,
                indicator=lost[0].label,
            )
            help = message("restore it, or name it in the 'predecessors' of what continues it")
            yield Finding(("fiscal_year",), text, help, file=PLAN)


def _indicators(workspace: Workspace, continued: Collection[IndicatorPath]) -> Iterator[Finding]:
    renamed = renamed_indicators(workspace)
    for origin, before in workspace.last_year.edition.sheets.items():
        heirs = [*_continuing(workspace, origin)]
        called = {old for (key, _name), old in renamed.items() if key in heirs}
        for name, indicator in before.indicators.items() if heirs else ():
            if (origin, name) in continued or name in called:
                continue
            text = message(
                "the indicator '{title}' ({key}) of last year's edition is gone",
                title=indicator.label,
                key=name,
            )
            help = message("restore it, or name it in the 'predecessors' of what continues it")
            yield placed(workspace, heirs[0], Finding(("title",), text, help))


def _continuing(workspace: Workspace, origin: str) -> Iterator[str]:
    """The initiatives and goals that continue one of the edition, and have not ended."""
    for key, sheet in workspace.sheets.items():
        named = sheet.predecessors if isinstance(sheet, Initiative) else ()
        if not sheet.ended and (key == origin or origin in named):
            yield key
