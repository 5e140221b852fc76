"""All rules, sorted by code: the one place that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.lint.rule import Rule
from apcli.lint.rules import (
    aggregation_name,
    baseline_is_target,
    cumulative_falls,
    duplicate_entry,
    duplicate_number,
    erratum_field,
    item_order,
    missing_indicator,
    note_denied,
    number_gap,
    repeated_reference,
    schedule_outside_plan,
    schedule_stage,
    stage_basis,
    stage_not_stated,
    unknown_axis,
    unknown_department,
    unknown_group,
    unknown_initiative,
    unknown_item,
    unknown_rule,
    unknown_stage,
    unused_term,
    year_outside_plan,
)
from apcli.models import kinds as shape_kinds
from apcli.source import kinds as source_kinds

if TYPE_CHECKING:
    from types import ModuleType

_MODULES: tuple[ModuleType, ...] = (
    unknown_department,
    unknown_axis,
    unknown_item,
    unknown_stage,
    unknown_initiative,
    duplicate_number,
    number_gap,
    duplicate_entry,
    unknown_group,
    item_order,
    repeated_reference,
    unused_term,
    unknown_rule,
    missing_indicator,
    aggregation_name,
    year_outside_plan,
    baseline_is_target,
    cumulative_falls,
    stage_not_stated,
    schedule_outside_plan,
    schedule_stage,
    stage_basis,
    erratum_field,
    note_denied,
)

RULES: tuple[Rule, ...] = tuple(
    Rule(module.KIND, module.__doc__ or "", module.check) for module in _MODULES
)


def adjustable_codes() -> frozenset[str]:
    """The codes whose severity a plan may choose: all but the errors of reading."""
    of_reading = (*source_kinds.KINDS, *shape_kinds.KINDS)
    return frozenset(
        [rule.kind.code for rule in RULES]
        + [kind.code for kind in of_reading if kind.severity is not Severity.ERROR]
    )
