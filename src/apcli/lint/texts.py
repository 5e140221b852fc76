"""The texts of a plan joined to one, so that a rule looks at all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.models.texts import texts_of
from apcli.workspace import models_by_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.workspace import Described, Workspace


class Field(NamedTuple):
    """One text, its path, and where it begins in all texts joined.

    `sentences`: it is running text, not a name or a title.
    """

    path: DataPath
    text: str
    sentences: bool
    start: int


class Texts(NamedTuple):
    """The texts of one file, found again when they are asked for, and where they begin in all."""

    described: Described
    start: int

    @property
    def fields(self) -> Iterator[Field]:
        """Each text with its path."""
        start = self.start
        for path, text, sentences in texts_of(self.described.model):
            yield Field(path, text, sentences, start)
            start += len(text) + 1


def join(workspace: Workspace) -> tuple[str, list[Texts]]:
    """All texts of the plan in the order of the document, each between line ends; and by file."""
    strings: list[str] = [""]
    files: list[Texts] = []
    start = 1
    for described in models_by_file(workspace):
        files.append(Texts(described, start))
        found = [text for _, text, _ in texts_of(described.model)]
        strings += found
        start += sum(map(len, found)) + len(found)
    strings.append("")
    return "\n".join(strings), files
