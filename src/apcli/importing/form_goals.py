"""The goals that a form (個票) names: by labels, or in a line of its own (基本目標1 誰もが…)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.importing.goal_texts import heading_text
from apcli.importing.labels import Label, label_key
from apcli.importing.meanings import LOOSE_LEVELS, Meaning
from apcli.importing.records import Entry

if TYPE_CHECKING:
    from apcli.importing.records import Record
    from apcli.importing.sheet import Cell

_NUMBER = re.compile("(.+?)の?(?:番号|No[.]?|NO[.]?|コード)")


def goal_line(cell: Cell) -> Entry | None:
    """A cell that is a goal with the word of its level and a number."""
    says = heading_text(cell.text)
    if says is None or says.word is None or says.number is None:
        return None
    return Entry(Label(says.word, Meaning.GOAL), cell)


def with_goals(record: Record) -> Record:
    """The record with its goals apart from its other entries.

    分野 and the like name a goal only before the title; after it they say something about it.
    """
    places = [place for place, each in enumerate(record.entries) if _is(each, Meaning.TITLE)]
    title = min(places, default=len(record.entries))
    for place, entry in enumerate(record.entries):
        loose = label_key(entry.label.name) in LOOSE_LEVELS and place > title
        if _is(entry, Meaning.GOAL) and loose:
            record.entries[place] = replace(
                entry, label=replace(entry.label, meaning=Meaning.FIELD)
            )
    goals = [each for each in record.entries if _is(each, Meaning.GOAL)]
    numbers = [each for each in record.entries if _is(each, Meaning.NUMBER)]
    for goal in goals:
        number = next((each for each in numbers if _counts(each, goal)), None)
        record.entries.remove(goal)
        if number and len(numbers) > 1:
            record.entries.remove(number)
            numbers.remove(number)
            goal = Entry(goal.label, number.cell, goal.cells)  # noqa: PLW2901
        record.goals.append(goal)
    return record


def _is(entry: Entry, meaning: Meaning) -> bool:
    return entry.label.meaning is meaning


def _counts(number: Entry, goal: Entry) -> bool:
    """The label of the number names the level of the goal: 施策番号 and 施策名."""
    found = _NUMBER.fullmatch(label_key(number.label.name))
    return found is not None and label_key(goal.label.name).startswith(found[1])
