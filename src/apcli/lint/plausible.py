"""What says that a number which looks wrong may be right: the indicator's name, or its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from apcli.diagnostics import DataPath

_DIFFERENCES = ("増減", "純増", "超過", "収支", "差")
_RATIOS = ("平均", "比", "伸び", "当たり", "当り", "あたり", "倍率", "指数")
_RATES_OF = ("増加", "減少", "上昇", "低下", "成長", "変化", "達成", "充足", "自給")
_ANY_NUMBER = (*_DIFFERENCES, *_RATIOS, *(f"{word}率" for word in _RATES_OF))


def is_difference(name: str) -> bool:
    """Its numbers are differences, which change sign and size from year to year: 転入超過数."""
    return any(word in name for word in _DIFFERENCES)


def out_of_place(
    name: str, numbers: Iterable[tuple[DataPath, Decimal]], wrong: Callable[[Decimal], bool]
) -> list[tuple[DataPath, Decimal]]:
    """The number that is wrong, unless the name allows it (経常収支比率) or others are so too."""
    found = [(path, number) for path, number in numbers if wrong(number)]
    is_any_number = any(word in name for word in _ANY_NUMBER)
    return found if len(found) == 1 and not is_any_number else []
