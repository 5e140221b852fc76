"""Glossary terms on web pages: links to their meanings, each shown without following it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.web.html_markup import Html, linked, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.render.marking import Marker
    from apcli.render.prose import Line, Prose, Run
    from apcli.render.web.addresses import Addresses


class Terms:
    """Makes the terms of a document links; each is one at its first occurrence in every part."""

    def __init__(self, meanings: Mapping[str, str], marker: Marker) -> None:
        """Take the meaning of each term by its anchor."""
        self._marker = marker
        self._meanings = {anchor: Html.escape(text) for anchor, text in meanings.items()}

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
