"""Sheets → the mapping that is proposed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.importing.forms import is_form
from apcli.importing.labels import label_key, read_label
from apcli.importing.mapping import MappedColumn, MappedSheet, Mapping
from apcli.importing.meanings import Meaning
from apcli.importing.sheet import column_name
from apcli.importing.tables import find_tables
from apcli.importing.texts import one_line
from apcli.models.target import YearSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.importing.labels import Label
    from apcli.importing.sheet import Cell, Sheet
    from apcli.importing.tables import Table


def proposed(sheets: Sequence[Sheet], file: str) -> Mapping:
    """What the sheets most likely are, by the words that cities use."""
    labels: dict[str, tuple[str, Meaning]] = {}
    mapped: list[MappedSheet] = []
    for sheet in sheets:
        if is_form(sheet, {}):
            mapped.append(MappedSheet(sheet=sheet.name, layout="form"))
            labels |= {key: each for key, each in _labels(sheet) if key not in labels}
            continue
        tables = find_tables(sheet, {})
        mapped += [_mapped(each) for each in tables]
        if not tables:
            mapped.append(MappedSheet(sheet=sheet.name, layout="none"))
    return Mapping(file=file, labels=dict(labels.values()), sheets=tuple(mapped))


def _labels(sheet: Sheet) -> Iterator[tuple[str, tuple[str, Meaning]]]:
    """The labels of a form as printed, by what distinguishes them: No and № are one."""
    for row in range(sheet.height):
        for cell in sheet.filled(row):
            label = read_label(cell.text)
            if label.meaning and label.meaning is not Meaning.YEAR and label.year is None:
                yield label_key(cell.text), (one_line(cell.text), label.meaning)


def _mapped(table: Table) -> MappedSheet:
    columns = {
        column_name(column): MappedColumn.model_construct(
            head=_head(table.heads[column]),
            meaning=label.meaning or Meaning.NONE,
            year=_span(label),
            unit=label.unit,
        )
        for column, label in table.columns.items()
    }
    rows = f"{table.top + 1}" if table.top == table.end else f"{table.top + 1}-{table.end + 1}"
    return MappedSheet.model_construct(
        sheet=table.sheet.name, layout="table", header=rows, columns=columns
    )


def _head(cells: Iterable[Cell]) -> str:
    return " ".join(one_line(each.text) for each in cells)


def _span(label: Label) -> YearSpan | None:
    return YearSpan(label.year, label.last or label.year) if label.year else None


def own_words(mapping: Mapping) -> dict[str, Meaning | None]:
    """The labels of a mapping by the keys they are looked up by."""
    return {label_key(word): meaning for word, meaning in mapping.labels.items()}
