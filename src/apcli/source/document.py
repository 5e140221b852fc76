"""The document: one file's bytes, its plain tree, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from apcli.diagnostics import Diagnostic, Severity, Span, message
from apcli.source import kinds
from apcli.source.advice import explain, full_width_colon
from apcli.source.decoding import decode, strip_bom
from apcli.source.parsing import Tree, build, check_events, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.source.decoding import Problem

_SEPARATORS = "\x85\u2028\u2029"


@dataclass(frozen=True, eq=False, slots=True)
class Document:
    """One file as read.

    `file` is its name as shown to the user, `data` its bytes without a BOM. Spans are not kept:
    `locate` finds the few that are asked for.
    """

    file: str
    data: bytes


def parse(file: str, data: bytes) -> tuple[Document, dict[str, Tree] | None, list[Diagnostic]]:
    """Read one file.

    Returns the document, its tree (None where an error keeps it from being read) and its findings.
    """
    data = strip_bom(data)
    document = Document(file, data)
    tree, problems = _read(data)
    findings = [
        Diagnostic(kind, kind.severity, text, file, span, mend)
        for kind, span, text, mend in problems
    ]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return document, None, findings
    return document, tree, findings


def parseable(data: bytes, text: str) -> tuple[bytes, Callable[[str], str] | None]:
    """The bytes as libyaml may read them, and what restores the text of a scalar (None: nothing).

    To libyaml NEL, LS and PS end a line, as in YAML 1.1; in YAML 1.2 and in every editor they are
    characters. They go in as private characters that the text does not use, one for one, so
    that lines and columns stay true.
    """
    used = [character for character in _SEPARATORS if character in text]
    if not used:
        return data, None
    free = (chr(point) for point in range(0xE000, 0xF8FF) if chr(point) not in text)
    there = {ord(character): next(free) for character in used}
    back = {ord(stand_in): chr(character) for character, stand_in in there.items()}
    return text.translate(there).encode(), lambda value: value.translate(back)


def _read(data: bytes) -> tuple[dict[str, Tree] | None, list[Problem]]:
    text, problems = decode(data)
    if any(kind.severity is Severity.ERROR for kind, *_ in problems):
        return None, problems
    safe, restore = (data, None) if text.isascii() else parseable(data, text)
    try:
        feature = check_events(safe)
        if feature:
            return None, [*problems, feature]
        root = compose(safe)
    except yaml.YAMLError as error:
        return None, [*problems, explain(error, text)]
    if root is None:
        empty = message("the file is empty")
        return None, [*problems, (kinds.NOT_A_MAPPING, Span(1, 1, 1, 1), empty, None)]
    tree, wrong_keys = build(root, escapes=b"\\" in safe, restore=restore)
    problems.extend(wrong_keys)
    if isinstance(tree, dict):
        return tree, problems
    shape = message("the file must hold 'field: value' lines")
    problems.append((kinds.NOT_A_MAPPING, Span(1, 1, 1, 1), shape, full_width_colon(text)))
    return None, problems
