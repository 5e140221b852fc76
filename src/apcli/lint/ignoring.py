"""`# apcli: ignore AP301 -- reason`: findings that somebody has looked at and accepts.

At the end of a line the comment speaks of that line; on a line of its own of the next one, or of
the whole file where it stands before everything else. Errors of reading cannot be ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import Diagnostic, Severity, Span, message
from apcli.source import source_lines
from apcli.source.reading_rules import UNUSED_IGNORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.source import Document

_MARK = b"apcli: ignore"
_COMMENT = re.compile(
    r"(?:^|(?<=\s))#\s*apcli: ignore\s+(?P<codes>AP\d{3}(?:\s*,\s*AP\d{3})*)\s*(?:--.*)?$"
)

Place = tuple[str, str, int | None]
"""A code in a line of a file, or in all of the file (None)."""

_MEANT = re.compile(r"(?:^|(?<=\s))#\s*apcli: ignore\b.*")


class Ignore(NamedTuple):
    """One code ignored in one line of a file, or in all of it (`line` is None)."""

    file: str
    line: int | None
    code: str
    span: Span

    @property
    def place(self) -> Place:
        """What it speaks of."""
        return self.file, self.code, self.line


def ignores_of(document: Document) -> Iterator[Ignore]:
    """Every ignored code of a file, in order."""
    content_begun = False
    for number, line in enumerate(source_lines(document), 1):
        alone = line.lstrip().startswith("#")
        found = _COMMENT.search(line)
        if found:
            spoken_of = number if not alone else number + 1 if content_begun else None
            for code in re.finditer(r"AP\d{3}", found["codes"]):
                start = found.start("codes") + code.start() + 1
                span = Span(number, start, number, start + len(code[0]))
                yield Ignore(document.file, spoken_of, code[0], span)
        content_begun = content_begun or bool(line.strip() and not alone)


def apply_ignores(
    diagnostics: Iterable[Diagnostic], documents: Iterable[Document], judged: frozenset[str]
) -> list[Diagnostic]:
    """The findings without the ignored ones, and a finding for each comment that ignores nothing.

    `judged` are the codes that were looked for: a comment about another one may be needed.
    """
    marked = [document for document in documents if _MARK in document.data]
    if not marked:
        return list(diagnostics)
    ignores = [ignore for document in marked for ignore in ignores_of(document)]
    spoken_of = {ignore.place for ignore in ignores}
    used: set[Place] = set()
    kept = []
    for diagnostic in diagnostics:
        matching = spoken_of & _places(diagnostic)
        used |= matching
        if not matching:
            kept.append(diagnostic)
    unused = [each for each in ignores if each.place not in used and each.code in judged]
    kept += [each for document in marked for each in _misunderstood(document)]
    return kept + [
        Diagnostic(
            UNUSED_IGNORE,
            UNUSED_IGNORE.severity,
            message("nothing to ignore: {code} is not found here", code=ignore.code),
            ignore.file,
            ignore.span,
            message("delete the comment"),
        )
        for ignore in unused
    ]


def _misunderstood(document: Document) -> Iterator[Diagnostic]:
    """A finding for each comment that is meant to ignore something and is written otherwise."""
    for number, line in enumerate(source_lines(document), 1):
        found = _MEANT.search(line)
        if found and not _COMMENT.search(line):
            yield Diagnostic(
                UNUSED_IGNORE,
                UNUSED_IGNORE.severity,
                message("the comment does not say by its codes what it ignores"),
                document.file,
                Span(number, found.start() + 1, number, found.end() + 1),
                message("write {guess}", guess="# apcli: ignore AP301 -- …"),
            )


def _places(diagnostic: Diagnostic) -> set[Place]:
    """Where a comment that speaks of the finding can speak of it: its line, and the whole file."""
    if diagnostic.severity is Severity.ERROR and diagnostic.rule.code < "AP2":
        return set()
    line = diagnostic.span.line if diagnostic.span else None
    return {(diagnostic.file, diagnostic.rule.code, at) for at in (line, None)}
