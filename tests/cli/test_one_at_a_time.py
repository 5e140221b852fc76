"""Commands that change one plan at the same time: each waits for the other, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from apcli.source import parse
from tests.edit.test_locking import HOLDER
from tests.example_plan import FILES, FIRST, write_plan
from tests.hostile.running import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIRS = 60

AT_ONCE = """\
import json, os, sys
from apcli.cli import main
import apcli.cli.record, apcli.lint.registry, apcli.recording, apcli.workspace

def start(line, go):
    child = os.fork()
    if child == 0:
        sys.stdout = open(os.devnull, "w")
        os.read(go, 1)
        main.leave(main.run(line))
    return child

codes = []
for pair in json.loads(sys.argv[1]):
    go, start_both = os.pipe()
    children = [start(line, go) for line in pair]
    os.write(start_both, b"ab")
    codes += [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
print(codes)
"""
"""Runs pairs of command lines, the two of a pair at the same moment."""


def indicators(count: int) -> str:
    return "indicators:\n" + "".join(
        f"  {name}-{index}: {{name: 件数{name}{index}, unit: 件, aggregation: annual}}\n"
        for index in range(count)
        for name in ("a", "b")
    )


def line(name: str, index: int) -> list[str]:
    value = ["--year", "2025", "--kind", "actual", "--value", str(100 + index)]
    return ["record", f"first/{name}-{index}", *value]


def test_two_that_record_at_once_lose_nothing(tmp_path: Path) -> None:
    import json

    text = FILES[FIRST].partition("indicators:")[0] + indicators(PAIRS)
    write_plan(tmp_path / "data", {FIRST: text})
    pairs = [[line("a", index), line("b", index)] for index in range(PAIRS)]
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE, json.dumps(pairs)],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert (done.stdout.decode(), done.stderr.decode()) == (f"{[0] * 2 * PAIRS}\n", "")
    _, tree, _ = parse(FIRST, (tmp_path / "data" / FIRST).read_bytes())
    assert isinstance(tree, dict)
    measured = tree["indicators"]
    assert isinstance(measured, dict)
    assert {name: each["values"] for name, each in measured.items() if isinstance(each, dict)} == {
        f"{name}-{index}": {"2025": {"actual": str(100 + index)}}
        for index in range(PAIRS)
        for name in ("a", "b")
    }
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
        "glossary.yaml",
        "initiatives",
        "plan.yaml",
        "taxonomy.yaml",
    ]


IMPATIENT = """\
import sys
from apcli.edit import locking
locking.WAIT = 0.1
from apcli.cli.main import leave, run
leave(run(sys.argv[1:]))
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """The folder of a plan that another process is changing."""
    write_plan(tmp_path / "data")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path / "data"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield tmp_path


WRITING = [
    ["record", "1", "--year", "2025", "--kind", "actual", "--value", "9"],
    ["rename", "first", "other"],
    ["rollover", "--to", "2026"],
    ["renumber"],
    ["new", "third"],
    ["validate", "--fix"],
]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", IMPATIENT, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", WRITING, ids=lambda each: each[0])
def test_who_waits_in_vain_is_told_in_a_sentence(arguments: list[str], held: Path) -> None:
    done = run(held, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "apcli: another command is changing data\n"
        "  = help: nothing was written; run the command again when the other one has ended\n"
    )


def test_who_only_reads_does_not_wait(held: Path) -> None:
    assert run(held, "validate").returncode == 0
    assert run(held, "list").returncode == 0
