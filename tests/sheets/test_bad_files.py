"""Files that no department should send: one finding each, and nothing is written."""

from __future__ import annotations

import io
import shlex
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA, apcli
from tests.sheets.test_reading import xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def bomb() -> bytes:
    """A workbook whose sheet is 300 MB of spaces."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * (1 << 20))
    return stream.getvalue()


def million_rows() -> bytes:
    return xlsx("".join(f'<row r="{row}"><c><v>1</v></c></row>' for row in range(1, 1_000_001)))


BAD: Mapping[str, tuple[bytes, str]] = {
    "bomb.xlsx": (bomb(), "too much memory or time"),
    "damaged.xlsx": (b"PK\x03\x04" + b"x" * 900, "damaged"),
    "encrypted.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "far.xlsx": (xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "more than"),
    "quote.csv": (b'a,"b\r\n', "CSV"),
    "rows.xlsx": (million_rows(), "more than"),
    "word.xlsx": (b"not a workbook", "damaged"),
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    book = book_of(load(tmp_path / "data", "data"), Round(Ask.RESULTS, 2025), "会計課")
    answers = {("electronic-approval", "issues"): "課題は多い。"}
    (tmp_path / "back").mkdir()
    (tmp_path / "back/会計課.xlsx").write_bytes(write_xlsx(book, Filled(answers, {})))
    return tmp_path


def test_each_is_one_finding_and_nothing_is_written(office: Path) -> None:
    for name, (data, _says) in BAD.items():
        (office / "back" / name).write_bytes(data)
    before = {path: path.read_bytes() for path in (office / "data").rglob("*.yaml")}
    done = apcli("sheets", "import", "back", cwd=office)
    assert (done.returncode, done.stderr.decode()) == (1, "")
    lines = done.stdout.decode().splitlines()
    for name, (_data, says) in BAD.items():
        (line,) = [each for each in lines if each.startswith(f"back/{name}")]
        assert says in line
    assert shlex.split(lines[-1]) == ["apcli", "sheets", "import", "back/会計課.xlsx"]
    assert {path: path.read_bytes() for path in before} == before


def test_without_a_workbook_nothing_is_imported(office: Path) -> None:
    (office / "empty").mkdir()
    for folder in ("empty", "nowhere"):
        done = apcli("sheets", "import", folder, cwd=office)
        assert done.returncode in (1, 2)
        assert b"Traceback" not in done.stderr


def test_what_is_no_workbook_in_a_folder_is_named(office: Path) -> None:
    back = office / "back"
    (back / "回答について.pdf").write_bytes(b"%PDF-1.7")
    (back / "later").mkdir()
    for hidden in ("~$会計課.xlsx", ".DS_Store", "Thumbs.db"):
        (back / hidden).write_bytes(b"x")
    done = apcli("sheets", "import", "back", "--dry-run", cwd=office)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    named = [line for line in lines if line.endswith("not a workbook, and not read")]
    assert [line.partition(":")[0] for line in named] == ["back/later", "back/回答について.pdf"]


@pytest.mark.parametrize("name", ["会計課.xls", "会計課.XLS", "会計課.numbers", "会計課.tsv"])
def test_an_answer_in_another_format_holds_up_the_round(name: str, office: Path) -> None:
    (office / "back" / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    done = apcli("sheets", "import", "back", cwd=office)
    assert done.returncode == 1
    assert f"back/{name}" in done.stdout.decode()


def test_a_file_without_any_key_is_one_finding(office: Path) -> None:
    sent = apcli("sheets", "export", "--year", "2025", "-o", "csv", "--format", "csv", cwd=office)
    assert sent.returncode == 0
    text = (office / "csv/会計課.csv").read_text("utf-8-sig")
    (office / "tabs.csv").write_text(text.replace(",", "\t"), "utf-8")
    done = apcli("sheets", "import", "tabs.csv", cwd=office)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    (line,) = [line for line in lines if line.startswith("tabs.csv")]
    assert "no row has the hidden key that it was sent with" in line


def test_the_command_for_the_others_takes_names_that_begin_with_a_hyphen(office: Path) -> None:
    (office / "back/会計課.xlsx").rename(office / "-会計課.xlsx")
    (office / "bad.csv").write_bytes(b'a,"b\r\n')
    done = apcli("sheets", "import", "--", "-会計課.xlsx", "bad.csv", cwd=office)
    line = shlex.split(done.stdout.decode().splitlines()[-1])
    assert line == ["apcli", "sheets", "import", "--", "-会計課.xlsx"]
    again = apcli(*line[1:], cwd=office)
    assert again.returncode == 0, again.stderr
    assert "課題は多い。" in (office / "data/initiatives/electronic-approval.yaml").read_text(
        "utf-8"
    )
