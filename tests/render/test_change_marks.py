"""The marks of changes before titles: 【新規】 as always, others where the plan wants them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.processes import apcli, output
from tests.render.portable import Portable, plain
from tests.render.revised_plan import revised

if TYPE_CHECKING:
    from pathlib import Path

ALL = "change_marks: [new, continued, expanded, reduced, merged, split]\n"
WORDS = "words: {changes: {merged: 統廃合}}\n"
MARKED = ("【新規】オープンデータの公開", "【拡充】書かない窓口の拡大", "【統廃合】事務の効率化")
CONTINUED = "【継続】防災無線のデジタル化"


def titles(folder: Path) -> list[str]:
    """The headings of the sheets in Markdown."""
    made = output("render", cwd=folder)
    return re.findall(r'^#### <a id="[\w-]+"></a>\d (.+)$', made, re.MULTILINE)


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        ("", [0]),
        ("change_marks:\n", [0]),
        ("change_marks: []\n", []),
        ("change_marks: [expanded]\n", [1]),
        (ALL, [0, 1, 2, 3]),
    ],
)
def test_a_plan_marks_the_changes_that_it_names(
    marks: str, marked: list[int], tmp_path: Path
) -> None:
    revised(tmp_path, marks + WORDS)
    whole = [MARKED[0], MARKED[1], CONTINUED, MARKED[2]]
    order = [0, 1, 3, 2]  # as printed: by goal
    assert titles(tmp_path) == [
        title if place in marked else title.partition("】")[2]
        for place, title in zip(order, whole, strict=True)
    ]


def test_the_marks_stand_wherever_new_is_marked(tmp_path: Path) -> None:
    revised(tmp_path, ALL + WORDS)
    whole = (*MARKED, CONTINUED)
    page = output("render", "--format", "html", cwd=tmp_path)
    for title in whole:
        assert page.count(f">{title}<") >= 2  # in the list, and over the sheet
    for name in ("plan.pdf", "plan.docx"):
        output("render", "--output", name, cwd=tmp_path)
    document = Portable((tmp_path / "plan.pdf").read_bytes())
    text = "".join(document.pages)
    assert all(text.count(plain(title)) >= 2 for title in whole)
    word = Document(io.BytesIO((tmp_path / "plan.docx").read_bytes()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    headings = [each.text.partition(" ")[2] for each in word.paragraphs]
    assert all(title in cells and title in headings for title in whole)
    listed = output("list", cwd=tmp_path, COLUMNS="120")
    assert all(title in listed for title in whole)
    assert output("show", "counter", cwd=tmp_path).startswith(f"2  {MARKED[1]}\n")
    output("schema", "--output", "schemas", cwd=tmp_path)
    schema = (tmp_path / "schemas/initiative.schema.json").read_text("utf-8")
    assert f"2 {MARKED[1]}" in schema


def test_a_mark_typed_into_a_title_is_not_printed_twice(tmp_path: Path) -> None:
    plan = revised(tmp_path, ALL + WORDS)
    file = plan / "initiatives/office-work.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: 【統廃合】"), "utf-8")
    done = apcli("validate", cwd=tmp_path)
    assert done.returncode == 1
    assert "delete it from the title and write 'change: merged'" in done.stdout.decode()
