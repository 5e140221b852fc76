"""An indicator that is rated on a scale the plan does not have.

Why:
    Without its scale the indicator gets no rating, so the report cannot say whether the result was
    good, and the department's work is not judged.

How to fix:
    Write a key of `rating_scales` in `plan.yaml`, or add the scale there. Leave `rating` out to use
    the plan's own scale, or write `none` for an indicator that is not rated.

When to ignore:
    Never: without its scale nothing is rated.

Bad:

    # plan.yaml
    rating_scales:
      strict: {scale: [{label: A, at_least: 100}, {label: B}]}
    # initiatives/first.yaml
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        rating: severe
        targets: {2025: 10, 2026: 20}

Good:

    # plan.yaml
    rating_scales:
      strict: {scale: [{label: A, at_least: 100}, {label: B}]}
    # initiatives/first.yaml
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        rating: strict
        targets: {2025: 10, 2026: 20}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.naming import Named, key_meant
from apcli.models.rating import NO_RATING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP219", "unknown-rating", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> tuple[str, ...]:
    """The scales that an indicator may name."""
    return (*workspace.plan.rating_scales, NO_RATING)


def check_indicator(known: tuple[str, ...], indicator: Indicator) -> Iterator[Finding]:
    """The scale that it names against those there are."""
    if indicator.rating is None or indicator.rating in known:
        return
    text = message("unknown rating scale '{name}'", name=indicator.rating)
    every = message("the scales are: {names}", names=", ".join(known))
    help, key = key_meant(indicator.rating, map(Named, known), every)
    yield Finding(("rating",), text, help, replacement=key)
