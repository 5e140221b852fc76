"""Mutants differ from the code in one place each, and none of them runs forever."""

from __future__ import annotations

import pytest

from tests.lint.mutation import mutants

SOURCE = """
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    BOUND = 7
FLAG = True
def total(values: list[3], limit=-1) -> 5:
    if 1 < len(values) <= limit or values is None:
        return max(values[2:])
    return any(each not in values for each in values)
"""


def test_every_comparison_bound_and_word_is_changed_alone() -> None:
    chain = "1 < len(values) <= limit"
    arguments = "values: list[3], limit=-1"
    every = "any((each not in values for each in values))"
    assert {(mutant.before, mutant.after) for mutant in mutants(SOURCE, "rule.py")} == {
        (arguments, arguments.replace("-1", "-2")),
        (arguments, arguments.replace("-1", "-0")),
        (f"{chain} or values is None", f"{chain} and values is None"),
        (chain, "1 <= len(values) <= limit"),
        (chain, "1 < len(values) < limit"),
        (chain, "2 < len(values) <= limit"),
        (chain, "0 < len(values) <= limit"),
        ("values is None", "values is not None"),
        ("max(values[2:])", "min(values[2:])"),
        ("values[2:]", "values[3:]"),
        ("values[2:]", "values[1:]"),
        (every, every.replace("any", "all")),
        ("each not in values", "each in values"),
    }


def test_a_mutant_is_a_module_of_its_own_that_runs() -> None:
    results = {
        (mutant.before, mutant.after): mutant.module("rule").total([4, 5, 6, 7], 4)
        for mutant in mutants(SOURCE, "rule.py")
    }
    assert results["max(values[2:])", "min(values[2:])"] == 6
    assert results["1 < len(values) <= limit", "1 < len(values) < limit"] is False
    assert results["values[2:]", "values[3:]"] == 7


def test_a_loop_that_may_never_end_is_refused() -> None:
    with pytest.raises(ValueError, match="use 'for'"):
        list(mutants("while True:\n    break\n", "rule.py"))
