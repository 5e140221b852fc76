"""What says that a number which looks wrong may be right: the indicator's name, or its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models.bounds import may_be_any_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from apcli.diagnostics import DataPath


def out_of_place(
    name: str, numbers: Iterable[tuple[DataPath, Decimal]], wrong: Callable[[Decimal], bool]
) -> list[tuple[DataPath, Decimal]]:
    """The number that is wrong, unless the name allows it (経常収支比率) or others are so too."""
    found = [(path, number) for path, number in numbers if wrong(number)]
    return found if len(found) == 1 and not may_be_any_number(name) else []
