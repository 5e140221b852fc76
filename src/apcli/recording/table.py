"""A table with a row for each thing reported → requests, each with its row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from apcli import locale
from apcli.diagnostics import message
from apcli.errors import ApcliError, NotInPlan, NotRecorded
from apcli.models.grammar import excerpt
from apcli.models.naming import Named, key_called, plain_number
from apcli.nearest import comparison_key, did_you_mean, nearest
from apcli.recording.columns import COLUMNS, GRADES
from apcli.recording.given import Called, Given, requests_of
from apcli.recording.indicator import find_indicator
from apcli.recording.table_cells import achieved_of, as_measured, kind_of, year_of
from apcli.vocabulary import WORDS
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Sheet
    from apcli.recording.requests import Request
    from apcli.workspace import Workspace

_PLACES = ("initiative", "number", "title", "fiscal_year", "indicator", "series")


class Reported(NamedTuple):
    """The requests with the rows that they come from, and what is wrong in which row."""

    requests: Sequence[tuple[int, Request]]
    wrong: Sequence[tuple[int, ApcliError]]


def reported(text: str, workspace: Workspace, year: int | None, *, replace: bool) -> Reported:
    """What the rows of a CSV report; `year` is that of rows without one, the head is row 1.

    Columns that are not recorded, such as units and targets, are not read; a column that the
    plan has no word for is refused.

    Raises:
        NotRecorded: it is no CSV, or its head is not understood.
    """
    rows = _rows(text)
    head = _head(rows[0][1] if rows else [], workspace)
    requests, wrong = list[tuple[int, "Request"]](), list[tuple[int, ApcliError]]()
    for number, cells in rows[1:]:
        row = {head[index]: cell.strip() for index, cell in enumerate(cells[: len(head)])}
        row = {column: cell for column, cell in row.items() if column and cell}
        if not row:
            continue
        try:
            if any(cell.strip() for cell in cells[len(head) :]):
                raise NotRecorded(message("the row has more cells than the head"))
            requests += [(number, each) for each in _of_row(row, workspace, year, replace=replace)]
        except ApcliError as error:
            wrong.append((number, error))
    return Reported(requests, wrong)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows with the numbers of their lines."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows = list[tuple[int, list[str]]]()
    last = 0
    try:
        for cells in reader:
            rows.append((last + 1, cells))
            last = reader.line_num
    except csv.Error as error:
        raise NotRecorded(
            message("line {line} is no line of a CSV file", line=max(reader.line_num, 1)),
            message("check its quotes"),
        ) from error
    return rows


def _head(cells: Sequence[str], workspace: Workspace) -> list[str]:
    """The column of each cell of the head, empty for what is not read.

    Raises:
        NotRecorded: a column is unknown, comes twice, or there is none.
    """
    columns = dict[str, str]()
    for name, column in _names(workspace):
        columns.setdefault(comparison_key(name), column)
    known = {comparison_key(name) for name in _shown(workspace)}
    if {comparison_key(cell) for cell in cells} & {*map(comparison_key, names_of("verdict"))}:
        # Beside a verdict 評価 is what the figures are rated as, not what a department writes.
        columns = {name: each for name, each in columns.items() if name not in _ratings()}
    found = list[str]()
    for cell in cells:
        typed = comparison_key(cell)
        column = columns.get(typed, "")
        if not column and typed and not _is_shown(typed, known):
            near = nearest(cell, [name for name, _column in _names(workspace)])
            every = message("columns are: {names}", names=", ".join(COLUMNS))
            raise NotRecorded(
                message("unknown column '{name}'", name=excerpt(cell)), did_you_mean(near, every)
            )
        if column and column in found:
            raise NotRecorded(message("the column '{name}' comes twice", name=excerpt(cell)))
        found.append(column)
    if not {*found} & {"initiative", "number", "title"}:
        raise NotRecorded(
            message("the first line names no column for the initiative"),
            message("columns are: {names}", names=", ".join(COLUMNS)),
        )
    return found


def _ratings() -> set[str]:
    return {comparison_key(name) for name in names_of("rating")}


def _shown(workspace: Workspace) -> Iterator[str]:
    """What heads of tables say that are not recorded."""
    for word in WORDS:
        yield from names_of(word)
    taxonomy = workspace.taxonomy
    yield from (level.name for level in taxonomy.levels)
    yield from (name for axis in taxonomy.axes for name in (axis.name, axis.label))


def _is_shown(typed: str, known: set[str]) -> bool:
    """It is the head of a column that answers have, with its unit or without."""
    return typed in known or typed.partition("(")[0] in known


def _names(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """What a head may say, and for which column."""
    yield from zip(COLUMNS, COLUMNS, strict=True)
    for column, reported_column in COLUMNS.items():
        for word in reported_column.words:
            for name in names_of(word):
                yield name, column
    for grade in workspace.plan.grades:
        yield f"{GRADES}{grade.key}", f"{GRADES}{grade.key}"
        yield grade.name, f"{GRADES}{grade.key}"


def _of_row(
    row: Mapping[str, str], workspace: Workspace, year: int | None, *, replace: bool
) -> list[Request]:
    initiative = _initiative(row, workspace)
    indicator = _indicator(row, workspace, initiative)
    row = as_measured(row, workspace.sheets[initiative], indicator)
    given = Given(
        initiative,
        year_of(row, year),
        indicator,
        kind=kind_of(row.get("kind")),
        value=row.get("value"),
        text=row.get("text"),
        achieved=achieved_of(row.get("achieved")),
        numerator=row.get("numerator"),
        denominator=row.get("denominator"),
        as_of=row.get("as_of"),
        note=row.get("note"),
        review={
            name: row[name]
            for name in ("evaluation", "issues", "next_steps", "direction")
            if name in row
        },
        grades={
            name.removeprefix(GRADES): cell for name, cell in row.items() if name.startswith(GRADES)
        },
        who=row.get("who"),
        period=row.get("period"),
        status=row.get("status"),
        budget=row.get("budget"),
        actual_cost=row.get("actual_cost"),
        replace=replace,
    )
    if not {*row} - {*_PLACES}:
        return []
    return requests_of(given, workspace, Called(_called))


def _called(name: str) -> str:
    """What messages call a column: its key, in Japanese with the word of its head."""
    key = _ALSO.get(name, name)
    if locale.current() != "ja" or key not in COLUMNS:
        return key
    return f"{locale.word(COLUMNS[key].words[0])}（{key}）"


_ALSO = {"text": "value_text", "review": "evaluation"}
"""The columns that are called otherwise than what they give."""


def _initiative(row: Mapping[str, str], workspace: Workspace) -> str:
    """The key of the initiative or goal of a row.

    Raises:
        NotInPlan: the plan has none so called.
    """
    found = [key for key, each in workspace.sheets.items() if _is_meant(row, key, each)]
    if len(found) > 1:
        found = [key for key in found if key in workspace.initiatives]
    if len(found) == 1:
        return found[0]
    words = [row[name] for name in ("initiative", "number", "title") if name in row]
    if not words:
        raise NotInPlan(message("the row names no initiative"))
    raise NotInPlan(message("the plan has no initiative '{name}'", name=excerpt(" ".join(words))))


def _is_meant(row: Mapping[str, str], key: str, sheet: Sheet) -> bool:
    """All that the row says of its initiative is true of this one, and it says something."""
    said = [
        row[name] == key or plain_number(row[name]) == plain_number(str(sheet.number))
        for name in ("initiative", "number")
        if name in row
    ]
    if "title" in row:
        said.append(comparison_key(row["title"]) == comparison_key(sheet.title))
    return bool(said) and all(said)


def _indicator(row: Mapping[str, str], workspace: Workspace, initiative: str) -> str | None:
    """The key of the indicator of a row, None where it names none.

    Raises:
        NotInPlan: the initiative has none so called.
        NotRecorded: it has several.
    """
    word = row.get("indicator")
    if word is None:
        return None
    if "series" in row:
        word = f"{word} {row['series']}"
    sheet = workspace.sheets[initiative]
    named = [Named(key, (each.label,)) for key, each in sheet.indicators.items()]
    typed = comparison_key(word)
    is_several = sum(comparison_key(each.name) == typed for each in sheet.indicators.values()) > 1
    known = key_called(word, named)
    return known or find_indicator(initiative, sheet, None if is_several else word)
