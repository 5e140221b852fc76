"""A unit that contradicts the name of the indicator.

The end of the name says what is counted: 件数, 人数, 回数, 枚数, 台数, 箇所数, 世帯数, 金額, 時間,
割合 and the like. Only units that belong to another of these words are found.

Why:
    Readers do not know whether the number is one of people or of cases, which may differ several
    times over, and the assembly compares it with the wrong number of another city.

How to fix:
    Ask the department what it counts, then correct the unit or the name.

When to ignore:
    If the name is a fixed one and the unit is what is really counted.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 窓口での受付件数, unit: 人, aggregation: annual, targets: {2025: 10}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 窓口での受付件数, unit: 件, aggregation: annual, targets: {2025: 10}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP322", "unit-name", Severity.WARNING)

_RATES = "％ ‰ 割 ポイント"
_UNITS = {
    "件数": "件",
    "回数": "回",
    "人数": "人 名",
    "者数": "人 名 件 世帯 組 団体 社",
    "枚数": "枚",
    "台数": "台",
    "冊数": "冊",
    "世帯数": "世帯",
    "箇所数": "箇所 拠点 施設 件 館 校 店",
    "金額": "円",
    "時間": "時間 分 秒 日",
    "割合": _RATES,
    "利用率": _RATES,
    "普及率": _RATES,
    "実施率": _RATES,
}
"""What the end of a name counts, and the units that suit it."""
_SUITABLE = {word: frozenset(units.split()) for word, units in _UNITS.items()}
_KNOWN = frozenset().union(*_SUITABLE.values())
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]")


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its unit against the end of its name, without what is in brackets."""
    name = _of_places(_IN_BRACKETS.sub("", indicator.name).strip())
    word = next((word for word in _UNITS if name.endswith(word)), None)
    if word is None:
        return
    unit = _of_places(indicator.unit.replace("%", "％"))
    unit = unit.removeprefix("延べ").lstrip("十百千万億")
    if unit in _KNOWN and unit not in _SUITABLE[word]:
        text = message(
            "the name says {word}, but the unit is {unit}", word=word, unit=indicator.unit
        )
        yield Finding(("unit",), text, message("correct the unit or the name"))


def _of_places(text: str) -> str:
    """The text with 箇所 for its other spellings."""
    for kind in "かカヵヶケ個":
        text = text.replace(f"{kind}所", "箇所")
    return text
