"""The plan as values: pydantic models of every file, without any input or output."""

from apcli.models.glossary import Glossary, Term, Wording
from apcli.models.goal import Goal
from apcli.models.goal_tree import GoalTree
from apcli.models.in_charge import InCharge
from apcli.models.indicator import Aggregation, Direction, Indicator, IndicatorKind
from apcli.models.initiative import (
    Cost,
    Erratum,
    Initiative,
    ScheduleSpan,
    StageMark,
    YearStatus,
)
from apcli.models.measured import Baseline, Kind, Measured, Observation, YearValues
from apcli.models.no_value import YearState
from apcli.models.plan import (
    City,
    GivenGrade,
    Grade,
    GradeStep,
    Licence,
    Money,
    Part,
    Period,
    Plan,
    PlanField,
    Previous,
    Reviewer,
    SheetPart,
    Status,
)
from apcli.models.rating import Rating, Ratings
from apcli.models.review import Change, Review
from apcli.models.section import IMPLIED, REPEATABLE, Content, Section
from apcli.models.sheet import Sheet
from apcli.models.target import Reference, Target, YearSpan
from apcli.models.taxonomy import (
    Axis,
    Department,
    DepartmentRole,
    Group,
    Item,
    Level,
    ProgressStatus,
    Stage,
    Taxonomy,
)
from apcli.models.words import Words

__all__ = [
    "IMPLIED",
    "REPEATABLE",
    "Aggregation",
    "Axis",
    "Baseline",
    "Change",
    "City",
    "Content",
    "Cost",
    "Department",
    "DepartmentRole",
    "Direction",
    "Erratum",
    "GivenGrade",
    "Glossary",
    "Goal",
    "GoalTree",
    "Grade",
    "GradeStep",
    "Group",
    "InCharge",
    "Indicator",
    "IndicatorKind",
    "Initiative",
    "Item",
    "Kind",
    "Level",
    "Licence",
    "Measured",
    "Money",
    "Observation",
    "Part",
    "Period",
    "Plan",
    "PlanField",
    "Previous",
    "ProgressStatus",
    "Rating",
    "Ratings",
    "Reference",
    "Review",
    "Reviewer",
    "ScheduleSpan",
    "Section",
    "Sheet",
    "SheetPart",
    "Stage",
    "StageMark",
    "Status",
    "Target",
    "Taxonomy",
    "Term",
    "Wording",
    "Words",
    "YearSpan",
    "YearState",
    "YearStatus",
    "YearValues",
]
