"""Two indicators of one initiative with the same name and series.

Series under one printed name tell themselves apart by `series`.

Bad:

    indicators:
      one: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10}}
      two: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 20}}

Good:

    indicators:
      one: {name: 利用件数, series: 窓口, unit: 件, aggregation: annual, targets: {2025: 10}}
      two: {name: 利用件数, series: 電話, unit: 件, aggregation: annual, targets: {2025: 20}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP313", "duplicate-indicator", Severity.ERROR)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """The labels of its indicators."""
    if len(initiative.indicators) < 2:
        return
    first: dict[tuple[str, str | None], str] = {}
    for name, indicator in initiative.indicators.items():
        other = first.setdefault((indicator.name, indicator.series), name)
        if other != name:
            text = message("'{name}' has the same name and series", name=other)
            help = message("give each a series, or make them one indicator")
            yield Finding(("indicators", name, "name"), text, help)
