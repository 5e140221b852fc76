"""`apcli import`, as a process: what it prints and writes, and what it refuses."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
import typer

from apcli.cli.importing import import_plan
from apcli.errors import OutputUnwritable
from apcli.starting import Start, write_plan
from tests.importing import city
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

ROWS: city.Rows = [
    ["みほん市 令和7年度 実施計画"],
    ["No.", "重点取組", "担当課", "KPI", "目標値 R7", "独自の欄"],
    [1, "窓口の改革", "市民課", "利用件数（累計）", "1,234件", "=1+1"],
]
INITIATIVE = """\
number: 1
title: 窓口の改革
departments: [市民課]
indicators:
  riyo-kensu:
    name: 利用件数（累計）
    unit: 件
    aggregation: cumulative
    targets:
      2025: 1234
"""
PRINTED = """\
not placed: plan.csv plan!F2: 独自の欄 (under no known head or label)
not placed: plan.csv plan!F3: =1+1 (under no known head or label)
proposed: plan.csv plan!A1: みほん市 令和7年度 実施計画 (name: みほん市 is proposed)
proposed: plan.csv plan!A1: みほん市 令和7年度 実施計画 (title: みほん市実施計画 is proposed)
proposed: plan.csv plan!A1: みほん市 令和7年度 実施計画 (year: 2025 is proposed)
proposed: plan.csv plan!D3: 利用件数（累計） (aggregation cumulative is proposed from what stands in brackets)
wrote r7/data: 1 initiative, 1 indicator; no errors, 0 warnings and remarks
see r7/import-list.csv for this list and r7/import-mapping.yaml for how the file was read
"""  # noqa: E501
JAPANESE = """\
未配置: plan.csv plan!F2: 独自の欄（対応する見出しがありません）
未配置: plan.csv plan!F3: =1+1（対応する見出しがありません）
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.csv").write_bytes(city.csv_file(ROWS))
    return tmp_path


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_it_writes_a_plan_a_mapping_and_a_list(folder: Path) -> None:
    assert output("import", "plan.csv", "--to", "r7", cwd=folder) == PRINTED
    assert files(folder / "r7") == {
        "data/plan.yaml",
        "data/taxonomy.yaml",
        "data/initiatives/madoguchi-kaikaku.yaml",
        "import-mapping.yaml",
        "import-list.csv",
        "import-written.sha256",
    }
    written = folder / "r7/data/initiatives/madoguchi-kaikaku.yaml"
    assert written.read_text(encoding="utf-8") == INITIATIVE


def test_the_plan_validates_and_is_listed_at_once(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    assert "0 errors" in output("validate", cwd=folder / "r7")
    assert "窓口の改革" in output("list", cwd=folder / "r7")


def test_the_list_is_csv_that_no_spreadsheet_computes(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    text = (folder / "r7/import-list.csv").read_bytes().decode("utf-8-sig")
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    assert rows[0] == ["what", "file", "sheet", "cell", "text", "why"]
    assert rows[2][:5] == ["not placed", "plan.csv", "plan", "F3", "'=1+1"]
    assert len(rows) == 7


def test_it_speaks_japanese(folder: Path) -> None:
    said = output("--lang", "ja", "import", "plan.csv", "--to", "r7", cwd=folder)
    assert said.startswith(JAPANESE)
    assert "r7/dataを作成しました: 取組1件、指標1件、エラーなし、警告・指摘0件\n" in said
    mapping = (folder / "r7/import-mapping.yaml").read_text(encoding="utf-8")
    assert mapping.startswith("# plan.csvの読み方です。")


def test_the_mapping_is_followed_and_left_alone(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    mapping = folder / "r7/import-mapping.yaml"
    text = mapping.read_text(encoding="utf-8").replace(
        "独自の欄, is: none", "独自の欄, is: overview"
    )
    mapping.write_text(text, encoding="utf-8")
    said = output("import", "plan.csv", "--to", "b", "--mapping", mapping, cwd=folder)
    assert "not placed" not in said
    assert "name: みほん市 is proposed" not in said
    assert mapping.read_text(encoding="utf-8") == text
    assert "import-mapping.yaml" not in files(folder / "b")
    found = (folder / "b/data/initiatives/madoguchi-kaikaku.yaml").read_text(encoding="utf-8")
    assert "overview: =1+1\n" in found


def test_name_and_year(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r8", "--name", "例示市", "--year", "R8", cwd=folder)
    plan = (folder / "r8/data/plan.yaml").read_text(encoding="utf-8")
    assert "city: {name: 例示市}\nfiscal_year: 2026\n" in plan


@pytest.mark.parametrize("existing", ["r7/data/plan.yaml", "r7/data/notes.txt"])
def test_a_folder_that_holds_a_plan_is_refused(existing: str, folder: Path) -> None:
    (folder / existing).parent.mkdir(parents=True)
    (folder / existing).write_text("schema: 1\n")
    done = apcli("import", "plan.csv", "--to", "r7", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "apcli: r7/data already holds a plan\n  = help: choose another folder with --to\n"
    )
    assert files(folder) == {"plan.csv", existing}


def test_a_mapping_that_may_be_corrected_is_not_overwritten(folder: Path) -> None:
    (folder / "import-mapping.yaml").write_text("year: 2025\n")
    done = apcli("import", "plan.csv", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "apcli: import-mapping.yaml already exists\n"
        "  = help: use it with --mapping import-mapping.yaml, or delete it\n"
    )
    assert files(folder) == {"plan.csv", "import-mapping.yaml"}


def test_a_year_that_is_none_is_refused(folder: Path) -> None:
    done = apcli("import", "plan.csv", "--to", "r7", "--year", "七", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("apcli: '七' is not a fiscal year\n")
    assert files(folder) == {"plan.csv"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written_is_one_sentence(folder: Path) -> None:
    (folder / "r7").write_text("")
    done = apcli("import", "plan.csv", "--to", "r7/new", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("apcli: r7/new cannot be written: ")
    assert files(folder) == {"plan.csv", "r7"}


def test_a_plan_that_would_have_errors_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_given: object) -> dict[str, str]:
        return {"plan.yaml": "schema: 2\n"}

    monkeypatch.chdir(folder)
    monkeypatch.setattr("apcli.importing.converting.plan_files", broken)
    with pytest.raises(typer.Exit) as ended:
        import_plan("plan.csv", to="r7")
    said = capsys.readouterr()
    assert (ended.value.exit_code, said.out) == (1, "")
    assert said.err.startswith("r7/data/plan.yaml:1:1 AP102[missing-field]")
    assert said.err.endswith("apcli: nothing was written: the plan would have errors\n")
    assert files(folder) == {"plan.csv"}
    assert not (folder / "r7").exists()


def test_if_it_cannot_be_moved_into_place_nothing_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        if target.name == "data":
            raise OSError(28, "No space left on device")
        os.rename(self, target)  # noqa: PTH104  the method of Path is replaced

    monkeypatch.chdir(folder)
    monkeypatch.setattr("pathlib.Path.rename", fail)
    with pytest.raises(OutputUnwritable, match="r7 cannot be written: No space left on device"):
        import_plan("plan.csv", to="r7")
    assert files(folder) == {"plan.csv"}
    assert not (folder / "r7").exists()


def test_only_a_plan_that_nobody_changed_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(folder / "r7", Start("見本市", 2025, None, (), ("準備", "実施")))
    monkeypatch.chdir(folder)
    import_plan("plan.csv", to="r7")
    assert not (folder / "r7/data/initiatives/online-application.yaml").exists()
    assert (folder / "r7/data/initiatives/madoguchi-kaikaku.yaml").exists()
    assert (folder / "r7/.vscode").exists()


def test_a_plan_that_somebody_changed_is_not_replaced(folder: Path) -> None:
    write_plan(folder / "r7", Start("見本市", 2025, None, (), ("準備", "実施")))
    with (folder / "r7/data/plan.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    before = files(folder / "r7")
    done = apcli("import", "plan.csv", "--to", "r7", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "already holds a plan" in done.stderr.decode()
    assert files(folder / "r7") == before


def corrected(folder: Path, old: str, new: str) -> None:
    mapping = folder / "r7/import-mapping.yaml"
    text = mapping.read_text(encoding="utf-8")
    assert old in text
    mapping.write_text(text.replace(old, new), encoding="utf-8")


def again(folder: Path) -> str:
    mapping = "r7/import-mapping.yaml"
    return output("import", "plan.csv", "--to", "r7", "--mapping", mapping, cwd=folder)


def test_a_corrected_mapping_runs_again_into_the_same_folder(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    corrected(folder, "独自の欄, is: none", "独自の欄, is: overview")
    text = (folder / "r7/import-mapping.yaml").read_bytes()
    assert "not placed" not in again(folder)
    written = folder / "r7/data/initiatives/madoguchi-kaikaku.yaml"
    assert "overview: =1+1\n" in written.read_text(encoding="utf-8")
    # A second correction takes away the only initiative's file and gives it another name.
    corrected(folder, "重点取組, is: title", "重点取組, is: overview")
    again(folder)
    assert not written.exists()
    assert len(files(folder / "r7/data/initiatives")) == 1
    assert (folder / "r7/import-mapping.yaml").read_bytes() != text
    assert "overview" in (folder / "r7/import-mapping.yaml").read_text(encoding="utf-8")
    assert ": 0 errors" in output("validate", cwd=folder / "r7")


def test_a_corrected_file_is_imported_again_where_nobody_corrected_the_mapping(
    folder: Path,
) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    (folder / "plan.csv").write_bytes(city.csv_file([*ROWS, [2, "予約", "市民課", "", "", ""]]))
    assert "wrote r7/data: 2 initiatives" in output("import", "plan.csv", "--to", "r7", cwd=folder)
    corrected(folder, "独自の欄, is: none", "独自の欄, is: overview")
    again(folder)
    done = apcli("import", "plan.csv", "--to", "r7", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("apcli: r7/import-mapping.yaml already exists\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("data/plan.yaml", "r7/data/plan.yaml was changed after the import"),
        ("import-list.csv", "r7/import-list.csv was changed after the import"),
        ("data/glossary.yaml", "r7/data/glossary.yaml was added after the import"),
        ("data/figures/map.svg", "r7/data/figures/map.svg was added after the import"),
    ],
)
def test_what_somebody_worked_on_is_not_replaced(change: str, said: str, folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    path = folder / "r7" / change
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    before = {name: (folder / "r7" / name).read_bytes() for name in files(folder / "r7")}
    mapping = "r7/import-mapping.yaml"
    done = apcli("import", "plan.csv", "--to", "r7", "--mapping", mapping, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"apcli: {said}\n  = help: choose another folder with --to, or delete r7/data\n"
    )
    assert {name: (folder / "r7" / name).read_bytes() for name in files(folder / "r7")} == before


def test_a_file_that_somebody_deleted_does_not_come_back(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    (folder / "r7/data/taxonomy.yaml").unlink()
    done = apcli("import", "plan.csv", "--to", "r7", cwd=folder)
    assert done.returncode == 2
    said = "apcli: r7/data/taxonomy.yaml was deleted after the import\n"
    assert done.stderr.decode().startswith(said)


def test_what_was_written_is_listed_as_sha256sum_has_it(folder: Path) -> None:
    output("import", "plan.csv", "--to", "r7", cwd=folder)
    lines = (folder / "r7/import-written.sha256").read_text(encoding="utf-8").splitlines()
    found = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    assert found == {
        name: hashlib.sha256((folder / "r7" / name).read_bytes()).hexdigest()
        for name in files(folder / "r7") - {"import-written.sha256"}
    }


def test_without_the_library_for_readings_keys_are_from_the_numbers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    import_plan("plan.csv", to="r7")
    assert (folder / "r7/data/initiatives/initiative-01.yaml").exists()
    assert capsys.readouterr().err == (
        "apcli: keys are made from the numbers; from titles with: pip install 'apcli[readings]'\n"
    )


def test_without_to_the_plan_is_in_the_working_directory(folder: Path) -> None:
    assert "wrote data: 1 initiative, 1 indicator; " in output("import", "plan.csv", cwd=folder)
    assert (folder / "data/plan.yaml").exists()


def test_thirty_initiatives_of_three_layouts_in_one_workbook(folder: Path) -> None:
    """Ten as a plain table, ten under a head of two rows, ten on sheets of their own."""
    forms = {f"取組{each.number}": city.form(each) for each in city.INITIATIVES[20:]}
    sheets: dict[str, tuple[city.Rows, city.Merges]] = {
        "一覧1": (city.one_row_each(city.INITIATIVES[:10]), []),
        "一覧2": city.two_row_head(city.INITIATIVES[10:20]),
        **forms,
    }
    city.xlsx_file(folder / "plan.xlsx", sheets)
    said = output("import", "plan.xlsx", "--to", "r7", cwd=folder)
    assert "wrote r7/data: 30 initiatives, 40 indicators; no errors" in said
    assert said.count("not placed: ") == said.count(": 個票 ") == 10
    assert ": 0 errors" in output("validate", cwd=folder / "r7")
    texts = {
        text.split("\n")[0]: text
        for name in files(folder / "r7/data/initiatives")
        if (text := (folder / "r7/data/initiatives" / name).read_text(encoding="utf-8"))
    }
    assert len(texts) == len(city.INITIATIVES)
    for each in city.INITIATIVES:
        text = texts[f"number: {each.number}"]
        assert f"title: {each.title}\n" in text
        assert text.count("targets:") == len(each.indicators)


def test_it_says_that_a_file_is_in_cp932(folder: Path) -> None:
    (folder / "plan.csv").write_bytes(city.csv_file(ROWS, "cp932"))
    done = apcli("import", "plan.csv", "--to", "r7", cwd=folder)
    assert done.returncode == 0
    assert done.stderr.decode() == "apcli: plan.csv was read as CP932 (Shift_JIS)\n"
    assert done.stdout.decode() == PRINTED
