"""Indicators as plain numbers, to be built as they are, multiplied, or mirrored."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Rate(NamedTuple):
    """A rate by its parts."""

    numerator: Decimal
    denominator: Decimal


Given = Decimal | Rate


@dataclass(frozen=True)
class Case:
    direction: str
    aggregation: str
    tolerance: Decimal
    baseline: tuple[int, Given] | None = None
    values: dict[int, dict[str, Given] | str] = field(default_factory=dict)
    targets: dict[int, Decimal | str] = field(default_factory=dict)
    unit: str = "件"
    decimals: int | None = None

    def build(self, factor: Decimal = Decimal(1), *, mirrored: bool = False) -> Indicator:
        """The indicator with every number × factor; mirrored, less is what more was."""
        signed = -factor if mirrored else factor
        fields: dict[str, Any] = {
            "direction": MIRRORED[self.direction] if mirrored else self.direction,
            "aggregation": self.aggregation,
            "tolerance": f"{self.tolerance * factor:f}",
            "unit": self.unit,
            "values": {str(year): _year(given, signed) for year, given in self.values.items()},
            "targets": {str(year): _target(given, signed) for year, given in self.targets.items()},
        }
        if self.baseline is not None:
            year, number = self.baseline
            fields["baseline"] = {"fiscal_year": str(year), **_measured(number, signed)}
        if self.decimals is not None:
            fields["decimals"] = str(self.decimals)
        return indicator(**fields)


def _year(given: dict[str, Given] | str, factor: Decimal) -> Any:
    if isinstance(given, str):
        return given
    return {kind: _measured(number, factor) for kind, number in given.items()}


def _measured(given: Given, factor: Decimal) -> dict[str, str]:
    if isinstance(given, Rate):
        parts = {"numerator": given.numerator * factor, "denominator": given.denominator}
        return {name: f"{number:f}" for name, number in parts.items()}
    return {"value": f"{given * factor:f}"}


def _target(given: Decimal | str, factor: Decimal) -> Any:
    return {"text": given} if isinstance(given, str) else f"{given * factor:f}"


# Few different numbers, so that values meet and just miss their targets often.
NUMBERS = st.one_of(
    st.integers(-5, 5).map(Decimal),
    st.integers(-300, 300).map(lambda hundredths: Decimal(hundredths) / 100),
    st.integers(-(10**6), 10**6).map(Decimal),
)


def _cases(
    given: st.SearchStrategy[Given],
    targets: st.SearchStrategy[Decimal],
    *,
    units: tuple[str, ...] = ("件",),
    decimals: st.SearchStrategy[int | None],
) -> st.SearchStrategy[Case]:
    return st.builds(
        Case,
        direction=st.sampled_from(sorted(MIRRORED)),
        aggregation=st.sampled_from(["cumulative", "annual", "point_in_time"]),
        tolerance=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)]),
        baseline=st.none() | st.tuples(st.sampled_from(YEARS), given),
        values=st.dictionaries(
            st.sampled_from(YEARS),
            st.sampled_from(["pending", "not_applicable"])
            | st.dictionaries(st.sampled_from(KINDS), given),
        ),
        targets=st.dictionaries(st.sampled_from(YEARS), targets | st.just("随時設定")),
        unit=st.sampled_from(units),
        decimals=decimals,
    )


CASES = _cases(NUMBERS, NUMBERS, decimals=st.none())


# Numbers as no city prints them: long ones, and with more decimals than their indicator shows.
def _numbers(digits: int, places: int) -> st.SearchStrategy[Decimal]:
    most = 10**digits - 1
    written = st.integers(-most, most), st.integers(0, places)
    return st.builds(lambda number, point: Decimal(number).scaleb(-point), *written)


LONG = _numbers(15, 10)
RATES = st.builds(Rate, NUMBERS | LONG, (NUMBERS | LONG).filter(bool))

PLACES = {"件": 0, "％": 2, "%": 2, "‰": 3}
"""By how many places a rate by its parts is greater than its quotient, by unit."""


@st.composite
def _under_way(draw: st.DrawFn) -> Case:
    """An indicator with a way to go and actual values on it, of which some are rates."""
    upward = draw(st.booleans())
    sign = 1 if upward else -1

    def on_the_way(steps: int) -> Given:
        number = start + sign * steps * step
        denominator = draw(st.none() | st.sampled_from([Decimal(3), Decimal("0.7"), Decimal(-8)]))
        if denominator is None:
            return number
        return Rate((number * denominator).scaleb(-PLACES[unit]), denominator)

    unit = draw(st.sampled_from(sorted(PLACES)))
    # Steps on the way, and the parts of rates, have more digits, of which 15 are allowed.
    numbers = NUMBERS | _numbers(7, 3)
    start = draw(numbers)
    step = abs(draw(numbers.filter(bool)))
    known = draw(st.sets(st.sampled_from(YEARS[1:5]), min_size=1))
    set_for = sorted(draw(st.sets(st.sampled_from(YEARS[1:6]))))
    return Case(
        direction="increase" if upward else "decrease",
        aggregation="cumulative",
        tolerance=draw(st.sampled_from([Decimal(0), step / 8])),
        baseline=(YEARS[0], on_the_way(0)),
        values={year: {"actual": on_the_way(draw(st.integers(-1, 8)))} for year in known},
        targets={
            **{year: start + sign * draw(st.integers(0, 12)) * step for year in set_for},
            YEARS[-1]: start + sign * draw(st.integers(2, 12)) * step,
        },
        unit=unit,
    )


PARTS = _under_way() | _cases(
    NUMBERS | LONG | RATES,
    NUMBERS | LONG,
    units=tuple(PLACES),
    decimals=st.none() | st.integers(0, 9),
)
"""Cases with rates by their parts, and with numbers of any length."""
