"""The history of an indicator: every edition's targets, and the values as they became known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
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
from apcli.era import moment_label, short_moment_label, short_year_label, year_label
from apcli.progress import Quantity, subject_of, target_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.editions.history import Commit, History, Version
    from apcli.models import Plan
    from apcli.progress import Subject
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Targets:
    """The targets of a version by year, and the years whose target is not what it was before."""

    version: Version
    about: Subject
    targets: Mapping[int, Quantity]
    changed: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Value:
    """A value that a version was the first to have, or had otherwise than the one before."""

    version: Version
    about: Subject
    value: Quantity | None
    before: Quantity | None

    @property
    def known(self) -> Quantity:
        """The value, or what was taken back."""
        found = self.value or self.before
        assert found is not None
        return found


def history_answer(history: History, plan: Plan, words: Words) -> Answer:
    """The versions of an indicator: their targets, then every value in the order of its news."""
    last = history.versions[-1]
    about = subject_of(plan, last.key, last.sheet, last.name)
    targets, values = [*_targets(history, plan)], [*_values(history, plan)]
    years = sorted({year for each in targets for year in each.targets})
    title = f"{about.numbered(about.title)}　{about.label}"
    return Answer(
        title=title,
        titled=True,
        facts={
            "initiative": about.initiative,
            "indicator": about.indicator,
            "targets": table((*_version_columns(words), *_facts_of_targets(years)), targets),
            "values": table((*_version_columns(words), *_facts_of_values()), values),
        },
        sections=tuple(_sections(targets, values, years, words)),
        data=(table(_spreadsheet(plan, words), [*_target_news(targets), *values]),),
        notes=notes(*_notes(history, words)),
    )


def _sections(
    targets: Sequence[_Targets], values: Sequence[_Value], years: Sequence[int], words: Words
) -> Iterator[Section]:
    if years:
        columns = (*_version_columns(words), *_target_columns(years, words))
        yield Section(heading=words.heading("target"), table=table(columns, targets))
    if values:
        columns_of_values = (*_version_columns(words), *_value_columns(words))
        yield Section(heading=words.heading("value"), table=table(columns_of_values, values))


def _targets(history: History, plan: Plan) -> Iterator[_Targets]:
    """The versions whose targets are not those of the version before."""
    before: Mapping[int, Quantity] = {}
    for version in history.versions:
        indicator = version.indicator
        found = (target_of(indicator, year) for year in sorted(indicator.years))
        targets = {each.fiscal_year: each for each in found if each is not None}
        years = {*targets, *before}
        changed = {year for year in years if not _same(targets.get(year), before.get(year))}
        if changed:
            yield _Targets(version, _about(version, plan), targets, frozenset(changed))
        before = targets


def _values(history: History, plan: Plan) -> Iterator[_Value]:
    """What each version says of values that the one before it did not."""
    nothing: dict[object, Quantity] = {}
    known = [nothing, *(_known(each) for each in history.versions)]
    for version, (before, now) in zip(history.versions, pairwise(known), strict=True):
        for key in {**before, **now}:
            if not _same(now.get(key), before.get(key)):
                yield _Value(version, _about(version, plan), now.get(key), before.get(key))


def _known(version: Version) -> dict[object, Quantity]:
    """Every value of a version by its year, its kind and its place among those of its kind."""
    indicator = version.indicator
    return {
        value.path: value
        for year in sorted(indicator.values)
        for value in values_of(indicator, year)
    }


def _same(one: Quantity | None, other: Quantity | None) -> bool:
    """Two quantities say the same."""
    return _said(one) == _said(other)


def _said(quantity: Quantity | None) -> object:
    return quantity and (quantity.number, quantity.text, quantity.open, quantity.as_of)


def _about(version: Version, plan: Plan) -> Subject:
    return subject_of(version.plan or plan, version.key, version.sheet, version.name)


def _version_columns(words: Words) -> tuple[Column[Any], ...]:
    def commit(row: _Targets | _Value) -> Commit | None:
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
            value=lambda row: found.day if (found := commit(row)) else None,
            cell=lambda row: cell(short_moment_label(found.day) if (found := commit(row)) else ""),
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


def _edition(version: Version, words: Words) -> str:
    if version.commit is None:
        return words.say(message("not committed"))
    return version.tag or version.commit.id[:9]


def _target_columns(years: Sequence[int], words: Words) -> Iterator[Column[_Targets]]:
    for year in years:
        yield Column(
            short=short_year_label(year),
            long=year_label(year),
            cell=lambda row, year=year: (  # type: ignore[misc]
                CellLine(
                    quantity_text(row.targets.get(year), row.about, words),
                    Tone.STRONG if year in row.changed else Tone.QUIET,
                ),
            ),
            align=Align.NUMBER,
        )


def _facts_of_targets(years: Sequence[int]) -> Iterator[Column[_Targets]]:
    for year in years:
        yield Column(key=f"targets.{year}", value=partial(_fact_of_target, year))


def _fact_of_target(year: int, row: _Targets) -> object:
    return _fact(row.targets.get(year))


def _value_columns(words: Words) -> tuple[Column[_Value], ...]:
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
            cell=lambda row: cell(quantity_text(row.value, row.about, words)),
            align=Align.NUMBER,
        ),
        Column(
            short=words.heading("value_before"),
            cell=lambda row: cell(
                quantity_text(row.before, row.about, words) if row.before else "", tone=Tone.QUIET
            ),
            align=Align.NUMBER,
        ),
    )


def _target_news(targets: Sequence[_Targets]) -> Iterator[_Value]:
    """Each target that changed, by itself."""
    before: Mapping[int, Quantity] = {}
    for each in targets:
        for year in sorted(each.changed):
            yield _Value(each.version, each.about, each.targets.get(year), before.get(year))
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
    return words.of(quantity.kind) if quantity.kind else words.heading("target")


def _facts_of_values() -> tuple[Column[_Value], ...]:
    return (
        Column(key="fiscal_year", value=lambda row: row.known.fiscal_year),
        Column(key="kind", value=lambda row: row.known.kind),
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
                day=moment_label(commit.day),
                commit=commit.id[:9],
            )
        )
