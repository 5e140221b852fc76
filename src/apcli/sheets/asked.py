"""A plan → the workbooks of a round: one for each department, and the office's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.models import Initiative
from apcli.progress import counted_in, known_value, subject_of
from apcli.sheets.book import (
    AskedRow,
    AskedSheet,
    AskedTable,
    AskedText,
    Book,
    OpenCell,
    Origin,
)
from apcli.sheets.columns import IndicatorAsked, indicator_columns, value_year
from apcli.sheets.questions import SheetAsked, questions
from apcli.sheets.seal import sealed
from apcli.sheets.sheet_names import sheet_name, taken_names
from apcli.sheets.told import Told, told_columns
from apcli.sheets.told import told as told_cells
from apcli.words import words_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.answers.answer import Column as ToldColumn
    from apcli.models import Indicator, Sheet
    from apcli.sheets.book import Ask
    from apcli.sheets.columns import Column
    from apcli.workspace import Workspace

_EARLIER = 3
"""How many years before the asked one are shown."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round: what is asked of which year, until when, and whom to call."""

    ask: Ask
    fiscal_year: int
    due: datetime.date | None = None
    contact: str | None = None


def books(workspace: Workspace, asked: Round) -> tuple[Book, ...]:
    """The workbooks of a round: departments in the taxonomy's order, then the office's.

    A department that is asked nothing has none, and a marker such as 関係各課 neither.

    Raises:
        Unavailable: a part of the plan could not be read.
        NotInPlan: the plan does not have the fiscal year.
    """
    maker = _Maker(workspace, asked)
    known = [each.name for each in workspace.taxonomy.departments if not each.marker]
    owing = {name for names in maker.owing.values() for name in names}
    departments = [name for name in known if name in owing]
    return tuple(maker.book(name) for name in (*departments, None))


def book_of(workspace: Workspace, asked: Round, department: str | None) -> Book:
    """The workbook of one department, or the office's, as the plan stands now."""
    return _Maker(workspace, asked).book(department)


def asked_indicator(workspace: Workspace, asked: Round, about: str) -> IndicatorAsked:
    """The indicator that a row is about, `KEY/INDICATOR`, as the plan has it now."""
    key, _, name = about.partition("/")
    year = value_year(asked.ask, workspace.plan, asked.fiscal_year)
    indicator = workspace.sheets[key].indicators[name]
    return IndicatorAsked(indicator, year, asked.ask, words_in("ja"))


class _Maker:
    """Makes the workbooks of one round."""

    def __init__(self, workspace: Workspace, asked: Round) -> None:
        self._workspace, self._asked = workspace, asked
        self._words = words_in("ja")
        plan = workspace.plan
        self._origin = Origin(plan.city.code or plan.city.name, asked.fiscal_year, asked.ask)
        self._year = value_year(asked.ask, plan, asked.fiscal_year)
        self._sheets = counted_in(plan, workspace.sheets, asked.fiscal_year)
        self._columns = indicator_columns(asked.ask, plan, self._year, self._words)
        taxonomy = workspace.taxonomy
        self.owing = {key: taxonomy.owing(each.in_charge) for key, each in self._sheets.items()}

    def book(self, department: str | None) -> Book:
        """The workbook of a department; None makes the office's."""
        plan = self._workspace.plan
        kept = {
            key: sheet
            for key, sheet in self._sheets.items()
            if department is None or department in self.owing[key]
        }
        return Book(
            self._origin,
            plan.city.name,
            plan.title,
            department,
            self._asked.due,
            self._asked.contact,
            plan.words.minus,
            self._table(kept, department),
            tuple(self._asked_sheets(kept, department)),
        )

    def _table(self, sheets: Mapping[str, Sheet], department: str | None) -> AskedTable:
        """The table with the columns that any of its rows is asked."""
        asked = [
            (key, name, IndicatorAsked(each, self._year, self._asked.ask, self._words))
            for key, sheet in sheets.items()
            for name, each in sheet.indicators.items()
        ]
        columns = [
            column
            for column in self._columns
            if any(column.cell(each) is not None for _, _, each in asked)
        ]
        years = self._years([each.indicator for _, _, each in asked])
        of_office = department is None
        told = told_columns(years, self._year, self._words, of_office=of_office)
        rows = tuple(
            self._row(key, name, each, columns, told, department) for key, name, each in asked
        )
        heads = tuple(column.read_head for column in told)
        return AskedTable(heads, tuple(column.asked(self._words) for column in columns), rows)

    def _years(self, indicators: Sequence[Indicator]) -> list[int]:
        """The years before the asked one of which any indicator has a value, the last few."""
        found = {
            year
            for each in indicators
            for year in each.years
            if year < self._year and known_value(each, year)
        }
        return sorted(found)[-_EARLIER:]

    def _row(
        self,
        key: str,
        name: str,
        asked: IndicatorAsked,
        columns: Sequence[Column],
        told: Sequence[ToldColumn[Told]],
        department: str | None,
    ) -> AskedRow:
        sheet = self._sheets[key]
        about = subject_of(self._workspace.plan, key, sheet, name)
        locked = told_cells(told, Told(about, asked.indicator, tuple(sheet.departments)))
        cells = tuple(column.cell(asked) for column in columns)
        exported = {cell.field: cell.exported for cell in cells if cell}
        row = f"{key}/{name}"
        return AskedRow(row, locked, cells, sealed(self._origin, department, row, locked, exported))

    def _asked_sheets(
        self, sheets: Mapping[str, Sheet], department: str | None
    ) -> Iterator[AskedSheet]:
        names = taken_names(self._words)
        for key, sheet in sheets.items():
            if not isinstance(sheet, Initiative):
                continue
            asked = SheetAsked(
                sheet,
                self._year,
                self._asked.ask,
                self._workspace.plan,
                self._workspace.taxonomy,
                self._words,
            )
            yield AskedSheet(
                key,
                sheet_name(sheet.label, names),
                sheet.label,
                tuple(self._context(sheet)),
                tuple(
                    AskedText(
                        each.label,
                        self._words.say(each.wants),
                        each.cell,
                        self._sealed(key, each.cell, department),
                    )
                    for each in questions(asked)
                ),
            )

    def _sealed(self, key: str, cell: OpenCell, department: str | None) -> str:
        question = f"{key}:{cell.field}"
        return sealed(self._origin, department, question, (), {cell.field: cell.exported})

    def _context(self, initiative: Initiative) -> Iterator[tuple[str, str]]:
        """What the department should see of the initiative while it writes."""
        words, taxonomy = self._words, self._workspace.taxonomy
        yield words("department"), words.listed(initiative.departments)
        stage = taxonomy.stage(initiative.stage.key) if initiative.stage else None
        for name, text in (
            ("stage", stage.name if stage else None),
            ("overview", initiative.overview),
            ("actions", initiative.actions),
        ):
            if text:
                yield words(name), text.strip()
