"""Who has not reported: department by department."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Answer, Column, Place, Section, cell, notes, table
from apcli.answers.origin import origin
from apcli.answers.reading import counted, quantity_text
from apcli.answers.row_columns import columns_of_row, report_facts
from apcli.answers.selecting import selection_text
from apcli.answers.series import reports_facts
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Reporting, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.answers.answer import Note
    from apcli.models import Plan, Taxonomy
    from apcli.progress import DepartmentReporting, Missing, Quantity, Row
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Lacking:
    """An indicator that a department has not reported, and how that stands."""

    department: str
    row: Row
    reporting: Reporting


def missing_answer(
    years: Sequence[Missing], plan: Plan, taxonomy: Taxonomy, words: Words
) -> Answer:
    """What each fiscal year lacks."""
    labels = [year_label(each.report.fiscal_year) for each in years]
    several = len(years) > 1
    period = f"{labels[0]}から{labels[-1]}まで" if several else labels[0]
    sections = [
        section
        for label, each in zip(labels, years, strict=True)
        for section in _sections(each, label if several else None, plan, taxonomy, words)
    ]
    return Answer(
        title=f"{plan.title}　{period}の実績の報告状況",
        facts=reports_facts(
            [each.report for each in years], [_facts(each, plan, words) for each in years]
        ),
        sections=tuple(sections),
        data=(table(_columns(plan, words), (row for each in years for row in _lacking(each))),),
        notes=() if several else _notes_of(years[0], taxonomy, words),
    )


def _sections(
    missing: Missing, year: str | None, plan: Plan, taxonomy: Taxonomy, words: Words
) -> Iterator[Section]:
    if year is not None:
        yield Section(heading=year, notes=_notes_of(missing, taxonomy, words))
    columns = tuple(_columns(plan, words))
    for each in missing.departments:
        if each.missing:
            yield Section(
                heading=_heading(each, words),
                table=table(
                    columns,
                    (_Lacking(each.department, row, reporting) for row, reporting in each.missing),
                ),
                level=2 if year is None else 3,
            )


def _lacking(missing: Missing) -> Iterator[_Lacking]:
    for each in missing.departments:
        for row, reporting in each.missing:
            yield _Lacking(each.department, row, reporting)


def _facts(missing: Missing, plan: Plan, words: Words) -> dict[str, Any]:
    departments = [
        {
            "department": each.department,
            "due": each.due,
            "counts": each.counts,
            "missing": [
                {
                    "initiative": row.about.initiative,
                    "indicator": row.about.indicator,
                    "reporting": reporting,
                }
                for row, reporting in each.missing
            ],
        }
        for each in missing.departments
    ]
    found = {"due": missing.due, "counts": missing.counts, "departments": departments}
    return {**report_facts(missing.report, plan, words), "missing": found}


def _columns(plan: Plan, words: Words) -> Iterator[Column[_Lacking]]:
    head = words.heading
    yield from origin(plan.city, words, lambda each: each.row.fiscal_year)
    yield Column(heading=head("department"), value=lambda each: each.department)
    of_row = columns_of_row(plan, words, _row)
    yield of_row("initiative_number")
    yield of_row("title")
    yield replace(
        of_row("indicator"),
        cell=lambda each: cell(each.row.about.label),
        place=Place.BELOW,
    )
    yield of_row("series")
    yield of_row("unit")
    yield Column(
        heading=head("reporting"),
        value=lambda each: reporting_label(each.row, each.reporting, words),
        cell=lambda each: cell(reporting_label(each.row, each.reporting, words)),
    )
    yield Column(heading=head("value"), value=lambda each: _data(each.row.value))
    for word in ("value_kind", "as_of", "latest_year", "latest_value", "latest_kind"):
        yield of_row(word)
    yield Column(short=head("known"), cell=lambda each: cell(_known(each.row, words)))


def _row(each: _Lacking) -> Row:
    return each.row


def _data(quantity: Quantity | None) -> Any:
    if quantity is None:
        return None
    return quantity.text if quantity.shown is None else quantity.shown


def reporting_label(row: Row, reporting: Reporting, words: Words) -> str:
    """How the row's actual value stands; of a milestone past its day, that it is overdue."""
    if reporting is Reporting.NOT_REPORTED and row.verdict.outcome is Verdict.OVERDUE:
        return words.of(Verdict.OVERDUE)
    return words.of(reporting)


def _known(row: Row, words: Words) -> str:
    """What there is instead: the year's other value, else the latest one; empty where nothing."""
    shown = row.value or row.latest
    if shown is None or shown.kind is None:
        return ""
    number = quantity_text(shown, row.about) + ("" if shown.shown is None else row.about.unit)
    said = f"{words.of(shown.kind)} {number}"
    return said if row.value else f"{year_label(shown.fiscal_year)} {said}"


def _heading(each: DepartmentReporting, words: Words) -> str:
    """The department, and of how many indicators that should have an actual how many lack it."""
    return words.say(
        message(
            "{department}: {count} of {total} indicators without an actual value",
            department=each.department,
            count=len(each.missing),
            total=each.due,
        )
    )


def _notes_of(missing: Missing, taxonomy: Taxonomy, words: Words) -> tuple[Note, ...]:
    return notes(*_notes(missing, words), selection_text(missing.report, taxonomy, words))


def _notes(missing: Missing, words: Words) -> Iterator[str]:
    """How many lack an actual among those that should have one, what is left out, who is done."""
    yield words.say(
        message(
            "{count} of {due} indicators that should have an actual value of {year} have none.",
            count=missing.due - missing.counts[Reporting.REPORTED],
            due=missing.due,
            year=year_label(missing.report.fiscal_year),
        )
    )
    others = {
        each: missing.counts[each]
        for each in (Reporting.NOT_APPLICABLE, Reporting.NOT_DUE, Reporting.NOT_EXPECTED)
    }
    if any(others.values()):
        counts = words.listed(counted(others, words))
        yield words.say(message("Not counted: {counts}.", counts=counts))
    done = [each.department for each in missing.departments if each.due and not each.missing]
    if done:
        yield words.say(message("All reported: {names}.", names=words.listed(done)))
    shared = (
        len(set(row.about.departments)) for each in missing.departments for row, _ in each.missing
    )
    if any(count > 1 for count in shared):
        yield words.say(message("Indicators of several departments are listed for each of them."))
    markers = [
        each.department for each in missing.departments if each.department in missing.markers
    ]
    if markers:
        names = words.listed(markers)
        yield words.say(message("Placeholders for other departments: {names}.", names=names))
