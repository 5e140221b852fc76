"""The answer first: which indicators were reached in a year, and which not and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.models.grammar import excerpt
from apcli.progress import Verdict
from apcli.render.labels import NOTHING_SET, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.render.documents.progress_views import FigureView, InitiativeProgressView
    from apcli.render.prose import Prose

_FIRST = (
    Verdict.ACHIEVED,
    Verdict.EXPECTED_TO_ACHIEVE,
    Verdict.MISSED,
    Verdict.EXPECTED_TO_MISS,
    Verdict.OVERDUE,
    Verdict.NO_VALUE,
    Verdict.PENDING,
)
"""The verdicts that are answers, in the order in which they are told; all others are counted."""

_REACHED = (Verdict.ACHIEVED, Verdict.EXPECTED_TO_ACHIEVE)
"""The verdicts that need no reason."""

_SENTENCE = re.compile(r"[^。]*。|.+")
_LONGEST = 80
"""Characters of a reason; the sheet has all of it."""


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """An indicator in the answer.

    `label` is the initiative or goal, `anchor` its sheet and `indicator` the key of the indicator;
    `value` and `target` are as printed, None where there is none. `reasons` are pairs of a word
    (評価, 課題) and its first sentence, of what was not reached; of several indicators of a sheet
    in one group the first has them.
    """

    key: str
    anchor: str
    is_goal: bool
    label: str
    indicator: str
    name: str
    value: str | None
    target: str | None
    last_verdict: str | None
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The indicators of a verdict, with the word for it."""

    verdict: Verdict
    label: str
    items: tuple[AnswerItem, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An indicator whose verdict is not that of the year before: from what to what."""

    item: AnswerItem
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What became of a year: its groups, and what changed since the year before."""

    groups: tuple[AnswerGroup, ...]
    changed: tuple[AnswerChange, ...]


def answer_of(reported: Sequence[InitiativeProgressView]) -> AnswerView:
    """The answer of a report, in the order of its sheets."""
    judged = [
        (figure.verdict, _item(sheet, figure))
        for sheet in reported
        for figure in sheet.figures
        if figure.verdict
    ]
    groups = (
        _group(verdict, [item for found, item in judged if found is verdict]) for verdict in _FIRST
    )
    return AnswerView(tuple(each for each in groups if each.items), tuple(_changed(judged)))


def _group(verdict: Verdict, items: Sequence[AnswerItem]) -> AnswerGroup:
    explained = set[str]()
    told = []
    for item in items:
        is_new = item.key not in explained and verdict not in _REACHED
        told.append(item if is_new else replace(item, reasons=()))
        explained.add(item.key)
    return AnswerGroup(verdict, WORDS.of(verdict), tuple(told))


def _changed(judged: Iterable[tuple[Verdict, AnswerItem]]) -> Iterator[AnswerChange]:
    for verdict, item in judged:
        before, after = item.last_verdict, WORDS.of(verdict)
        if before not in (None, NOTHING_SET, after):
            yield AnswerChange(item, before or "", after)


def _item(sheet: InitiativeProgressView, figure: FigureView) -> AnswerItem:
    return AnswerItem(
        key=sheet.key,
        anchor=sheet.anchor,
        is_goal=sheet.is_goal,
        label=" ".join(filter(None, (sheet.number, sheet.title))),
        indicator=figure.key,
        name=figure.name,
        value=figure.value.text if figure.value else None,
        target=_target(figure),
        last_verdict=figure.last_verdict,
        reasons=tuple(_reasons(sheet)),
    )


def _target(figure: FigureView) -> str | None:
    if figure.target is None or figure.target_year is None:
        return figure.target
    return f"{figure.target}、{figure.target_year}"


def _reasons(sheet: InitiativeProgressView) -> Iterator[tuple[str, str]]:
    """The first sentences of what was judged of the year and of what is to be solved."""
    for name in ("evaluation", "issues"):
        said: Prose | None = next(
            (text for review in sheet.reviews if (text := getattr(review, name))), None
        )
        if said is not None:
            first = _SENTENCE.match(" ".join(said.text.split()))
            yield WORDS(name), excerpt(first[0] if first else "", _LONGEST)
