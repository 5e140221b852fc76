"""The file of a mapping: reading what a person corrected, and writing what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotImported
from apcli.importing.mapping import Mapping, mapping_tree
from apcli.importing.meanings import Meaning
from apcli.importing.yaml_text import yaml_text
from apcli.models.grammar import excerpt
from apcli.shape import validate
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEAD = (
    message(
        "How {file} was read. Correct it, then run: apcli import {file} --mapping FILE --to DIR"
    ),
    message("layout: table (initiatives in rows), form (one initiative) or none (not read)"),
    message("is: none, or one of {meanings}"),
)
_COLUMNS = 100


def read_mapping(path: Path, shown: str) -> Mapping:
    """The mapping in a file.

    Raises:
        NotImported: it cannot be read, or is no mapping; the sentence says where.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        text = message("{file} cannot be read: {reason}", file=excerpt(shown), reason=reason)
        raise NotImported(text) from error
    document, tree, findings = parse(shown, data)
    mapping = None
    if tree is not None:
        mapping, more = validate(Mapping, tree, document)
        findings = [*findings, *more]
    if mapping is None:
        first = findings[0]
        raise NotImported(
            message(
                "{file}:{line}: {text}",
                file=shown,
                line=first.span.line if first.span else 1,
                text=first.message,
            ),
            first.help,
        )
    return mapping


def written_mapping(mapping: Mapping, translate: Callable[[str], str]) -> str:
    """The text of a mapping, with comments that say how to correct it."""
    meanings = ", ".join(each for each in Meaning if each is not Meaning.NONE)
    values = {"file": mapping.file or "FILE", "meanings": meanings}
    comments = [
        line
        for each in _HEAD
        for line in _wrapped(each.with_values(**values).translated(translate))
    ]
    return "".join(f"# {line}\n" for line in comments) + yaml_text(mapping_tree(mapping))


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > _COLUMNS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
