"""An import that is killed: the plan has all answers, or none."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.exchange import needs_exchange
from tests.processes import DATA, output

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RUNS = 10


def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    needs_exchange(tmp_path)
    shutil.copytree(DATA, tmp_path / "data")
    workspace = load(tmp_path / "data", "data")
    book = book_of(workspace, Round(Ask.RESULTS, 2025), "情報推進課")
    texts = {(sheet.id, "issues"): "課題は多い。" for sheet in book.sheets}
    (tmp_path / "a.xlsx").write_bytes(write_xlsx(book, Filled(texts, {})))
    before = files(tmp_path)
    started = time.monotonic()
    output("sheets", "import", "a.xlsx", cwd=tmp_path)
    took = time.monotonic() - started
    after = files(tmp_path)
    assert sum(before[name] != after[name] for name in before) == len(book.sheets) > 10
    for number in range(RUNS):
        put_back(tmp_path, before)
        line = [sys.executable, "-m", "apcli", "sheets", "import", "a.xlsx"]
        with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.DEVNULL) as process:
            time.sleep(took * (0.55 + 0.45 * number / RUNS))
            process.kill()
        assert files(tmp_path) in (before, after)
    put_back(tmp_path, before)
    output("sheets", "import", "a.xlsx", cwd=tmp_path)
    assert files(tmp_path) == after
    left = [path.name for path in (tmp_path / "data").iterdir() if path.name.startswith(".")]
    assert left == []


def files(folder: Path) -> Mapping[str, bytes]:
    there = folder / "data"
    return {
        str(path.relative_to(there)): path.read_bytes()
        for path in there.rglob("*.yaml")
        if ".apcli" not in str(path)
    }


def put_back(folder: Path, content: Mapping[str, bytes]) -> None:
    for name, data in content.items():
        (folder / "data" / name).write_bytes(data)
