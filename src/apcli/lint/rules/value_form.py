"""A value that cannot be compared with its year's target.

A milestone is compared with the day on which it was reached, a number with a number. A result in
words with `achieved` can be compared with either.

Why:
    The report prints 未入力 although the department has reported a result, and the initiative is
    counted as one without figures.

How to fix:
    For a milestone write the day, as in `actual: 2026-02-10`. For a number write the number; if the
    target is a milestone, write it as `{by: 2026-03}`.

When to ignore:
    Never: the value has no effect on the report.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      launch:
        name: 新システムの稼働
        unit: 時期
        aggregation: point_in_time
        targets: {2025: {by: 2026-03}}
        values: {2025: {actual: 1}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      launch:
        name: 新システムの稼働
        unit: 時期
        aggregation: point_in_time
        targets: {2025: {by: 2026-03}}
        values: {2025: {actual: 2026-02-10}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Message, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import SINGLE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator, Measured, Target

RULE = Rule("AP316", "value-form", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every value of a year whose target is a number or a milestone."""
    for year, values in indicator.values.items():
        target = indicator.target_of(year)
        if target is None:
            continue
        for kind in SINGLE_KINDS:
            measured = getattr(values, kind)
            help = measured and _help(measured, target)
            if help:
                text = message("the value cannot be compared with the target for {year}", year=year)
                yield Finding(("values", str(year), kind), text, help)


def _help(measured: Measured, target: Target) -> Message | None:
    if target.by is not None and (measured.value is not None or measured.numerator is not None):
        return message("write the day on which it was reached, as in 2026-02-10")
    if target.value is not None and measured.reached is not None:
        example = f"{{by: {measured.reached}}}"
        return message(
            "write the number; a milestone as target is written {example}", example=example
        )
    return None
