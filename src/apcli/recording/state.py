"""Why an indicator has no value in a year: not counted yet, or nothing to measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.edit import Step, flow_text
from apcli.models import YearState
from apcli.models.grammar import excerpt
from apcli.recording.entry import MAX_SHOWN, occupied, value_at
from apcli.recording.value import the_baseline

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.models import Indicator
    from apcli.source.building import Tree


@dataclass(frozen=True, slots=True)
class NewState:
    """The reason for having no value of a year: `pending` or `not_applicable`.

    `replace` allows it to replace the values that the year has.
    """

    initiative: str
    indicator: str
    fiscal_year: int
    state: YearState
    replace: bool = False


def state_steps(new: NewState, indicator: Indicator, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotRecorded: the year has values or another state, or its actual value is the baseline.
    """
    baseline = indicator.baseline
    if baseline is not None and baseline.fiscal_year == new.fiscal_year:
        raise the_baseline(new.fiscal_year)
    path = state_path(new)
    there = value_at(tree, path)
    if there == new.state.value:
        return []
    gives_way = there is None or there in (YearState.PENDING.value, {})
    if not gives_way and not new.replace:
        shown = flow_text(there)
        shown = excerpt(shown[1:-1] if isinstance(there, dict) else shown, MAX_SHOWN)
        raise occupied(new.fiscal_year, shown, new.state.value)
    return [Step(path, new.state.value)]


def state_path(new: NewState) -> DataPath:
    """Where the state stands."""
    return ("indicators", new.indicator, "values", str(new.fiscal_year))
