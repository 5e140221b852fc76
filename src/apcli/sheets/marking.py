"""A workbook to send back: what was typed stands where it was, and what is wrong is marked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.sheets.asked import book_of
from apcli.sheets.xlsx_writer import Mark, Returned
from apcli.words import words_in

if TYPE_CHECKING:
    from apcli.sheets import returned
    from apcli.sheets.asked import Round
    from apcli.sheets.book import Book, Content
    from apcli.sheets.gathering import Gathered
    from apcli.sheets.returned import Finding
    from apcli.sheets.typed import TypedCell
    from apcli.workspace import Workspace


def marked(
    workspace: Workspace,
    asked: Round,
    file: returned.Returned,
    department: str | None,
    taken: Gathered,
) -> tuple[Book, Returned]:
    """The workbook of a department as the plan asks now, with what its file says."""
    words = words_in("ja")
    answers: dict[tuple[str, str], Content] = {}
    marks: dict[tuple[str, str], Mark] = {}
    of_spot: dict[object, list[Finding]] = {}
    for finding in taken.findings:
        if finding.spot.file == file.file:
            of_spot.setdefault(finding.spot, []).append(finding)
    for answer in file.answers:
        if answer.seal.department != department:
            continue
        if not answer.emptied:
            answers[answer.place] = _content(answer.cell)
        for finding in of_spot.pop(answer.spot, ()):
            place = f"{answer.spot.sheet} {answer.spot.cell}"
            marks[answer.place] = Mark(place, finding.typed, words.say(finding.sentence))
    for spot, findings in of_spot.items():  # what is wrong elsewhere in the file
        for finding in findings:
            place = f"{finding.spot.sheet} {finding.spot.cell}".strip() or words("file")
            mark = Mark(place, finding.typed, words.say(finding.sentence))
            marks[str(spot), str(len(marks))] = mark
    return book_of(workspace, asked, department), Returned(answers, marks)


def _content(cell: TypedCell) -> Content:
    """What a cell said, with a number as a number."""
    if cell.number and not cell.date and not cell.percent:
        return Decimal(cell.text)
    if cell.percent:
        return f"{cell.text}%"
    return cell.text or cell.error
