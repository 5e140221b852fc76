"""`apcli sheets export`: one workbook for each department and the office's, all of them or none."""

from __future__ import annotations

import csv
import io
import shutil
from typing import TYPE_CHECKING

import pytest

from apcli.cli.sheets_export import file_name
from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask
from apcli.workspace import load
from tests.example_plan import write_plan
from tests.processes import DATA, ROOT, apcli, output
from tests.repository import begin, commit
from tests.sheets.books import back

if TYPE_CHECKING:
    from pathlib import Path

REVIEWS = ROOT / "tests/plans/reviews/data"


def export(folder: Path, *options: str, data: Path = REVIEWS) -> str:
    arguments = ["--year", "2025", "--output", str(folder), "--data", str(data), *options]
    return output("sheets", "export", *arguments)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "new/sheets"
    export(folder, "--due", "2026-05-15", "--contact", "企画課 内線1234", data=DATA)
    return folder


def test_it_names_the_files_it_has_written(tmp_path: Path) -> None:
    printed = export(tmp_path / "out")
    expected = ["行政経営課", "税務課", "全課"]
    assert printed.splitlines() == [f"{tmp_path / 'out' / name}.xlsx" for name in expected]
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == sorted(
        f"{name}.xlsx" for name in expected
    )


def test_every_department_s_file_asks_what_it_owes(exported: Path) -> None:
    workspace = load(DATA, "data")
    wanted = {
        book.department or "全課": book for book in books(workspace, Round(Ask.RESULTS, 2025))
    }
    assert {each.stem for each in exported.iterdir()} == set(wanted)
    for file in exported.iterdir():
        found = back(file.read_bytes(), file.name)
        assert (found.answers, found.findings) == ((), ())
        book = wanted[file.stem]
        assert {seal.id for seal in found.seals} == set(book.ids)
        assert (str(found.due), found.contact) == ("2026-05-15", "企画課 内線1234")


def test_the_office_is_told_whose_each_row_is_and_a_department_knows() -> None:
    workspace = load(DATA, "data")
    for book in books(workspace, Round(Ask.RESULTS, 2025)):
        if book.department:
            assert "担当課" not in book.table.locked
            continue
        assert book.table.locked[-1] == "担当課"
        assert {row.id.partition("/")[0]: row.locked[-1] for row in book.table.rows} == {
            key: "、".join(each.departments)
            for key, each in workspace.initiatives.items()
            if each.indicators
        }


def test_the_same_plan_gives_the_same_files_and_nothing_is_written_twice(
    exported: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    export(again, "--due", "2026-05-15", "--contact", "企画課 内線1234", data=DATA)
    times = {}
    for file in exported.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes()
        times[file.name] = (again / file.name).stat().st_mtime_ns
    export(again, "--due", "2026-05-15", "--contact", "企画課 内線1234", data=DATA)
    assert {each.name: each.stat().st_mtime_ns for each in again.iterdir()} == times


def test_a_file_that_somebody_has_filled_in_is_not_overwritten_and_no_other_is_written(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "税務課.xlsx").write_bytes(b"filled in")
    done = apcli(
        *("sheets", "export", "--year", "2025", "--output", str(folder), "--data", str(REVIEWS))
    )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        f"apcli: {folder / '税務課.xlsx'} is there already",
        "  = help: choose another folder: what was typed into it would be lost",
    ]
    assert [(each.name, each.read_bytes()) for each in folder.iterdir()] == [
        ("税務課.xlsx", b"filled in")
    ]


def test_no_workbook_is_written_into_the_data(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data")
    done = apcli("sheets", "export", "--year", "2025", "--output", str(data / "x"), cwd=tmp_path)
    assert done.returncode == 2
    assert not (data / "x").exists()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"a file")
    done = apcli(
        *("sheets", "export", "--year", "2025", "--data", str(REVIEWS)),
        *("--output", str(tmp_path / "taken")),
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "taken").read_bytes() == b"a file"


def test_csv_has_a_line_for_each_question_and_is_read_by_excel(tmp_path: Path) -> None:
    export(tmp_path / "out", "--format", "csv")
    data = (tmp_path / "out/税務課.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = [*csv.reader(io.StringIO(data.decode("utf-8-sig")))]
    assert lines[0] == [
        *("番号", "取組", "成果指標", "単位", "項目", "目標値 R7", "記入すること", "回答", "キー")
    ]
    book = next(
        each
        for each in books(load(REVIEWS, "data"), Round(Ask.RESULTS, 2025))
        if each.department == "税務課"
    )
    asked = sum(cell is not None for row in book.table.rows for cell in row.open)
    asked += sum(len(sheet.questions) for sheet in book.sheets)
    mark = next(place for place, line in enumerate(lines) if line == ["apcli:book"])
    assert mark == 1 + asked
    assert (back(data, "a.csv").answers, back(data, "a.csv").findings) == ((), ())


def test_the_language_of_the_terminal_changes_nothing_in_the_files(tmp_path: Path) -> None:
    for language in ("en", "ja"):
        export(tmp_path / language, "--lang", language)
    names = sorted(each.name for each in (tmp_path / "en").iterdir())
    assert names == sorted(each.name for each in (tmp_path / "ja").iterdir())
    for name in names:
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "ja" / name).read_bytes()


def test_a_revision_is_asked_for_a_draft_of_that_year_only(tmp_path: Path) -> None:
    done = apcli(
        *("sheets", "export", "--year", "2025", "--ask", "revision", "--data", str(DATA)),
        *("--output", str(tmp_path / "out")),
    )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "apcli: a revision is asked for a draft, and the plan is no draft of 2025",
        "  = help: run: apcli rollover --to 2026",
    ]
    assert not (tmp_path / "out").exists()
    shutil.copytree(DATA, tmp_path / "data")
    begin(tmp_path)
    commit(tmp_path, "令和7年度")
    assert apcli("rollover", "--to", "2026", cwd=tmp_path).returncode == 0
    arguments = ("--ask", "revision", "--output", "out")
    printed = output("sheets", "export", "--year", "2026", *arguments, cwd=tmp_path)
    assert "out/全課.xlsx" in printed.splitlines()
    again = apcli("sheets", "export", "--year", "2025", *arguments, cwd=tmp_path)
    assert (again.returncode, again.stderr.decode().splitlines()[1]) == (
        2,
        "  = help: the draft is of 2026",
    )
    found = back((tmp_path / "out/全課.xlsx").read_bytes())
    fields = {field for seal in found.seals for field in seal.exported}
    assert {"value", "target.2026", "target.2027", "stage", "change"} <= fields


def test_a_text_that_is_too_long_stops_the_export_with_one_line(tmp_path: Path) -> None:
    long = "overview: " + "長い。" * 11_000 + "\n"
    data = write_plan(tmp_path / "data")
    first = next((data / "initiatives").glob("first.yaml"))
    text = first.read_text("utf-8")
    first.write_text(
        "".join(
            long if line.startswith("overview:") else line
            for line in text.splitlines(keepends=True)
        ),
        "utf-8",
    )
    assert "長い。" in first.read_text("utf-8")
    done = apcli("sheets", "export", "--year", "2025", "--output", "out", cwd=tmp_path)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert "has 33,000 characters; a cell of a spreadsheet holds 32,767" in said[0]
    assert len(said) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("year", ["2019", "abc"])
def test_a_year_that_the_plan_has_not_is_one_line(year: str, tmp_path: Path) -> None:
    done = apcli(
        *("sheets", "export", "--year", year, "--output", str(tmp_path / "o"), "--data", str(DATA))
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()
    assert not (tmp_path / "o").exists()


WINDOWS_HAS_NO_FILE = ["CON", "nul", "Aux.課", "com1", "LPT9.x.y", "PRN "]


@pytest.mark.parametrize("name", WINDOWS_HAS_NO_FILE)
def test_no_file_is_called_as_windows_calls_a_device(name: str) -> None:
    named = file_name(name, {})
    assert named.partition(".")[0].strip().casefold() not in {
        "con",
        "nul",
        "aux",
        "com1",
        "lpt9",
        "prn",
    }
    assert named.endswith(name.strip())


@pytest.mark.parametrize("name", ["課" * 200, "😀" * 120, "a" * 300, "課" * 79 + "."])
def test_a_long_name_fits_every_file_system_and_stays_unlike_the_others(name: str) -> None:
    taken: dict[str, object] = {}
    for _again in range(3):
        taken[f"{file_name(name, taken)}.xlsx"] = None
    assert len(taken) == 3
    assert all(len(each.encode()) <= 230 for each in taken)
    assert all(not each.removesuffix(".xlsx").endswith((".", " ", "\ufffd")) for each in taken)


@pytest.mark.parametrize("name", ["総務部/納税課: *?", "CON", "😀" * 120])
def test_a_department_of_any_name_has_its_file(name: str, tmp_path: Path) -> None:
    shutil.copytree(REVIEWS, tmp_path / "data")
    for file in (tmp_path / "data").rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("税務課", f'"{name}"'), "utf-8")
    export(tmp_path / "out", data=tmp_path / "data")
    found = sorted(each.stem for each in (tmp_path / "out").iterdir())
    assert found == sorted(["行政経営課", "全課", file_name(name, {})])
