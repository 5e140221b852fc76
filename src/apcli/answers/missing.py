"""Who has not reported: department by department."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from apcli import locale
from apcli.answers.answer import Answer, Column, Place, Section, cell, notes, table
from apcli.answers.by_goal import NO_GOALS, PlanGoals
from apcli.answers.origin import origin
from apcli.answers.reading import counted, quantity_text
from apcli.answers.row_columns import columns_of_row, report_facts
from apcli.answers.selecting import selection_text
from apcli.answers.series import reports_facts
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Reporting, Verdict, no_department, unreviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.answers.answer import Cell, Note
    from apcli.models import Plan, Taxonomy
    from apcli.progress import DepartmentReporting, Missing, Quantity, ReviewOwed, Row
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What a department lacks in a year: the actual value of a row, or the review it owes."""

    department: str
    fiscal_year: int
    row: Row | None = None
    reporting: Reporting | None = None
    review: ReviewOwed | None = None


def missing_answer(
    years: Sequence[Missing],
    plan: Plan,
    taxonomy: Taxonomy,
    words: Words,
    goals: PlanGoals = NO_GOALS,
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
    columns = (*_columns(plan, words), *goals.columns(_goal))
    return Answer(
        title=f"{plan.title}　{period}の{locale.word('Kind.actual')}の報告状況",
        facts=reports_facts(
            [each.report for each in years], [_facts(each, plan, words) for each in years]
        ),
        sections=tuple(sections),
        data=(table(columns, (row for each in years for row in _lacking(each))),),
        notes=() if several else _notes_of(years[0], taxonomy, words),
    )


def _goal(each: _Lacking) -> str | None:
    if each.row:
        return each.row.about.goal
    return each.review.goal if each.review else None


def _sections(
    missing: Missing, year: str | None, plan: Plan, taxonomy: Taxonomy, words: Words
) -> Iterator[Section]:
    if year is not None:
        yield Section(heading=year, notes=_notes_of(missing, taxonomy, words))
    columns = tuple(_columns(plan, words))
    for each in missing.departments:
        lacking = tuple(_lacking_of(each, missing.report.fiscal_year))
        if lacking:
            yield Section(
                heading=_heading(each, words),
                table=table(columns, lacking),
                level=2 if year is None else 3,
            )


def _lacking(missing: Missing) -> Iterator[_Lacking]:
    for each in missing.departments:
        yield from _lacking_of(each, missing.report.fiscal_year)


def _lacking_of(each: DepartmentReporting, year: int) -> Iterator[_Lacking]:
    """The indicators in print order, then the reviews."""
    for row, reporting in each.missing:
        yield _Lacking(each.department, year, row, reporting)
    for review in unreviewed(each.reviews):
        yield _Lacking(each.department, year, review=review)


def _facts(missing: Missing, plan: Plan, words: Words) -> dict[str, Any]:
    departments = [
        {
            "department": each.department,
            "due": each.due,
            "counts": each.counts,
            "missing": [
                {
                    "initiative": row.about.initiative,
                    "goal": row.about.goal,
                    "indicator": row.about.indicator,
                    "reporting": reporting,
                }
                for row, reporting in each.missing
            ],
            "reviews": _review_facts(each.reviews),
        }
        for each in missing.departments
    ]
    found = {
        "due": missing.due,
        "counts": missing.counts,
        "departments": departments,
        "reviews": _review_facts(missing.reviews),
    }
    return {**report_facts(missing.report, plan, words), "missing": found}


def _review_facts(reviews: Sequence[ReviewOwed]) -> dict[str, Any]:
    """How many reviews are owed, and the initiatives that lack theirs."""
    return {"due": len(reviews), "missing": [each.initiative for each in unreviewed(reviews)]}


def _columns(plan: Plan, words: Words) -> Iterator[Column[_Lacking]]:
    head = words.heading
    yield from origin(plan.city, words, lambda each: each.fiscal_year)
    yield Column(heading=head("department"), value=lambda each: each.department)
    of_row = _columns_of_row(plan, words)
    yield of_row("initiative_number", lambda review: review.number)
    yield of_row("title", lambda review: review.title)
    yield of_row("indicator", lambda _: None, head("evaluation"), place=Place.BELOW)
    yield of_row("series")
    yield of_row("unit")
    yield Column(
        heading=head("reporting"),
        value=lambda each: _reporting(each, plan, words),
        cell=lambda each: cell(_reporting(each, plan, words)),
    )
    yield Column(
        heading=head("value"), value=lambda each: _data(each.row.value if each.row else None)
    )
    for word in ("value_kind", "as_of", "latest_year", "latest_value", "latest_kind"):
        yield of_row(word)
    yield Column(short=head("known"), cell=lambda each: cell(_known(each.row, words)))


def _columns_of_row(plan: Plan, words: Words) -> Callable[..., Column[_Lacking]]:
    """The columns of rows by their heads' words, with what stands there for a review."""
    of_row: Callable[[str], Column[Row]] = columns_of_row(plan, words, lambda row: row)

    def lifted(
        word: str,
        of_review: Callable[[ReviewOwed], Any] = lambda _: None,
        read: str | None = None,
        **changes: Any,
    ) -> Column[_Lacking]:
        column = of_row(word)
        shown = column.cell if word != "indicator" else lambda row: cell(row.about.label)

        def value(each: _Lacking) -> Any:
            return column.value(each.row) if each.row else each.review and of_review(each.review)

        def reads(each: _Lacking) -> Cell:
            if each.row:
                return shown(each.row) if shown else ()
            text = read or value(each)
            return cell(None if text is None else str(text))

        made = cast("Column[_Lacking]", column)
        return replace(made, value=value, cell=reads if shown else None, **changes)

    return lifted


def _data(quantity: Quantity | None) -> Any:
    if quantity is None:
        return None
    return quantity.text if quantity.shown is None else quantity.shown


def reporting_label(row: Row, reporting: Reporting, words: Words) -> str:
    """How the row's actual value stands; of a milestone past its day, that it is overdue."""
    if reporting is Reporting.NOT_REPORTED and row.verdict.outcome is Verdict.OVERDUE:
        return words.of(Verdict.OVERDUE)
    return words.of(reporting)


def _reporting(each: _Lacking, plan: Plan, words: Words) -> str:
    if each.row is None or each.reporting is None:
        lacking = each.review.lacking if each.review else ()
        names = [period.name for period in plan.periods if period.key in lacking]
        none, periods = words("no_review"), words.listed(names)
        said = message("{subject}: {counts}", subject=none, counts=periods)
        return words.say(said) if names else none
    return reporting_label(each.row, each.reporting, words)


def _known(row: Row | None, words: Words) -> str:
    """What there is instead: the year's other value, else the latest one; empty where nothing."""
    shown = (row.value or row.latest) if row else None
    if row is None or shown is None or shown.kind is None:
        return ""
    unit = "" if shown.shown is None else row.about.unit
    number = f"{quantity_text(shown, row.about, words)}{unit}"
    said = f"{words.of(shown.kind)} {number}"
    return said if row.value else f"{year_label(shown.fiscal_year)} {said}"


def _department(each: DepartmentReporting, words: Words) -> str:
    return words.heading("not_stated") if each.department == no_department() else each.department


def _heading(each: DepartmentReporting, words: Words) -> str:
    """The department, and how many of the actuals and reviews that it owes are missing."""
    lacking = len(unreviewed(each.reviews))
    if lacking and each.missing:
        text = message(
            "{department}: {count} of {total} indicators without an actual value, "
            "{lacking} of {owed} initiatives without a review"
        )
    elif lacking:
        text = message("{department}: {lacking} of {owed} initiatives without a review")
    else:
        text = message("{department}: {count} of {total} indicators without an actual value")
    return words.say(
        text.with_values(
            department=_department(each, words),
            count=len(each.missing),
            total=each.due,
            lacking=lacking,
            owed=len(each.reviews),
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
    if missing.reviews:
        yield words.say(
            message(
                "{count} of {due} initiatives that should have a review of {year} have none.",
                count=len(unreviewed(missing.reviews)),
                due=len(missing.reviews),
                year=year_label(missing.report.fiscal_year),
            )
        )
    done = [
        each.department
        for each in missing.departments
        if each.department != no_department()
        and (each.due or each.reviews)
        and not (each.missing or unreviewed(each.reviews))
    ]
    if done:
        yield words.say(message("All reported: {names}.", names=words.listed(done)))
    listed = Counter(row.about.keys for each in missing.departments for row, _ in each.missing)
    if any(count > 1 for count in listed.values()):
        yield words.say(message("Indicators of several departments are listed for each of them."))
    markers = [
        each.department for each in missing.departments if each.department in missing.markers
    ]
    if markers:
        names = words.listed(markers)
        yield words.say(message("Placeholders for other departments: {names}.", names=names))
