"""Findings with a fix → the new texts of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.edit import Edit, edited, reads_as_meant
from apcli.source import parse
from apcli.source.characters import INVISIBLE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.diagnostics import Diagnostic, Path
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
    """The text with all fixes, or with those of them that can be made one by one."""
    text = document.data.decode("utf-8")
    new = _made(document, text, diagnostics)
    if new is not None:
        return new
    possible = [each for each in diagnostics if _made(document, text, [each]) is not None]
    return _made(document, text, possible) or text


def _made(document: Document, text: str, diagnostics: Sequence[Diagnostic]) -> str | None:
    """The text with these fixes, None where it would not read as meant."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix]
    new = edited(text, (Edit(fix.start, fix.end, fix.replacement) for fix in fixes))
    _, tree, _ = parse(document.file, document.data)
    meant = _meant(tree, diagnostics)
    return new if reads_as_meant(document, new, meant, dropped=INVISIBLE_CHARACTERS) else None


def _meant(tree: Any, diagnostics: Sequence[Diagnostic]) -> dict[Path, Any]:
    """The value that must stand at each route, the keys of a mapping where one is renamed."""
    meant: dict[Path, Any] = {}
    # From the end of a text to its start, so that a change leaves the places before it alone.
    in_order = sorted(diagnostics, key=lambda each: each.fix.part or () if each.fix else ())
    for diagnostic in reversed(in_order):
        fix, path = diagnostic.fix, diagnostic.path
        if fix is None or not path:
            continue
        if fix.on_key:
            keys = meant.get(path[:-1], list(_value(tree, path[:-1])))
            meant[path[:-1]] = [fix.replacement if key == path[-1] else key for key in keys]
        elif fix.part is None:
            meant[path] = fix.replacement
        else:
            value = meant.get(path, _value(tree, path))
            start, end = fix.part
            meant[path] = value[:start] + fix.replacement + value[end:]
    return meant


def _value(tree: Any, path: Path) -> Any:
    for part in path:
        tree = tree[str(part)] if isinstance(tree, dict) else tree[part]
    return tree
