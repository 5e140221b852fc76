"""LibreOffice, which saves workbooks as departments do."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}


def saved_by_libreoffice(files: Sequence[Path], folder: Path) -> None:
    """Open each file and save it into the folder, every other one as ODS.

    Without LibreOffice the test is skipped, in CI it fails.
    """
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is missing")
    for number, suffix in enumerate(_FILTERS):
        given = files[number::2]
        if not given:
            continue
        profile = (folder.parent / f"libreoffice-{suffix}").as_uri()
        line = [program, f"-env:UserInstallation={profile}", "--headless"]
        line += ["--convert-to", _FILTERS[suffix], "--outdir", str(folder), *map(str, given)]
        done = subprocess.run(line, capture_output=True, check=False, timeout=300)
        assert all((folder / f"{each.stem}.{suffix}").exists() for each in given), done.stderr
