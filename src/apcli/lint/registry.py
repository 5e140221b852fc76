"""All rules, sorted by code: each module of `rules` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.lint import rules
from apcli.lint.checker import Checker, Scope
from apcli.lint.text_checker import TextChecker, places
from apcli.models import shape_rules
from apcli.source import reading_rules

if TYPE_CHECKING:
    from types import ModuleType

    from apcli.diagnostics import Rule


@cache
def checkers() -> tuple[Checker | TextChecker, ...]:
    """Every rule, in the order of codes.

    The modules are imported when this is first called, so that a rule may import the registry.
    """
    # Not by pkgutil, whose import takes longer than looking into the folder.
    files = Path(next(iter(rules.__path__))).iterdir()
    names = [file.stem for file in files if file.suffix == ".py" and file.stem != "__init__"]
    modules = [import_module(f"{rules.__name__}.{name}") for name in names]
    return tuple(sorted(map(checker, modules), key=lambda found: found.rule.code))


def checker(module: ModuleType) -> Checker | TextChecker:
    """The rule that a module holds."""
    documentation = module.__doc__ or ""
    for scope in Scope:
        if check := getattr(module, scope.value, None):
            prepare = getattr(module, "prepare", None)
            return Checker(module.RULE, documentation, scope, check, prepare)
    screen = getattr(module, "screen", None) or places(module.PATTERN)
    sentences = getattr(module, "SENTENCES", False)
    return TextChecker(module.RULE, documentation, module.PATTERN, module.judge, screen, sentences)


def all_codes() -> tuple[str, ...]:
    """Every code that a finding may have, in order."""
    return tuple(sorted(rule.code for rule in _all_rules()))


def codes_by_name() -> dict[str, str]:
    """The code of every rule by its name."""
    return {rule.name: rule.code for rule in _all_rules()}


def adjustable_codes() -> frozenset[str]:
    """The codes whose severity a plan may choose: all but the errors of reading."""
    return frozenset(rule.code for rule in _all_rules() if rule.adjustable)


def _all_rules() -> tuple[Rule, ...]:
    """The rules of reading, then those of the checkers."""
    of_checkers = (found.rule for found in checkers())
    return (*reading_rules.RULES, *shape_rules.RULES, *of_checkers)
