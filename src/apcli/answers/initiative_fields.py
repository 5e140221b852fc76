"""The fields of an initiative as `show` names them: a value for programs, lines for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.era import span_label, year_label
from apcli.models import Goal, Initiative
from apcli.text.printed import circled, joined, number_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.answers.by_goal import PlanGoals
    from apcli.models import Cost, Plan, Review, Sheet, Taxonomy
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet: what it is called and what it says, line by line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the initiative: its name and value for programs, and its parts of the sheet."""

    key: str
    value: Any
    parts: tuple[Part, ...] = ()


def fields_of(
    sheet: Sheet, plan: Plan, taxonomy: Taxonomy, goals: PlanGoals, words: Words
) -> Iterator[Field]:
    """The fields in the order of the sheet; what has no part stands in the title."""
    if isinstance(sheet, Initiative):
        yield from _of_initiative(sheet, plan, taxonomy, goals, words)
        return
    yield Field("number", sheet.number)
    yield Field("title", sheet.title)
    if isinstance(sheet, Goal):
        above = goals.tree.path(sheet.parent)
        lines = (goals.line(key) for key in above)
        yield Field("parent", sheet.parent, (Part(words.heading("goal"), tuple(lines)),))
    yield from _departments(sheet, taxonomy, words)
    yield Field(
        "overview", sheet.overview, (Part(words.heading("goal_overview"), _lines(sheet.overview)),)
    )
    notes = tuple(f"※{note}" for note in sheet.notes)
    yield Field("notes", sheet.notes, (Part(words.heading("notes"), notes),))
    yield _reviews(sheet, plan, words)


def _departments(sheet: Sheet, taxonomy: Taxonomy, words: Words) -> Iterator[Field]:
    said = joined([taxonomy.with_role(each) for each in sheet.in_charge])
    part = Part(words.heading("department"), (said,) if said else ())
    yield Field("departments", sheet.departments, (part,))
    yield Field("roles", {each.name: each.role for each in sheet.in_charge if each.role})


def _of_initiative(
    initiative: Initiative, plan: Plan, taxonomy: Taxonomy, goals: PlanGoals, words: Words
) -> Iterator[Field]:
    def field(key: str, value: Any, *lines: str, word: str | None = None) -> Field:
        return Field(key, value, (Part(words.heading(word or key), lines),))

    yield Field("number", initiative.number)
    yield Field("title", initiative.title)
    yield field("change", initiative.change, words.of(initiative.change))
    yield from _departments(initiative, taxonomy, words)
    above = goals.tree.path(initiative.goal)
    yield field("goal", initiative.goal, *(goals.line(key) for key in above))
    yield field("also_under", initiative.also_under, *map(goals.line, initiative.also_under))
    yield _classification(initiative, taxonomy)
    mark = initiative.stage
    stage = mark and {"key": mark.key, "basis": mark.basis}
    yield field("stage", stage, *_stage(initiative, taxonomy, words))
    yield _status(initiative, taxonomy, words)
    yield field("overview", initiative.overview, *_lines(initiative.overview))
    yield field("actions", initiative.actions, *_lines(initiative.actions))
    yield _own_fields(initiative, plan)
    spans = [
        {"from": span.first, "to": span.last, "text": span.text, "stage": span.stage}
        for span in initiative.schedule
    ]
    lines = (f"{span_label(span.first, span.last)}  {span.text}" for span in initiative.schedule)
    yield field("schedule", spans, *lines)
    yield _costs(initiative, plan, words)
    yield field("notes", initiative.notes, *(f"※{note}" for note in initiative.notes))
    yield field("managed_by", initiative.managed_by, *filter(None, [initiative.managed_by]))
    yield field("related", initiative.related, *initiative.related)
    yield field("predecessors", initiative.predecessors, *initiative.predecessors)
    yield _reviews(initiative, plan, words)
    yield field("errata", *_errata(initiative))


def _lines(text: str | None) -> tuple[str, ...]:
    return (text.strip(),) if text else ()


def _own_fields(initiative: Initiative, plan: Plan) -> Field:
    """The texts under names of the plan's own, in its order."""
    names = {field.key: field.name for field in plan.fields}
    keys = sorted(initiative.fields, key=[*names, *initiative.fields].index)
    parts = (Part(names.get(key, key), _lines(initiative.fields[key])) for key in keys)
    return Field("fields", initiative.fields, tuple(parts))


def _classification(initiative: Initiative, taxonomy: Taxonomy) -> Field:
    parts = []
    for axis in taxonomy.axes:
        names = {item.key: f"{circled(item.code)} {item.name}" for item in axis.items}
        chosen = initiative.classification.get(axis.key, ())
        parts.append(Part(axis.name, tuple(names.get(key, key) for key in chosen)))
    return Field("classification", initiative.classification, tuple(parts))


def _status(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> Field:
    value, lines = {}, []
    for year, status in initiative.status.items():
        value[year] = {"key": status.key, "note": status.note}
        note = f"（{status.note}）" if status.note else ""
        lines.append(f"{year_label(year)}  {taxonomy.status_name(status.key)}{note}")
    return Field("status", value, (Part(words.heading("status"), tuple(lines)),))


def _costs(initiative: Initiative, plan: Plan, words: Words) -> Field:
    unit = plan.money.unit if plan.money else ""
    value, lines = {}, []
    for year, cost in initiative.costs.items():
        value[year] = {
            "budget": cost.budget,
            "actual": cost.actual,
            "sources": cost.sources,
            "staff": cost.staff,
            "note": cost.note,
        }
        lines.append(f"{year_label(year)}  {'  '.join(_amounts(cost, unit, words))}")
    return Field("costs", value, (Part(words.heading("costs"), tuple(lines)),))


def _amounts(cost: Cost, unit: str, words: Words) -> Iterator[str]:
    """What a year costs, each amount with its name and unit."""
    for name, amount in (("budget", cost.budget), ("spent", cost.actual)):
        if amount is not None:
            yield f"{words(name)} {number_label(amount)}{unit}"
    for source, amount in cost.sources.items():
        yield f"{source} {number_label(amount)}{unit}"
    if cost.staff is not None:
        yield f"{words('staff')} {number_label(cost.staff)}{words('persons')}"
    if cost.note:
        yield f"※{cost.note}"


def _reviews(sheet: Sheet, plan: Plan, words: Words) -> Field:
    """By year a review, or a list of them where the year has several."""
    value, parts = dict[int, Any](), []
    for year, reviews in sheet.reviews.items():
        facts = [_facts_of(review) for review in reviews]
        value[year] = facts[0] if len(facts) == 1 else facts
        for review in reviews:
            label = words.say(message("Review {year}", year=year_label(year)))
            own = plan.reviewed_by(review)
            parts.append(Part(f"{label} {own}".strip(), _review(review, plan, words)))
    return Field("reviews", value, tuple(parts))


def _facts_of(review: Review) -> dict[str, Any]:
    return {
        "evaluation": review.evaluation,
        "issues": review.issues,
        "next_steps": review.next_steps,
        "direction": review.direction,
        "by": review.by,
        "who": review.who,
        "period": review.period,
        "grades": review.grades,
    }


def _errata(initiative: Initiative) -> Iterator[Any]:
    """The errata for programs, then a line for each."""
    yield [
        {
            "field": erratum.field,
            "source": erratum.source,
            "adopted": erratum.adopted,
            "reason": erratum.reason,
        }
        for erratum in initiative.errata
    ]
    for erratum in initiative.errata:
        adopted = "・".join(erratum.adopted)
        yield f"{erratum.field}: {erratum.source} → {adopted}（{erratum.reason}）"


def _review(review: Review, plan: Plan, words: Words) -> tuple[str, ...]:
    """The grades, the texts and the direction, each under its name."""
    texts = {name: getattr(review, name) for name in ("evaluation", "issues", "next_steps")}
    named = [
        *((grade.name, grade.label) for grade in plan.grades_of(review)),
        *((words.heading(name), text.strip()) for name, text in texts.items() if text),
    ]
    if review.direction:
        named.append((words.heading("next_direction"), words.of(review.direction)))
    return tuple(
        words.say(message("{subject}: {counts}", subject=name, counts=said)) for name, said in named
    )


def _stage(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> tuple[str, ...]:
    """The stage; nothing in a plan without stages."""
    mark = initiative.stage
    if mark is None:
        return (words("not_stated"),) if taxonomy.stages else ()
    stage = taxonomy.stage(mark.key)
    name = stage.name if stage else mark.key
    if mark.basis == "declared":
        return (name,)
    basis = words(f"Basis.{mark.basis}")
    return (words.say(message("{state} ({known})", state=name, known=basis)),)
