"""What the name of an indicator says of its numbers: they may be below 0, or above the whole."""

from __future__ import annotations

import re

_DIFFERENCES = "増減|純増|超過|収支|差"
_RATIOS = (
    "平均|比|前年|伸び|当たり|当り|あたり|倍率|指数"
    "|(?:増加|減少|上昇|低下|成長|変化|達成|充足|自給)率"
)
_IS_DIFFERENCE = re.compile(_DIFFERENCES)
_IS_ANY_NUMBER = re.compile(f"{_DIFFERENCES}|{_RATIOS}")


def is_difference(name: str) -> bool:
    """Its numbers are differences, which change sign and size from year to year: 転入超過数."""
    return _IS_DIFFERENCE.search(name) is not None


def may_be_any_number(name: str) -> bool:
    """They are differences, or averages and ratios (経常収支比率), which no bound holds."""
    return _IS_ANY_NUMBER.search(name) is not None
