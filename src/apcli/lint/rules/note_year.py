"""A note about the forecast or the targets of a year for which the initiative has none.

The rule looks at 令和6年度末見込値 in initiatives with a forecast, and at 令和7年度の目標値 or
令和7年度以降の目標値 in those with targets.

Why:
    The note is left over from last year's plan, or the year is mistyped. Readers look for the
    figure of a year that the table does not have.

How to fix:
    Write the year of the figure.

When to ignore:
    If the note speaks of figures of an earlier plan.

Bad:

    title: 窓口のDX
    notes: [令和6年度の目標値を上方修正しています。]
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 180, 2026: 190}

Good:

    title: 窓口のDX
    notes: [令和7年度の目標値を上方修正しています。]
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2024: {forecast: 170}}
        targets: {2025: 180, 2026: 190}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import guess_year
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Sheet

RULE = Rule("AP606", "note-year", Severity.WARNING)
_FIGURE = re.compile(
    "((?:令和|平成)(?:[0-9０-９]{1,2}|元)年度)(?:末?の?(見込)値?|(?:以降)?の(目標)値?)"
)


def check_sheet(sheet: Sheet) -> Iterator[Finding]:
    """Every such year in a note against the years of the sheet's figures."""
    for index, note in enumerate(sheet.notes):
        for found in _FIGURE.finditer(note):
            years = _forecast_years(sheet) if found[2] else _target_years(sheet)
            if years and guess_year(found[1]) not in years:
                text = message(
                    "the note mentions {figure}, but there is none for that year", figure=found[0]
                )
                help = message("write the year of the figure")
                yield Finding(("notes", index), text, help, part=found.span())


def _forecast_years(sheet: Sheet) -> set[int]:
    return {
        year
        for indicator in sheet.indicators.values()
        for year, values in indicator.values.items()
        if values.forecast is not None
    }


def _target_years(sheet: Sheet) -> set[int]:
    return {
        year
        for indicator in sheet.indicators.values()
        for span in indicator.targets
        for year in range(span.first, span.last + 1)
    }
