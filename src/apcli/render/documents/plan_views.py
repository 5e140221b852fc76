"""What templates see of a plan: plain frozen values, every label already made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models import Change
    from apcli.models.plan import GivenGrade
    from apcli.render.documents.change_views import ChangesView
    from apcli.render.documents.facets import Filter
    from apcli.render.documents.headlines import Headline
    from apcli.render.documents.section_views import Entry, SectionView
    from apcli.render.documents.small_table import SmallTable
    from apcli.render.indicators import IndicatorTable
    from apcli.render.prose import Prose
    from apcli.render.timetable import Timetable


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of an axis with its circled code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Items that follow one another under one heading, or under none."""

    name: str | None
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class AxisView:
    """An axis of the classification; `label` is its short name, for heads of tables."""

    name: str
    label: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage with its place on the path of the stages, from 1; empty where it is `off_path`."""

    number: str
    key: str
    name: str
    description: Prose | None
    off_path: bool


@dataclass(frozen=True, slots=True)
class PresentStage:
    """The stage an initiative is in; `concluded` says from what, where it is not declared."""

    key: str
    name: str
    concluded: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Classified:
    """What an initiative is classified as on one axis."""

    name: str
    label: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another initiative or goal; `anchor` is None where the plan does not have it.

    What has `ended` has no sheet: it stands in the list of what has ended. `goal`: it is a goal.
    """

    anchor: str | None
    label: str
    ended: bool = False
    goal: bool = False


@dataclass(frozen=True, slots=True)
class TextView:
    """Prose of a sheet under its heading."""

    key: str
    label: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a sheet under its label; `own` if the plan gives it that.

    `kind` is text for prose, else the name of the part. A `row` is a line beside others. `axes` are
    those that a classification shows.
    """

    kind: str
    label: str
    own: bool
    row: bool
    text: TextView | None
    axes: tuple[Classified, ...]


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Parts that are the lines of one table, or one by itself."""

    table: bool
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What was judged after a year; `direction` is a change, as in `InitiativeView.change`.

    `title` says of which year it is and who wrote it; `named`: it says more than the year. A
    `table` has the grades of a year side by
    side, where several gave them.
    """

    year: str
    title: str
    grades: tuple[GivenGrade, ...]
    table: SmallTable | None
    evaluation: Prose | None
    issues: Prose | None
    next_steps: Prose | None
    direction: Change | None
    by: str | None
    named: bool = False


@dataclass(frozen=True, slots=True)
class SpanView:
    """What is done in a span of fiscal years, named as `period`."""

    period: str
    text: str


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One initiative.

    `printed_title` says whether it is new; `roles` are those of departments, by their
    names, `in_charge` has all departments with their roles in one line;
    `status` has a line for each year; `texts` are its prose in the order of the sheet;
    `parts` are what the sheet shows, in order; `groups` are the same with the lines of tables
    together, `head` and `below` the same beside the title of a web page and below it;
    `managed_by` stands only where its schedule does not say so. `timetable` is the schedule with
    its years side by side, `headlines` what each indicator comes down to.
    """

    key: str
    anchor: str
    number: str
    title: str
    printed_title: str
    change: Change
    departments: tuple[str, ...]
    roles: Mapping[str, str]
    in_charge: str
    classification: tuple[Classified, ...]
    stage: PresentStage | None
    status: tuple[str, ...]
    texts: tuple[TextView, ...]
    indicators: tuple[IndicatorTable, ...]
    headlines: tuple[Headline, ...]
    schedule: tuple[SpanView, ...]
    timetable: Timetable | None
    costs: SmallTable | None
    notes: tuple[str, ...]
    managed_by: str | None
    related: tuple[Related, ...]
    reviews: tuple[ReviewView, ...]
    parts: tuple[PartView, ...]
    groups: tuple[PartGroup, ...]
    head: tuple[PartView, ...]
    below: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal, `depth` goals below the top; `level` is what goals of that depth are called.

    `label` is its title with its number, `count` the initiatives below it, each once.
    """

    key: str
    anchor: str
    depth: int
    level: str | None
    number: str
    title: str
    label: str
    in_charge: str
    overview: Prose | None
    indicators: tuple[IndicatorTable, ...]
    reviews: tuple[ReviewView, ...]
    notes: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with the initiatives printed under it, and those that are listed `again`.

    Without a goal, at depth -1, what has none.
    """

    goal: GoalView | None
    depth: int
    initiatives: tuple[InitiativeView, ...]
    again: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A branch with the branches of the goals directly `below` it."""

    branch: Branch
    below: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the glossary; `full` is what an abbreviation stands for."""

    anchor: str
    term: str
    full: str | None
    meaning: Prose
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole plan.

    `mark` stands after the title wherever it is printed: 案 of a `draft`, and `current`, which says
    as of which day the plan has what became known after it was adopted; None in an edition.
    `contents` are the sections that follow the table of contents, all others where it is last.
    `in_document` has the contents that the document shows, so that nothing links to what it lacks.
    `branches` have the `initiatives` under their `goals`, in one branch where there is none;
    `outline` has the same branches one inside another.
    `costs` are the sums of what they cost; `ended` lists what has ended, None where nothing has;
    `changes` is what has changed since the edition before, None where no section shows it.
    `contacts` says how to reach a department, by its name.
    `own_sheet`: the plan says which parts a sheet has. `part_labels`: what these are called, by
    their names.
    `filters` are by what a reader may narrow the initiatives down, `tokens` those of the filters
    that each initiative passes, by its key.
    """

    title: str
    city: str
    fiscal_year: str
    published: str | None
    draft: bool
    current: str | None
    mark: str
    sections: tuple[SectionView, ...]
    contents: tuple[Entry, ...]
    in_document: frozenset[str]
    axes: tuple[AxisView, ...]
    stages: tuple[StageView, ...]
    initiatives: tuple[InitiativeView, ...]
    branches: tuple[Branch, ...]
    outline: tuple[Outline, ...]
    goals: tuple[GoalView, ...]
    ended: SmallTable | None
    costs: tuple[SmallTable, ...]
    changes: ChangesView | None
    terms: tuple[TermView, ...]
    contacts: Mapping[str, str]
    own_sheet: bool
    part_labels: Mapping[str, str]
    filters: tuple[Filter, ...]
    tokens: Mapping[str, str]
