"""How figures of progress were computed: `apcli progress --explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.cli.naming import named_indicator
from apcli.diagnostics import message
from apcli.editions.lineage import IndicatorId
from apcli.errors import NotInPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.answers.answer import Answer
    from apcli.answers.explanation import Explained
    from apcli.diagnostics import DataPath
    from apcli.editions.present_terms import YearInPresentTerms, YearsInPresentTerms
    from apcli.progress import Report, Row
    from apcli.words import Words
    from apcli.workspace import Workspace


def explanation(
    reports: Sequence[Report], wanted: str, shown: YearsInPresentTerms
) -> Callable[[Words], Answer]:
    """How the figures of one initiative or indicator were computed.

    It is called as the present plan calls it, or as the edition of one of the years does.

    Raises:
        NotInPlan: there is no such initiative or indicator, or it has no indicator at all, or it is
            not measured in any of the years.
    """
    from apcli.answers.explanation import explanation_answer

    key, name = _named(wanted, shown)
    explained = [
        each
        for report, year in zip(reports, shown.years, strict=True)
        for each in _explained(report, year, key, name)
    ]
    if not explained:
        _refuse(key, shown)
    return lambda words: explanation_answer(explained, shown.workspace.plan, words)


def _explained(
    report: Report, year: YearInPresentTerms, key: str, name: str | None
) -> Iterator[Explained]:
    from apcli.answers.explanation import Explained

    for row in report.rows:
        if row.about.sheet == key and name in (None, row.about.indicator):
            yield Explained(row, _places(row, year))


def _places(row: Row, year: YearInPresentTerms) -> Callable[[DataPath], tuple[str, int]]:
    """What finds the file and line of a path to a part of the row's indicator."""
    from apcli.editions.places import place_of

    indicator, start = year.name_in_edition(IndicatorId(*row.about.keys)), len(row.about.path)
    return lambda path: place_of(year.compared, indicator, path[start:])


def _named(wanted: str, shown: YearsInPresentTerms) -> tuple[str, str | None]:
    """The present keys of what is wanted, those of an indicator that has ended among them."""
    try:
        return _found(wanted, shown.workspace)
    except NotInPlan:
        for year in reversed(shown.years):
            named = _named_then(wanted, year)
            if named:
                return named
        raise


def _named_then(wanted: str, year: YearInPresentTerms) -> tuple[str, str | None] | None:
    """The present keys of what the edition of a year calls so; None where it has nothing so."""
    try:
        key, name = _found(wanted, year.compared.workspace)
    except NotInPlan:
        return None
    if name is None:
        return year.present_key(key), None
    return year.names.get(IndicatorId(key, name))


def _found(wanted: str, workspace: Workspace) -> tuple[str, str | None]:
    from apcli.recording import find_indicator

    key, name = named_indicator(workspace, wanted)
    sheet = workspace.sheets[key]
    if name is not None or not sheet.indicators:
        find_indicator(key, sheet, name)
    return key, name


def _refuse(key: str, shown: YearsInPresentTerms) -> None:
    """Say why none of the years has anything to explain.

    Raises:
        NotInPlan: it has ended by then, or the editions did not have it yet.
    """
    from apcli.answers.compared import not_measured
    from apcli.models import Initiative

    last, sheet = shown.years[-1], shown.workspace.sheets[key]
    if isinstance(sheet, Initiative):
        if sheet.ending and last.plan.fiscal_year > sheet.ending[0]:
            year, status = sheet.ending
            raise NotInPlan(
                message(
                    "'{name}' ended in {year} ({change})", name=key, year=year, change=status.key
                ),
                message("after that year it is not measured"),
            )
        if sheet.ended and last.compared.last is None:
            raise NotInPlan(
                message("'{name}' has ended ({change})", name=key, change=sheet.change),
                message("from the plan's year on it is not measured"),
            )
    raise NotInPlan(not_measured(last.compared, last.plan.fiscal_year, key))
