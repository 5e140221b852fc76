"""A target that compares with the baseline of an indicator that has none.

Why:
    Whether the target is met cannot be said, in any year, and readers do not learn what is to be
    kept or surpassed.

How to fix:
    Write the baseline. If the value of the year before was meant, write `previous`.

When to ignore:
    If the baseline is still to be measured.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: {keep: baseline}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 8}
        targets: {2025: {keep: baseline}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP327", "no-baseline", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every target that is to be kept at the baseline or to be better, where there is none."""
    if indicator.baseline is not None:
        return
    for span, target in indicator.targets.items():
        for name in ("better_than", "keep"):
            if getattr(target, name) is Reference.BASELINE:
                text = message("the target compares with the baseline, but there is none")
                help = message("add {example}", example="baseline: {fiscal_year: …, value: …}")
                yield Finding(("targets", str(span), name), text, help)
