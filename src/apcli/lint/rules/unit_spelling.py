"""A unit that is written differently elsewhere in the plan.

Spellings that differ only in width, case, spaces or the way of writing 箇所 (か所, カ所, ヶ所)
count as one unit. The one that the plan uses most is taken as the right one.

Why:
    ％ and % or か所 and 箇所 are one unit to a reader, but two to a spreadsheet that groups figures
    by their unit: the totals there are wrong. In print the difference looks careless.

How to fix:
    Write the unit as the rest of the plan does.

When to ignore:
    If the two really are different units.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      installed: {name: 設置率, unit: ％, aggregation: annual, targets: {2025: 10}}
      used: {name: 利用率, unit: '%', aggregation: annual, targets: {2025: 10}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      installed: {name: 設置率, unit: ％, aggregation: annual, targets: {2025: 10}}
      used: {name: 利用率, unit: ％, aggregation: annual, targets: {2025: 10}}
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP312", "unit-spelling", Severity.WARNING)


def prepare(workspace: Workspace) -> dict[str, str]:
    """The spelling that the plan uses most, by each of the others."""
    spellings: dict[str, Counter[str]] = {}
    units = Counter(
        indicator.unit
        for sheet in workspace.sheets.values()
        for indicator in sheet.indicators.values()
    )
    for unit, count in units.items():
        spellings.setdefault(_same(unit), Counter())[unit] = count
    usual = {}
    for counts in spellings.values():
        (most, _), *others = counts.most_common()
        usual.update({unit: most for unit, _ in others})
    return usual


def check_indicator(usual: dict[str, str], indicator: Indicator) -> Iterator[Finding]:
    """Its unit against the spelling that the plan uses most."""
    other = usual.get(indicator.unit)
    if other is None:
        return
    text = message(
        "the unit '{unit}' is written '{other}' elsewhere", unit=indicator.unit, other=other
    )
    yield Finding(("unit",), text, message("write '{name}'", name=other))


def _same(unit: str) -> str:
    same = comparison_key(unit)
    for each in "かカケヵヶ個":
        same = same.replace(f"{each}所", "箇所")
    return same
