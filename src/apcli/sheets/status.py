"""Who has answered, in part or not at all, what is missing, and who is late."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.answers.answer import Answer, Column, Note, Section, cell, table
from apcli.diagnostics import message
from apcli.era import moment_label, year_label
from apcli.sheets.asked import books
from apcli.sheets.columns import TITLES
from apcli.words import capitalised

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator, Sequence

    from apcli.diagnostics import Message
    from apcli.models import Plan
    from apcli.sheets.asked import Round
    from apcli.sheets.book import Book, OpenCell
    from apcli.sheets.returned import Returned
    from apcli.words import Words
    from apcli.workspace import Workspace


class Answered(enum.StrEnum):
    """How far a department has answered."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


_SAID = {
    Answered.WHOLE: message("answered"),
    Answered.PART: message("answered in part"),
    Answered.NONE: message("not answered"),
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is still to be answered about an initiative or one of its indicators."""

    about: str
    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepartmentStatus:
    """How a department has answered: how many of its questions, what it lacks, and until when."""

    department: str
    asked: int
    given: int
    lacking: tuple[Lacking, ...]
    returned: bool
    due: datetime.date | None
    late: bool | None

    @property
    def answered(self) -> Answered:
        """Wholly, in part or not at all."""
        if self.given == self.asked:
            return Answered.WHOLE
        return Answered.PART if self.given else Answered.NONE


def statuses(
    workspace: Workspace,
    asked: Round,
    files: Sequence[Returned] = (),
    as_of: datetime.date | None = None,
) -> tuple[DepartmentStatus, ...]:
    """How each department stands: by the data, and by the files that came back.

    `late` is None where no day was set, or none is given to look from.

    Raises:
        Unavailable: a part of the plan could not be read.
        NotInPlan: the plan does not have the fiscal year.
    """
    typed = {answer.place for file in files for answer in file.answers if not answer.emptied}
    dues = {department: file.due for file in files for department in file.departments if file.due}
    came = {department for file in files for department in file.departments}
    due = asked.due or next(iter(dues.values()), None)
    return tuple(
        _status(book, typed, dues.get(book.department, due), as_of, book.department in came)
        for book in books(workspace, asked)
        if book.department is not None
    )


def _status(
    book: Book,
    typed: Collection[tuple[str, str]],
    due: datetime.date | None,
    as_of: datetime.date | None,
    returned: bool,
) -> DepartmentStatus:
    asked = given = 0
    lacking: dict[str, tuple[str, list[str]]] = {}
    for about, title, label, cell_ in _needed(book):
        asked += 1
        if cell_.exported != "" or (about, cell_.field) in typed:
            given += 1
        else:
            lacking.setdefault(about, (title, []))[1].append(label)
    late = None if due is None or as_of is None else bool(lacking) and as_of > due
    return DepartmentStatus(
        book.department or "",
        asked,
        given,
        tuple(Lacking(about, title, tuple(labels)) for about, (title, labels) in lacking.items()),
        returned,
        due,
        late,
    )


def _needed(book: Book) -> Iterator[tuple[str, str, str, OpenCell]]:
    """The questions that must be answered: what about, its title, the label, the cell."""
    table = book.table
    for row in table.rows:
        title = " ".join(str(each) for each in row.locked[:3] if each)
        for column, cell_ in zip(table.open, row.open, strict=True):
            if cell_ is not None and cell_.needed:
                yield row.id, title, column.heading, cell_
    for sheet in book.sheets:
        for question in sheet.questions:
            if question.cell.needed:
                yield sheet.id, sheet.title, question.label, question.cell


def status_answer(
    found: Sequence[DepartmentStatus],
    asked: Round,
    plan: Plan,
    words: Words,
    as_of: datetime.date | None = None,
) -> Answer:
    """How the departments stand, as an answer."""
    listed = table(_columns(words), found)
    heading = TITLES[asked.ask].with_values(year=year_label(asked.fiscal_year))
    return Answer(
        title=f"{plan.title}　{words.say(heading)}",
        facts={
            "fiscal_year": asked.fiscal_year,
            "ask": asked.ask,
            "as_of": as_of,
            "departments": listed,
        },
        sections=(Section(table=listed), *_missing(found, words)),
        data=(listed,),
        notes=tuple(Note(text) for text in _notes(found, words)),
    )


def _columns(words: Words) -> Iterator[Column[DepartmentStatus]]:
    head = words.heading
    yield Column(
        key="department",
        heading=head("department"),
        value=lambda each: each.department,
        cell=lambda each: cell(each.department),
    )
    yield Column(
        key="answered",
        value=lambda each: each.answered,
    )
    yield Column(
        heading=head("answer"),
        value=lambda each: words.say(_SAID[each.answered]),
        cell=lambda each: cell(words.say(_SAID[each.answered])),
    )
    yield Column(
        key="given",
        heading=capitalised(words.say(message("given"))),
        value=lambda each: each.given,
        cell=lambda each: cell(f"{each.given}"),
    )
    yield Column(
        key="asked",
        heading=capitalised(words.say(message("asked"))),
        value=lambda each: each.asked,
        cell=lambda each: cell(f"{each.asked}"),
    )
    yield Column(
        key="due",
        heading=head("due"),
        value=lambda each: each.due,
        cell=lambda each: cell(moment_label(each.due) if each.due else None),
    )
    yield Column(
        key="late",
        heading=capitalised(words.say(message("late"))),
        value=lambda each: each.late,
        cell=lambda each: cell(words.say(message("late")) if each.late else None),
    )
    yield Column(key="returned", value=lambda each: each.returned)
    yield Column(
        key="missing",
        value=lambda each: [
            {"about": one.about, "title": one.title, "labels": one.labels} for one in each.lacking
        ],
    )
    yield Column(
        heading=capitalised(words.say(message("missing"))),
        value=lambda each: words.listed(
            f"{one.title}（{words.listed(one.labels)}）" for one in each.lacking
        ),
    )


def _missing(found: Sequence[DepartmentStatus], words: Words) -> Iterator[Section]:
    """What each department that has not answered all of it lacks."""
    for each in found:
        if each.lacking:
            notes = tuple(Note(f"{one.title}: {words.listed(one.labels)}") for one in each.lacking)
            yield Section(heading=each.department, notes=notes)


def _notes(found: Sequence[DepartmentStatus], words: Words) -> Iterator[str]:
    counts = {kind: sum(each.answered is kind for each in found) for kind in Answered}
    said = words.listed(f"{words.say(_SAID[kind])} {count}" for kind, count in counts.items())
    yield words.say(message("{count} departments: {counts}.", count=len(found), counts=said))


def reminder(each: DepartmentStatus, asked: Round, plan: Plan, words: Words) -> str:
    """A text for a mail to a department about what is missing; empty where nothing is."""
    if not each.lacking:
        return ""
    heading = words.say(TITLES[asked.ask].with_values(year=year_label(asked.fiscal_year)))
    lines = [
        words.say(message("To {department}", department=each.department)),
        "",
        words.say(_reminding(each, plan, heading)),
        "",
        *(f"・{one.title}：{words.listed(one.labels)}" for one in each.lacking),
    ]
    lines += ["", words.say(_CROSSED)]
    if asked.contact:
        lines += ["", f"{words('contact')}：{asked.contact}"]
    return "\n".join(lines) + "\n"


def _reminding(each: DepartmentStatus, plan: Plan, heading: str) -> Message:
    if each.due is None:
        return message(
            "Of '{heading}' for {plan}, the following is still missing.",
            heading=heading,
            plan=plan.title,
        )
    day = moment_label(each.due)
    if each.late:
        return message(
            "'{heading}' for {plan} was due on {due}, and the following is still missing.",
            heading=heading,
            plan=plan.title,
            due=day,
        )
    return message(
        "Of '{heading}' for {plan}, due on {due}, the following is still missing.",
        heading=heading,
        plan=plan.title,
        due=day,
    )


_CROSSED = message("If you have answered in the meantime, please disregard this message.")
