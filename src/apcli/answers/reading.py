"""How figures of progress read: the phrases that several questions share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from apcli.answers.answer import CellLine, Tone
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.models import Kind
from apcli.progress import Outlook, PaceBasis, Verdict
from apcli.render.labels import condition_label, rating_label
from apcli.text.printed import ABSENT, change_label, number_text

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from apcli.answers.answer import Cell
    from apcli.progress import Figure, Projection, Quantity, Row, Subject
    from apcli.words import Words

CountedT = TypeVar("CountedT", bound="enum.Enum")

_TONES = {
    Verdict.ACHIEVED: Tone.GOOD,
    Verdict.MISSED: Tone.BAD,
    Verdict.OVERDUE: Tone.BAD,
    Verdict.EXPECTED_TO_ACHIEVE: Tone.LIKELY_GOOD,
    Verdict.EXPECTED_TO_MISS: Tone.DOUBTFUL,
    Verdict.NO_VALUE: Tone.DOUBTFUL,
}


def counted(counts: Mapping[CountedT, int], words: Words) -> Iterator[str]:
    """What occurs and how often: `achieved 11`, `missed 6`."""
    for each, count in counts.items():
        if count:
            yield f"{words.of(each)} {count}"


def quantity_text(quantity: Quantity | None, about: Subject, words: Words) -> str:
    """A quantity without its unit: a number, its text, or its day; – where there is none."""
    if quantity is None:
        return number_text(None)
    condition = condition_label(quantity, about, words)
    if condition is not None:
        return condition
    return number_text(quantity.shown, quantity.text, about.decimals, about.minus)


def wording_of(quantity: Quantity | None, about: Subject, words: Words) -> str | None:
    """What stands in a spreadsheet beside a number or instead of it: 40以上, 前年度以上, a text."""
    if quantity is None:
        return None
    return condition_label(quantity, about, words) or quantity.text


def value_text(row: Row, words: Words) -> str:
    """The year's value without its unit, and its kind unless it is actual: `19 (forecast)`."""
    number = quantity_text(row.value, row.about, words)
    if row.kind is None or row.kind is Kind.ACTUAL:
        return number
    return words.say(message("{number} ({kind})", number=number, kind=words.of(row.kind)))


def target_text(row: Row, words: Words) -> str:
    """The year's target without its unit: a number, its text, or the day of a milestone."""
    return quantity_text(row.target, row.about, words)


def verdict_cell(row: Row, words: Words) -> Cell:
    """The verdict in its tone."""
    verdict = row.verdict.outcome
    return (CellLine(words.of(verdict), _TONES.get(verdict, Tone.PLAIN)),) if verdict else ()


def verdict_notes(row: Row, words: Words) -> Iterator[str]:
    """What is said beside a verdict: the label, 遅れて実現, 基準値割れ, a pace against the line."""
    if row.rating.outcome is not None:
        yield words.say(message("rated {label}", label=rating_label(row, words)))
    if row.reached_late:
        yield words("reached_late")
    if row.below_baseline:
        yield words("below_baseline")
    if row.pace.outcome is not None and row.pace_basis is PaceBasis.INTERPOLATED:
        yield words.say(message("{pace} (line)", pace=words.of(row.pace.outcome)))


def outlook_text(row: Row, words: Words, label: Callable[[int], str] = year_label) -> str:
    """When the final target is met at this pace: `late: 令和12年度`; empty without an outlook."""
    outlook = row.outlook.outcome
    if outlook is None or row.projection is None:
        return ""
    met_in = row.projection.met_in_year
    if met_in is None or outlook is Outlook.REACHED:
        return words.of(outlook)
    return words.say(message("{outlook}: {year}", outlook=words.of(outlook), year=label(met_in)))


def pace_text(projection: Projection, row: Row, words: Words) -> str:
    """What a year adds, and what each would have to: `+8 a year, +11.3 needed`."""
    places = projection.change_decimals(row.about.decimals)
    pace = change_text(projection.per_year, places, row.about)
    if row.outlook.outcome is Outlook.REACHED:
        return words.say(message("{pace} a year", pace=pace))
    needed = change_text(projection.needed_per_year, places, row.about)
    return words.say(message("{pace} a year, {needed} needed", pace=pace, needed=needed))


def change_text(figure: Figure, places: int, about: Subject) -> str:
    """A change with its sign; – where there is none."""
    shown = figure.shown(places)
    return ABSENT if shown is None else change_label(shown, about.minus)


def outlook_basis(rows: Sequence[Row], fiscal_year: int, words: Words) -> str | None:
    """How many projections lack the year's result, and what they rest on; None where none does."""
    lacking = sum(1 for row in rows if row.projection and row.projection.missing_year)
    if not lacking:
        return None
    return words.say(
        message(
            "Of these, {count} without the result of {year}: a preliminary value or a forecast "
            "stands for it, an interim value is left out.",
            count=lacking,
            year=year_label(fiscal_year),
        )
    )


def outlook_counts(rows: Sequence[Row], words: Words) -> str | None:
    """How the projections lead, with what they are counted among; None where there is none."""
    found = Counter(row.outlook.outcome for row in rows if row.outlook.outcome)
    if not found:
        return None
    return words.say(
        message(
            "Outlook, computed from at least two actual values ({count} of {total} indicators): "
            "{counts}",
            count=found.total(),
            total=len(rows),
            counts=words.listed(counted({each: found[each] for each in Outlook}, words)),
        )
    )
