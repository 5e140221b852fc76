"""What changed between two editions of a plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import ANY_WIDTH, Answer, Column, Note, Place, Section, cell, table
from apcli.diagnostics import message
from apcli.editions.change import Sort, Source
from apcli.render.changes.naming import place_text, sort_word
from apcli.render.changes.phrases import near
from apcli.render.changes.remarks import remark
from apcli.render.changes.saying import Saying
from apcli.render.changes.sides import sides
from apcli.render.labels import difference_unit
from apcli.text.printed import ABSENT
from apcli.text.rewording import reworded
from apcli.words import capitalised, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.change import PlanChange
    from apcli.editions.comparing import Comparison
    from apcli.words import Words
    from apcli.workspace import Workspace

_MOST = 120
"""Characters of a text that a terminal shows."""

_WIDE = 100
"""Columns of a terminal that has room for another one."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A change in words."""

    place: str
    old: str
    new: str
    remark: str


def comparison_answer(
    compared: Comparison, words: Words, names: tuple[str, str] | None = None
) -> Answer:
    """Every change, by initiative and goal; for programs with the phrases of each text.

    `names` are those of the two editions where their folders do not name them.

    Raises:
        Unavailable: a part of one edition could not be read.
    """
    old, new = Saying(compared.old, words), Saying(compared.new, words)
    sections = [
        Section(
            heading=heading,
            table=table(_columns(words), [_row(each, old, new, words) for each in changes]),
        )
        for heading, changes in _grouped(compared, old, new, words)
    ]
    there, here = names or (compared.old.shown_root, compared.new.shown_root)
    title = words.say(message("From {old} to {new}", old=there, new=here))
    return Answer(
        title=title,
        facts=_facts(compared, there, here),
        sections=tuple(sections),
        notes=_notes(compared, words),
        titled=True,
    )


def _grouped(
    compared: Comparison, old: Saying, new: Saying, words: Words
) -> Iterator[tuple[str, list[PlanChange]]]:
    """The changes of each part of the plan, of each initiative and goal, under its name."""
    for (source, key), found in groupby(compared.changes, lambda each: (each.source, each.key)):
        changes = [*found]
        if key is None:
            name = Sort.PLAN if source is Source.PLAN else Sort(source.value)
            yield capitalised(sort_word(name, words)), changes
        else:
            yield (new if changes[0].new_keys else old).sheet(key), changes


def _columns(words: Words) -> Iterator[Column[_Row]]:
    """What has changed stands above how on a narrow terminal, and beside it on a wide one."""
    yield Column(
        short=words.heading("change_kind"),
        cell=lambda row: cell(row.remark),
        widths=(_WIDE, ANY_WIDTH),
    )
    yield Column(short=words.heading("subject"), cell=lambda row: cell(row.place))
    yield Column(cell=lambda row: cell(row.remark), place=Place.BELOW, widths=(0, _WIDE - 1))
    yield Column(short=words.heading("old_side"), cell=lambda row: cell(row.old))
    yield Column(short=words.heading("new_side"), cell=lambda row: cell(row.new))


def _row(change: PlanChange, old: Saying, new: Saying, words: Words) -> _Row:
    before, after = sides(change, old, new)
    if before is not None and after is not None and isinstance(change.new, str):
        before, after = near(before, after)
    place = place_text(change, old, new, words)
    return _Row(place, _line(before), _line(after), remark(change, new, words))


def _line(text: str | None) -> str:
    """A text on one line, which ends with … where it would fill the terminal."""
    if text is None:
        return ABSENT
    line = " ".join(filter(None, text.split("\n")))
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"


def _notes(compared: Comparison, words: Words) -> tuple[Note, ...]:
    counts = Counter(each.sort for each in compared.changes)
    if not counts:
        return (Note(words.say(message("Nothing has changed."))),)
    listed = [f"{sort_word(sort, words)} {counts[sort]}" for sort in Sort if counts[sort]]
    said = message(
        "{subject}: {counts}",
        subject=f"{words.heading('count_of_changes')} {len(compared.changes)}",
        counts=words.listed(listed),
    )
    return (Note(words.say(said)),)


def _facts(compared: Comparison, there: str, here: str) -> dict[str, Any]:
    """The same in every language: values as the data have them, and as the documents say them."""
    words = words_in(compared.new.plan.language)
    old, new = Saying(compared.old, words), Saying(compared.new, words)
    counts = Counter(each.sort for each in compared.changes)
    return {
        "old": _about(compared.old, there),
        "new": _about(compared.new, here),
        "same": not compared.changes,
        "counts": {sort: counts[sort] for sort in Sort},
        "changes": [_fact(each, compared, old, new) for each in compared.changes],
    }


def _about(workspace: Workspace, edition: str) -> dict[str, Any]:
    plan = workspace.plan
    return {
        "edition": edition,
        "title": plan.title,
        "fiscal_year": plan.fiscal_year,
    }


def _fact(change: PlanChange, compared: Comparison, old: Saying, new: Saying) -> dict[str, Any]:
    before, after = sides(change, old, new)
    return {
        "sort": change.sort,
        "kind": change.kind,
        "in": change.source,
        "old_keys": change.old_keys,
        "new_keys": change.new_keys,
        "old_indicator": change.old_indicator,
        "new_indicator": change.new_indicator,
        "names": change.names,
        "first_year": change.years.first if change.years else None,
        "last_year": change.years.last if change.years else None,
        "old": _side(compared.old, change, before, old=True),
        "new": _side(compared.new, change, after, old=False),
        "amount": change.amount,
        "unit": _unit(change, new),
        "better": change.better,
        "phrases": _phrases(change),
    }


def _side(
    workspace: Workspace, change: PlanChange, text: str | None, *, old: bool
) -> dict[str, Any] | None:
    path = change.old_path if old else change.new_path
    if path is None:
        return None
    keys = change.old_keys if old else change.new_keys
    name = workspace.file_of(keys[0]) if keys else f"{change.source}.yaml"
    return {"file": f"{workspace.shown_root}/{name}", "path": path, "text": text}


def _unit(change: PlanChange, new: Saying) -> str | None:
    if change.amount is None or change.new_indicator is None:
        return None
    return difference_unit(new.subject(change.new_keys[0], change.new_indicator))


def _phrases(change: PlanChange) -> list[dict[str, str]] | None:
    """The phrases of a text that stood in both editions."""
    if not (isinstance(change.old, str) and isinstance(change.new, str)):
        return None
    return [
        {"old": piece.old, "new": piece.new, "likeness": piece.likeness}
        for piece in reworded(change.old, change.new)
    ]
