"""The report as JSON: version 1 of the contract with the programs that read it.

What version 1 names comes first and in its order; what was added since stands after it.
Percentages and what is projected have 4 decimals, days are ISO 8601, what does not apply is null.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from apcli.era import Month
from apcli.progress.percent import rounded
from apcli.progress.values import EVERYTHING, Latest, Projection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.progress.grouping import Breakdown
    from apcli.progress.reporting import Missing
    from apcli.progress.values import Report, Row, Summary

VERSION = 1
PERCENT_DECIMALS = 4

ROW_KEYS = (
    "initiative",
    "number",
    "indicator",
    "unit",
    "aggregation",
    "direction",
    "baseline",
    "target",
    "final_target",
    "value",
    "kind",
    "as_of",
    "attainment",
    "progress",
    "pace",
    "pace_basis",
    "verdict",
    "rating",
    "latest",
)
"""What version 1 names, in its order."""

ADDED_ROW_KEYS = (
    "title",
    "departments",
    "name",
    "series",
    "tolerance",
    "decimals",
    "headline",
    "baseline_year",
    "target_text",
    "final_target_year",
    "value_text",
    "numerator",
    "denominator",
    "attainment_basis",
    "below_baseline",
    "expected",
    "rating_scale",
    "projection",
)

PROJECTION_KEYS = (
    "start_year",
    "start",
    "latest_year",
    "latest",
    "per_year",
    "needed_per_year",
    "projected",
    "met_in",
    "outlook",
)

LATEST_KEYS = (
    "fiscal_year",
    "kind",
    "value",
    "value_text",
    "as_of",
    "attainment",
    "attainment_basis",
    "progress",
)

SUMMARY_KEYS = (
    "initiatives",
    "initiatives_with_indicators",
    "indicators",
    "verdicts",
    "judged",
    "values",
    "kinds",
    "rated",
    "ratings",
    "rating_scales",
)


SELECTION_KEYS = (
    "departments",
    "stages",
    "items",
    "verdicts",
    "all_initiatives",
    "all_indicators",
)


def report_json(report: Report) -> dict[str, Any]:
    """The whole report, ready for `json.dumps`."""
    return {
        "version": VERSION,
        "fiscal_year": report.fiscal_year,
        "summary": summary_json(report.summary),
        "rows": [row_json(row) for row in report.rows],
        "as_of": plain(report.as_of),
        "selection": _selection(report),
        "by": None,
        "missing": None,
    }


def reports_json(reports: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The one report, or of several fiscal years a list of reports, each as it were alone."""
    if len(reports) == 1:
        return reports[0]
    years = [report["fiscal_year"] for report in reports]
    return {"version": VERSION, "fiscal_years": years, "reports": list(reports)}


def breakdown_json(breakdown: Breakdown) -> dict[str, Any]:
    """The whole report, with its counts by group."""
    grouping = breakdown.grouping
    counted = {
        **_object(grouping, ("by", "axis")),
        "groups": [
            {**_object(group, ("key", "name", "code")), "summary": summary_json(group.summary)}
            for group in breakdown.groups
        ],
        **_object(breakdown, ("several", "empty")),
    }
    return {**report_json(breakdown.report), "by": counted}


def missing_json(missing: Missing) -> dict[str, Any]:
    """The whole report, with what it lacks by department."""
    departments = [
        {
            **_object(each, ("department", "due", "counts")),
            "missing": [
                {**_object(row, ("initiative", "indicator")), "reporting": str(reporting)}
                for row, reporting in each.missing
            ],
        }
        for each in missing.departments
    ]
    found = {**_object(missing, ("due", "counts")), "departments": departments}
    return {**report_json(missing.report), "missing": found}


def summary_json(summary: Summary) -> dict[str, Any]:
    """The counts with what they are counted among."""
    return _object(summary, SUMMARY_KEYS)


def row_json(row: Row) -> dict[str, Any]:
    """One indicator; numbers without decimals are integers."""
    return _object(row, (*ROW_KEYS, *ADDED_ROW_KEYS))


def _selection(report: Report) -> dict[str, Any] | None:
    """What was asked for and what it is a part of; None where nothing is left out."""
    asked = report.selection
    if asked == EVERYTHING:
        return None
    *sorts, all_initiatives, all_indicators = SELECTION_KEYS
    return {**_object(asked, sorts), **_object(report, (all_initiatives, all_indicators))}


def _object(source: object, keys: Sequence[str]) -> dict[str, Any]:
    return {key: plain(getattr(source, key)) for key in keys}


def plain(value: object) -> Any:
    """A value of the figures in JSON's own types; a fraction is a percentage, or by the year."""
    match value:
        case Latest():
            return _object(value, LATEST_KEYS)
        case Projection():
            return _object(value, PROJECTION_KEYS)
        case Fraction() | Decimal():
            return _number(value)
        case datetime.date() | Month() | enum.StrEnum():
            return str(value)
        case tuple():
            return [plain(each) for each in value]
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case _:
            return value


def _number(value: Fraction | Decimal) -> int | float:
    shown = rounded(value, PERCENT_DECIMALS) if isinstance(value, Fraction) else value
    return int(shown) if shown == shown.to_integral_value() else float(shown)
