"""Every question's answer in every format: whole tables, on every sort of terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from apcli.answers import csv as as_csv
from apcli.answers import json as as_json
from apcli.answers import markdown as as_markdown
from apcli.cli.terminal import show_answer
from apcli.text.width import cell_width
from apcli.words import words_in
from tests.answers.asking import PLANS, QUESTIONS, answers, workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.answers.answer import Answer

ASKED = [
    pytest.param(question, plan, id=f"{question} of the {plan} plan")
    for question in QUESTIONS
    for plan in PLANS
]
IN_BOTH_PLANS = pytest.mark.parametrize(("question", "plan"), ASKED)
JAPANESE, ENGLISH = words_in("ja"), words_in("en")


def asked(question: str, plan: str) -> list[Answer]:
    found = list(answers(question, workspace_of(plan), JAPANESE))
    assert found
    return found


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


@IN_BOTH_PLANS
def test_json_is_read_and_says_its_version(question: str, plan: str) -> None:
    for answer in asked(question, plan):
        text = as_json.render(answer, JAPANESE).decode()
        assert text.endswith("\n}\n")
        found: dict[str, Any] = json.loads(text, parse_constant=refuse)
        assert next(iter(found)) == "version"
        assert found["version"] == 1
        assert len(found) > 1


@IN_BOTH_PLANS
def test_json_is_the_same_in_every_language(question: str, plan: str) -> None:
    for answer, english in zip(
        asked(question, plan), answers(question, workspace_of(plan), ENGLISH), strict=True
    ):
        assert as_json.render(english, ENGLISH) == as_json.render(answer, JAPANESE)


NUMBER = re.compile(r"-?\d+(\.\d+)?")


@IN_BOTH_PLANS
def test_every_row_of_the_csv_has_the_cells_of_its_head(question: str, plan: str) -> None:
    for answer in asked(question, plan):
        data = as_csv.render(answer, JAPANESE)
        assert data.startswith(b"\xef\xbb\xbf")
        text = data.decode("utf-8-sig")
        assert text.endswith("\r\n")
        head, *lines = csv.reader(io.StringIO(text, newline=""))
        assert len(head) > 1
        assert all(head)
        assert len({*head}) == len(head)
        assert {len(line) for line in lines} <= {len(head)}
        assert len(lines) == sum(len(table.rows) for table in answer.tables)
        for cell in (*head, *(cell for line in lines for cell in line)):
            assert NUMBER.fullmatch(cell) or not cell.startswith(tuple("=+-@\t\r")), cell


def cells(line: str) -> int:
    """How many cells a row of a table in Markdown has: an escaped bar is a character."""
    assert line.startswith("| ")
    assert line.endswith(" |")
    return re.sub(r"\\.", "", line).count("|") - 1


def tables(text: str) -> Iterator[list[str]]:
    """The tables of a document, line by line."""
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("|"):
            yield lines


@IN_BOTH_PLANS
def test_every_row_of_a_table_in_markdown_has_the_cells_of_its_head(
    question: str, plan: str
) -> None:
    for answer in asked(question, plan):
        text = as_markdown.render(answer, JAPANESE).decode()
        assert text.startswith("# ")
        shown = [section.table for section in answer.sections if section.table is not None]
        found = list(tables(text))
        assert len(found) == len(shown)
        for lines, table in zip(found, shown, strict=True):
            assert {cells(line) for line in lines} == {cells(lines[0])}
            assert re.fullmatch(r"\|( (-{3}:?|:?-{3}) \|)+", lines[1])
            assert len(lines) == 2 + len(table.rows) + (table.total is not None)
        # Nothing that begins like a row stands outside a table.
        assert text.count("\n|") == sum(len(lines) for lines in found)


UNBREAKABLE = re.compile(r"[!-~]+")
"""A word of Latin letters and signs, such as the name of a file or a rule."""


@IN_BOTH_PLANS
@pytest.mark.parametrize("width", [40, 80, 120, 160])
@pytest.mark.parametrize("words", [JAPANESE, ENGLISH], ids=["ja", "en"])
def test_no_line_is_wider_than_the_terminal(
    question: str,
    plan: str,
    width: int,
    words: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for answer in answers(question, workspace_of(plan), words):
        show_answer(answer)
        lines = capsysbinary.readouterr().out.decode().split("\n")
        wide = [line for line in lines if cell_width(line) > width]
        assert [line for line in wide if not UNBREAKABLE.fullmatch(line.strip())] == []
