"""What the list of missing reports says in words, on a terminal and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Reporting, Verdict
from apcli.report.figures import number_text
from apcli.report.labels import KINDS, REPORTINGS, VERDICTS
from apcli.report.progress_words import counted, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.progress import DepartmentReporting, Latest, Missing, Row

    Gettext = Callable[[str], str]

REPORTING = message("Reporting")
KNOWN = message("Known so far")


def heading(each: DepartmentReporting, gettext: Gettext) -> str:
    """The department, and of how many indicators that should have an actual how many lack it."""
    return message(
        "{department}: {count} of {total} indicators without an actual value",
        department=each.department,
        count=len(each.missing),
        total=each.due,
    ).translated(gettext)


def reporting_label(row: Row, reporting: Reporting, gettext: Gettext) -> str:
    """How the row's actual value stands; of a milestone past its day, that it is overdue."""
    if reporting is Reporting.NOT_REPORTED and row.verdict is Verdict.OVERDUE:
        return VERDICTS[row.verdict].translated(gettext)
    return REPORTINGS[reporting].translated(gettext)


def known_text(row: Row, gettext: Gettext) -> str:
    """What there is instead: the year's other value, else the latest one; empty where nothing."""
    if row.kind is not None:
        kind = KINDS[row.kind].translated(gettext)
        return f"{kind} {_figure(row, row)}"
    if row.latest is None:
        return ""
    kind = KINDS[row.latest.kind].translated(gettext)
    return f"{year_label(row.latest.fiscal_year)} {kind} {_figure(row.latest, row)}"


def _figure(known: Row | Latest, row: Row) -> str:
    number = number_text(known.value, known.value_text, row.decimals)
    return number if known.value is None else number + row.unit


def missing_notes(missing: Missing, gettext: Gettext) -> Iterator[str]:
    """How many lack an actual among those that should have one, what is left out, who is done."""
    lacking = missing.due - missing.counts[Reporting.REPORTED]
    yield message(
        "{count} of {due} indicators that should have an actual value of {year} have none.",
        count=lacking,
        due=missing.due,
        year=year_label(missing.report.fiscal_year),
    ).translated(gettext)
    others = {
        each: missing.counts[each]
        for each in (Reporting.NOT_APPLICABLE, Reporting.NOT_DUE, Reporting.NOT_EXPECTED)
    }
    if any(others.values()):
        counts = joined(counted(others, REPORTINGS, gettext), gettext)
        yield message("Left out: {counts}.", counts=counts).translated(gettext)
    done = [each.department for each in missing.departments if each.due and not each.missing]
    if done:
        names = joined(done, gettext)
        yield message("All reported: {names}.", names=names).translated(gettext)
    if any(
        len(set(row.departments)) > 1 for each in missing.departments for row, _ in each.missing
    ):
        yield message("What several departments are in charge of is listed for each.").translated(
            gettext
        )
    markers = [
        each.department for each in missing.departments if each.department in missing.markers
    ]
    if markers:
        yield message(
            "Standing for other departments: {names}.", names=joined(markers, gettext)
        ).translated(gettext)
