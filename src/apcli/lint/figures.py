"""Every number that an indicator holds, with its route."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.diagnostics import Path
    from apcli.models import Indicator


def figures_of(indicator: Indicator) -> Iterator[tuple[Path, Decimal]]:
    """The numbers of baseline, values and targets, in the order of the file."""
    baseline = indicator.baseline
    if baseline is not None and baseline.value is not None:
        yield ("baseline", "value"), baseline.value
    for year, values in indicator.values.items():
        for kind in ("actual", "preliminary", "forecast"):
            observation = getattr(values, kind)
            if observation is not None and observation.value is not None:
                yield ("values", str(year), kind), observation.value
        for index, interim in enumerate(values.interim):
            if interim.value is not None:
                yield ("values", str(year), "interim", index, "value"), interim.value
    for span, target in indicator.targets.items():
        if target.value is not None:
            yield ("targets", str(span)), target.value
