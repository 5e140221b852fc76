"""What an initiative costs in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.models.grammar import parse_number
from apcli.recording.entry import Entry, steps_of
from apcli.recording.prose import texts_given
from apcli.recording.value import argument

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.models import Plan
    from apcli.source.building import Tree


@dataclass(frozen=True, slots=True)
class NewCosts:
    """Budget and actual costs of a year in the plan's unit of money; what is None stays."""

    initiative: str
    fiscal_year: int
    budget: str | None = None
    actual: str | None = None
    note: str | None = None
    replace: bool = False


def costs_steps(new: NewCosts, plan: Plan, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotRecorded: the plan counts no money, an amount is no number, or the year has another one.
    """
    if plan.money is None:
        raise NotRecorded(
            message("the plan does not say in which unit it counts money"),
            message("add {guess} to plan.yaml", guess="money: {unit: 千円}"),
        )
    amounts = {"budget": new.budget, "actual": new.actual}
    given = {name: text for name, text in amounts.items() if text is not None}
    for amount in given.values():
        argument(parse_number, amount)
    fields = {**given, **texts_given({"note": new.note})}
    if not fields:
        raise NotRecorded(message("no amount is given"))
    entry = Entry(costs_path(new), fields, new.fiscal_year)
    return steps_of(tree, entry, replace=new.replace)


def costs_path(new: NewCosts) -> DataPath:
    """Where the costs stand."""
    return ("costs", str(new.fiscal_year))
