"""The plan as values: pydantic models of every file, without any input or output."""

from apcli.models.glossary import Glossary, Term, Wording
from apcli.models.indicator import Aggregation, Direction, Indicator
from apcli.models.initiative import Change, Erratum, Initiative, Review, ScheduleSpan, StageMark
from apcli.models.measured import Baseline, Kind, Measured, Observation, YearValues
from apcli.models.no_value import YearState
from apcli.models.plan import City, Content, Plan, Rating, Ratings, Section, Status, Words
from apcli.models.target import Target, YearSpan
from apcli.models.taxonomy import Axis, Department, Group, Item, Stage, Taxonomy

__all__ = [
    "Aggregation",
    "Axis",
    "Baseline",
    "Change",
    "City",
    "Content",
    "Department",
    "Direction",
    "Erratum",
    "Glossary",
    "Group",
    "Indicator",
    "Initiative",
    "Item",
    "Kind",
    "Measured",
    "Observation",
    "Plan",
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
    "Words",
    "YearSpan",
    "YearState",
    "YearValues",
]
