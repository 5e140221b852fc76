"""A unit that is written in another way elsewhere in the plan.

％ and %, か所 and 箇所 are one unit each to a reader, and two to a table that sums them.

Bad:

    indicators:
      one: {name: 設置率, unit: ％, aggregation: annual, targets: {2025: 10}}
      two: {name: 利用率, unit: '%', aggregation: annual, targets: {2025: 10}}

Good:

    indicators:
      one: {name: 設置率, unit: ％, aggregation: annual, targets: {2025: 10}}
      two: {name: 利用率, unit: ％, aggregation: annual, targets: {2025: 10}}
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP312", "unit-spelling", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every unit against the spelling that the plan uses most."""
    spellings: dict[str, Counter[str]] = {}
    units = Counter(
        indicator.unit
        for initiative in workspace.initiatives.values()
        for indicator in initiative.indicators.values()
    )
    for unit, count in units.items():
        spellings.setdefault(_same(unit), Counter())[unit] = count
    usual = {
        unit: counts.most_common(1)[0][0]
        for counts in spellings.values()
        if len(counts) > 1
        for unit in counts
    }
    if not usual:
        return
    for key, initiative in workspace.initiatives.items():
        for name, indicator in initiative.indicators.items():
            other = usual.get(indicator.unit, indicator.unit)
            if other != indicator.unit:
                text = message(
                    "the unit '{unit}' is written '{other}' elsewhere",
                    unit=indicator.unit,
                    other=other,
                )
                mend = message("write '{name}'", name=other)
                yield in_initiative(key, ("indicators", name, "unit"), text, mend)


def _same(unit: str) -> str:
    return re.sub("[かカケヵヶヶ個](?=所)", "箇", comparison_key(unit))
