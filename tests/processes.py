"""Running apcli as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"


def apcli(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run apcli in a clean environment, without a terminal; nothing is decoded."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "apcli", *map(str, arguments)],
        cwd=cwd,
        env={**kept, "LC_ALL": "C.UTF-8", **(environment or {})},
        capture_output=True,
        check=False,
        timeout=60,
    )


def output(*arguments: str | Path, cwd: Path = ROOT, code: int = 0, **environment: str) -> str:
    """What a run of apcli prints, which must end with `code` and say nothing on stderr."""
    done = apcli(*arguments, cwd=cwd, environment=environment)
    assert (done.returncode, done.stderr.decode()) == (code, "")
    return done.stdout.decode()
