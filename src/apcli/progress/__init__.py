"""The progress of a plan: pure arithmetic from indicators to figures, verdicts and counts."""

from apcli.progress.indicator import headline_of, measure
from apcli.progress.json import report_json, row_json, summary_json
from apcli.progress.pace import interpolated
from apcli.progress.percent import rounded
from apcli.progress.plan import measure_plan, measure_years, summarise
from apcli.progress.rating import label_of, rating_of
from apcli.progress.selection import EVERYTHING, Selection, axis_called, select
from apcli.progress.values import (
    AttainmentBasis,
    Headline,
    Latest,
    Measurement,
    Pace,
    PaceBasis,
    Report,
    Row,
    Summary,
    Verdict,
)
from apcli.progress.year import (
    Known,
    YearTarget,
    baseline_number,
    final_target,
    known_value,
    latest_before,
    number_of,
)

__all__ = [
    "EVERYTHING",
    "AttainmentBasis",
    "Headline",
    "Known",
    "Latest",
    "Measurement",
    "Pace",
    "PaceBasis",
    "Report",
    "Row",
    "Selection",
    "Summary",
    "Verdict",
    "YearTarget",
    "axis_called",
    "baseline_number",
    "final_target",
    "headline_of",
    "interpolated",
    "known_value",
    "label_of",
    "latest_before",
    "measure",
    "measure_plan",
    "measure_years",
    "number_of",
    "rating_of",
    "report_json",
    "rounded",
    "row_json",
    "select",
    "summarise",
    "summary_json",
]
