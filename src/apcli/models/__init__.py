"""The plan as values: pydantic models of every file, without any input or output."""

from apcli.models.glossary import Glossary, Term, Wording
from apcli.models.indicator import Aggregation, Direction, Indicator, IndicatorKind
from apcli.models.initiative import (
    Change,
    Erratum,
    InCharge,
    Initiative,
    Review,
    ScheduleSpan,
    StageMark,
)
from apcli.models.measured import Baseline, Kind, Measured, Observation, YearState, YearValues
from apcli.models.plan import City, Content, Plan, PlanField, Rating, Ratings, Section, Status
from apcli.models.target import Target, YearSpan
from apcli.models.taxonomy import Axis, Department, DepartmentRole, Group, Item, Stage, Taxonomy

__all__ = [
    "Aggregation",
    "Axis",
    "Baseline",
    "Change",
    "City",
    "Content",
    "Department",
    "DepartmentRole",
    "Direction",
    "Erratum",
    "Glossary",
    "Group",
    "InCharge",
    "Indicator",
    "IndicatorKind",
    "Initiative",
    "Item",
    "Kind",
    "Measured",
    "Observation",
    "Plan",
    "PlanField",
    "Rating",
    "Ratings",
    "Review",
    "ScheduleSpan",
    "Section",
    "Stage",
    "StageMark",
    "Status",
    "Target",
    "Taxonomy",
    "Term",
    "Wording",
    "YearSpan",
    "YearState",
    "YearValues",
]
