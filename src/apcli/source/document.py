"""The document: one file's bytes, its plain tree, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import yaml

from apcli.diagnostics import DataPath, Diagnostic, Severity, Span, message
from apcli.source import reading_rules
from apcli.source.building import Tree, build
from apcli.source.characters import SEPARATORS, check_characters
from apcli.source.decoding import decode, strip_bom
from apcli.source.help import conflict, explain, full_width_colon
from apcli.source.lost_text import check_lost_text
from apcli.source.parsing import check_events, compose
from apcli.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_EXPLICIT_KEY = re.compile(rb"(?:^|[\s\[{,-])\?\s", re.MULTILINE)


@dataclass(frozen=True, eq=False, slots=True)
class Document:
    """One file as read.

    `file` is its name as shown to the user, `data` its bytes without a BOM, `absent` the paths of
    values left empty, which its tree does not have. Spans are not kept: `locate` finds the few
    that are needed.
    """

    file: str
    data: bytes
    absent: tuple[DataPath, ...] = ()


def parse(file: str, data: bytes) -> tuple[Document, dict[str, Tree] | None, list[Diagnostic]]:
    """Read one file's bytes.

    Returns the document, its tree (None where an error keeps it from being read) and its findings.
    """
    bare = strip_bom(data)
    tree, absent, problems = _read(bare, len(data) - len(bare))
    findings = [
        Diagnostic(rule, rule.severity, text, file, span, help, fix=fix)
        for rule, span, text, help, fix in problems
    ]
    if any(finding.severity is Severity.ERROR for finding in findings):
        tree = None
        # In a file that cannot be read, trailing whitespace is not worth reporting.
        findings = [each for each in findings if each.rule is not reading_rules.TRAILING_SPACE]
    return Document(file, bare, tuple(absent)), tree, findings


def parseable(data: bytes, text: str) -> tuple[bytes, Callable[[str], str] | None]:
    """The bytes to give to libyaml, and what restores a scalar's text (None: not needed).

    To libyaml NEL, LS and PS end a line, as in YAML 1.1; in YAML 1.2 and in every editor they are
    ordinary characters. They are replaced one for one with characters that the text does not
    contain, so that lines and columns stay correct; no file is so large that it has all of them.
    """
    used = [character for character in SEPARATORS if character in text]
    if not used:
        return data, None
    free = (chr(point) for point in count(0x10000) if chr(point) not in text)
    there = {ord(character): next(free) for character in used}
    back = {ord(stand_in): chr(character) for character, stand_in in there.items()}
    return text.translate(there).encode(), lambda value: value.translate(back)


def _read(
    data: bytes, skipped: int
) -> tuple[dict[str, Tree] | None, list[DataPath], list[Problem]]:
    text = decode(data, skipped)
    if isinstance(text, Problem):
        return None, [], [text]
    problems = list(check_characters(data, text))
    if any(problem.rule.severity is Severity.ERROR for problem in problems):
        return None, [], problems
    if (b"<<<<<<<" in data or b">>>>>>>" in data) and (marked := conflict(text)):
        return None, [], [*problems, marked]
    safe, restore = (data, None) if text.isascii() else parseable(data, text)
    problems += check_lost_text(safe, text)
    try:
        feature = check_events(safe)
        if feature:
            return None, [], [*problems, feature]
        root = compose(safe)
    except yaml.YAMLError as error:
        return None, [], [*problems, explain(error, text, safe)]
    if root is None:
        empty = Problem(reading_rules.NOT_A_MAPPING, Span(1, 1, 1, 1), message("the file is empty"))
        return None, [], [*problems, empty]
    explicit = b"?" in safe and _EXPLICIT_KEY.search(safe) is not None
    tree, absent, wrong = build(root, escapes=b"\\" in safe, explicit=explicit, restore=restore)
    problems += wrong
    if isinstance(tree, dict):
        return tree, absent, problems
    shape = message("the file must contain 'field: value' lines")
    problems.append(
        Problem(reading_rules.NOT_A_MAPPING, Span(1, 1, 1, 1), shape, full_width_colon(text))
    )
    return None, [], problems
