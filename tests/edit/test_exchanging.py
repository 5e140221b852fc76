"""Several files that change at once, whatever happens to the process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from apcli.exchanging import exchange_files
from tests.exchange import needs_exchange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = [f"{number:03}.yaml" for number in range(60)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    needs_exchange(tmp_path)
    there = tmp_path / "initiatives"
    there.mkdir()
    for name in NAMES:
        (there / name).write_bytes(b"old")
    (there / "below").mkdir()
    (there / "below/figure.svg").write_bytes(b"figure")
    (there / "link").symlink_to("below/figure.svg")
    (there / NAMES[0]).chmod(0o664)
    return there


def content(folder: Path) -> Mapping[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def test_all_files_change_and_the_others_stay_the_same_ones(folder: Path) -> None:
    same = (folder / NAMES[-1]).stat().st_ino
    assert exchange_files(folder, dict.fromkeys(NAMES[:-1], b"new"))
    assert content(folder) == {**dict.fromkeys(NAMES[:-1], b"new"), NAMES[-1]: b"old"}
    assert (folder / NAMES[-1]).stat().st_ino == same
    assert (folder / NAMES[0]).stat().st_mode & 0o777 == 0o664
    assert (folder / "link").readlink().as_posix() == "below/figure.svg"
    assert (folder / "link").read_bytes() == b"figure"
    assert [path.name for path in folder.parent.iterdir()] == ["initiatives"]


def test_a_file_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    with pytest.raises(OSError):
        exchange_files(folder, {NAMES[0]: b"new", "missing/a.yaml": b"new"})
    assert set(content(folder).values()) == {b"old"}
    assert [path.name for path in folder.parent.iterdir()] == ["initiatives"]


def test_a_link_to_a_folder_and_the_folder_one_is_in_are_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert not exchange_files(link, {NAMES[0]: b"new"})
    monkeypatch.chdir(folder / "below")
    assert not exchange_files(folder, {NAMES[0]: b"new"})
    assert set(content(folder).values()) == {b"old"}


KILLED = """
import os, signal, sys, threading, time
from pathlib import Path
from apcli.exchanging import exchange_files
from tests.exchange import needs_exchange
threading.Timer(float(sys.argv[2]), os.kill, (os.getpid(), signal.SIGKILL)).start()
folder = Path(sys.argv[1])
for _ in range(10_000):
    for text in (b"new", b"old"):
        exchange_files(folder, {path.name: text for path in folder.glob("*.yaml")})
"""


def test_a_killed_process_leaves_all_files_old_or_all_new(folder: Path) -> None:
    for number in range(12):
        delay = str(0.05 + 0.013 * number)
        line = [sys.executable, "-c", KILLED, str(folder), delay]
        done = subprocess.run(line, capture_output=True, check=False, env={**os.environ})
        assert done.returncode < 0
        assert len(set(content(folder).values())) == 1
        assert (folder / "below/figure.svg").read_bytes() == b"figure"
    assert exchange_files(folder, dict.fromkeys(NAMES, b"new"))
    assert [path.name for path in folder.parent.iterdir()] == ["initiatives"]
