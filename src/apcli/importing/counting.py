"""What an indicator counts and how: its unit, its aggregation and its direction."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.importing.figures import is_nothing, read_figure
from apcli.importing.meanings import (
    AGGREGATIONS,
    DIRECTIONS,
    MEASURED,
    Meaning,
)
from apcli.importing.texts import UNKNOWN, one_line
from apcli.importing.units import UNIT_OF_NAME, UNITS

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.importing.account import Account
    from apcli.importing.indicator_draft import IndicatorDraft

IN_BRACKETS = re.compile("[（(]([^（）()]*)[）)]")
_WITH_UNITS = MEASURED | {Meaning.YEAR}


class Said(NamedTuple):
    """What an indicator counts in, or how; `proposed` says why where the file does not say it.

    A `guess` says nothing but that something must stand there.
    """

    text: str
    proposed: Message | None = None
    guess: bool = False


def unit_of(draft: IndicatorDraft, name: str, account: Account) -> Said:
    """The unit: as given, in a head, in brackets after the name, after a number, else proposed."""
    entry = draft.of(Meaning.UNIT)
    if entry and not is_nothing(entry.text):
        account.place(entry.cells)
        return Said(one_line(entry.text).strip("()（）").replace("%", "％"))
    if found := _unit_beside(draft, name):
        return Said(found.replace("%", "％"))
    bare = IN_BRACKETS.sub("", name).strip()
    for word, unit in UNIT_OF_NAME.items():
        if bare.endswith(word):
            return Said(unit, message("unit {unit} is proposed from the name", unit=unit))
    why = message("warning: no unit is given; it is set to {text}", text=UNKNOWN)
    return Said(UNKNOWN, why, guess=True)


def _unit_beside(draft: IndicatorDraft, name: str) -> str | None:
    """The unit in a head, in brackets in the name, or after a number."""
    values = [each for each in draft.entries if each.label.meaning in _WITH_UNITS]
    brackets = (unicodedata.normalize("NFKC", each) for each in IN_BRACKETS.findall(name))
    inner = (each.removeprefix("単位:") for each in brackets)
    figures = (read_figure(each.text) for each in values)
    return next(
        chain(
            (each.label.unit for each in values if each.label.unit),
            (each for each in inner if each in UNITS),
            (each.unit for each in figures if each.number and each.unit),
        ),
        None,
    )


def aggregation_of(draft: IndicatorDraft, name: str, account: Account) -> Said:
    """累計, 単年度 or 時点: as the name says in brackets, as given, else at one time."""
    inner = [word for word in IN_BRACKETS.findall(name) if word in AGGREGATIONS]
    inner = [word for word in inner if word != "単年"] or inner  # 単年 alone says less than 累計
    words = [AGGREGATIONS[word] for word in inner]
    said = words[-1] if words else _aggregation_of_values(draft)
    given = _aggregation_given(draft, said, account)
    if said:
        why = message(
            "aggregation {aggregation} is proposed from what stands in brackets", aggregation=said
        )
        return Said(said, why)
    if given:
        return Said(given)
    said = "point_in_time"
    why = message(
        "warning: no aggregation is given; it is set to {aggregation}",
        aggregation=said,
    )
    return Said(said, why, guess=True)


def _aggregation_of_values(draft: IndicatorDraft) -> str | None:
    """What stands in brackets after the numbers, if it is the same after all: 10社（累計）."""
    notes = {
        figure.note
        for each in draft.entries
        if each.label.meaning is Meaning.TARGET and (figure := read_figure(each.text)).number
    }
    return AGGREGATIONS.get(notes.pop() or "") if len(notes) == 1 else None


def _aggregation_given(draft: IndicatorDraft, said: str | None, account: Account) -> str | None:
    """What the column for it says, unless the name `said` something else."""
    entry = draft.of(Meaning.AGGREGATION)
    if entry is None:
        return None
    given = next((each for word, each in AGGREGATIONS.items() if word in entry.text), None)
    if given and said in (None, given):
        account.place(entry.cells)
    elif is_nothing(entry.text):
        account.skip(entry.cells)
    elif given:
        text = message("the name of the indicator says {aggregation}", aggregation=said)
        account.leave(entry.cells, text)
    else:
        account.leave(entry.cells, message("not a way of counting: 累計, 単年度 or 時点"))
    return given


def direction_of(draft: IndicatorDraft, unit: str, account: Account) -> str | None:
    """Which way is better, if a cell or every target says so: 減少, 80以上."""
    entry = draft.of(Meaning.DIRECTION)
    if entry:
        found = next((each for word, each in DIRECTIONS.items() if word in entry.text), None)
        if found:
            account.place(entry.cells)
            return found
        if is_nothing(entry.text):
            account.skip(entry.cells)
        else:
            account.leave(entry.cells, message("not a direction: 増加, 減少, 維持 …"))
    targets = [each for each in draft.entries if each.label.meaning is Meaning.TARGET]
    figures = [read_figure(each.text, known_unit(unit)) for each in targets]
    bounds = {each.bound for each in figures if each.number}
    bound = bounds.pop() if len(bounds) == 1 else None
    if bound in ("at_least", "at_most"):
        account.propose(
            targets[0].cell,
            message("direction {direction} is read from the targets", direction=bound),
        )
        return bound
    return None


def known_unit(unit: str) -> str | None:
    """The unit, if it is one."""
    return None if unit == UNKNOWN else unit
