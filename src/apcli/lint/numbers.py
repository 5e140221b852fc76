"""Every number and value that an indicator holds, with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Indicator, Measured, Observation

SINGLE_KINDS = ("actual", "preliminary", "forecast")
"""The kinds of which a year has one value; a bare number stands for it."""


def numbers_of(indicator: Indicator) -> Iterator[tuple[DataPath, Decimal]]:
    """The numbers of baseline, values and targets, in the order of the file."""
    for path, measured in measured_in(indicator):
        if measured.value is not None:
            # A bare number is the observation itself.
            yield path if path[-1] in SINGLE_KINDS else (*path, "value"), measured.value
    for span, target in indicator.targets.items():
        if target.value is not None:
            yield ("targets", str(span)), target.value


def measured_in(indicator: Indicator) -> Iterator[tuple[DataPath, Measured]]:
    """The baseline and every value of whatever kind, in the order of the file."""
    if indicator.baseline is not None:
        yield ("baseline",), indicator.baseline
    for year, values in indicator.values.items():
        for kind in SINGLE_KINDS:
            observation = getattr(values, kind)
            if observation is not None:
                yield ("values", str(year), kind), observation
        for index, interim in enumerate(values.interim):
            yield ("values", str(year), "interim", index), interim


def reported_in(indicator: Indicator) -> Iterator[tuple[DataPath, int, Observation]]:
    """Every value but forecasts, with its path and fiscal year."""
    for year, values in indicator.values.items():
        path = ("values", str(year))
        if values.actual is not None:
            yield (*path, "actual"), year, values.actual
        if values.preliminary is not None:
            yield (*path, "preliminary"), year, values.preliminary
        for index, interim in enumerate(values.interim):
            yield (*path, "interim", index), year, interim
