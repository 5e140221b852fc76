"""The initiatives of a plan, in print order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.answers.answer import (
    Answer,
    Cell,
    CellLine,
    Column,
    Place,
    Section,
    Table,
    Tone,
    cell,
    table,
)
from apcli.answers.by_goal import NO_GOALS, PlanGoals
from apcli.answers.origin import origin
from apcli.answers.subject_columns import number_column, title_column
from apcli.diagnostics import message
from apcli.render.labels import ending_label
from apcli.text.printed import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Initiative, Plan, Stage, Taxonomy
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Listed:
    """An initiative by its key, with its stage; `stage` is None where the taxonomy has none.

    `ending` is how it has ended, empty of what goes on; `again` is the goal that it is listed under
    a second time.
    """

    key: str
    initiative: Initiative
    stage: Stage | None
    ending: str = ""
    again: str | None = None

    @property
    def place(self) -> str | None:
        """The goal under which this line stands."""
        return self.again or self.initiative.goal

    @property
    def stage_key(self) -> str | None:
        return self.initiative.stage.key if self.initiative.stage else None

    @property
    def stage_name(self) -> str | None:
        """The stage's name, its key where the taxonomy lacks it."""
        return self.stage.name if self.stage else self.stage_key


def initiatives_answer(
    initiatives: Mapping[str, Initiative],
    plan: Plan,
    taxonomy: Taxonomy,
    words: Words,
    goals: PlanGoals = NO_GOALS,
) -> Answer:
    """All initiatives of a plan."""
    rows = [
        _Listed(
            key,
            each,
            taxonomy.stage(each.stage.key) if each.stage else None,
            ending_label(each, taxonomy, words),
        )
        for key, each in initiatives.items()
    ]
    columns = (
        *_columns(plan, taxonomy, words),
        *_again_columns(words, goals),
        *goals.columns(_goal),
    )
    listed = table(columns, rows)
    grouped = goals.grouped(
        _with_repeated(rows, goals),
        lambda each: each.place,
        lambda goal: _heading(goal, rows, goals, words),
    )
    return Answer(
        title=f"{plan.title}　{words('Content.list')}",
        facts={"fiscal_year": plan.fiscal_year, "initiatives": listed},
        sections=(Section(table=Table(columns=columns, groups=grouped)),),
        data=(listed,),
    )


def _heading(goal: str, rows: Sequence[_Listed], goals: PlanGoals, words: Words) -> str:
    """The line of a goal, with how many initiatives lie below it."""
    count = sum(goal in goals.tree.path(each.initiative.goal) for each in rows)
    return words.say(message("{name} ({count})", name=goals.line(goal), count=count))


def _with_repeated(rows: Sequence[_Listed], goals: PlanGoals) -> Iterator[_Listed]:
    """The rows, and after those of each goal a line for what is listed again under it (再掲)."""
    for goal in goals.tree.in_order:
        yield from (each for each in rows if each.initiative.goal == goal)
        yield from (
            replace(each, again=goal) for each in rows if goal in each.initiative.also_under
        )
    yield from (each for each in rows if each.initiative.goal not in goals.tree.goals)


def _columns(plan: Plan, taxonomy: Taxonomy, words: Words) -> Iterator[Column[_Listed]]:
    head = words.heading
    yield from origin(plan.city, words, lambda _: plan.fiscal_year)
    yield Column(key="initiative", value=lambda each: each.key)
    yield number_column(words, _initiative)
    title = title_column(words, _initiative)
    yield replace(title, cell=lambda each: cell(_title(each, words)))
    yield Column(
        heading=head("key"),
        value=lambda each: each.key,
        cell=lambda each: cell(None if each.again else each.key, tone=Tone.QUIET),
        place=Place.BELOW,
    )
    yield Column(key="change", heading=head("change"), value=lambda each: each.initiative.change)
    yield Column(
        key="departments",
        heading=head("department"),
        value=lambda each: each.initiative.departments,
        cell=lambda each: cell(None if each.again else joined(each.initiative.departments)),
    )
    yield Column(key="classification", value=lambda each: each.initiative.classification)
    yield Column(key="stage", value=lambda each: each.stage_key)
    yield Column(
        key="stage_name",
        heading=head("stage"),
        value=lambda each: each.stage_name,
        cell=(lambda each: _stage(each, words)) if taxonomy.stages else None,
    )
    yield Column(
        key="indicators",
        heading=head("indicators"),
        value=lambda each: len(each.initiative.indicators),
    )
    yield Column(key="goal", value=_goal)
    yield Column(key="also_under", value=lambda each: each.initiative.also_under)


def _again_columns(words: Words, goals: PlanGoals) -> Iterator[Column[_Listed]]:
    """The other goals that list it, in spreadsheets of a plan with goals."""
    if goals.tree.goals:
        yield Column(
            heading=words.heading("also_under"),
            value=lambda each: tuple(map(goals.label, each.initiative.also_under)),
        )


def _goal(each: _Listed) -> str | None:
    return each.initiative.goal


def _initiative(each: _Listed) -> Initiative:
    return each.initiative


def _title(each: _Listed, words: Words) -> str:
    """The title, and how it has ended; where it is listed again, no more than the title."""
    title = each.initiative.printed_title
    if each.again is None:
        return f"{title}（{each.ending}）" if each.ending else title
    return words.say(message("{subject}: {counts}", subject=words.heading("again"), counts=title))


def _stage(each: _Listed, words: Words) -> Cell:
    if each.again is not None:
        return ()
    name = each.stage_name
    return (CellLine(name),) if name else (CellLine(words("not_stated"), Tone.QUIET),)
