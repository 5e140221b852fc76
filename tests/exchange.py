"""Whether the file system of a test can exchange two folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.exchanging import exchange_files

if TYPE_CHECKING:
    from pathlib import Path


def needs_exchange(folder: Path) -> None:
    """Skip the test where the system, or its file system, knows no such thing."""
    tried = folder / "tried"
    tried.mkdir()
    (tried / "file").write_bytes(b"old")
    done = exchange_files(tried, {"file": b"new"})
    assert (tried / "file").read_bytes() == (b"new" if done else b"old")
    (tried / "file").unlink()
    tried.rmdir()
    if not done:
        pytest.skip("two folders cannot be exchanged here")
