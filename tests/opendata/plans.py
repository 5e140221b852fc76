"""The plans whose open data are tested, and their raw YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.processes import DATA, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLANS = [DATA, *sorted(path.parent for path in (ROOT / "tests/plans").glob("*/data/plan.yaml"))]

EVERY_PLAN = pytest.mark.parametrize("data", PLANS, ids=lambda data: data.parent.name)


def raw(data: Path, folder: str) -> dict[str, Any]:
    """The files of a folder as they stand, by their keys; every scalar is text."""
    return {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for path in sorted((data / folder).glob("*.yaml"))
    }
