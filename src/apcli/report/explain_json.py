"""How figures were computed, as JSON, version 1: the same in every language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apcli.progress.json import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.diagnostics import DataPath
    from apcli.progress.explaining import Explanation

    Place = Callable[[DataPath], tuple[str, int]]

VERSION = 1


def explain_json(explanations: Sequence[tuple[Explanation, Place]]) -> str:
    """Every explained row, with a line end; a place gives the file and line of a path."""
    found = [_explanation(each, place) for each, place in explanations]
    report = {"version": VERSION, "explanations": found}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _explanation(explanation: Explanation, place: Place) -> dict[str, Any]:
    row = explanation.row
    return {
        "fiscal_year": row.fiscal_year,
        "initiative": row.initiative,
        "indicator": row.indicator,
        "numbers": [
            {
                **{
                    field: plain(getattr(quantity, field))
                    for field in ("role", "fiscal_year", "value", "text", "term", "kind", "as_of")
                },
                **dict(zip(("file", "line"), place(quantity.path), strict=True)),
            }
            for quantity in explanation.quantities
        ],
        "steps": [
            {
                "figure": str(name),
                "formula": None if step.formula is None else str(step.formula),
                "numbers": step.numbers,
                "reason": None if step.reason is None else str(step.reason),
            }
            for name, step in explanation.steps.items()
        ],
    }
