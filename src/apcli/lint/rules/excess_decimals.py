"""A number with more decimals than its indicator declares.

`decimals` says how many are printed; further ones would be rounded away unseen.

Bad:

    indicators:
      share: {name: 割合, unit: ％, aggregation: annual, decimals: 1, targets: {2025: 85.25}}

Good:

    indicators:
      share: {name: 割合, unit: ％, aggregation: annual, decimals: 1, targets: {2025: 85.3}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.figures import figures_of
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP315", "excess-decimals", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every number of an indicator that declares its decimals."""
    for key, initiative in workspace.initiatives.items():
        for name, indicator in initiative.indicators.items():
            if indicator.decimals is None:
                continue
            for path, value in figures_of(indicator):
                exponent = value.as_tuple().exponent
                if isinstance(exponent, int) and -exponent > indicator.decimals:
                    text = message(
                        "{value} has more than {decimals} decimals",
                        value=value,
                        decimals=indicator.decimals,
                    )
                    mend = message("round it, or declare more decimals")
                    yield in_initiative(key, ("indicators", name, *path), text, mend)
