"""Which edition each fiscal year of an answer was compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import notes
from apcli.diagnostics import message
from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.answers.answer import Answer, Note
    from apcli.diagnostics import Message
    from apcli.editions.results import Compared
    from apcli.words import Words


def with_editions(answer: Answer, compared: Mapping[int, Compared], words: Words) -> Answer:
    """The answer with a note of the editions of its fiscal years, and with data that name them.

    A year whose targets and results are those of the plan itself has neither.
    """
    said = edition_notes(compared, words)
    if not said:
        return answer
    facts = _with_editions(answer.facts, _others(compared))
    return replace(answer, notes=(*answer.notes, *said), facts=facts)


def edition_notes(compared: Mapping[int, Compared], words: Words) -> tuple[Note, ...]:
    """What the fiscal years were compared with, where that is not the plan itself."""
    return notes(*_sentences(_others(compared), words, alone=len(compared) == 1))


def _others(compared: Mapping[int, Compared]) -> Mapping[int, Compared]:
    return {year: each for year, each in compared.items() if not each.of_present_plan}


def not_measured(compared: Compared, fiscal_year: int, name: str) -> Message:
    """That the edition of a year has no such initiative or indicator."""
    return message(
        "{year} is compared with {edition}, which does not measure '{name}'",
        year=fiscal_year,
        edition=compared.edition,
        name=name,
    )


def _sentences(others: Mapping[int, Compared], words: Words, *, alone: bool) -> Iterator[str]:
    """What each edition was compared with, and where it is not that of the year."""
    years: dict[tuple[str, str], list[int]] = {}
    for year, each in others.items():
        years.setdefault((each.edition, each.results), []).append(year)
    one = message("Targets as in {edition}, values and reviews as in {results}.")
    several = message("{years}: targets as in {edition}, values and reviews as in {results}.")
    for (edition, results), found in years.items():
        said = (one if alone else several).with_values(
            years=words.listed(map(year_label, found)), edition=edition, results=results
        )
        yield words.say(said)
    for year, each in others.items():
        its_year = each.workspace.plan.fiscal_year
        if its_year > year:
            yield words.say(
                message(
                    "No plan of {year} can be reached: {edition} is the nearest later one, of "
                    "{its_year}.",
                    year=year_label(year),
                    edition=each.edition,
                    its_year=year_label(its_year),
                )
            )


def _with_editions(facts: Mapping[str, Any], others: Mapping[int, Compared]) -> Mapping[str, Any]:
    """The facts of every year with where its targets and its results come from."""
    for name in ("reports", "explanations"):
        if name in facts:
            return {**facts, name: [_with_edition(each, others) for each in facts[name]]}
    return _with_edition(facts, others)


def _with_edition(facts: Mapping[str, Any], others: Mapping[int, Compared]) -> Mapping[str, Any]:
    found = others.get(facts["fiscal_year"])
    return {**facts, "edition": found.edition, "results": found.results} if found else facts
