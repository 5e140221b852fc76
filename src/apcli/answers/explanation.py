"""How each figure of an indicator was computed: its numbers with their places, and formulas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.answers.answer import Align, Answer, Column, Note, Section, Tone, cell, table
from apcli.answers.origin import origin
from apcli.answers.reading import change_text, outlook_text, wording_of
from apcli.answers.row_columns import columns_of_row
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Figure, FigureName, Role
from apcli.progress.figure import Binding
from apcli.render.labels import condition_label, difference_unit, rating_label
from apcli.text.printed import ABSENT, equation_text, number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.diagnostics import DataPath
    from apcli.models import Plan
    from apcli.progress import Quantity, Row
    from apcli.words import Words

    Place = Callable[[DataPath], tuple[str, int]]
    """Gives the file and the line of a path in an initiative's file."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A quantity that a figure of a row was made from, and where it stands.

    `elsewhere`: in another file than the indicator itself.
    """

    row: Row
    quantity: Quantity
    file: str
    line: int
    elsewhere: bool


class Explained(NamedTuple):
    """A row and what finds the places of its numbers."""

    row: Row
    place: Place


def explanation_answer(explained: Sequence[Explained], plan: Plan, words: Words) -> Answer:
    """The numbers and formulas of each row."""
    columns = tuple(_columns(plan, words))
    sections = []
    for row, place in explained:
        about, lead = row.about, place(row.about.path)[0]
        numbered = [_numbered(row, quantity, place, lead) for quantity in quantities_of(row)]
        name = f"{about.numbered(about.title)}　{about.label}　{year_label(row.fiscal_year)}"
        sections.append(
            Section(
                heading=name,
                lead=(lead,),
                table=table(columns, numbered),
                notes=tuple(
                    Note(
                        _said(row, each, words),
                        tuple(_lines(row, each, words)),
                        strong=True,
                    )
                    for each, step in row.figures.items()
                ),
            )
        )
    return Answer(
        title=f"{plan.title}　数値の計算",
        facts={"explanations": [_facts(each.row, each.place) for each in explained]},
        sections=tuple(sections),
    )


def _numbered(row: Row, quantity: Quantity, place: Place, lead: str) -> _Numbered:
    file, line = place((*row.about.path, *quantity.path))
    return _Numbered(row, quantity, file, line, file != lead)


def quantities_of(row: Row) -> tuple[Quantity, ...]:
    """What the figures of a row are made from: the value that it speaks of comes first.

    That is the year's, else what another year reached or left. The start and the latest value
    are those of its projection.
    """
    value, last = row.value or row.latest, row.last_target
    final = last if last and last.is_compared else None
    found = [value, row.target, row.compared, row.baseline, final]
    if row.projection is not None:
        found += [
            row.projection.start.in_role(Role.START),
            row.projection.latest.in_role(Role.LATEST),
        ]
    return tuple(each for each in found if each is not None)


def _facts(row: Row, place: Place) -> dict[str, Any]:
    return {
        "fiscal_year": row.fiscal_year,
        "initiative": row.about.initiative,
        "indicator": row.about.indicator,
        "numbers": [_number(row, quantity, place) for quantity in quantities_of(row)],
        "steps": [
            {
                "figure": name,
                "formula": step.formula and str(step.formula.words),
                "numbers": step.formula and step.formula.numbers,
                "reason": step.reason and str(step.reason),
            }
            for name, step in row.figures.items()
        ],
        "goal": row.about.goal,
    }


def _number(row: Row, quantity: Quantity, place: Place) -> dict[str, Any]:
    file, line = place((*row.about.path, *quantity.path))
    return {
        "role": quantity.role,
        "fiscal_year": quantity.fiscal_year,
        "value": quantity.shown,
        "text": quantity.text,
        "term": quantity.term and quantity.term.inside(Binding.ATOM),
        "kind": quantity.kind,
        "as_of": quantity.as_of,
        "file": file,
        "line": line,
    }


def _columns(plan: Plan, words: Words) -> Iterator[Column[_Numbered]]:
    head = words.heading
    yield from origin(plan.city, words, lambda each: each.quantity.fiscal_year)
    of_row = columns_of_row(plan, words, _row)
    yield replace(of_row("initiative_number"), cell=None)  # the heading of the section says it
    yield replace(of_row("title"), cell=None)
    yield Column(heading=head("indicator"), value=lambda each: each.row.about.label)
    yield Column(
        heading=head("item"),
        value=lambda each: each.quantity.role,
        short="",
        cell=lambda each: cell(_role(each.quantity, words)),
    )
    yield Column(
        heading=head("quantity"),
        value=lambda each: each.quantity.shown,
        cell=lambda each: cell(_quantity(each, words)),
        align=Align.FIGURE,
        whole=True,
    )
    yield Column(
        heading=head("value_text"),
        value=lambda each: wording_of(each.quantity, each.row.about, words),
    )
    yield of_row("unit")
    yield Column(heading=head("value_kind"), value=lambda each: each.quantity.kind)
    yield Column(heading=head("as_of"), value=lambda each: each.quantity.as_of)
    yield Column(heading=head("file"), value=lambda each: each.file)
    yield Column(
        heading=head("line"),
        value=lambda each: each.line,
        short=head("place"),
        cell=lambda each: cell(_place(each), tone=Tone.QUIET),
    )


def _place(each: _Numbered) -> str:
    """The line and the name of the file, in full where it is not the one above the table."""
    file = each.file if each.elsewhere else PurePath(each.file).name
    return f"{file}:{each.line}"


def _row(each: _Numbered) -> Row:
    return each.row


def _role(quantity: Quantity, words: Words) -> str:
    """What the number is, of which year: `value, 令和7年度, actual, 2025-09-30`."""
    said = [words.of(quantity.role), year_label(quantity.fiscal_year)]
    if quantity.kind is not None:
        said.append(words.of(quantity.kind))
    if quantity.as_of is not None:
        said.append(str(quantity.as_of))
    return words.listed(said)


def _quantity(each: _Numbered, words: Words) -> str:
    """The number with its unit, a rate with its parts; else the text or day."""
    quantity, about = each.quantity, each.row.about
    condition = condition_label(quantity, about, words, unit=about.unit)
    if condition is not None:
        return condition
    if quantity.shown is None:
        return quantity.text or ABSENT
    number = f"{number_text(quantity.shown, None, about.decimals, about.minus)}{about.unit}"
    if quantity.numerator is not None and quantity.term is not None:
        return f"{number} = {equation_text(quantity.term.text, about.minus)}"
    return number


def _said(row: Row, name: FigureName, words: Words) -> str:
    """The figure's name and what it is: `Attainment: 106.7%`."""
    subject, result = words.heading(name.value), _result(row, name, words)
    return words.say(message("{subject}: {counts}", subject=subject, counts=result))


def _lines(row: Row, name: FigureName, words: Words) -> Iterator[str]:
    """The formula in words, then with its numbers; or why there is none.

    The first figure of the line to the final target says what that rests on.
    """
    step = row.figures[name]
    if step.formula is not None:
        yield words.say(step.formula.words)
    if step.reason is not None:
        yield words.say(step.reason)
    if name is FigureName.PER_YEAR and row.projection and row.outlook.reason:
        yield words.say(row.outlook.reason)
    if step.formula is not None:
        yield equation_text(step.formula.numbers, row.about.minus)


def _result(row: Row, name: FigureName, words: Words) -> str:
    """What a figure comes to; most are in the indicator's unit."""
    match name:
        case FigureName.VERDICT:
            return words.of(row.verdict.outcome) if row.verdict.outcome else ABSENT
        case FigureName.ATTAINMENT | FigureName.FINAL_ATTAINMENT | FigureName.PROGRESS:
            return _percentage(row, getattr(row.shown_rates, name.value))
        case FigureName.PACE:
            return words.of(row.pace.outcome) if row.pace.outcome else ABSENT
        case FigureName.RATED:
            return percent_text(row.rated.shown(1) if row.rated else None, minus=row.about.minus)
        case FigureName.RATING:
            return rating_label(row, words) or ABSENT
        case FigureName.MET_IN:
            met_in = row.projection.met_in_year if row.projection else None
            return year_label(met_in) if met_in else ABSENT
        case FigureName.PROJECTED:
            number = _changed(row, name, row.about.unit).removeprefix("+")
            outlook = outlook_text(row, words)
            return words.say(message("{number}, {outlook}", number=number, outlook=outlook))
        case _:
            return _changed(row, name, difference_unit(row.about, words))


def _changed(row: Row, name: FigureName, unit: str) -> str:
    """A number with its sign and unit, as a change has it; – where there is none."""
    figure, projection = row.figures[name], row.projection
    if not isinstance(figure, Figure) or projection is None or figure.number is None:
        return ABSENT
    places = projection.change_decimals(row.about.decimals)
    return change_text(figure, places, row.about) + unit


def _percentage(row: Row, figure: Figure) -> str:
    """The year's percentage; where the year has no value, the latest one's in brackets."""
    text = percent_text(figure.shown(1), minus=row.about.minus)
    return text if text == ABSENT or row.shown_rates is row.rates else f"({text})"
