"""A whole round of the real plan: sent, filled in by every department, some with mistakes, mended.

The workbooks that come back were really saved by LibreOffice, every other one as ODS.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.models import Kind
from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.reading.files import read_file
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA, apcli, output
from tests.sheets.office import saved_by_libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from apcli.sheets.book import Book, Content
    from apcli.workspace import Workspace

DUE = "2026-05-15"
ASKED = Round(Ask.RESULTS, 2025)

MISTAKES: tuple[tuple[str, str], ...] = (
    ("約２００，０００", "200000"),
    ("23,100千件", "digits"),
    ("－", "0"),
    ("R7.10.31", "a date"),
    ("12か所", "12"),
    ("1.2万", "digits"),
    ("#N/A", "number"),
)
"""What seven departments type for their first indicator, and what they are told."""


class Answered(NamedTuple):
    """What a department typed and meant, by question, and what it is told of its mistake."""

    typed: Mapping[tuple[str, str], Content]
    meant: Mapping[tuple[str, str], Content]
    mistake: tuple[str, str] | None


def answers_of(book: Book, plan: Workspace, mistakes: Iterator[tuple[str, str]]) -> Answered:
    """The answers of a department where it stands first: all values and texts, one mistaken."""

    def leads(key: str) -> bool:
        return plan.initiatives[key].departments[0] == book.department

    meant: dict[tuple[str, str], Content] = {}
    for row in book.table.rows:
        if isinstance(row.locked[-1], Decimal) and leads(row.id.partition("/")[0]):
            meant[row.id, "value"] = row.locked[-1]
    for sheet in filter(lambda each: leads(each.id), book.sheets):
        for field in ("evaluation", "issues", "next_steps"):
            meant[sheet.id, field] = f"{sheet.title}の{field}。\n{book.department}"
        meant[sheet.id, "direction"] = "継続"
    typed = dict(meant)
    numbers = [place for place, each in meant.items() if isinstance(each, Decimal)]
    for place in numbers[1::2]:
        typed[place] = f"　{meant[place]:,}　"  # with its thousands, as people type it
    mistake = next(mistakes, None) if numbers else None
    if mistake is not None:
        typed[numbers[0]] = mistake[0]
    return Answered(typed, meant, mistake)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose workbooks were sent, and have come back."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(DATA, folder / "data")
    output("sheets", "export", "--year", "2025", "--due", DUE, "--output", "sent", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def answers(office: Path) -> Mapping[str, Answered]:
    """What every department answers; the files lie in the folder `back`."""
    workspace = load(office / "data", "data")
    names = [path.stem for path in (office / "sent").glob("*.xlsx")]
    departments = [each.name for each in workspace.taxonomy.departments if each.name in names]
    assert len(departments) == 22
    (office / "typed").mkdir()
    found, mistakes = {}, iter(MISTAKES)
    for name in departments:
        book = book_of(workspace, ASKED, name)
        found[name] = answers_of(book, workspace, mistakes)
        data = write_xlsx(book, Filled(found[name].typed, {}))
        (office / "typed" / f"{name}.xlsx").write_bytes(data)
    saved_by_libreoffice(sorted((office / "typed").glob("*.xlsx")), office / "back")
    assert {path.stem for path in (office / "back").iterdir()} == set(departments)
    assert {path.suffix for path in (office / "back").iterdir()} == {".xlsx", ".ods"}
    return found


@pytest.fixture(scope="module")
def first(office: Path, answers: Mapping[str, Answered]) -> str:
    """What the first import says."""
    before = snapshot(office)
    done = apcli("sheets", "import", "back", "--marked", "again", cwd=office)
    assert (done.returncode, done.stderr.decode()) == (1, "")
    assert snapshot(office) == before
    assert answers
    return done.stdout.decode()


def snapshot(office: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((office / "data").rglob("*.yaml"))}


def test_before_anybody_answers_all_is_missing(office: Path) -> None:
    found = json.loads(output("sheets", "status", "sent", "--format", "json", cwd=office))
    assert {each["answered"] for each in found["departments"]} == {"none"}
    assert {each["due"] for each in found["departments"]} == {DUE}


def check_mistakes(first: str, answers: Mapping[str, Answered]) -> None:
    """Every mistake is named with its cell, and no other department is."""
    mistaken = {name: each.mistake for name, each in answers.items() if each.mistake}
    assert len(mistaken) == len(MISTAKES)
    said = [line for line in first.splitlines() if "is taken for" not in line]
    found = {re.split(r"[/.]", line)[1]: line for line in said if line.startswith("back/")}
    assert set(found) == set(mistaken)
    for name, (typed, says) in mistaken.items():
        assert typed in found[name]
        assert says in found[name]
        assert "!成果指標!" in found[name]


def test_the_round_ends_without_anything_typed_twice(
    office: Path, answers: Mapping[str, Answered], first: str
) -> None:
    check_mistakes(first, answers)
    (line,) = [each for each in first.splitlines() if each.startswith("  apcli sheets import")]
    command = shlex.split(line)[1:]
    assert len(command) - 2 == 22 - len(MISTAKES)
    output(*command, cwd=office)
    check(office, {name: each for name, each in answers.items() if not each.mistake})

    marked = sorted((office / "again").iterdir())
    assert {path.stem for path in marked} == {name for name in answers if answers[name].mistake}
    workspace = load(office / "data", "data")
    for path in marked:
        typed, meant, mistake = answers[path.stem]
        back = read_file(path, path.name)
        assert mistake is not None
        assert any(cell.text == mistake[0] for cell in back.sheets[1].cells.values())
        wrong = next(place for place, each in typed.items() if each == mistake[0])
        book = book_of(workspace, ASKED, path.stem)
        path.write_bytes(write_xlsx(book, Filled({**typed, wrong: meant[wrong]}, {})))
    output("sheets", "import", "again", cwd=office)
    check(office, answers)

    checked = json.loads(apcli("validate", "--format", "json", cwd=office).stdout)
    assert checked["summary"]["errors"] == 0
    report = output("render", "--document", "progress", "--year", "2025", cwd=office)
    assert "公衆無線LAN環境の充実のevaluation。" in report
    status = json.loads(output("sheets", "status", "--format", "json", cwd=office))
    assert {each["answered"] for each in status["departments"]} == {"whole"}
    again = output("sheets", "import", "back", cwd=office, code=1)
    assert "data/initiatives" not in again


def check(office: Path, answers: Mapping[str, Answered]) -> None:
    """The plan has what these departments meant."""
    workspace = load(office / "data", "data")
    for name, each in answers.items():
        for (about, field), content in each.meant.items():
            key, _, rest = about.partition("/")
            if rest:
                values = workspace.sheets[key].indicators[rest].values[2025]
                value = getattr(values, Kind.ACTUAL)
                assert value is not None, about
                assert value.value == content
                continue
            (review,) = workspace.initiatives[about.partition(":")[0]].reviews[2025]
            text = getattr(review, field)
            assert (str(text).strip() == content) or text == "continued", (name, about)
