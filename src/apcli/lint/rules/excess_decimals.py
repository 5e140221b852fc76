"""A number with more decimals than its indicator declares.

Why:
    The document prints as many decimals as `decimals` says and rounds the rest away. Percentages
    are computed from the exact number, so readers who check them by the printed one get another
    result.

How to fix:
    Round the number as the department publishes it, or declare more decimals.

When to ignore:
    If the exact number is kept on purpose and only its rounded form is to be printed.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      share:
        name: 電子申請の割合
        unit: ％
        aggregation: annual
        decimals: 1
        targets: {2025: 85.25}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      share:
        name: 電子申請の割合
        unit: ％
        aggregation: annual
        decimals: 1
        targets: {2025: 85.3}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP315", "excess-decimals", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it, where it declares its decimals."""
    decimals = indicator.decimals
    if decimals is None:
        return
    for path, value in numbers_of(indicator):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > decimals:
            text = message(
                "{value} has more decimals than declared ({decimals})",
                value=value,
                decimals=decimals,
            )
            yield Finding(path, text, message("round it, or declare more decimals"))
