"""Two indicators of one initiative with the same name and series.

Why:
    The table has two rows with one name. Citizens cannot tell which figure is which, and a
    department may report its result for the wrong one.

How to fix:
    Give each a `series`, such as 窓口 and 電話, or delete one if they measure the same.

When to ignore:
    Never: a series costs one word.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      counter: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10}}
      phone: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 20}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      counter: {name: 利用件数, series: 窓口, unit: 件, aggregation: annual, targets: {2025: 10}}
      phone: {name: 利用件数, series: 電話, unit: 件, aggregation: annual, targets: {2025: 20}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Sheet

RULE = Rule("AP313", "duplicate-indicator", Severity.ERROR)


def check_sheet(sheet: Sheet) -> Iterator[Finding]:
    """The labels of its indicators."""
    first: dict[tuple[str, str | None], str] = {}
    for name, indicator in sheet.indicators.items():
        other = first.setdefault((indicator.name, indicator.series), name)
        if other != name:
            text = message("the indicator '{name}' has the same name and series", name=other)
            help = message("give each a series, or delete one of the two")
            yield Finding(("indicators", name, "name"), text, help)
