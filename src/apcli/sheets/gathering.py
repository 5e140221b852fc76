"""All files that came back → what is to be recorded, and what has to be looked at first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli import locale
from apcli.diagnostics import Doubt, Severity, message
from apcli.lint.baseline import known_findings, without_known
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.recording import COLUMNS, counts_days, doubts_about, recorded_each
from apcli.sheets.asked import asked_indicator, book_of
from apcli.sheets.book import canonical
from apcli.sheets.columns import TARGET, value_year
from apcli.sheets.questions import PERIOD
from apcli.sheets.requests import (
    Answers,
    Kept,
    Unclear,
    Wanted,
    requests_of_row,
    requests_of_sheet,
)
from apcli.sheets.returned import Finding, Note, Spot
from apcli.sheets.typed import TypedCell
from apcli.sheets.understanding import understood
from apcli.sheets.understood import Expected, Understood

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from apcli.diagnostics import Diagnostic, Message
    from apcli.sheets.asked import Round
    from apcli.sheets.book import OpenCell
    from apcli.sheets.returned import Returned, TypedAnswer
    from apcli.workspace import Workspace

Place = tuple[str, str]
"""A question: what it is about, and its field."""


class Given(NamedTuple):
    """An answer and what it says."""

    answer: TypedAnswer
    says: Understood


@dataclass(frozen=True, slots=True)
class Gathered:
    """What files say together.

    `texts` are the new texts by file of the data, to be written where there are no `findings`.
    `answers` are all that were understood, by question; `files` all that were read.
    """

    files: tuple[str, ...]
    answers: Mapping[Place, Given]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    texts: Mapping[str, str]
    workspace: Workspace

    @property
    def mistaken(self) -> frozenset[str]:
        """The files in which something has to be looked at."""
        return frozenset(each.spot.file for each in self.findings)


def gathered(
    workspace: Workspace,
    files: Sequence[Returned],
    asked: Round,
    accepted: Collection[str] = (),
    known: Sequence[Diagnostic] = (),
) -> Gathered:
    """What the files say, held against the plan as it stands and its rules.

    `accepted` are the spots, `FILE!SHEET!CELL`, where a question is let through; `known` are the
    findings of the plan before.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    return _Gathering(workspace, asked, frozenset(accepted)).of(files, known)


class _Gathering:
    def __init__(self, workspace: Workspace, asked: Round, accepted: frozenset[str]) -> None:
        self._workspace, self._asked, self._accepted = workspace, asked, accepted
        self._year = value_year(asked.ask, workspace.plan, asked.fiscal_year)
        self._now = {(about, cell.field): cell for about, cell in _cells(workspace, asked)}
        self._findings: list[Finding] = []
        self._notes: list[Note] = []

    def of(self, files: Sequence[Returned], known: Sequence[Diagnostic]) -> Gathered:
        given: dict[Place, list[Given]] = defaultdict(list)
        for file in files:
            self._findings += file.findings
            self._notes += file.notes
            for about in file.lost:
                text = message("the row of {row} is missing", row=self._called(about))
                self._findings.append(Finding(Spot(file.file), text))
            for answer in file.answers:
                says = self._understood(answer)
                if says is not None:
                    given[answer.place].append(Given(answer, says))
        answers = {place: kept for place, each in given.items() if (kept := self._one(each))}
        wanted = [*self._wanted(answers)]
        requests = [each.request for _, each in wanted]
        recorded = recorded_each(self._workspace, requests)
        for place, error in recorded.refused.items():
            about, each = wanted[place]
            self._find(answers[about, each.fields[0]].answer, error.message)
        self._judge(recorded.workspace, wanted, answers, known, recorded.refused)
        return Gathered(
            tuple(file.file for file in files),
            answers,
            tuple(self._findings),
            tuple(self._notes),
            recorded.texts,
            recorded.workspace,
        )

    def _called(self, about: str) -> str:
        """What a row of the table, or a question of a sheet, is called; by key what is gone."""
        place, _, field = about.partition(":")
        key, _, name = place.partition("/")
        sheet = self._workspace.sheets.get(key)
        if sheet is None:
            return about
        indicator = sheet.indicators.get(name)
        question = COLUMNS.get(field.partition(PERIOD)[0])
        said = indicator.label if indicator else locale.word(question.words[0]) if question else ""
        return "　".join(filter(None, (sheet.label, said)))

    def _understood(self, answer: TypedAnswer) -> Understood | None:
        """What an answer says; None where it has to be looked at first."""
        cell = self._now.get(answer.place)
        if cell is None:
            self._find(answer, message("the plan does not ask this any more"))
            return None
        if answer.emptied:
            text = message("the cell was emptied; write what is right, or what it said before")
            self._find(answer, text)
            return None
        expected = self._expected(answer.place, cell)
        says = understood(answer.cell, expected)
        if says.question is not None and not self._let_through(answer, says):
            self._find(answer, says.question, acceptable=says.acceptable)
            return None
        if not says.says_something:
            return None
        now = canonical(cell.exported)
        if not answer.seal.was_exported(cell.field, now) and not _same(
            says, understood(TypedCell(text=now), expected)
        ):
            text = message(
                "the plan has '{now}' by now, which it had not when this was sent", now=now
            )
            self._find(answer, text)
            return None
        self._notes += [Note(answer.spot, each) for each in says.notes]
        return says

    def _let_through(self, answer: TypedAnswer, says: Understood) -> bool:
        if not says.acceptable or str(answer.spot) not in self._accepted:
            return False
        if says.question is not None:
            self._notes.append(
                Note(answer.spot, message("accepted: {question}", question=says.question))
            )
        return True

    def _expected(self, place: Place, cell: OpenCell) -> Expected:
        about, field = place
        if "/" not in about:
            return Expected(cell)
        indicator = asked_indicator(self._workspace, self._asked, about).indicator
        year = int(field.removeprefix(TARGET)) if field.startswith(TARGET) else self._year
        target = indicator.target_of(year)
        of_target = field.startswith(TARGET)
        return Expected(
            cell,
            indicator.unit,
            milestone=not of_target and bool(counts_days(indicator, year)),
            in_words=bool(target and target.text and not target.is_set),
            target=of_target,
        )

    def _one(self, given: list[Given]) -> Given | None:
        """The answer to a question; none where several contradict one another."""
        first = given[0]
        if all(_same(each.says, first.says) for each in given):
            return first
        for each in given:
            others = [str(other.answer.spot) for other in given if other is not each]
            text = message("{others} says otherwise", others=", ".join(others))
            self._find(each.answer, text)
        return None

    def _wanted(self, answers: Mapping[Place, Given]) -> Iterator[tuple[str, Wanted]]:
        by_about: dict[str, dict[str, Understood]] = defaultdict(dict)
        for (about, field), answer in answers.items():
            by_about[about][field] = answer.says
        plan, ask = self._workspace.plan, self._asked.ask
        for about, given in by_about.items():
            of = Answers(about, given, plan, self._year, ask)
            if "/" in about:
                asked = asked_indicator(self._workspace, self._asked, about)
                found: Iterator[Wanted | Unclear | Kept] = requests_of_row(of, asked)
            else:
                found = requests_of_sheet(of)
            for each in found:
                if isinstance(each, Unclear):
                    self._find(answers[about, each.field].answer, each.sentence)
                elif isinstance(each, Kept):
                    spot = answers[about, each.field].answer.spot
                    self._notes.append(Note(spot, each.sentence))
                else:
                    yield about, each

    def _judge(
        self,
        after: Workspace,
        wanted: Sequence[tuple[str, Wanted]],
        answers: Mapping[Place, Given],
        known: Sequence[Diagnostic],
        refused: Collection[int],
    ) -> None:
        """Ask all that the rules ask of the plan as it would be."""
        judged = run(after, checkers())
        said: list[Diagnostic] = []
        for place, (about, each) in enumerate(wanted):
            if place in refused:
                continue
            answer = answers[about, each.fields[0]].answer
            for doubt in doubts_about(judged, after, each.request):
                said.append(doubt)
                suspicious = doubt.doubt is Doubt.SUSPICIOUS
                if suspicious and str(answer.spot) in self._accepted:
                    accepted = message("accepted: {question}", question=doubt.message)
                    self._notes.append(Note(answer.spot, accepted))
                else:
                    self._find(answer, doubt.message, acceptable=suspicious)
        new = without_known(judged, known_findings(known, after.shown_root), after.shown_root)
        for found in new:
            if found.severity is Severity.ERROR and found not in said:
                self._findings.append(Finding(Spot(found.file), found.message))

    def _find(self, answer: TypedAnswer, sentence: Message, *, acceptable: bool = False) -> None:
        typed = answer.cell.text or answer.cell.struck or answer.cell.error
        self._findings.append(Finding(answer.spot, sentence, typed, acceptable))


def _cells(workspace: Workspace, asked: Round) -> Iterator[tuple[str, OpenCell]]:
    """Every open cell of the round as it would be sent now."""
    book = book_of(workspace, asked, None)
    for row in book.table.rows:
        yield from ((row.id, cell) for cell in row.open if cell is not None)
    for sheet in book.sheets:
        yield from ((sheet.id, question.cell) for question in sheet.questions)


def _same(one: Understood, other: Understood) -> bool:
    return (one.number, one.day, one.state, one.text) == (
        other.number,
        other.day,
        other.state,
        other.text,
    )
