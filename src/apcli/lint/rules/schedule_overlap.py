"""Two spans of a schedule that say the same of the same year.

Spans may run side by side when different things are done; the same text twice is a slip.

Bad:

    schedule:
      - {from: 2024, to: 2026, text: 運用}
      - {from: 2026, to: 2028, text: 運用}

Good:

    schedule:
      - {from: 2024, to: 2028, text: 運用}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP406", "schedule-overlap", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every span against the spans with the same text before it."""
    for key, initiative in workspace.initiatives.items():
        until: dict[str, int] = {}
        in_order = sorted(enumerate(initiative.schedule), key=lambda pair: pair[1].first)
        for index, span in in_order:
            if until.get(span.text, span.first - 1) >= span.first:
                text = message("'{text}' stands for {year} twice", text=span.text, year=span.first)
                yield in_initiative(
                    key, ("schedule", index), text, message("make the two spans one")
                )
            until[span.text] = max(span.last, until.get(span.text, span.last))
