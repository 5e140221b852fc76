"""An initiative that is expanded (拡充), although it is as in last year's edition.

It is expanded if any of its texts, departments, bars of its schedule or costs is another, if it has
another indicator, or if a target asks for more.

Why:
    The plan promises more, and whoever compares the two plans finds nothing that is more.

How to fix:
    Write what is expanded, or correct `change`.

When to ignore:
    If the plan has no place for what is expanded.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    change: expanded

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    change: expanded
    actions: 書かない窓口を全庁に広げます。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.editions.target_changes import target_changes
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, is_revised, sheet_pairs
from apcli.models import Change, Initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import IndicatorPair
    from apcli.workspace import Workspace

RULE = Rule("AP711", "nothing-expanded", Severity.WARNING)

_FIELDS = ("overview", "actions", "fields", "in_charge", "schedule", "costs")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every initiative that is said to be expanded against the edition."""
    if not is_revised(workspace):
        return
    more = {pair.key for pair in indicator_pairs(workspace) if _asks_more(pair)}
    for key, now, before, _origin in sheet_pairs(workspace):
        if not isinstance(now, Initiative) or now.change is not Change.EXPANDED:
            continue
        changed = any(getattr(now, field) != getattr(before, field, None) for field in _FIELDS)
        if key not in more and not changed and now.indicators.keys() <= before.indicators.keys():
            text = message("the change is expanded (拡充), but nothing is more than last year")
            help = message("write what is expanded, or correct the change")
            yield Finding(("change",), text, help).of(key)


def _asks_more(pair: IndicatorPair) -> bool:
    """A target of a year that both editions have asks for more."""
    return any(each.better for each in target_changes(pair.before, pair.now))
