"""Every file of `cases/` yields the findings that its first line names, at the places it names.

The first line is part of the file, so that the places are those an editor shows. It reads
`# expect: CODE at LINE:COLUMN`, with more findings after commas, and ends in `as MODEL` where the
shape is judged too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apcli.models import shape_rules
from apcli.source import reading_rules
from tests.reading.broken import BROKEN
from tests.reading.reading import model_named, read

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tests.reading.reading import Found

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
FINDING = re.compile(r"(AP\d{3}) at (\d+):(\d+)")
EXPECTATION = re.compile(rf"# expect: ({FINDING.pattern}(?:, {FINDING.pattern})*)(?: as (\w+))?\n")
OF_FILES_ALONE = {"AP001", "AP010", "AP011", "AP014", "AP018", "AP019"}
"""Codes of what is wrong with a file apart from its content, or with a comment about a rule."""


def expectation(text: str) -> tuple[list[Found], str | None]:
    """The findings that the first line of a case names, and the model it is read as."""
    named = EXPECTATION.match(text)
    assert named, "the first line says what to expect"
    found = [(code, int(line), int(column)) for code, line, column in FINDING.findall(named[1])]
    return found, named[named.re.groups]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_case_is_found_where_it_says(case: Path, snapshot: SnapshotAssertion) -> None:
    data = case.read_bytes()
    found, model = expectation(data.decode())
    reading = read(data, model_named(model) if model else None)
    assert reading.found == found
    assert reading.value is None
    assert reading.report == snapshot


def test_every_kind_of_finding_about_a_files_content_has_a_case() -> None:
    in_files = {code for case in CASES for code, *_ in expectation(case.read_text("utf-8"))[0]}
    in_bytes = {code for *_, code, _, _ in BROKEN}
    known = {rule.code for rule in (*reading_rules.RULES, *shape_rules.RULES)}
    assert in_files | in_bytes == known - OF_FILES_ALONE
