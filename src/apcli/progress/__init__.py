"""The progress of a plan: pure arithmetic from indicators to figures, verdicts and counts."""

from apcli.progress.course import Course, course_of
from apcli.progress.grouping import (
    DEPARTMENT,
    STAGE,
    Breakdown,
    Group,
    Grouping,
    break_down,
    grouping_by,
)
from apcli.progress.indicator import headline_of, measure
from apcli.progress.json import (
    breakdown_json,
    missing_json,
    report_json,
    reports_json,
    row_json,
    summary_json,
)
from apcli.progress.pace import interpolated
from apcli.progress.percent import rounded
from apcli.progress.plan import check_year, measure_plan, measure_years, summarise
from apcli.progress.projection import projection_of
from apcli.progress.rating import label_of, rating_of, scale_of
from apcli.progress.reporting import (
    WITHOUT_ACTUAL,
    DepartmentReporting,
    Missing,
    Reporting,
    missing_from,
    reporting_of,
)
from apcli.progress.selection import EVERYTHING, Selection, axis_called, select
from apcli.progress.values import (
    AttainmentBasis,
    Headline,
    Latest,
    Measurement,
    Outlook,
    Pace,
    PaceBasis,
    Projection,
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
    "DEPARTMENT",
    "EVERYTHING",
    "STAGE",
    "WITHOUT_ACTUAL",
    "AttainmentBasis",
    "Breakdown",
    "Course",
    "DepartmentReporting",
    "Group",
    "Grouping",
    "Headline",
    "Known",
    "Latest",
    "Measurement",
    "Missing",
    "Outlook",
    "Pace",
    "PaceBasis",
    "Projection",
    "Report",
    "Reporting",
    "Row",
    "Selection",
    "Summary",
    "Verdict",
    "YearTarget",
    "axis_called",
    "baseline_number",
    "break_down",
    "breakdown_json",
    "check_year",
    "course_of",
    "final_target",
    "grouping_by",
    "headline_of",
    "interpolated",
    "known_value",
    "label_of",
    "latest_before",
    "measure",
    "measure_plan",
    "measure_years",
    "missing_from",
    "missing_json",
    "number_of",
    "projection_of",
    "rating_of",
    "report_json",
    "reporting_of",
    "reports_json",
    "rounded",
    "row_json",
    "scale_of",
    "select",
    "summarise",
    "summary_json",
]
