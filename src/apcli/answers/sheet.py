"""One initiative as the data holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.answers.answer import (
    Align,
    Answer,
    Cell,
    CellLine,
    Column,
    Section,
    Table,
    Tone,
    cell,
    table,
)
from apcli.answers.by_goal import goals_of
from apcli.answers.initiative_fields import Field, Part, fields_of
from apcli.answers.reading import quantity_text
from apcli.answers.row_columns import row_columns
from apcli.diagnostics import message
from apcli.era import short_moment_label, short_year_label
from apcli.models import Initiative
from apcli.progress import Verdict, measure_initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.models import Plan, Sheet
    from apcli.progress import Row, Subject
    from apcli.words import Words
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of an indicator; `same`: its target is the text of the year before."""

    row: Row
    same: bool


def sheet_answer(key: str, workspace: Workspace, words: Words) -> Answer:
    """Everything that is known of an initiative or a goal, with its file.

    Raises:
        Unavailable: the plan or the taxonomy could not be read.
    """
    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    sheet, file = workspace.sheets[key], f"{workspace.shown_root}/{workspace.file_of(key)}"
    courses = measure_initiative(plan, key, sheet)
    measured = [row for _about, rows in courses for row in rows]
    fields = tuple(fields_of(sheet, plan, taxonomy, goals, words))
    columns = row_columns(plan, words, goals)
    year: Column[Row] = Column(key="fiscal_year", value=lambda row: row.fiscal_year)
    return Answer(
        title=_title(sheet),
        facts={
            **_key_facts(key, sheet),
            "file": file,
            **{field.key: field.value for field in fields},
            "rows": table((year, *columns), measured),
        },
        sections=(
            Section(lead=(file,), table=_sheet(fields)),
            *(_indicator(about, rows, words) for about, rows in courses),
        ),
        data=(table(columns, measured),),
        titled=True,
    )


def _title(sheet: Sheet) -> str:
    title = sheet.printed_title if isinstance(sheet, Initiative) else sheet.title
    return title if sheet.number is None else f"{sheet.number}  {title}"


def _key_facts(key: str, sheet: Sheet) -> dict[str, str | None]:
    """Which initiative it is; of a goal, which goal."""
    return (
        {"initiative": key} if isinstance(sheet, Initiative) else {"initiative": None, "goal": key}
    )


def sheets_answer(sheets: Sequence[Answer], plan: Plan) -> Answer:
    """The sheets of several initiatives, one below the other."""
    return Answer(
        title=plan.title,
        facts={"initiatives": [sheet.facts for sheet in sheets]},
        sections=tuple(
            replace(section, heading=section.heading or sheet.title, level=3 if below else 2)
            for sheet in sheets
            for below, section in enumerate(sheet.sections)
        ),
        data=tuple(table for sheet in sheets for table in sheet.data),
    )


def _sheet(fields: Iterable[Field]) -> Table[Part]:
    columns: tuple[Column[Part], ...] = (
        Column(short="", cell=lambda part: cell(part.label, tone=Tone.STRONG), align=Align.TEXT),
        Column(short="", cell=lambda part: cell(*part.lines)),
    )
    parts = [part for field in fields for part in field.parts if part.lines]
    return table(columns, parts, headless=True)


def _indicator(about: Subject, rows: Sequence[Row], words: Words) -> Section:
    """An indicator with its years down the page, which fits the narrowest terminal."""
    return Section(
        heading=f"{about.label} {about.unit}",
        lead=tuple(_said_of(about, words)),
        table=table(_year_columns(rows, words), _years(rows)) if rows else None,
    )


def _said_of(about: Subject, words: Words) -> Iterator[str]:
    """What the data says of the indicator itself."""
    kind = about.indicator_kind and words.of(about.indicator_kind)
    given = {"indicator_kind": kind, "definition": about.definition, "rationale": about.rationale}
    for name, text in given.items():
        if text:
            subject = words.heading(name)
            said = message("{subject}: {counts}", subject=subject, counts=text.strip())
            yield from words.say(said).splitlines()


def _years(rows: Sequence[Row]) -> Iterator[_Year]:
    before = None
    for row in rows:
        wording = row.target.text if row.target else None
        yield _Year(row, wording is not None and wording == before)
        before = wording


def _year_columns(rows: Sequence[Row], words: Words) -> tuple[Column[_Year], ...]:
    values = any(row.value and row.value.text for row in rows)
    targets = any(row.target and row.target.text for row in rows)
    return (
        Column(short="", cell=lambda year: cell(short_year_label(year.row.fiscal_year))),
        Column(
            short=words.heading("value"),
            cell=lambda year: cell(quantity_text(year.row.value, year.row.about, words)),
            align=Align.TEXT if values else Align.NUMBER,
        ),
        Column(short="", cell=lambda year: _said(year.row, words)),
        Column(
            short=words.heading("target"),
            cell=lambda year: cell(
                words("as_above")
                if year.same
                else quantity_text(year.row.target, year.row.about, words)
            ),
            align=Align.TEXT if targets else Align.NUMBER,
        ),
    )


def _said(row: Row, words: Words) -> Cell:
    """What a value is and when it was counted, or why there is none."""
    if row.value is None or row.value.kind is None:
        if row.verdict.outcome in (Verdict.PENDING, Verdict.NOT_APPLICABLE):
            return (CellLine(words.of(row.verdict.outcome), Tone.QUIET),)
        return ()
    day = short_moment_label(row.value.as_of) if row.value.as_of else ""
    return cell(f"{words.of(row.value.kind)} {day}".strip(), tone=Tone.QUIET)
