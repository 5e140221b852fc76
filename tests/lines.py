"""Many command lines of apcli in one process: what each prints, without the start of each."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RUNS = """\
import base64, io, json, sys
from apcli.cli.main import run

def captured(line):
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "12")
    code = run(line)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    made = sys.stdout.buffer.getvalue()
    return code, base64.b64encode(made).decode(), sys.stderr.buffer.getvalue().decode()

lines, outer = json.load(sys.stdin), sys.stdout
said = [captured(line) for line in lines]
json.dump(said, outer)
"""


class Ran(NamedTuple):
    """How a command line ended."""

    code: int
    made: bytes
    said: str
    """What it printed on stderr."""

    @property
    def text(self) -> str:
        """What it printed."""
        return self.made.decode()


def ran(
    lines: Sequence[Sequence[str | Path]], *, cwd: Path, environment: dict[str, str] | None = None
) -> list[Ran]:
    """How each command line ends, run one after the other in a folder, without a terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", RUNS],
        input=json.dumps([[*map(str, line)] for line in lines]).encode(),
        cwd=cwd,
        env={**kept, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1700000000", **(environment or {})},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [Ran(code, base64.b64decode(made), said) for code, made, said in json.loads(done.stdout)]
