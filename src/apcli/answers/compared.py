"""Which edition each fiscal year of an answer was compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Answer, notes
from apcli.diagnostics import message
from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.editions.results import Compared
    from apcli.words import Words


def with_editions(answer: Answer, compared: Mapping[int, Compared], words: Words) -> Answer:
    """The answer with a note of the editions of its fiscal years, and with data that name them.

    A year whose targets and results are those of the plan itself has neither.
    """
    joined = {year: each for year, each in compared.items() if each.joined}
    if not joined:
        return answer
    said = notes(*_sentences(joined, words, alone=len(compared) == 1))
    return replace(answer, notes=(*answer.notes, *said), facts=_with_editions(answer.facts, joined))


def _sentences(joined: Mapping[int, Compared], words: Words, *, alone: bool) -> Iterator[str]:
    """What each edition was compared with, and where it is not that of the year."""
    years: dict[tuple[str, str], list[int]] = {}
    for year, each in joined.items():
        years.setdefault((each.edition, each.results), []).append(year)
    one = message("Targets as in {edition}, values and reviews as in {results}.")
    several = message("{years}: targets as in {edition}, values and reviews as in {results}.")
    for (edition, results), found in years.items():
        said = (one if alone else several).with_values(
            years=words.listed(map(year_label, found)), edition=edition, results=results
        )
        yield words.say(said)
    for year, each in joined.items():
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


def _with_editions(facts: Mapping[str, Any], joined: Mapping[int, Compared]) -> Mapping[str, Any]:
    """The facts of every year with where its targets and its results come from."""
    for name in ("reports", "explanations"):
        if name in facts:
            return {**facts, name: [_with_edition(each, joined) for each in facts[name]]}
    return _with_edition(facts, joined)


def _with_edition(facts: Mapping[str, Any], joined: Mapping[int, Compared]) -> Mapping[str, Any]:
    found = joined.get(facts["fiscal_year"])
    return {**facts, "edition": found.edition, "results": found.results} if found else facts
