"""An aggregation that contradicts the printed name of the indicator.

Names often end in （累計）, （累積）, （単年度）, （年間） or （時点）; the last of these words in
the name counts.

Why:
    Readers rely on the printed name. If a running total is computed as the count of one year, every
    percentage in the report is wrong, and a target can look reached or missed when it is not.

How to fix:
    Ask the department how it counts, then correct the aggregation or the name.

When to ignore:
    If the word in brackets does not describe how it is counted.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 20}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: cumulative
        targets: {2025: 10, 2026: 20}
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
    if not words:
        return
    printed = words[-1]
    if indicator.aggregation in (None, _PRINTED[printed]):  # of days and texts it may be absent
        return
    text = message(
        "the name says （{word}）, but the aggregation is {aggregation}",
        word=printed,
        aggregation=indicator.aggregation,
    )
    help = message("write aggregation: {aggregation}", aggregation=_PRINTED[printed])
    yield Finding(("aggregation",), text, help)
