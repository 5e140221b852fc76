"""The repository of three years, made once for all workers of a run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.three_years.making import make

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 300
"""Seconds that a worker waits for another one to make it."""


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the repository. Tests read it, and change nothing in it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "three-years"
    folder, made = shared / "city", shared / "made"
    try:
        shared.mkdir()
    except FileExistsError:
        for _ in range(PATIENCE):
            if made.exists():
                return folder
            time.sleep(1)
        pytest.fail("no worker has made the repository")
    folder.mkdir()
    make(folder, shared / "reported")
    made.touch()
    return folder
