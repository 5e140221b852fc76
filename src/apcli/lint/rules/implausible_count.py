"""A count that is negative or not whole.

Indicators in 件, 人, 回, 箇所 and similar units are checked, but not those with 増減, 超過, 収支,
差, 平均, 比, 伸び, 当たり, 率 or 換算 in their names, and not a series with several such numbers.
Where decimals are declared, fractions are allowed.

Why:
    A service is never used −5 or 712.5 times. Usually a sign or a decimal point slipped in, and the
    department is asked in the assembly what the number means.

How to fix:
    Correct the number, or the unit. If it is an average, say so in the name.

When to ignore:
    If such a number is meant, as after a correction of an earlier count.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2024: {actual: 712.5}}
        targets: {2025: 710}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 1日平均の利用件数
        unit: 件
        aggregation: annual
        values: {2024: {actual: 712.5}}
        targets: {2025: 710}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import numbers_of
from apcli.lint.plausible import out_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator

RULE = Rule("AP321", "implausible-count", Severity.WARNING)

_COUNTS = re.compile(
    "件|人|名|回|枚|台|冊|校|園|館|店舗?|社|団体|世帯|組|戸|棟|(?:[箇個かカヶヵ]所)|個|拠点|施設"
    "|地区|路線|事業|手続|種類|項目"
)
_IS_COMPUTED = re.compile("率|換算|密度")


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it, where its unit is one of counts."""
    if not _COUNTS.fullmatch(indicator.unit) or _IS_COMPUTED.search(indicator.name):
        return
    numbers = list(numbers_of(indicator))
    help = message("check the number and the unit; if it is an average, say so in the name")
    for path, value in out_of_place(indicator.name, numbers, _is_negative):
        text = message("{value} {unit} is negative", value=f"{value:,}", unit=indicator.unit)
        yield Finding(path, text, help, doubt=Doubt.SUSPICIOUS)
    if indicator.decimals:
        return
    for path, value in out_of_place(indicator.name, numbers, _is_fractional):
        text = message(
            "{value} {unit} is not a whole number", value=f"{value:,}", unit=indicator.unit
        )
        yield Finding(path, text, help, doubt=Doubt.SUSPICIOUS)


def _is_negative(value: Decimal) -> bool:
    return value < 0


def _is_fractional(value: Decimal) -> bool:
    return value % 1 != 0
