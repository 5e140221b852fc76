"""What an explanation says in words, on a terminal and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress.explaining import FigureName
from apcli.progress.quantities import Role
from apcli.render.labels import change_label
from apcli.report.figures import ABSENT, number_text, percent_text
from apcli.report.labels import KINDS, PACES, VERDICTS
from apcli.report.outlook_words import outlook_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from apcli.diagnostics import Message
    from apcli.progress import Projection, Row
    from apcli.progress.explaining import Explanation, Step
    from apcli.progress.quantities import Quantity

    Gettext = Callable[[str], str]

NUMBER = message("Number")
PLACE = message("In the data")

_ROLES: Mapping[Role, Message] = {
    Role.VALUE: message("value"),
    Role.TARGET: message("target"),
    Role.BASELINE: message("baseline"),
    Role.FINAL_TARGET: message("final target"),
    Role.START: message("where the line begins"),
    Role.LATEST: message("latest actual"),
}

_FIGURES: Mapping[FigureName, Message] = {
    FigureName.VERDICT: message("Verdict"),
    FigureName.ATTAINMENT: message("Attainment"),
    FigureName.PROGRESS: message("Progress"),
    FigureName.PACE: message("Pace"),
    FigureName.RATING: message("Rating"),
    FigureName.PER_YEAR: message("A year adds (computed)"),
    FigureName.NEEDED_PER_YEAR: message("Needed each year (computed)"),
    FigureName.PROJECTED: message("In the final target's year (computed)"),
    FigureName.MET_IN: message("The final target is met in (computed)"),
}


def role_text(quantity: Quantity, gettext: Gettext) -> str:
    """What the number is, of which year: `value, 令和7年度, actual, 2025-09-30`."""
    words = [_ROLES[quantity.role].translated(gettext), year_label(quantity.fiscal_year)]
    if quantity.kind is not None:
        words.append(KINDS[quantity.kind].translated(gettext))
    if quantity.as_of is not None:
        words.append(str(quantity.as_of))
    return message(", ").translated(gettext).join(words)


def quantity_text(quantity: Quantity, row: Row) -> str:
    """The number with its unit, a rate with its parts; else the text or day."""
    if quantity.value is None:
        return quantity.text or ABSENT
    number = f"{number_text(quantity.value, decimals=row.decimals)}{row.unit}"
    if quantity.term is not None and "÷" in quantity.term:
        return f"{number} = {quantity.term.strip('()')}"
    return number


def figure_text(explanation: Explanation, name: FigureName, gettext: Gettext) -> str:
    """The figure's name and what it is: `Attainment: 106.7%`."""
    return message(
        "{subject}: {counts}",
        subject=_FIGURES[name],
        counts=_result(explanation.row, name, gettext),
    ).translated(gettext)


def step_lines(step: Step, gettext: Gettext) -> Iterator[str]:
    """The formula in words, then with its numbers; or why there is none."""
    for line in (step.formula, step.reason):
        if line is not None:
            yield line.translated(gettext)
    if step.numbers is not None:
        yield step.numbers


def _result(row: Row, name: FigureName, gettext: Gettext) -> str:
    match name:
        case FigureName.VERDICT:
            return VERDICTS[row.verdict].translated(gettext)
        case FigureName.ATTAINMENT | FigureName.PROGRESS:
            return _percentage(row, name)
        case FigureName.PACE:
            return PACES[row.pace].translated(gettext) if row.pace else ABSENT
        case FigureName.RATING:
            return row.rating or ABSENT
    return _line(row.projection, row, name, gettext) if row.projection else ABSENT


def _line(projection: Projection, row: Row, name: FigureName, gettext: Gettext) -> str:
    """What the straight line through the actual values says."""
    match name:
        case FigureName.PER_YEAR:
            return f"{change_label(projection.per_year, row.decimals)}{row.unit}"
        case FigureName.NEEDED_PER_YEAR:
            return f"{change_label(projection.needed_per_year, row.decimals)}{row.unit}"
        case FigureName.MET_IN:
            return year_label(projection.met_in) if projection.met_in else ABSENT
    projected = change_label(projection.projected, row.decimals).removeprefix("+")
    outlook = outlook_text(projection, gettext)
    return message(
        "{number}, {outlook}", number=f"{projected}{row.unit}", outlook=outlook
    ).translated(gettext)


def _percentage(row: Row, name: FigureName) -> str:
    """The year's percentage; where the year has no value, the latest one's in brackets."""
    if row.kind is not None or row.latest is None:
        return percent_text(getattr(row, name))
    text = percent_text(getattr(row.latest, name))
    return text if text == ABSENT else f"({text})"
