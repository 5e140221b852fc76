"""Read one sheet (個票) of the plan into plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.published.adopted import (
    AXES,
    JOINED_DEPARTMENTS,
    LOST_COLUMNS,
    PARENTHESISED_CODES,
    SECOND_INDICATOR,
    SERIES,
    SIDE_BY_SIDE,
    Span,
)

NEW_MARK = "【新規】"
FISCAL_YEARS = {f"令和{year - 2018}年度": year for year in range(2024, 2029)}
FORECAST_HEADING = "令和6年度末見込"
INTERIM_HEADING = "令和6年度実績(R6.10.31まで)"
BASELINE_HEADING = "令和5年度末R6.3.31時点"
AGGREGATIONS = {"（累計）": "cumulative", "（単年度）": "annual"}
CODE_HEADINGS = ("国・都の情報政策", "技術動向", "まちづくり")
FIGURE = re.compile(r"(-|[1-9][0-9]{0,2}(?:,[0-9]{3})*)([^0-9,-]*)")


@dataclass(frozen=True)
class Indicator:
    """One row of figures: text targets hold what is printed instead of a number."""

    name: str
    unit: str
    aggregation: str
    series: str | None = None
    baseline: str | None = None
    forecast: str | None = None
    interim: str | None = None
    targets: dict[int, str] = field(default_factory=dict)
    text_targets: dict[int, str] = field(default_factory=dict)

    def printed_values(self) -> list[str]:
        """Return every number of the row in print order, without separators."""
        known = (self.baseline, self.forecast, self.interim)
        return [value for value in known if value is not None] + list(self.targets.values())


@dataclass(frozen=True)
class Sheet:
    """What one sheet states; codes are as printed, spans as their columns tell."""

    number: int
    departments: tuple[str, ...]
    title: str
    new: bool
    codes: dict[str, tuple[int, ...]]
    overview: str
    actions: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    spans: tuple[Span, ...]
    notes: tuple[str, ...]
    text: str


def without_spaces(text: str) -> str:
    """Return the text without any white space, full-width spaces included."""
    return "".join(text.split())


def split_departments(cell: str) -> tuple[str, ...]:
    """Return the departments of a cell: ・ separates them but for the names that hold it."""
    cell = without_spaces(cell)
    return (cell,) if cell in JOINED_DEPARTMENTS else tuple(cell.split("・"))


def split_title(cell: str) -> tuple[str, bool]:
    """Return the title without its new mark, and whether it had one."""
    cell = without_spaces(cell)
    return cell.removeprefix(NEW_MARK), cell.startswith(NEW_MARK)


def circled(code: int) -> str:
    """Return a code as the plan prints it, in a circle."""
    return chr(ord("①") + code - 1) if code <= 20 else chr(ord("㉑") + code - 21)


CIRCLED = {circled(code): code for code in range(1, 23)}


def read_codes(cell: str, parenthesised: bool = False) -> tuple[int, ...]:
    """Return the codes of a cell: ①⑦, or (7)(15) where the sheet is known to hold them."""
    form = r"[①-⑳㉑㉒]|\([0-9]+\)" if parenthesised else "[①-⑳㉑㉒]"
    cell = without_spaces(cell)
    if not re.fullmatch(f"(?:{form})*", cell):
        raise ValueError(f"not only codes: {cell!r}")
    return tuple(CIRCLED.get(code) or int(code.strip("()")) for code in re.findall(form, cell))


def read_sheet(text: str) -> Sheet:
    """Return the values of one sheet, whose damaged characters are corrected already."""
    lines = iter([line.split("\t") for line in text.split("\n") if line.strip()])
    head = _labelled(lines, "取組番号")
    number = int(head[1])
    title, new = split_title(_labelled(lines, "重点取組")[1])
    _labelled(lines, "重点取組の整理")
    codes = _codes(number, next(lines), next(lines))
    overview = _labelled(lines, "事業概要")[1]
    actions = _labelled(lines, "取組内容")[1]
    name = without_spaces(_labelled(lines, "成果指標")[1])
    rows = list(lines)
    notes = tuple(
        without_spaces(row[0]).removeprefix("※") for row in rows if row[0].startswith("※")
    )
    rows = [row for row in rows if not row[0].startswith("※")]
    return Sheet(
        number=number,
        departments=split_departments(head[3]),
        title=title,
        new=new,
        codes=codes,
        overview=without_spaces(overview).replace("*", ""),
        actions=_actions(actions.replace("*", "")),
        indicators=_indicators(number, name, rows) if name != "-" else (),
        spans=_spans(number, rows),
        notes=notes,
        text=text,
    )


def _labelled(lines: Iterator[list[str]], label: str) -> list[str]:
    row = next(lines)
    if row[0] != label:
        raise ValueError(f"expected {label}, found {row}")
    return row


def _codes(number: int, headings: list[str], cells: list[str]) -> dict[str, tuple[int, ...]]:
    columns = [headings.index(heading) for heading in CODE_HEADINGS]
    if "".join(cells[columns[-1] + 1 :]).strip("▶"):
        raise ValueError(f"more than codes and ▶: {cells}")
    mixed = number in PARENTHESISED_CODES
    return {
        axis: read_codes(cells[column] if column < len(cells) else "", mixed)
        for axis, column in zip(AXES, columns, strict=True)
    }


def _actions(cell: str) -> tuple[str, ...]:
    """Return one text, or the paragraph and the items of the only cell that holds HTML."""
    if "<" not in cell:
        return (without_spaces(cell),)
    found = re.fullmatch(r'<p>([^<]*)</p> <ul style="list-style-type: none"> ・([^<]*)', cell)
    if not found:
        raise ValueError(f"unknown markup: {cell}")
    items = found[2].split("・")
    return (without_spaces(found[1]), *(f"・{without_spaces(item)}" for item in items))


def _year_columns(rows: list[list[str]]) -> tuple[int, list[str]]:
    for index, row in enumerate(rows):
        headings = [without_spaces(cell) for cell in row]
        if "令和7年度" in headings:
            return index, headings
    raise ValueError(f"no heading of years: {rows}")


def _has_schedule(rows: list[list[str]]) -> bool:
    return any(cell == "実施スケジュール" for row in rows for cell in row)


def _indicators(number: int, name: str, rows: list[list[str]]) -> tuple[Indicator, ...]:
    heading, columns = _year_columns(rows)
    with_baseline = any(without_spaces(row[0]) == BASELINE_HEADING for row in rows[:heading])
    columns[0] = BASELINE_HEADING if with_baseline else ""
    if _has_schedule(rows):
        columns = columns[: columns.index("令和7年度")]
    first, *others = [row[: len(columns)] for row in rows[heading + 1 :]]
    aggregation = AGGREGATIONS[name[name.rindex("（") :]]
    if number in SERIES:
        return tuple(
            _indicator(columns, _series_row(first, index), (name, aggregation), series)
            for index, series in enumerate(SERIES[number])
        )
    indicators = [_indicator(columns, first, (name, aggregation))]
    for row in others:
        label, second, adopted = SECOND_INDICATOR[number]
        if row[0] != label:
            raise ValueError(f"expected {label}, found {row}")
        indicators.append(_indicator(columns, ["", *row[1:]], (second, adopted)))
    return tuple(indicators)


def _series_row(row: list[str], index: int) -> list[str]:
    """Return the cells of one of several series: `AI-OCR 5 RPA 7 件` holds 5 件 and 7 件."""
    cells = []
    for cell in row:
        words = cell.split()
        numbers = [word for word in words if word.isdecimal()]
        cells.append(f"{numbers[index]} {words[-1]}" if numbers else cell)
    return cells


def _indicator(
    columns: list[str], cells: list[str], named: tuple[str, str], series: str | None = None
) -> Indicator:
    values: dict[str, str] = {}
    units: set[str] = set()
    text_targets: dict[int, str] = {}
    for column, cell in zip(columns, cells, strict=True):
        text = without_spaces(cell)
        found = FIGURE.fullmatch(text)
        if found:
            units |= {found[2]} - {""}
            if found[1] != "-":
                values[column] = found[1].replace(",", "")
        elif text:
            text_targets = dict.fromkeys(range(FISCAL_YEARS[column], 2029), text)
    (unit,) = units
    return Indicator(
        name=named[0],
        unit=unit,
        aggregation=named[1],
        series=series,
        baseline=values.get(BASELINE_HEADING),
        forecast=values.get(FORECAST_HEADING),
        interim=values.get(INTERIM_HEADING),
        targets={year: values[name] for name, year in FISCAL_YEARS.items() if name in values},
        text_targets=text_targets,
    )


def _spans(number: int, rows: list[list[str]]) -> tuple[Span, ...]:
    """Return the schedule as its columns tell; a text runs until the next one begins."""
    if not _has_schedule(rows):
        return ()
    if number in LOST_COLUMNS:
        texts = [cell for cell in rows[-1] if cell]
        return tuple(Span(0, 0, without_spaces(text)) for text in texts)
    heading, columns = _year_columns(rows)
    return tuple(span for row in rows[heading + 1 :] for span in _row_spans(number, columns, row))


def _row_spans(number: int, columns: list[str], row: list[str]) -> Iterator[Span]:
    filled = [index for index, cell in enumerate(row) if cell and FISCAL_YEARS.get(columns[index])]
    for index, following in zip(filled, [*filled[1:], None], strict=True):
        first = FISCAL_YEARS[columns[index]]
        last = FISCAL_YEARS[columns[following]] - 1 if following else 2028
        text = without_spaces(row[index])
        beside = SIDE_BY_SIDE.get(number, ())
        for part in beside if text == "".join(beside) else (text,):
            yield Span(first, last, part)
