"""An aggregation that contradicts the printed name of the indicator.

The name usually ends in （累計） or （単年度）. It is printed as it stands, so the computation
must follow it: a stock measured as one year's flow gives every percentage wrong.

Bad:

    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: annual
        targets: {2025: 10}

Good:

    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: cumulative
        targets: {2025: 10}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Aggregation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP302", "aggregation-name", Severity.ERROR)

_PRINTED = {
    "累計": Aggregation.CUMULATIVE,
    "累積": Aggregation.CUMULATIVE,
    "単年度": Aggregation.ANNUAL,
    "年間": Aggregation.ANNUAL,
    "時点": Aggregation.POINT_IN_TIME,
}
_IN_BRACKETS = re.compile(f"[（(]({'|'.join(_PRINTED)})[）)]")


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """The last word in brackets of its name that says an aggregation."""
    words = _IN_BRACKETS.findall(indicator.name)
    if not words or _PRINTED[words[-1]] is indicator.aggregation:
        return
    printed = words[-1]
    text = message(
        "the name says （{word}）, the aggregation is {aggregation}",
        word=printed,
        aggregation=indicator.aggregation,
    )
    help = message("write aggregation: {aggregation}", aggregation=_PRINTED[printed])
    yield Finding(("aggregation",), text, help)
