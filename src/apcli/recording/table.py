"""A table with a row for each thing reported → requests, each with its row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import guess_year
from apcli.errors import ApcliError, NotInPlan, NotRecorded
from apcli.models import Goal, Kind, YearState
from apcli.models.grammar import excerpt
from apcli.models.naming import Named, key_called
from apcli.models.no_value import state_meant
from apcli.nearest import comparison_key, did_you_mean, nearest, translation
from apcli.recording.given import Called, Given, requests_of
from apcli.recording.indicator import find_indicator
from apcli.vocabulary import WORDS
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.recording.requests import Request
    from apcli.workspace import Workspace

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "initiative": ("key",),
    "number": ("initiative_number", "number"),
    "title": ("initiative",),
    "fiscal_year": ("fiscal_year",),
    "indicator": ("indicator", "indicator_short"),
    "series": ("series",),
    "value": ("value", "actual_value"),
    "value_text": ("value_text",),
    "achieved": ("Verdict.achieved",),
    "kind": ("value_kind",),
    "numerator": ("numerator",),
    "denominator": ("denominator",),
    "as_of": ("as_of",),
    "note": ("notes", "note"),
    "status": ("status",),
    "budget": ("budget",),
    "actual_cost": ("spent",),
    "who": ("who",),
    "period": ("periods",),
    "evaluation": ("evaluation",),
    "issues": ("issues",),
    "next_steps": ("next_steps",),
    "direction": ("next_direction",),
}
"""The columns that are read, by their keys, with their words in the vocabulary."""

_PLACES = ("initiative", "number", "title", "fiscal_year", "indicator", "series")
_YES, _NO = ("true", "○"), ("false", "未達成", "×")


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
    columns = {comparison_key(name): column for name, column in _names(workspace)}
    known = {comparison_key(name) for word in WORDS for name in names_of(word)}
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


def _is_shown(typed: str, known: set[str]) -> bool:
    """It is the head of a column that answers have, with its unit or without."""
    return typed in known or typed.partition("(")[0] in known


def _names(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """What a head may say, and for which column."""
    for column, words in COLUMNS.items():
        yield column, column
        for word in words:
            for name in names_of(word):
                yield name, column
    for grade in workspace.plan.grades:
        yield f"grades.{grade.key}", f"grades.{grade.key}"
        yield grade.name, f"grades.{grade.key}"


def _of_row(
    row: Mapping[str, str], workspace: Workspace, year: int | None, *, replace: bool
) -> list[Request]:
    initiative = _initiative(row, workspace)
    given = Given(
        initiative,
        _year(row, year),
        _indicator(row, workspace, initiative),
        kind=_kind(row.get("kind")),
        value=row.get("value"),
        text=row.get("value_text"),
        achieved=_achieved(row.get("achieved")),
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
            name.partition(".")[2]: cell for name, cell in row.items() if name.startswith("grades.")
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
    return requests_of(given, workspace, Called(lambda name: _ALSO.get(name, name)))


_ALSO = {"text": "value_text", "review": "evaluation"}
"""The columns that are called otherwise than what they give."""


def _initiative(row: Mapping[str, str], workspace: Workspace) -> str:
    """The key of the initiative or goal of a row.

    Raises:
        NotInPlan: the plan has none so called.
    """
    named = [Named(key, (each.title,), each.number) for key, each in workspace.sheets.items()]
    first = [each for each in named if not isinstance(workspace.sheets[each.key], Goal)]
    for column in ("initiative", "number", "title"):
        word = row.get(column)
        if word is not None:
            key = key_called(word, first) or key_called(word, named)
            if key is None:
                raise NotInPlan(message("the plan has no initiative '{name}'", name=excerpt(word)))
            return key
    raise NotInPlan(message("the row names no initiative"))


def _indicator(row: Mapping[str, str], workspace: Workspace, initiative: str) -> str | None:
    """The key of the indicator of a row, None where it names none.

    Raises:
        NotInPlan: the initiative has none so called.
    """
    word = row.get("indicator")
    if word is None:
        return None
    if "series" in row:
        word = f"{word} {row['series']}"
    sheet = workspace.sheets[initiative]
    named = [Named(key, (each.label,)) for key, each in sheet.indicators.items()]
    return key_called(word, named) or find_indicator(initiative, sheet, word)


def _year(row: Mapping[str, str], year: int | None) -> int:
    word = row.get("fiscal_year")
    if word is None:
        if year is None:
            raise NotRecorded(message("{name} is required", name="fiscal_year"))
        return year
    found = int(word) if word.isascii() and word.isdecimal() else guess_year(word.upper())
    if found is None:
        raise NotRecorded(
            message("'{value}' is not a fiscal year", value=excerpt(word)),
            message("write it as 2025, R7 or 令和7年度"),
        )
    return found


def _kind(word: str | None) -> Kind | YearState | None:
    if word is None:
        return None
    state = state_meant(word)
    if state is not None:
        return YearState(state.word)
    typed = comparison_key(word)
    by_word: dict[str, Kind] = {}
    for kind in Kind:
        for name in (kind.value, *names_of(f"Kind.{kind.value}")):
            by_word[comparison_key(name)] = kind
    found = by_word.get(typed) or translation(word.removesuffix("値"), Kind)
    if found is None:
        raise NotRecorded(
            message("'{value}' is not a kind of value", value=excerpt(word)),
            message("they are: {names}", names=", ".join([*Kind, *YearState])),
        )
    return Kind(found)


def _achieved(word: str | None) -> bool | None:
    if word is None:
        return None
    typed = comparison_key(word)
    for value, verdict, others in ((True, "achieved", _YES), (False, "missed", _NO)):
        if typed in (*map(comparison_key, names_of(f"Verdict.{verdict}")), *others):
            return value
    raise NotRecorded(
        message("'{value}' does not say whether the target was achieved", value=excerpt(word)),
        message("write true or false"),
    )
