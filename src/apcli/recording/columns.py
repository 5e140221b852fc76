"""The columns of what departments report: one table for workbooks, CSV and `record --csv`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import Message


class ReportedColumn(NamedTuple):
    """A column: what its head may say, as names in the vocabulary, and what its cells want.

    The first name is that of the head that apcli writes. What says of which row a line is wants
    nothing.
    """

    words: tuple[str, ...]
    wants: Message | None = None


_PART = message("Of a rate that is counted by its parts; the rate itself is then computed.")

COLUMNS: Mapping[str, ReportedColumn] = {
    "initiative": ReportedColumn(("key",)),
    "number": ReportedColumn(("initiative_number", "number")),
    "title": ReportedColumn(("initiative",)),
    "fiscal_year": ReportedColumn(("fiscal_year",)),
    "indicator": ReportedColumn(("indicator", "indicator_short")),
    "series": ReportedColumn(("series",)),
    "value": ReportedColumn(
        ("value", "actual_value"),
        message(
            "The value of the year: a number, the day of a milestone, or what was reached in words."
            " Until it is counted write {pending}; where there is none write {not_applicable}."
        ),
    ),
    "value_text": ReportedColumn(("value_text",)),
    "achieved": ReportedColumn(
        ("Verdict.achieved",), message("Where the target is in words: whether it was reached.")
    ),
    "kind": ReportedColumn(
        ("value_kind",), message("What kind of value it is. An empty cell means {kind}.")
    ),
    "numerator": ReportedColumn(("numerator",), _PART),
    "denominator": ReportedColumn(("denominator",), _PART),
    "as_of": ReportedColumn(
        ("as_of",), message("The day or the month of the value, as {example}.", example="R7.9.30")
    ),
    "note": ReportedColumn(
        ("notes",), message("What readers of the report must know about the value.")
    ),
    "status": ReportedColumn(
        ("status",), message("How far the initiative was at the end of the year.")
    ),
    "budget": ReportedColumn(("budget",)),
    "actual_cost": ReportedColumn(("spent",), message("What was spent in the year, in {unit}.")),
    "who": ReportedColumn(("field.who",)),
    "period": ReportedColumn(("field.period",)),
    "evaluation": ReportedColumn(
        ("evaluation",), message("What was done in the year, and what came of it.")
    ),
    "issues": ReportedColumn(("issues",), message("What is still to be solved.")),
    "next_steps": ReportedColumn(("next_steps",), message("What will be done about it.")),
    "direction": ReportedColumn(
        ("next_direction",), message("Where the initiative goes from here.")
    ),
}
"""The columns by their keys. A plan's grades have one each, `grades.KEY`."""

GRADES = "grades."
"""Before the key of a grade in the key of its column."""

GRADE_WANTS = message("One of: {steps}.")
"""What the cells of a grade want."""
