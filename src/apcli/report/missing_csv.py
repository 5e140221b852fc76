"""Who has not reported, as CSV for Excel: a line for every indicator of every department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.report.excel import ORIGIN, cell, file, origin
from apcli.report.labels import KINDS
from apcli.report.missing_words import reporting_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import City
    from apcli.progress import Latest, Missing, Row

    Gettext = Callable[[str], str]

COLUMNS = (
    *(*ORIGIN, "担当課", "取組番号", "重点取組"),
    *("成果指標", "系列", "単位", "報告の状況", "値", "値の種別", "時点"),
    *("直近の年度", "直近の値", "直近の値の種別"),
)


def missing_csv(years: Sequence[Missing], city: City, gettext: Gettext) -> bytes:
    """The whole file; `gettext` answers in the plan's language, as the heads are."""
    return file(COLUMNS, (line for each in years for line in _lines(each, city, gettext)))


def _lines(missing: Missing, city: City, gettext: Gettext) -> Iterator[list[str]]:
    for each in missing.departments:
        for row, reporting in each.missing:
            yield [
                *origin(city, missing.report.fiscal_year),
                cell(each.department),
                cell(str(row.number)),
                cell(row.title),
                cell(row.name),
                cell(row.series),
                cell(row.unit),
                reporting_label(row, reporting, gettext),
                _value(row),
                KINDS[row.kind].translated(gettext) if row.kind else "",
                str(row.as_of or ""),
                str(row.latest.fiscal_year) if row.latest else "",
                _value(row.latest) if row.latest else "",
                KINDS[row.latest.kind].translated(gettext) if row.latest else "",
            ]


def _value(known: Row | Latest) -> str:
    return cell(known.value_text) if known.value is None else f"{known.value:f}"
