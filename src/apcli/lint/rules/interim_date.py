"""An interim value without its date, or with one outside its fiscal year.

期中 means nothing without the day it was counted on: 「R6.10.31まで」.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {interim: 5}}

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {interim: {value: 5, as_of: 2025-09-30}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Message, Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator, Observation

RULE = Rule("AP310", "interim-date", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every interim value of it."""
    for year, values in indicator.values.items():
        for index, interim in enumerate(values.interim):
            text = _wrong(interim, year)
            if text:
                help = message(
                    "write the day it was counted on: {example}",
                    example=f"as_of: {year}-09-30",
                )
                yield Finding(("values", str(year), "interim", index, "as_of"), text, help)


def _wrong(interim: Observation, year: int) -> Message | None:
    if interim.as_of is None:
        return message("an interim value without the day it was counted on")
    if fiscal_year_of(interim.as_of) != year:
        return message("{day} is not in the fiscal year {year}", day=interim.as_of, year=year)
    return None
