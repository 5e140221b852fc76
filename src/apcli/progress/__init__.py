"""The progress of a plan: pure arithmetic from indicators to figures, verdicts and counts."""

from apcli.progress.bounds import Bounds, Comparison
from apcli.progress.comparison import UPWARD
from apcli.progress.course import BASELINE, TARGET, Course, Point, course_of
from apcli.progress.figure import Figure, Formula, Judgement, Term
from apcli.progress.grouping import (
    DEPARTMENT,
    STAGE,
    Breakdown,
    GroupCounts,
    Grouping,
    break_down,
    grouping_by,
)
from apcli.progress.measuring import courses_of, measure, subject_of
from apcli.progress.outcomes import (
    AttainmentBasis,
    Headline,
    Outlook,
    Pace,
    PaceBasis,
    Verdict,
)
from apcli.progress.pace import interpolated
from apcli.progress.plan import (
    PlanOfYear,
    check_year,
    counted_in,
    measure_each,
    measure_initiative,
    measure_plan,
    measure_sheet,
    measure_years,
    summarise,
)
from apcli.progress.projected import Projection
from apcli.progress.quantity import Quantity, Role, known_value, target_of, values_of
from apcli.progress.rating import label_of, scale_of
from apcli.progress.report import EVERYTHING, Report, Selection, Summary
from apcli.progress.reporting import (
    WITHOUT_ACTUAL,
    DepartmentReporting,
    Missing,
    Reporting,
    missing_from,
    no_department,
    reporting_of,
)
from apcli.progress.reviewing import ReviewOwed, reviews_owed, unreviewed
from apcli.progress.said import SaidYears, said_years
from apcli.progress.selection import axis_called, goals_called, is_selected, select, selected_from
from apcli.progress.values import FigureName, Rates, Row, Subject
from apcli.text.rounding import rounded

__all__ = [
    "BASELINE",
    "DEPARTMENT",
    "EVERYTHING",
    "STAGE",
    "TARGET",
    "UPWARD",
    "WITHOUT_ACTUAL",
    "AttainmentBasis",
    "Bounds",
    "Breakdown",
    "Comparison",
    "Course",
    "DepartmentReporting",
    "Figure",
    "FigureName",
    "Formula",
    "GroupCounts",
    "Grouping",
    "Headline",
    "Judgement",
    "Missing",
    "Outlook",
    "Pace",
    "PaceBasis",
    "PlanOfYear",
    "Point",
    "Projection",
    "Quantity",
    "Rates",
    "Report",
    "Reporting",
    "ReviewOwed",
    "Role",
    "Row",
    "SaidYears",
    "Selection",
    "Subject",
    "Summary",
    "Term",
    "Verdict",
    "axis_called",
    "break_down",
    "check_year",
    "counted_in",
    "course_of",
    "courses_of",
    "goals_called",
    "grouping_by",
    "interpolated",
    "is_selected",
    "known_value",
    "label_of",
    "measure",
    "measure_each",
    "measure_initiative",
    "measure_plan",
    "measure_sheet",
    "measure_years",
    "missing_from",
    "no_department",
    "reporting_of",
    "reviews_owed",
    "rounded",
    "said_years",
    "scale_of",
    "select",
    "selected_from",
    "subject_of",
    "summarise",
    "target_of",
    "unreviewed",
    "values_of",
]
