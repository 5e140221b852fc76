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

_COUNTS = frozenset("件人名回枚台冊校園館店社組戸棟個") | {
    *("店舗", "団体", "世帯", "拠点", "施設", "地区", "路線", "事業", "手続", "種類", "項目"),
    *("箇所", "個所", "か所", "カ所", "ヶ所", "ヵ所"),
}
_COMPUTED = ("率", "換算", "密度")


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it, where its unit is one of counts."""
    if indicator.unit not in _COUNTS or any(word in indicator.name for word in _COMPUTED):
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
