"""The history of an indicator: every edition's targets, and the values as they became known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import (
    Align,
    Answer,
    CellLine,
    Column,
    Section,
    Tone,
    cell,
    notes,
    table,
)
from apcli.answers.origin import origin
from apcli.answers.reading import quantity_text
from apcli.diagnostics import message
from apcli.editions.news import ValueNews, news_of_values, subject_of_version, targets_by_version
from apcli.era import moment_label, short_moment_label, short_year_label, year_label

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.editions.commits import Commit
    from apcli.editions.history import History, Version
    from apcli.editions.news import VersionTargets
    from apcli.models import Plan
    from apcli.progress import Quantity, Subject
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the quantities of versions read: each about the indicator as it was at that time.

    `mixed`: it was counted in several units, so that no number is without its own.
    """

    plan: Plan
    words: Words
    mixed: bool

    def about(self, row: VersionTargets | ValueNews) -> Subject:
        """What the row is about."""
        return subject_of_version(row.version, self.plan)

    def text(self, row: VersionTargets | ValueNews, quantity: Quantity | None) -> str:
        """A quantity of a row."""
        about = self.about(row)
        text = quantity_text(quantity, about, self.words)
        is_bare = quantity is not None and quantity.shown is not None and quantity.bounds is None
        return text + about.unit if self.mixed and is_bare else text


def history_answer(history: History, plan: Plan, words: Words) -> Answer:
    """The versions of an indicator: their targets, then every value in the order of its news."""
    about = subject_of_version(history.versions[-1], plan)
    targets, values = [*targets_by_version(history)], [*news_of_values(history)]
    units = {each.indicator.unit for each in history.versions}
    reading = _Reading(plan, words, len(units) > 1)
    years = sorted({year for each in targets for year in each.targets})
    unit_column: Column[Any] = Column(
        key="unit", heading=words.heading("unit"), value=lambda row: reading.about(row).unit
    )
    unit = f" {about.unit}" if about.unit and not reading.mixed else ""
    return Answer(
        title=f"{about.numbered(about.title)}　{about.label}{unit}",
        titled=True,
        facts={
            "initiative": about.initiative,
            **({"goal": about.goal} if about.initiative is None else {}),
            "indicator": about.indicator,
            "targets": table(
                (*_version_columns(words), unit_column, *_facts_of_targets(years)), targets
            ),
            "values": table((*_version_columns(words), unit_column, *_facts_of_values()), values),
        },
        sections=tuple(_sections(targets, values, years, reading)),
        data=(table((*_spreadsheet(plan, words), unit_column), [*_target_news(targets), *values]),),
        notes=notes(*_notes(history, words)),
    )


def _sections(
    targets: Sequence[VersionTargets],
    values: Sequence[ValueNews],
    years: Sequence[int],
    reading: _Reading,
) -> Iterator[Section]:
    words = reading.words
    if years:
        columns = (*_version_columns(words), *_target_columns(years, reading))
        yield Section(heading=words.heading("target"), table=table(columns, targets))
    if values:
        columns_of_values = (*_version_columns(words), *_value_columns(reading))
        yield Section(heading=words.heading("value"), table=table(columns_of_values, values))


def _version_columns(words: Words) -> tuple[Column[Any], ...]:
    def commit(row: VersionTargets | ValueNews) -> Commit | None:
        return row.version.commit

    return (
        Column(
            key="edition",
            heading=words.heading("edition"),
            value=lambda row: row.version.tag,
            cell=lambda row: cell(_edition(row.version, words)),
        ),
        Column(
            key="plan_year",
            value=lambda row: row.version.plan.fiscal_year if row.version.plan else None,
        ),
        Column(
            key="day",
            heading=words.heading("committed_on"),
            value=lambda row: _day(row.version),
            cell=lambda row: cell(short_moment_label(day) if (day := _day(row.version)) else ""),
        ),
        Column(
            key="author",
            heading=words.heading("author"),
            value=lambda row: found.author if (found := commit(row)) else None,
            cell=lambda row: cell(found.author if (found := commit(row)) else ""),
        ),
        Column(key="commit", value=lambda row: found.id if (found := commit(row)) else None),
        Column(key="subject", value=lambda row: found.subject if (found := commit(row)) else None),
    )


def _day(version: Version) -> datetime.date | None:
    return version.commit.day if version.commit else None


def _edition(version: Version, words: Words) -> str:
    if version.tag is None and version.commit is None:
        return words.say(message("not committed"))
    return version.tag or (version.commit.id[:9] if version.commit else "")


def _target_columns(years: Sequence[int], reading: _Reading) -> Iterator[Column[VersionTargets]]:
    for year in years:
        yield Column(
            short=short_year_label(year),
            long=year_label(year),
            cell=lambda row, year=year: (  # type: ignore[misc]
                CellLine(
                    reading.text(row, row.targets.get(year)),
                    Tone.STRONG if year in row.changed else Tone.QUIET,
                ),
            ),
            align=Align.NUMBER,
        )


def _facts_of_targets(years: Sequence[int]) -> Iterator[Column[VersionTargets]]:
    for year in years:
        yield Column(key=f"targets.{year}", value=partial(_fact_of_target, year))


def _fact_of_target(year: int, row: VersionTargets) -> object:
    return _fact(row.targets.get(year))


def _value_columns(reading: _Reading) -> tuple[Column[ValueNews], ...]:
    words = reading.words
    return (
        Column(
            short=words.heading("fiscal_year"),
            cell=lambda row: cell(short_year_label(row.known.fiscal_year)),
        ),
        Column(
            short=words.heading("value_kind"),
            cell=lambda row: cell(_kind(row.known, words)),
        ),
        Column(
            short=words.heading("value"),
            cell=lambda row: cell(reading.text(row, row.value)),
            align=Align.NUMBER,
        ),
        Column(
            short=words.heading("value_before"),
            cell=lambda row: cell(
                reading.text(row, row.before) if row.before else "", tone=Tone.QUIET
            ),
            align=Align.NUMBER,
        ),
    )


def _target_news(targets: Sequence[VersionTargets]) -> Iterator[ValueNews]:
    """Each target that changed, by itself."""
    before: Mapping[int, Quantity] = {}
    for each in targets:
        for year in sorted(each.changed):
            yield ValueNews(each.version, each.targets.get(year), before.get(year))
        before = each.targets


def _spreadsheet(plan: Plan, words: Words) -> tuple[Column[Any], ...]:
    head = words.heading
    return (
        *origin(plan.city, words, lambda row: row.known.fiscal_year),
        *_version_columns(words),
        Column(heading=head("value_kind"), value=lambda row: _kind(row.known, words)),
        Column(heading=head("value"), value=lambda row: _fact(row.value)),
        Column(heading=head("value_before"), value=lambda row: _fact(row.before)),
    )


def _kind(quantity: Quantity, words: Words) -> str:
    return words.of(quantity.kind) if quantity.kind else words.heading(quantity.role)


def _facts_of_values() -> tuple[Column[ValueNews], ...]:
    return (
        Column(key="fiscal_year", value=lambda row: row.known.fiscal_year),
        Column(key="kind", value=lambda row: row.known.kind or row.known.role),
        Column(key="value", value=lambda row: _fact(row.value)),
        Column(key="before", value=lambda row: _fact(row.before)),
    )


def _fact(quantity: Quantity | None) -> object:
    """A quantity for programs: its number, else what stands instead."""
    if quantity is None:
        return None
    return quantity.text if quantity.shown is None else quantity.shown


def _notes(history: History, words: Words) -> Iterator[str]:
    if history.shallow:
        yield words.say(
            message("This clone lacks what was before. Run: git fetch --unshallow --tags")
        )
    for commit in history.unreadable:
        yield words.say(
            message(
                "Left out: the file of {day} ({commit}) cannot be read.",
                day=moment_label(commit.day) if commit.day else "?",
                commit=commit.id[:9],
            )
        )
