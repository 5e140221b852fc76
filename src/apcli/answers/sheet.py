"""One initiative as the data holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Align, Answer, Cell, CellLine, Column, Section, Tone, cell, table
from apcli.answers.reading import quantity_text
from apcli.answers.row_columns import row_columns
from apcli.diagnostics import message
from apcli.era import short_moment_label, short_year_label, span_label, year_label
from apcli.progress import Verdict, measure_initiative
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.models import Initiative, Plan, Review, Taxonomy
    from apcli.progress import Row
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the sheet: what it is called and what it says, line by line."""

    label: str
    lines: tuple[str, ...]


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
    return Answer(
        title=f"{initiative.number}  {initiative.printed_title}",
        facts=_facts(key, initiative, file, courses, plan, words),
        sections=(
            Section(lead=(file,), table=_sheet(initiative, taxonomy, words)),
            *(_indicator(rows, words) for rows in courses),
        ),
        data=(table(row_columns(plan, words), (row for rows in courses for row in rows)),),
        titled=True,
    )


def _sheet(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> Any:
    columns: tuple[Column[_Part], ...] = (
        Column(short="", cell=lambda part: cell(part.label, tone=Tone.STRONG), align=Align.TEXT),
        Column(short="", cell=lambda part: cell(*part.lines)),
    )
    parts = [part for part in _parts(initiative, taxonomy, words) if part.lines]
    return table(columns, parts, headless=True)


def _parts(initiative: Initiative, taxonomy: Taxonomy, words: Words) -> Iterator[_Part]:
    head = words.heading
    yield _Part(head("change"), (words.of(initiative.change),))
    yield _Part(head("department"), ("・".join(initiative.departments),))
    for axis in taxonomy.axes:
        names = {item.key: f"{circled(item.code)} {item.name}" for item in axis.items}
        chosen = initiative.classification.get(axis.key, ())
        yield _Part(axis.name, tuple(names.get(key, key) for key in chosen))
    yield _Part(head("stage"), (_stage(initiative, taxonomy, words),))
    yield _Part(head("overview"), (initiative.overview.strip(),))
    yield _Part(head("actions"), (initiative.actions.strip(),))
    spans = (f"{span_label(span.first, span.last)}  {span.text}" for span in initiative.schedule)
    yield _Part(head("schedule"), tuple(spans))
    yield _Part(head("notes"), tuple(f"※{note}" for note in initiative.notes))
    yield _Part(head("managed_by"), tuple(filter(None, [initiative.managed_by])))
    yield _Part(head("related"), initiative.related)
    yield _Part(head("predecessors"), initiative.predecessors)
    for year, review in initiative.reviews.items():
        label = words.say(message("Review {year}", year=year_label(year)))
        yield _Part(label, _review(review, words))
    yield _Part(
        head("errata"),
        tuple(
            f"{erratum.field}: {erratum.source} → {'・'.join(erratum.adopted)}（{erratum.reason}）"
            for erratum in initiative.errata
        ),
    )


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


def _indicator(rows: Sequence[Row], words: Words) -> Section:
    """An indicator with its years down the page, which fits the narrowest terminal."""
    about = rows[0].about
    return Section(
        heading=f"{about.label} {about.unit}",
        table=table(_year_columns(rows, words), _years(rows)),
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


def _facts(
    key: str,
    initiative: Initiative,
    file: str,
    courses: Sequence[Sequence[Row]],
    plan: Plan,
    words: Words,
) -> dict[str, Any]:
    year: Column[Any] = Column(key="fiscal_year", value=lambda row: row.fiscal_year)
    return {
        "initiative": key,
        "file": file,
        "number": initiative.number,
        "title": initiative.title,
        "change": initiative.change,
        "departments": initiative.departments,
        "classification": initiative.classification,
        "stage": initiative.stage
        and {"key": initiative.stage.key, "basis": initiative.stage.basis},
        "overview": initiative.overview,
        "actions": initiative.actions,
        "schedule": [
            {"from": span.first, "to": span.last, "text": span.text, "stage": span.stage}
            for span in initiative.schedule
        ],
        "notes": initiative.notes,
        "managed_by": initiative.managed_by,
        "related": initiative.related,
        "predecessors": initiative.predecessors,
        "reviews": {
            year: {
                "evaluation": review.evaluation,
                "issues": review.issues,
                "direction": review.direction,
                "by": review.by,
            }
            for year, review in initiative.reviews.items()
        },
        "errata": [
            {
                "field": erratum.field,
                "source": erratum.source,
                "adopted": erratum.adopted,
                "reason": erratum.reason,
            }
            for erratum in initiative.errata
        ],
        "rows": table((year, *row_columns(plan, words)), (row for rows in courses for row in rows)),
    }
