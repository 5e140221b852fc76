"""`apcli export`: files that others' readers accept, all of them or none."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from csvw import TableGroup
from frictionless import Package

from tests.example_plan import FIRST, patched, write_plan
from tests.hostile.running import run, sentence
from tests.opendata.plans import EVERY_PLAN
from tests.opendata.test_tables import NAMES
from tests.processes import DATA, apcli

if TYPE_CHECKING:
    from pathlib import Path


def exported(folder: Path, data: Path = DATA, *more: str) -> Path:
    done = apcli("export", "-o", str(folder / "open"), *more, "--data", str(data), cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return folder / "open"


def problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What frictionless finds in a Data Package, as it is read where it lies."""
    monkeypatch.chdir(folder)
    report = Package("datapackage.json").validate()
    return [error.type for task in report.tasks for error in task.errors]


def read_by_csvw(folder: Path) -> int:
    """The rows that a reader of CSVW reads; it raises where a cell does not fit."""
    group = TableGroup.from_file(folder / "csv-metadata.json")
    assert group.check_referential_integrity(strict=True)
    return sum(len(list(table.iterdicts(strict=True))) for table in group.tables)


@EVERY_PLAN
def test_frictionless_and_a_csvw_reader_accept_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = exported(tmp_path, data)
    assert problems(folder, monkeypatch) == []
    lines = sum(
        len((folder / f"{name}.csv").read_text("utf-8-sig").rstrip("\n").split("\n")) - 1
        for name in ("targets", "values")
    )
    assert read_by_csvw(folder) >= lines


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("values.csv", ",177000,", ",十七万,", "type-error"),
        ("values.csv", ",issued-cards,", ",lost-cards,", "foreign-key"),
        ("indicators.csv", "mynumber-card,", ",", "constraint-error"),
        ("initiatives.csv", "website,2,", "mynumber-card,2,", "primary-key"),
        ("plan.csv", "municipality_code", "code", "incorrect-label"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    file: str, old: str, new: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = exported(tmp_path)
    text = (folder / file).read_text("utf-8-sig")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8-sig", newline="")
    assert problem in problems(folder, monkeypatch)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("values.csv", ",177000,", ",十七万,"),
        ("targets.csv", ",issued-cards,", ",lost-cards,"),
    ],
)
def test_a_csvw_reader_finds_what_is_wrong(file: str, old: str, new: str, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    text = (folder / file).read_text("utf-8-sig")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8-sig", newline="")
    with pytest.raises((ValueError, AssertionError)):
        read_by_csvw(folder)


@pytest.mark.parametrize("format", ["csv", "json", "xlsx", "parquet"])
def test_every_format_has_every_table_and_what_describes_it(format: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, DATA, "--format", format)
    files = {path.name for path in folder.iterdir()}
    described = {"datapackage.json", f"dictionary.{format}"}
    described |= {"csv-metadata.json"} if format == "csv" else set()
    assert files == {f"{name}.{format}" for name in NAMES} | described
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == [f"{name}.{format}" for name in NAMES]


def test_csv_is_what_excel_reads(tmp_path: Path) -> None:
    data = (exported(tmp_path) / "values.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") > 20


def test_cp932_is_written_where_it_can_be(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    folder = exported(tmp_path, tmp_path / "data", "--encoding", "cp932")
    assert "取組" in (folder / "dictionary.csv").read_text("cp932")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {each["encoding"] for each in package["resources"]} == {"cp932"}


def test_what_cp932_cannot_write_is_listed_and_nothing_is_written(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, "overview: 第㉑条の〜。\n")})
    done = apcli("export", "-o", "open", "--encoding", "cp932", cwd=tmp_path)
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert lines[0] == "initiatives.csv, row 2, column overview: ㉑ (U+3251)"
    assert "2 characters cannot be written in cp932" in lines[2]
    assert not (tmp_path / "open").exists()


def test_nothing_is_written_into_the_data(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    assert "data" in sentence(run("export", "-o", "data/open", cwd=tmp_path))
    assert not (tmp_path / "data/open").exists()


def test_an_encoding_needs_csv(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    options = ("--format", "json", "--encoding", "cp932")
    assert "--format csv" in sentence(run("export", "-o", "open", *options, cwd=tmp_path))


def test_an_edition_is_exported_as_it_was(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    one = exported(tmp_path)
    files = {path.name: path.read_bytes() for path in one.iterdir()}
    shutil.rmtree(one)
    assert {path.name: path.read_bytes() for path in exported(tmp_path).iterdir()} == files
