"""An actual value or a baseline that last year's edition gives otherwise.

Nothing is found if the value has a note.

Why:
    A published result is a fact. If it is another one a year later, readers of both ask which of
    the two was wrong.

How to fix:
    Restore the value. If it was corrected, say so in its `note`.

When to ignore:
    If the correction is explained elsewhere in the plan.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2022: {actual: 8}}
        targets: {2025: 10}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2022: {actual: 9}}
        targets: {2025: 10}

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2022: {actual: 8}}
        targets: {2025: 10}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2022: {actual: {value: 9, note: 集計の誤りを直しました。}}}
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import IndicatorPair
    from apcli.models.measured import Measured
    from apcli.workspace import Workspace

RULE = Rule("AP705", "actual-changed", Severity.WARNING)

_HELP = message("restore it, or say in its note why it was corrected")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every actual value and baseline of the edition against the present ones."""
    for pair in indicator_pairs(workspace):
        for finding in _changed(pair):
            yield placed(workspace, pair.key, finding)


def _changed(pair: IndicatorPair) -> Iterator[Finding]:
    path, now = ("indicators", pair.name), pair.now
    one, other = pair.before.baseline, now.baseline
    if one and other and one.fiscal_year == other.fiscal_year and _differs(one, other):
        yield _finding((*path, "baseline"), one, other, one.fiscal_year)
    for year, given in pair.before.values.items():
        old = given.actual
        new = now.values[year].actual if year in now.values else None
        if old is not None and new is None and _is_not_baseline(pair, year):
            text = message("the actual value of {year} in last year's edition is gone", year=year)
            yield Finding(path, text, message("restore it"), on_key=True)
        elif old is not None and new is not None and _differs(old, new):
            yield _finding((*path, "values", str(year), "actual"), old, new, year)


def _is_not_baseline(pair: IndicatorPair, year: int) -> bool:
    return pair.now.baseline is None or pair.now.baseline.fiscal_year != year


def _differs(old: Measured, new: Measured) -> bool:
    return new.note is None and _content(old) != _content(new)


def _content(value: Measured) -> tuple[object, ...]:
    return value.value, value.numerator, value.denominator, value.reached, value.text


def _finding(path: tuple[str, ...], old: Measured, new: Measured, year: int) -> Finding:
    text = message(
        "the value of {year} was {old} in last year's edition, and is {new}",
        year=year,
        old=_shown(old),
        new=_shown(new),
    )
    return Finding(path, text, _HELP)


def _shown(value: Measured) -> str:
    if value.value is not None:
        return f"{value.value:,}"
    if value.numerator is not None:
        return f"{value.numerator:,}/{value.denominator:,}"
    return str(value.reached or value.text)
