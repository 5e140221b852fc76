"""The columns of indicators that departments fill in.

Their heads and what they want are those of everything that is reported; here is what stands in
their cells when they are sent, and of which rows they are asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import moment_label, short_year_label
from apcli.models import Kind
from apcli.progress import Verdict
from apcli.recording import COLUMNS
from apcli.sheets.book import Ask, AskedColumn, Input, OpenCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.diagnostics import Message
    from apcli.models import Indicator, Observation, Plan, YearValues
    from apcli.sheets.book import Content
    from apcli.words import Words

TITLES = {
    Ask.RESULTS: message("Report on the results of {year}"),
    Ask.FORECAST: message("Report on the forecasts of {year}"),
    Ask.REVISION: message("Report for the plan of {year}"),
}
"""What a round is called, by what it asks."""

TARGET = "target."
"""Before the fiscal year in the field of a target."""

_BOUNDS = {"at_least": "以上", "above": "超", "at_most": "以下", "below": "未満"}
"""How a bound is typed behind its number."""

_WANTED = {
    Ask.RESULTS: (Kind.ACTUAL, Kind.PRELIMINARY),
    Ask.FORECAST: (Kind.FORECAST,),
    Ask.REVISION: (Kind.FORECAST,),
}
"""The kinds of value that answer a question, the best one first."""


@dataclass(frozen=True, slots=True)
class IndicatorAsked:
    """An indicator that a department is asked about, in the year of the asked values."""

    indicator: Indicator
    fiscal_year: int
    ask: Ask
    words: Words

    @property
    def given(self) -> YearValues | None:
        """What the data have of that year."""
        return self.indicator.values.get(self.fiscal_year)

    @property
    def known(self) -> tuple[Kind, Observation] | None:
        """The value of that year that answers the question, as far as the data have it."""
        for kind in _WANTED[self.ask]:
            value = getattr(self.given, kind, None)
            if value is not None:
                return kind, value
        return None

    @property
    def is_due(self) -> bool:
        """A value is expected: the year or a later one has a target, and it has no parts."""
        parts = self.known is not None and self.known[1].numerator is not None
        ahead = any(span.last >= self.fiscal_year for span in self.indicator.targets)
        return ahead and not parts

    @property
    def is_rate(self) -> bool:
        """It is counted by its parts: a value or the baseline says them."""
        measured = [each for given in self.indicator.values.values() for each in given.all]
        return any(
            each.numerator is not None for each in (*measured, self.indicator.baseline) if each
        )

    @property
    def is_in_words(self) -> bool:
        """The year's target is said in words, so that the data must say whether it was reached."""
        target = self.indicator.target_of(self.fiscal_year)
        return target is not None and target.text is not None and not target.is_set


class Column(NamedTuple):
    """A column: its field and head, what its cells want, and the cell of an indicator."""

    field: str
    heading: str
    wants: Message
    input: Input
    cell: Callable[[IndicatorAsked], OpenCell | None]

    def asked(self, words: Words) -> AskedColumn:
        """The column as a workbook has it."""
        return AskedColumn(self.field, self.heading, words.say(self.wants), self.input)


def value_year(ask: Ask, plan: Plan, fiscal_year: int) -> int:
    """The fiscal year whose values are asked for: of a revision that of the forecasts."""
    if ask is not Ask.REVISION:
        return fiscal_year
    return plan.years.forecast or fiscal_year - 1


def indicator_columns(ask: Ask, plan: Plan, fiscal_year: int, words: Words) -> tuple[Column, ...]:
    """The open columns of the table of indicators in their order; the year is that of values."""
    found = (*_value_columns(ask, fiscal_year, words), *_target_columns(ask, plan, words))
    note = _column(
        "note", Input.LINE, lambda each: OpenCell("note", Input.LINE, _note(each)), words
    )
    return (*found, note)


def _column(
    field: str,
    taken: Input,
    cell: Callable[[IndicatorAsked], OpenCell | None],
    words: Words,
    heading: str | None = None,
    **values: object,
) -> Column:
    """A column that is reported: its head, unless another is given, and what its cells want."""
    reported = COLUMNS[field]
    wants = reported.wants or message("")
    wanted = wants.with_values(**values) if values else wants
    return Column(field, heading or words(reported.words[0]), wanted, taken, cell)


def _value_columns(ask: Ask, fiscal_year: int, words: Words) -> Iterator[Column]:
    kind = Kind.ACTUAL if ask is Ask.RESULTS else Kind.FORECAST
    yield _column(
        "value",
        Input.VALUE,
        lambda each: OpenCell("value", Input.VALUE, _value(each), needed=each.is_due),
        words,
        f"{words.of(kind)} {short_year_label(fiscal_year)}",
        pending=words("YearState.pending"),
        not_applicable=words("YearState.not_applicable"),
    )
    kinds = tuple(words.of(each) for each in Kind)
    yield _column(
        "kind",
        Input.CHOICE,
        lambda each: OpenCell("kind", Input.CHOICE, _kind(each), kinds),
        words,
        kind=words.of(kind),
    )
    yield _column(
        "as_of", Input.DAY, lambda each: OpenCell("as_of", Input.DAY, _as_of(each)), words
    )
    for part in ("numerator", "denominator"):
        yield _column(part, Input.NUMBER, _part(part), words)
    judged = tuple(words.of(each) for each in (Verdict.ACHIEVED, Verdict.MISSED))
    yield _column(
        "achieved",
        Input.CHOICE,
        lambda each: (
            OpenCell("achieved", Input.CHOICE, _achieved(each), judged)
            if each.is_in_words
            else None
        ),
        words,
        words("verdict"),
    )


def _target_columns(ask: Ask, plan: Plan, words: Words) -> Iterator[Column]:
    for year in plan.years.targets if ask is Ask.REVISION else ():
        yield Column(
            f"{TARGET}{year}",
            f"{words('target_short')} {short_year_label(year)}",
            message("The target of {year}.", year=short_year_label(year)),
            Input.VALUE,
            _target(year),
        )


def _value(each: IndicatorAsked) -> Content:
    if each.given and each.given.state:
        return each.words.of(each.given.state)
    value = each.known[1] if each.known else None
    if value is None:
        return ""
    if value.value is not None:
        return value.value
    return moment_label(value.reached) if value.reached else value.text or ""


def _note(each: IndicatorAsked) -> str:
    return (each.known and each.known[1].note) or ""


def _kind(each: IndicatorAsked) -> str:
    return each.words.of(each.known[0]) if each.known else ""


def _as_of(each: IndicatorAsked) -> str:
    day = each.known[1].as_of if each.known else None
    return moment_label(day) if day else ""


def _achieved(each: IndicatorAsked) -> str:
    achieved = each.known[1].achieved if each.known else None
    if achieved is None:
        return ""
    return each.words.of(Verdict.ACHIEVED if achieved else Verdict.MISSED)


def _part(field: str) -> Callable[[IndicatorAsked], OpenCell | None]:
    def cell(each: IndicatorAsked) -> OpenCell | None:
        if not each.is_rate:
            return None
        number = getattr(each.known[1], field) if each.known else None
        return OpenCell(field, Input.NUMBER, "" if number is None else number)

    return cell


def _target(year: int) -> Callable[[IndicatorAsked], OpenCell | None]:
    def cell(each: IndicatorAsked) -> OpenCell | None:
        span = next((span for span in each.indicator.targets if span.covers(year)), None)
        if span is not None and span.first != span.last:
            return None  # one target for several years is changed in the file
        target = each.indicator.target_of(year)
        shown: Content = ""
        if target is not None:
            shown = target.text or "".join(
                f"{number:f}{_BOUNDS[name]}" for name, number in target.bounds.items()
            )
            if target.value is not None:
                shown = target.value
            elif target.by is not None:
                shown = moment_label(target.by)
        return OpenCell(f"{TARGET}{year}", Input.VALUE, shown, needed=True)

    return cell
