"""Findings with a fix → the new texts of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.edit import Edit, edited, reads_as_meant, value_at
from apcli.source import parse, written_path
from apcli.source.characters import INVISIBLE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.source import Document
    from apcli.workspace import Workspace


def fixed_files(
    workspace: Workspace, diagnostics: Iterable[Diagnostic], *, unsafe: bool
) -> dict[str, str]:
    """The new text of every file that a fix changes, by its name inside the data folder.

    Only safe fixes, unless `unsafe`. A fix whose result would read otherwise than it is meant to
    is left out.
    """
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.fix and (unsafe or diagnostic.fix.safe):
            by_file.setdefault(diagnostic.file, []).append(diagnostic)
    texts = {}
    for name, document in workspace.documents.items():
        if document.file in by_file:
            new = _fixed(document, by_file[document.file])
            if new != document.data.decode("utf-8"):
                texts[name] = new
    return texts


def _fixed(document: Document, diagnostics: Sequence[Diagnostic]) -> str:
    """The text with all fixes that can be made, of those that cannot go together the first ones."""
    text = document.data.decode("utf-8")
    possible = _possible(document, text, [], diagnostics)
    return _made(document, text, possible) or text


def _possible(
    document: Document,
    text: str,
    chosen: Sequence[Diagnostic],
    others: Sequence[Diagnostic],
) -> Sequence[Diagnostic]:
    """The chosen ones, and those of the others that can be made beside them: halves of halves."""
    together = [*chosen, *others]
    if not others or _made(document, text, together) is not None:
        return together
    if len(others) == 1:
        return chosen
    middle = len(others) // 2
    first = _possible(document, text, chosen, others[:middle])
    return _possible(document, text, first, others[middle:])


def _made(document: Document, text: str, diagnostics: Sequence[Diagnostic]) -> str | None:
    """The text with these fixes, None where it would not read as meant."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix]
    new = edited(text, (Edit(fix.start, fix.end, fix.replacement) for fix in fixes))
    _, tree, _ = parse(document.file, document.data)
    meant = _meant(tree, diagnostics)
    return new if reads_as_meant(document, new, meant, dropped=INVISIBLE_CHARACTERS) else None


def _meant(tree: Any, diagnostics: Sequence[Diagnostic]) -> dict[DataPath, Any]:
    """The value that must stand at each path, the keys of a mapping where one is renamed."""
    meant: dict[DataPath, Any] = {}
    parts: dict[DataPath, list[Edit]] = {}
    renamed: dict[DataPath, dict[str | int, str]] = {}
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or not diagnostic.path:
            continue
        path = written_path(tree, diagnostic.path)
        value = fix.replacement if fix.value is None else fix.value
        if isinstance(value, tuple):
            entries = value_at(tree, path[:-1])
            meant[path[:-1]] = [
                each
                for index, entry in enumerate(entries)
                for each in (value if index == path[-1] else (entry,))
            ]
        elif fix.part is not None:
            parts.setdefault(path, []).append(Edit(*fix.part, fix.replacement))
        elif fix.on_key and isinstance(value, str):
            renamed.setdefault(path[:-1], {})[path[-1]] = value
        else:
            meant[path] = value
    for path, edits in parts.items():
        meant[path] = edited(value_at(tree, path), edits)
    for path, names in renamed.items():
        meant[path] = [names.get(key, key) for key in value_at(tree, path)]
    return meant
