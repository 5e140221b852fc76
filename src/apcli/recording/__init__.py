"""What somebody reports, as requests → the new texts of the files of initiatives and goals.

Nothing is written here, and only whether it can be recorded is checked.
"""

from apcli.recording.columns import COLUMNS, GRADE_WANTS, GRADES
from apcli.recording.costs import NewCosts
from apcli.recording.declared import (
    change_called,
    grade_called,
    grade_label,
    period_called,
    reviewer_called,
    stage_called,
    status_called,
)
from apcli.recording.given import Called, Given, requests_of
from apcli.recording.indicator import find_indicator
from apcli.recording.mark import NewChange
from apcli.recording.prose import IMPOSSIBLE, as_prose
from apcli.recording.requests import (
    Recorded,
    Request,
    doubts_about,
    path_of,
    recorded,
    recorded_all,
    recorded_each,
)
from apcli.recording.review import NewReview, review_said
from apcli.recording.review_text import part_names, review_parts, review_text
from apcli.recording.stage import NewStage
from apcli.recording.state import NewState
from apcli.recording.status import NewStatus
from apcli.recording.table import reported
from apcli.recording.target import NewTarget
from apcli.recording.value import NewValue, argument, counts, counts_days

__all__ = [
    "COLUMNS",
    "GRADES",
    "GRADE_WANTS",
    "IMPOSSIBLE",
    "Called",
    "Given",
    "NewChange",
    "NewCosts",
    "NewReview",
    "NewStage",
    "NewState",
    "NewStatus",
    "NewTarget",
    "NewValue",
    "Recorded",
    "Request",
    "argument",
    "as_prose",
    "change_called",
    "counts",
    "counts_days",
    "doubts_about",
    "find_indicator",
    "grade_called",
    "grade_label",
    "part_names",
    "path_of",
    "period_called",
    "recorded",
    "recorded_all",
    "recorded_each",
    "reported",
    "requests_of",
    "review_parts",
    "review_said",
    "review_text",
    "reviewer_called",
    "stage_called",
    "status_called",
]
