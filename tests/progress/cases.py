"""Indicators as plain numbers, to be built as they are, multiplied, or mirrored."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.progress.building import indicator

if TYPE_CHECKING:
    from apcli.models import Indicator

MIRRORED = {
    "increase": "decrease",
    "decrease": "increase",
    "at_least": "at_most",
    "at_most": "at_least",
    "exactly": "exactly",
}
KINDS = ("actual", "preliminary", "forecast", "interim")
YEARS = (2022, 2023, 2024, 2025, 2026, 2027, 2028)


@dataclass(frozen=True)
class Case:
    direction: str
    aggregation: str
    tolerance: Decimal
    baseline: tuple[int, Decimal] | None = None
    values: dict[int, dict[str, Decimal] | str] = field(default_factory=dict)
    targets: dict[int, Decimal | str] = field(default_factory=dict)

    def build(self, factor: Decimal = Decimal(1), *, mirrored: bool = False) -> Indicator:
        """The indicator with every number × factor; mirrored, less is what more was."""
        signed = -factor if mirrored else factor
        fields: dict[str, Any] = {
            "direction": MIRRORED[self.direction] if mirrored else self.direction,
            "aggregation": self.aggregation,
            "tolerance": f"{self.tolerance * factor:f}",
            "values": {str(year): _year(given, signed) for year, given in self.values.items()},
            "targets": {str(year): _target(given, signed) for year, given in self.targets.items()},
        }
        if self.baseline is not None:
            year, number = self.baseline
            fields["baseline"] = {"fiscal_year": str(year), "value": f"{number * signed:f}"}
        return indicator(**fields)


def _year(given: dict[str, Decimal] | str, factor: Decimal) -> Any:
    if isinstance(given, str):
        return given
    return {kind: f"{number * factor:f}" for kind, number in given.items()}


def _target(given: Decimal | str, factor: Decimal) -> Any:
    return {"text": given} if isinstance(given, str) else f"{given * factor:f}"


# Few different numbers, so that values meet and just miss their targets often.
NUMBERS = st.one_of(
    st.integers(-5, 5).map(Decimal),
    st.integers(-300, 300).map(lambda hundredths: Decimal(hundredths) / 100),
    st.integers(-(10**6), 10**6).map(Decimal),
)

CASES = st.builds(
    Case,
    direction=st.sampled_from(sorted(MIRRORED)),
    aggregation=st.sampled_from(["cumulative", "annual", "point_in_time"]),
    tolerance=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)]),
    baseline=st.none() | st.tuples(st.sampled_from(YEARS), NUMBERS),
    values=st.dictionaries(
        st.sampled_from(YEARS),
        st.sampled_from(["pending", "not_applicable"])
        | st.dictionaries(st.sampled_from(KINDS), NUMBERS),
    ),
    targets=st.dictionaries(st.sampled_from(YEARS), NUMBERS | st.just("随時設定")),
)
