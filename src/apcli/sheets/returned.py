"""A file that came back → the answers in it, matched by their seals and never by position."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models.grammar import excerpt
from apcli.sheets.layout import ANSWER, BOOK_MARK, HIDDEN, LOCKED
from apcli.sheets.seal import Seal, opened
from apcli.sheets.typed import address
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.diagnostics import Message
    from apcli.sheets.book import Origin
    from apcli.sheets.typed import TypedCell, TypedFile, TypedSheet


class Spot(NamedTuple):
    """Where something stands: the file, its sheet and the cell, as people name them."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return "!".join(filter(None, self))


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a file or a cell: where, as typed, and what to do.

    An `acceptable` one may be let through.
    """

    spot: Spot
    sentence: Message
    typed: str = ""
    acceptable: bool = False


class Note(NamedTuple):
    """What an answer was taken for, or what of a file was left out."""

    spot: Spot
    sentence: Message


_BESIDE = {
    "macros": message("macros are not run"),
    "external_links": message("links to other files are not followed"),
    "cp932": message("it was read as CP932 (Shift_JIS)"),
}


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """An open cell that came back.

    `about` is the row, `KEY/INDICATOR`, or the sheet, `KEY`. `emptied`: something stood there.
    """

    spot: Spot
    about: str
    field: str
    cell: TypedCell
    seal: Seal
    emptied: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """The question."""
        return self.about, self.field


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file says: cells that are not as they were sent, and what is wrong with the file.

    `seals` are all questions that it has, answered or not; `book` is what the whole workbook was
    sent with, None where that is gone; `lost` are the rows that were sent and are not there, by
    what they are about. `notes` say what else was found in the file.
    """

    file: str
    answers: tuple[TypedAnswer, ...]
    findings: tuple[Finding, ...]
    seals: tuple[Seal, ...]
    book: Seal | None = None
    notes: tuple[Note, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def due(self) -> datetime.date | None:
        """The last day for answers, as the workbook says."""
        day = self.book.exported.get("due") if self.book else None
        return datetime.date.fromisoformat(day) if day else None

    @property
    def contact(self) -> str | None:
        """Whom departments ask, as the workbook says."""
        return (self.book.exported.get("contact") or None) if self.book else None

    @property
    def departments(self) -> tuple[str | None, ...]:
        """The departments whose workbooks it holds, in their order."""
        return tuple(dict.fromkeys(seal.department for seal in self.seals))


def returned(file: TypedFile, origin: Origin | None = None) -> Returned:
    """The answers of a file; with an `origin` only one of that city, year and question."""
    reader = _Reader(file, origin)
    for sheet in file.sheets:
        reader.read(sheet)
    return reader.result()


class _Reader:
    def __init__(self, file: TypedFile, origin: Origin | None) -> None:
        self._file, self._origin = file, origin
        self._answers: list[TypedAnswer] = []
        self._findings: list[Finding] = []
        self._seals: list[tuple[Spot, Seal]] = []
        self._book: Seal | None = None
        self._broken: list[str] = []

    def read(self, sheet: TypedSheet) -> None:
        """Take what a sheet has."""
        of_book = self._of_book(sheet)
        columns = _columns(sheet)
        for (row, column), text in _sealed_cells(sheet):
            if (row, column) in of_book:
                continue
            seal = opened(text)
            if seal is None:
                spot = self._spot(sheet, row, HIDDEN)
                self._find(spot, message("the hidden key of this row was changed"))
                self._broken.append(sheet.at(row, 0).text)
            elif self._belongs(seal):
                self._seals.append((self._spot(sheet, row, HIDDEN), seal))
                self._row(sheet, row, seal, columns)

    def _of_book(self, sheet: TypedSheet) -> frozenset[tuple[int, int]]:
        """Take what the workbook was sent with; returns the cells that say it."""
        for (row, column), cell in sheet.cells.items():
            if cell.text == BOOK_MARK:
                texts: list[str] = []
                while text := sheet.at(row + 1 + len(texts), column).text:
                    texts.append(text)
                self._book = opened("".join(texts))
                if self._book is not None and not self._belongs(self._book):
                    self._book = None
                return frozenset((row + 1 + place, column) for place in range(len(texts)))
        return frozenset()

    def _belongs(self, seal: Seal) -> bool:
        """The seal is of this round; said once for a file."""
        if self._origin is None or seal.origin == self._origin:
            return True
        wanted, found = self._origin, seal.origin
        if found.city != wanted.city:
            text = message("the workbook is another city's ({city})", city=excerpt(found.city))
        elif found.fiscal_year != wanted.fiscal_year:
            text = message(
                "the workbook is of {found}, not of {wanted}",
                found=found.fiscal_year,
                wanted=wanted.fiscal_year,
            )
        else:
            text = message(
                "the workbook asks for {found}, not for {wanted}",
                found=found.ask,
                wanted=wanted.ask,
            )
        finding = Finding(Spot(self._file.shown), text)
        if finding not in self._findings:
            self._findings.append(finding)
        return False

    def _row(self, sheet: TypedSheet, row: int, seal: Seal, columns: Mapping[str, int]) -> None:
        about, colon, field = seal.id.partition(":")
        if colon:
            if ANSWER not in columns:
                self._find(
                    self._spot(sheet, row, HIDDEN),
                    message("the hidden row with the columns is missing"),
                )
                return
            self._cell(sheet, row, columns[ANSWER], (about, field), seal)
            return
        self._locked(sheet, row, seal, columns)
        for name in seal.exported:
            if name in columns:
                self._cell(sheet, row, columns[name], (about, name), seal)
            else:
                text = message("the column '{field}' is missing", field=name)
                self._find(self._spot(sheet, row, HIDDEN), text)

    def _locked(self, sheet: TypedSheet, row: int, seal: Seal, columns: Mapping[str, int]) -> None:
        for place, was in enumerate(seal.locked):
            column = columns.get(f"{LOCKED}{place}")
            if column is None:
                text = message("a column for information is missing")
                self._find(self._spot(sheet, row, HIDDEN), text)
                return
            cell = sheet.at(row, column)
            if not seal.was_locked(place, cell.text.strip()):
                text = message(
                    "the cell is for information, and was changed: it said '{was}'",
                    was=excerpt(was),
                )
                self._find(self._spot(sheet, row, column), text, cell.text)

    def _cell(
        self, sheet: TypedSheet, row: int, column: int, place: tuple[str, str], seal: Seal
    ) -> None:
        cell = sheet.at(row, column)
        text = cell.text.strip()
        beside = cell.note or cell.struck or cell.error
        if seal.was_exported(place[1], text) and not beside:
            return
        spot = self._spot(sheet, row, column)
        emptied = not text and not beside
        self._answers.append(TypedAnswer(spot, *place, cell, seal, emptied))

    def result(self) -> Returned:
        """All that the file says, with what is twice in it and what it lacks."""
        if not self._seals and not self._findings:
            self._find(
                Spot(self._file.shown), message("no workbook of a round: it has none of the keys")
            )
        if not self._seals and len(self._broken) > 1:
            text = message(
                "no row has the hidden key that it was sent with; save the workbook as .xlsx again"
            )
            self._findings = [Finding(Spot(self._file.shown), text)]
        counts = Counter(seal.id for _, seal in self._seals)
        for spot, seal in self._seals:
            if counts[seal.id] > 1:
                self._find(spot, message("the row is there {count} times", count=counts[seal.id]))
        sent = self._book.locked if self._book is not None else ()
        return Returned(
            self._file.shown,
            tuple(self._answers),
            tuple(self._findings),
            tuple(seal for _, seal in self._seals),
            self._book,
            tuple(
                Note(Spot(self._file.shown), sentence)
                for kind, sentence in _BESIDE.items()
                if self._file.beside.get(kind)
            ),
            tuple(each for each in sent if each not in counts and each not in self._broken),
        )

    def _find(self, spot: Spot, sentence: Message, typed: str = "") -> None:
        self._findings.append(Finding(spot, sentence, typed))

    def _spot(self, sheet: TypedSheet, row: int, column: int) -> Spot:
        return Spot(self._file.shown, sheet.name, address(row, column))


def _sealed_cells(sheet: TypedSheet) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells with something like a seal, from the top."""
    for place, cell in sorted(sheet.cells.items(), key=lambda each: each[0]):
        if '{"version":' in cell.text and cell.text[16:17] == " ":
            yield place, cell.text


def _columns(sheet: TypedSheet) -> Mapping[str, int]:
    """The columns by their fields, from the row that names them; in CSV it is the head."""
    answer = words_in("ja")("answer")
    rows: dict[int, dict[str, int]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[ANSWER if cell.text == answer else cell.text] = column
    named = (rows[row] for row in sorted(rows))
    return next((each for each in named if ANSWER in each or f"{LOCKED}0" in each), {})
