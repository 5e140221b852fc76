"""The progress of every indicator in one fiscal year."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from apcli.answers.answer import (
    ANY_WIDTH,
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
)
from apcli.answers.by_goal import NO_GOALS, PlanGoals
from apcli.answers.later_columns import shown_of
from apcli.answers.reading import (
    counted,
    outlook_basis,
    outlook_counts,
    outlook_text,
    pace_text,
    quantity_text,
    verdict_cell,
    verdict_notes,
)
from apcli.answers.row_columns import report_facts, row_columns
from apcli.answers.selecting import selection_text
from apcli.diagnostics import message
from apcli.era import short_moment_label, short_year_label, year_label
from apcli.models import Kind
from apcli.render.labels import target_year_label
from apcli.text.printed import ABSENT, number_text, percent_text
from apcli.text.sparkline import sparklines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.diagnostics import Message
    from apcli.models import Plan, Taxonomy
    from apcli.progress import Figure, Report, Row
    from apcli.words import Words

WIDE = 110
WIDEST = 140
"""From these widths of a terminal on a table has more of its columns, and all of them."""


def rows_answer(
    report: Report,
    plan: Plan,
    taxonomy: Taxonomy,
    words: Words,
    goals: PlanGoals = NO_GOALS,
    *,
    bars: bool = True,
) -> Answer:
    """Every selected indicator of a report; without `bars` none of its courses is drawn."""
    years = _years(report, plan) if bars else ()
    columns = tuple(_columns(report, plan, years, words, goals))
    grouped = goals.grouped(report.rows, lambda row: row.about.goal)
    drawn = any(_trend(row, years) for row in report.rows)
    return Answer(
        title=f"{plan.title}　{year_label(report.fiscal_year)}の進捗",
        facts=report_facts(report, plan, words),
        sections=(Section(table=Table(columns=columns, groups=grouped)),),
        notes=notes(*_notes(report, taxonomy, years if drawn else (), words)),
    )


def _years(report: Report, plan: Plan) -> tuple[int, ...]:
    """The years of the plan in which an indicator of the report has a target or a value."""
    points = {(point.first, point.last) for row in report.rows for point in row.course.points}
    return tuple(
        year for year in plan.years.all if any(first <= year <= last for first, last in points)
    )


def _columns(
    report: Report, plan: Plan, years: Sequence[int], words: Words, goals: PlanGoals
) -> Iterator[Column[Row]]:
    """The columns of a row, some of which people read, and beside them what only people read."""
    wide, widest, narrower = (WIDE, ANY_WIDTH), (WIDEST, ANY_WIDTH), (0, WIDEST - 1)
    year = short_year_label(report.fiscal_year)
    for column in row_columns(plan, words, goals):
        read = partial(replace, column)
        match column.key:
            case "number" | "title":
                yield goals.below_lines(column, lambda row: row.about.initiative is None)
            case "name":
                yield read(cell=lambda row: cell(row.about.label), place=Place.BELOW)
                course = words.say(message("Course"))
                yield Column(
                    short=course, cell=lambda row: cell(_trend(row, years)), place=Place.BELOW
                )
                yield Column(
                    short=words.heading("outlook"),
                    cell=lambda row: _outlook_line(row, words),
                    place=Place.BELOW,
                    widths=narrower,
                )
            case "baseline":
                yield read(cell=_baseline, align=Align.NUMBER, widths=wide)
            case "target":
                short = words.say(message("{word} {year}", word=column.heading, year=year))
                yield read(short=short, cell=lambda row: _target(row, words), align=Align.FIGURE)
            case "value":
                short = words.say(message("{word} {year}", word=column.heading, year=year))
                yield read(short=short, cell=lambda row: _value(row, words), align=Align.FIGURE)
            case "attainment":
                yield _rates(words)
                yield read(
                    cell=lambda row: _attainment(row, words), align=Align.NUMBER, widths=wide
                )
            case "progress":
                yield read(cell=_progress, align=Align.NUMBER, widths=wide)
            case "verdict":
                yield read(cell=lambda row: _verdict(row, words))
            case "projection.outlook":
                yield read(cell=lambda row: _outlook(row, words), widths=widest)
            case _:
                yield column


def _rates(words: Words) -> Column[Row]:
    """Both rates in one column, for terminals that have no room for two."""
    return Column(
        short=f"{words.heading('attainment')}\n{words.heading('progress')}",
        cell=lambda row: (*_attainment(row, words), *_progress(row)),
        align=Align.NUMBER,
        widths=(0, WIDE - 1),
    )


def _baseline(row: Row) -> Cell:
    return cell(number_text(shown_of(row.baseline), None, row.about.decimals, row.about.minus))


def _target(row: Row, words: Words) -> Cell:
    target, unit = row.shown_target, row.about.unit
    number = quantity_text(target, row.about, words)
    if target is None or target.fiscal_year == row.fiscal_year:
        return (*cell(number), *cell(unit, tone=Tone.QUIET))
    year = short_year_label(target.fiscal_year)
    return (*cell(f"({number})"), *cell(unit, year, tone=Tone.QUIET))


def _trend(row: Row, years: Sequence[int]) -> str:
    """The values over the years beside the targets; empty where there is nothing to compare."""
    values, targets = row.course.values(years), row.course.targets(years)
    if sum(number is not None for number in (*values, *targets)) < 2:
        return ""
    return " / ".join(sparklines(values, targets))


def _value(row: Row, words: Words) -> Cell:
    """The year's value and its kind; where there is none, the latest known one in brackets."""
    shown = row.value or row.latest
    if shown is None or shown.kind is None:
        return cell(ABSENT)
    number = quantity_text(shown, row.about, words)
    said = words.of(shown.kind)
    if row.value is None:
        number, said = f"({number})", f"{short_year_label(shown.fiscal_year)} {said}"
    # Part of a year means little without its day.
    dated = shown.kind is Kind.INTERIM and shown.as_of is not None
    day = short_moment_label(shown.as_of) if dated and shown.as_of else None
    return (*cell(number), *cell(said, day, tone=Tone.QUIET))


def _attainment(row: Row, words: Words) -> Cell:
    rates = row.shown_rates
    if rates.final_attainment.number is None:
        return _rate(row, rates.attainment)
    of_final = cell(words("of_final_target"), tone=Tone.QUIET)
    return (*_rate(row, rates.final_attainment), *of_final)


def _progress(row: Row) -> Cell:
    return _rate(row, row.shown_rates.progress)


def _rate(row: Row, figure: Figure) -> Cell:
    """A rate; in brackets where it is that of the latest known value."""
    text = percent_text(figure.shown(1), minus=row.about.minus)
    if row.shown_rates is row.rates:
        return cell(text)
    return cell(text if text == ABSENT else f"({text})", tone=Tone.QUIET)


def _verdict(row: Row, words: Words) -> Cell:
    return (*verdict_cell(row, words), *cell(*verdict_notes(row, words), tone=Tone.QUIET))


def _outlook_line(row: Row, words: Words) -> Cell:
    """When the final target is met at this pace, marked as computed; empty where nothing says."""
    if row.projection is None:
        return ()
    said = outlook_text(row, words, short_year_label)
    return cell(
        words.say(message("{subject}: {counts}", subject=words.heading("outlook"), counts=said))
    )


def _outlook(row: Row, words: Words) -> Cell:
    if row.projection is None:
        return cell(ABSENT)
    said, pace = outlook_text(row, words), pace_text(row.projection, row, words)
    return (*cell(said), *cell(pace, tone=Tone.QUIET))


def _covered(report: Report, words: Words) -> str:
    """How many indicators there are, and of how many initiatives and goals."""
    summary = report.summary
    goals = len({row.about.goal for row in report.rows if row.about.initiative is None})
    one = message("{count} indicator in {covered} of {total} initiatives")
    several = message("{count} indicators in {covered} of {total} initiatives")
    with_goals = message(
        "{count} indicators in {covered} of {total} initiatives, and in {goals} goals"
    )
    text = with_goals if goals else one if summary.indicators == 1 else several
    return words.say(
        text.with_values(
            count=summary.indicators,
            covered=summary.initiatives_with_indicators,
            total=summary.initiatives,
            goals=goals,
        )
    )


def _notes(
    report: Report, taxonomy: Taxonomy, years: Sequence[int], words: Words
) -> Iterator[str | None]:
    covered = _covered(report, words)
    counts = words.listed(counted(report.summary.verdicts, words))
    yield (
        words.say(message("{subject}: {counts}", subject=covered, counts=counts))
        if counts
        else covered
    )
    yield outlook_counts(report.rows, words)
    yield outlook_basis(report.rows, report.fiscal_year, words)
    yield selection_text(report, taxonomy, words)
    if any(row.value is None and row.latest for row in report.rows):
        yield words.say(
            message("In brackets: the latest known value, compared with this year's target.")
        )
    if any(map(target_year_label, report.rows)):
        yield words.say(message("A target in brackets is that of the year shown with it."))
    if years:
        yield words.say(_bars(years, words))


def _bars(years: Sequence[int], words: Words) -> Message:
    """What the bars stand for: all years from one to another, or each of them."""
    if len(years) > years[-1] - years[0]:
        return message(
            "Bars: values / targets of {first} to {last}, from each indicator's least to greatest.",
            first=short_year_label(years[0]),
            last=short_year_label(years[-1]),
        )
    return message(
        "Bars: values / targets of {years}, from each indicator's least to greatest.",
        years=words.listed([short_year_label(year) for year in years]),
    )
