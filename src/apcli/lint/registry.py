"""All rules, sorted by code: the one place that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.lint.checker import Checker, Scope
from apcli.lint.rules import (
    aggregation_name,
    baseline_is_target,
    change_in_title,
    cumulative_falls,
    double_space,
    doubled_word,
    duplicate_entry,
    duplicate_indicator,
    duplicate_number,
    duplicate_title,
    era_year,
    erratum_field,
    erratum_stale,
    excess_decimals,
    first_year,
    forecast_out_of_line,
    full_width_latin,
    future_actual,
    half_width_brackets,
    half_width_kana,
    inner_space,
    interim_date,
    item_order,
    look_alike,
    managed_elsewhere,
    marker_alone,
    missing_indicator,
    mixed_style,
    note_denied,
    number_gap,
    numbered_title,
    percent_range,
    platform_dependent,
    predecessor_circle,
    repeated_reference,
    schedule_gap,
    schedule_outside_plan,
    schedule_overlap,
    schedule_stage,
    sentence_end,
    stage_backwards,
    stage_basis,
    stage_not_stated,
    target_direction,
    target_gap,
    target_stage,
    term_variant,
    unbalanced_brackets,
    unexplained_abbreviation,
    unit_spelling,
    unknown_axis,
    unknown_department,
    unknown_group,
    unknown_initiative,
    unknown_item,
    unknown_rating,
    unknown_rule,
    unknown_stage,
    unused_department,
    unused_item,
    unused_term,
    value_form,
    year_outside_plan,
)
from apcli.lint.text_checker import TextChecker, places
from apcli.models import shape_rules
from apcli.source import reading_rules

if TYPE_CHECKING:
    from types import ModuleType

    from apcli.workspace import Workspace

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
    unused_item,
    unused_department,
    marker_alone,
    predecessor_circle,
    duplicate_title,
    unknown_rating,
    missing_indicator,
    aggregation_name,
    year_outside_plan,
    baseline_is_target,
    cumulative_falls,
    target_direction,
    forecast_out_of_line,
    target_gap,
    target_stage,
    interim_date,
    future_actual,
    unit_spelling,
    duplicate_indicator,
    percent_range,
    excess_decimals,
    value_form,
    stage_not_stated,
    schedule_outside_plan,
    schedule_stage,
    stage_basis,
    schedule_gap,
    schedule_overlap,
    stage_backwards,
    managed_elsewhere,
    half_width_kana,
    full_width_latin,
    half_width_brackets,
    unbalanced_brackets,
    inner_space,
    platform_dependent,
    look_alike,
    double_space,
    sentence_end,
    doubled_word,
    mixed_style,
    numbered_title,
    era_year,
    first_year,
    term_variant,
    unexplained_abbreviation,
    change_in_title,
    erratum_field,
    note_denied,
    erratum_stale,
)


def _rule(module: ModuleType) -> Checker | TextChecker:
    documentation = module.__doc__ or ""
    for scope in Scope:
        if check := getattr(module, scope.value, None):
            prepare = getattr(module, "prepare", None)
            if module is unknown_rule:  # its subject is the rules, which only this module knows
                prepare = _adjustable_codes
            return Checker(module.RULE, documentation, scope, check, prepare)
    screen = getattr(module, "screen", None) or places(module.PATTERN)
    sentences = getattr(module, "SENTENCES", False)
    return TextChecker(module.RULE, documentation, module.PATTERN, module.judge, screen, sentences)


def _adjustable_codes(_: Workspace) -> frozenset[str]:
    return adjustable_codes()


CHECKERS: tuple[Checker | TextChecker, ...] = tuple(map(_rule, _MODULES))


def all_codes() -> tuple[str, ...]:
    """Every code that a finding may have, in order."""
    of_reading = (*reading_rules.KINDS, *shape_rules.KINDS)
    return tuple(sorted(rule.code for rule in (*of_reading, *(rule.rule for rule in CHECKERS))))


def adjustable_codes() -> frozenset[str]:
    """The codes whose severity a plan may choose: all but the errors of reading."""
    of_reading = (*reading_rules.KINDS, *shape_rules.KINDS)
    return frozenset(
        [rule.rule.code for rule in CHECKERS]
        + [rule.code for rule in of_reading if rule.severity is not Severity.ERROR]
    )
