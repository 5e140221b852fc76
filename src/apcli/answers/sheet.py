"""One initiative as the data holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

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
from apcli.answers.reading import quantity_text
from apcli.answers.row_columns import row_columns
from apcli.diagnostics import message
from apcli.era import short_moment_label, short_year_label, span_label, year_label
from apcli.progress import Verdict, measure_initiative
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.models import Initiative, Plan, Review, Taxonomy
    from apcli.progress import Row, Subject
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the sheet: what it is called and what it says, line by line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the initiative: its name and value for programs, and its parts of the sheet."""

    key: str
    value: Any
    parts: tuple[_Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of an indicator; `same`: its target is the text of the year before."""

    row: Row
    same: bool


def sheet_answer(
    key: str, initiative: Initiative, file: str, plan: Plan, taxonomy: Taxonomy, words: Words
) -> Answer:
    """Everything that is known of an initiative; `file` is shown with it."""
    courses = measure_initiative(plan, key, initiative)
    measured = [row for _about, rows in courses for row in rows]
    fields = tuple(_fields(initiative, taxonomy, words))
    columns = row_columns(plan, words)
    year: Column[Row] = Column(key="fiscal_year", value=lambda row: row.fiscal_year)
    return Answer(
        title=f"{initiative.number}  {initiative.printed_title}",
        facts={
            "initiative": key,
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


def _sheet(fields: Iterable[_Field]) -> Table[_Part]:
    columns: tuple[Column[_Part], ...] = (
        Column(short="", cell=lambda part: cell(part.label, tone=Tone.STRONG), align=Align.TEXT),
        Column(short="", cell=lambda part: cell(*part.lines)),
    )
    parts = [part for field in fields for part in field.parts if part.lines]
    return table(columns, parts, headless=True)


def _fields(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> Iterator[_Field]:
    """The fields in the order of the sheet; what has no part stands in the title."""

    def field(key: str, value: Any, *lines: str, word: str | None = None) -> _Field:
        return _Field(key, value, (_Part(words.heading(word or key), lines),))

    yield _Field("number", initiative.number)
    yield _Field("title", initiative.title)
    yield field("change", initiative.change, words.of(initiative.change))
    departments = initiative.departments
    yield field("departments", departments, "・".join(departments), word="department")
    yield _classification(initiative, taxonomy)
    mark = initiative.stage
    stage = mark and {"key": mark.key, "basis": mark.basis}
    yield field("stage", stage, _stage(initiative, taxonomy, words))
    yield field("overview", initiative.overview, initiative.overview.strip())
    yield field("actions", initiative.actions, initiative.actions.strip())
    spans = [
        {"from": span.first, "to": span.last, "text": span.text, "stage": span.stage}
        for span in initiative.schedule
    ]
    lines = (f"{span_label(span.first, span.last)}  {span.text}" for span in initiative.schedule)
    yield field("schedule", spans, *lines)
    yield field("notes", initiative.notes, *(f"※{note}" for note in initiative.notes))
    yield field("managed_by", initiative.managed_by, *filter(None, [initiative.managed_by]))
    yield field("related", initiative.related, *initiative.related)
    yield field("predecessors", initiative.predecessors, *initiative.predecessors)
    yield _reviews(initiative, words)
    yield field("errata", *_errata(initiative))


def _classification(initiative: Initiative, taxonomy: Taxonomy) -> _Field:
    parts = []
    for axis in taxonomy.axes:
        names = {item.key: f"{circled(item.code)} {item.name}" for item in axis.items}
        chosen = initiative.classification.get(axis.key, ())
        parts.append(_Part(axis.name, tuple(names.get(key, key) for key in chosen)))
    return _Field("classification", initiative.classification, tuple(parts))


def _reviews(initiative: Initiative, words: Words) -> _Field:
    value, parts = {}, []
    for year, review in initiative.reviews.items():
        value[year] = {
            "evaluation": review.evaluation,
            "issues": review.issues,
            "direction": review.direction,
            "by": review.by,
        }
        label = words.say(message("Review {year}", year=year_label(year)))
        parts.append(_Part(label, _review(review, words)))
    return _Field("reviews", value, tuple(parts))


def _errata(initiative: Initiative) -> Iterator[Any]:
    """The errata for programs, then a line for each."""
    yield [
        {
            "field": erratum.field,
            "source": erratum.source,
            "adopted": erratum.adopted,
            "reason": erratum.reason,
        }
        for erratum in initiative.errata
    ]
    for erratum in initiative.errata:
        adopted = "・".join(erratum.adopted)
        yield f"{erratum.field}: {erratum.source} → {adopted}（{erratum.reason}）"


def _review(review: Review, words: Words) -> tuple[str, ...]:
    direction = None
    if review.direction:
        subject = words.heading("next_direction")
        counts = words.of(review.direction)
        direction = words.say(message("{subject}: {counts}", subject=subject, counts=counts))
    return tuple(filter(None, (review.evaluation, review.issues, direction)))


def _stage(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> str:
    mark = initiative.stage
    if mark is None:
        return words("not_stated")
    stage = taxonomy.stage(mark.key)
    name = stage.name if stage else mark.key
    if mark.basis == "declared":
        return name
    basis = words(f"Basis.{mark.basis}")
    return words.say(message("{state} ({known})", state=name, known=basis))


def _indicator(about: Subject, rows: Sequence[Row], words: Words) -> Section:
    """An indicator with its years down the page, which fits the narrowest terminal."""
    return Section(
        heading=f"{about.label} {about.unit}",
        table=table(_year_columns(rows, words), _years(rows)) if rows else None,
    )


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
            cell=lambda year: cell(quantity_text(year.row.value, year.row.about)),
            align=Align.TEXT if values else Align.NUMBER,
        ),
        Column(short="", cell=lambda year: _said(year.row, words)),
        Column(
            short=words.heading("target"),
            cell=lambda year: cell(
                words("as_above") if year.same else quantity_text(year.row.target, year.row.about)
            ),
            align=Align.TEXT if targets else Align.NUMBER,
        ),
    )


def _said(row: Row, words: Words) -> Cell:
    """What a value is and when it was counted, or why there is none."""
    if row.verdict.outcome in (Verdict.PENDING, Verdict.NOT_APPLICABLE):
        return (CellLine(words.of(row.verdict.outcome), Tone.QUIET),)
    if row.value is None or row.value.kind is None:
        return ()
    day = short_moment_label(row.value.as_of) if row.value.as_of else ""
    return cell(f"{words.of(row.value.kind)} {day}".strip(), tone=Tone.QUIET)
