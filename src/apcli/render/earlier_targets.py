"""The targets of the edition before, beside those of the plan (`previous_targets`)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.last_year import last_year
from apcli.era import year_label
from apcli.progress import TARGET, courses_of
from apcli.render.indicators import IndicatorCell, IndicatorRow, target_cell
from apcli.render.labels import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.progress import Course, Subject
    from apcli.render.indicators import IndicatorTable, YearColumn
    from apcli.workspace import Workspace

    Measured = tuple[Subject, Course]


@dataclass(frozen=True, slots=True)
class EarlierTargets:
    """What the indicators of the plan were in the edition before, and what its targets are called.

    `measured` has them by the initiative or goal and the indicator of the plan; new ones are not
    there.
    """

    label: str
    measured: Mapping[tuple[str, str], Measured]

    def beside(self, key: str, tables: Sequence[IndicatorTable]) -> tuple[IndicatorTable, ...]:
        """The tables of an initiative or goal, with a row below each that had targets."""
        return tuple(
            dataclasses.replace(each, rows=tuple(self._rows(key, each))) for each in tables
        )

    def _rows(self, key: str, table: IndicatorTable) -> Iterator[IndicatorRow]:
        for row in table.rows:
            yield row
            measured = self.measured.get((key, row.key))
            cells = tuple(_cells(*measured, table.columns)) if measured else ()
            if any(cell.figures for cell in cells):
                name = f"{row.series}（{self.label}）" if row.series else self.label
                yield IndicatorRow(row.key, name, cells, earlier=True)


NO_EARLIER_TARGETS = EarlierTargets("", {})
"""Those of a plan that does not show them."""


def earlier_targets(edition: Workspace, present: Workspace) -> EarlierTargets:
    """The targets of the edition, for the indicators of the present plan that continue its own.

    Where one continues several, its own comes before the first of the others.

    Raises:
        Unavailable: a part of one edition could not be read.
    """
    courses = {
        (key, about.indicator): (about, course)
        for key, sheet in edition.sheets.items()
        for about, course in courses_of(edition.plan, key, sheet)
    }
    origins = last_year(edition, present).origins
    measured = {
        new: courses[new if new in found else found[0]] for new, found in origins.items() if found
    }
    return EarlierTargets(_label(edition.plan.fiscal_year, present.plan.fiscal_year), measured)


def _label(fiscal_year: int, present: int) -> str:
    """前年度計画の目標; of the same year 改定前の目標, and of another one by its name."""
    if fiscal_year == present:
        return WORDS("unrevised_target")
    if fiscal_year == present - 1:
        return WORDS("earlier_target")
    return f"{year_label(fiscal_year)}計画の{WORDS('target_short')}"


def _cells(
    about: Subject, course: Course, columns: Sequence[YearColumn]
) -> Iterator[IndicatorCell]:
    before: YearColumn | None = None
    for column in columns:
        if column.kind == TARGET:
            year = column.fiscal_year
            follows = before is not None and (before.fiscal_year, before.kind) == (year - 1, TARGET)
            yield target_cell(about, course, year, follows=follows)
        else:
            yield IndicatorCell()
        before = column
