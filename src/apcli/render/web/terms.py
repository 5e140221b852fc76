"""Glossary terms on web pages: links to their meanings, each shown without following it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.models import Content
from apcli.render.web.html_markup import Html, linked, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.marking import Marker
    from apcli.render.prose import Line, Prose, Run
    from apcli.render.views import InitiativeView, PlanView, SectionView
    from apcli.render.web.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Use:
    """A part of the document in which a term occurs; an initiative, or else a section."""

    anchor: str
    label: str
    initiative: bool


class Terms:
    """Makes the terms of a document links; each is one at its first occurrence in every part."""

    def __init__(self, plan: PlanView, marker: Marker) -> None:
        self._marker = marker
        self._meanings = {term.anchor: Html.escape(term.meaning.text) for term in plan.terms}

    def mark(self, text: str | Line | Prose, part: str, to: Addresses) -> Html:
        """The text as HTML; `part` is the anchor of the part, `to` the addresses for its page."""
        return written(self._marker.mark(text, part), lambda run: self._run(run, part, to))

    def _run(self, run: Run, part: str, to: Addresses) -> str:
        if run.term is None:
            return linked(run.text)
        before, term = linked(run.text.removesuffix(run.spelling)), Html.escape(run.spelling)
        address, note = Html.escape(to.part(run.term)), Html.escape(f"note_{part}_{run.term}")
        meaning = self._meanings[run.term]
        return (
            f'{before}<span class="term"><a href="{address}" aria-describedby="{note}">'
            f'{term}<span class="asterisk" aria-hidden="true">*</span></a>'
            f'<span class="note" id="{note}" role="tooltip" hidden>{meaning}</span></span>'
        )


def uses(plan: PlanView, marker: Marker) -> dict[str, tuple[Use, ...]]:
    """Where each term occurs, by its anchor, in the order of the document."""
    found: dict[str, list[Use]] = {}
    for use, text in _parts(plan):
        for anchor in marker.terms(text):
            found.setdefault(anchor, []).append(use)
    return {anchor: tuple(places) for anchor, places in found.items()}


def _parts(plan: PlanView) -> Iterator[tuple[Use, str]]:
    for section in plan.sections:
        if section.title:
            texts = "\n".join(_texts_of_section(section, plan))
            yield Use(section.anchor, section.title, initiative=False), texts
        if section.content == Content.INITIATIVES:
            for each in plan.initiatives:
                label = f"{each.number} {each.title}"
                yield Use(each.anchor, label, initiative=True), "\n".join(_texts_of_sheet(each))


def _texts_of_section(section: SectionView, plan: PlanView) -> Iterator[str]:
    yield from (text.text for text in (section.body, section.closing) if text)
    if section.content == Content.CLASSIFICATION:
        for axis in plan.axes:
            yield axis.name
            yield from (group.name for group in axis.groups if group.name)
            yield from (item.name for group in axis.groups for item in group.items)
    if section.content == Content.STAGES:
        for stage in plan.stages:
            yield from (stage.name, stage.description.text if stage.description else "")


def _texts_of_sheet(initiative: InitiativeView) -> Iterator[str]:
    yield from (initiative.printed_title, initiative.overview.text, initiative.actions.text)
    for table in initiative.indicators:
        yield table.name
        yield from (row.series for row in table.rows if row.series)
        yield from (remark.text for remark in table.remarks if remark.text)
    yield from (span.text for span in initiative.schedule)
    yield from (*initiative.notes, initiative.managed_by or "")
    for review in initiative.reviews:
        yield from (text.text for text in (review.evaluation, review.issues) if text)
