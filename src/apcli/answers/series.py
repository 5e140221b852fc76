"""The progress of every indicator over several fiscal years: years as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.answers.answer import (
    Align,
    Answer,
    Cell,
    Column,
    Place,
    Section,
    Table,
    Tone,
    cell,
    notes,
    table,
)
from apcli.answers.by_goal import NO_GOALS, PlanGoals
from apcli.answers.reading import counted, quantity_text, target_text, value_text, verdict_cell
from apcli.answers.row_columns import report_facts, row_columns
from apcli.answers.selecting import selection_text
from apcli.answers.subject_columns import number_column, title_above_indicator
from apcli.diagnostics import message
from apcli.era import short_year_label, year_label
from apcli.text.printed import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Plan, Taxonomy
    from apcli.progress import Report, Row, Subject
    from apcli.words import Words

    Course = tuple[Row | None, ...]
    """The rows of one indicator, year by year; None where a year does not have it."""


def series_answer(
    reports: Sequence[Report],
    plan: Plan,
    taxonomy: Taxonomy,
    words: Words,
    goals: PlanGoals = NO_GOALS,
) -> Answer:
    """Every selected indicator of several reports of one plan."""
    first, last = (year_label(report.fiscal_year) for report in (reports[0], reports[-1]))
    courses = _courses(reports, goals)
    columns = row_columns(plan, words, goals)
    every = table(columns, (row for report in reports for row in report.rows))
    grouped = goals.grouped(courses, lambda course: _about(course).goal)
    return Answer(
        title=f"{plan.title}　{first}から{last}までの進捗",
        facts=reports_facts(reports, [report_facts(each, plan, words) for each in reports]),
        sections=(
            Section(table=Table(columns=tuple(_columns(reports, words, goals)), groups=grouped)),
        ),
        data=(every,),
        notes=notes(
            words.say(
                message(
                    "Each year: the value, / its target, the verdict. Values are actual unless "
                    "marked."
                )
            ),
            *_counts(reports, words),
            selection_text(reports[-1], taxonomy, words),
        ),
    )


def _courses(reports: Sequence[Report], goals: PlanGoals) -> list[Course]:
    """A course for each line, in print order: below its goal in a plan that has goals."""
    by_line = [{_line(row): row for row in report.rows} for report in reports]
    courses = [tuple(rows.get(line) for rows in by_line) for line in _in_order(by_line)]
    places = {key: place for place, key in enumerate(goals.tree.in_order)}
    return sorted(courses, key=lambda rows: places.get(_about(rows).goal or "", len(places)))


def _line(row: Row) -> tuple[str, ...]:
    """What has a line of its own: an indicator, and one that is now counted in another unit."""
    return (*row.about.keys, row.about.unit)


def _in_order(years: Sequence[Mapping[tuple[str, ...], Row]]) -> list[tuple[str, ...]]:
    """The lines of all years in the order of the last one; what it lacks is where it was before."""
    found = [*years[-1]]
    known = set(found)
    for lines in reversed(years[:-1]):
        before = None
        for line in lines:
            if line not in known:
                known.add(line)
                found.insert(found.index(before) + 1 if before else 0, line)
            before = line
    return found


def reports_facts(
    reports: Sequence[Report], facts: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """The facts of one report, or of several fiscal years a list, each as if it were alone."""
    if len(facts) == 1:
        return facts[0]
    return {
        "fiscal_years": [report.fiscal_year for report in reports],
        "reports": list(facts),
    }


def _columns(reports: Sequence[Report], words: Words, goals: PlanGoals) -> Iterator[Column[Course]]:
    for column in (number_column(words, _about), title_above_indicator(words, _about)):
        yield goals.below_lines(column, lambda rows: _about(rows).initiative is None)
    yield Column(
        short=words.heading("indicator"),
        cell=lambda rows: cell(_about(rows).label),
        place=Place.BELOW,
    )
    yield Column(
        short=words.heading("unit"), cell=lambda rows: cell(_about(rows).unit), place=Place.BEHIND
    )
    for place, report in enumerate(reports):
        yield Column(
            short=short_year_label(report.fiscal_year),
            long=year_label(report.fiscal_year),
            cell=lambda rows, place=place: _lines(rows[place], words),  # type: ignore[misc]
            align=Align.NUMBER,
        )


def _about(rows: Course) -> Subject:
    """What the rows are about, as it was called last."""
    return next(row.about for row in reversed(rows) if row is not None)


def _lines(row: Row | None, words: Words) -> Cell:
    if row is None:
        return cell(ABSENT)
    value = cell(value_text(row, words))
    if row.value is None and row.done_elsewhere:
        value = cell(f"({quantity_text(row.done_elsewhere, row.about, words)})")
    if not row.has_target and not row.target_ahead:
        return value
    return (
        *value,
        *cell(words.say(message("/ {target}", target=_target(row, words))), tone=Tone.QUIET),
        *verdict_cell(row, words),
    )


def _target(row: Row, words: Words) -> str:
    """The year's target; in brackets, with its year, the final one that lies ahead."""
    ahead = row.target_ahead
    if ahead is None:
        return target_text(row, words)
    return f"({quantity_text(ahead, row.about, words)} {short_year_label(ahead.fiscal_year)})"


def _counts(reports: Sequence[Report], words: Words) -> Iterator[str]:
    for report in reports:
        counts = words.listed(counted(report.summary.verdicts, words))
        subject = year_label(report.fiscal_year)
        yield words.say(message("{subject}: {counts}", subject=subject, counts=counts or ABSENT))
