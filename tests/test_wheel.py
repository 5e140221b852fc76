"""The wheel: built, put into an empty place, and run from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.processes import DATA, ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path


PIP_WHEEL = (
    *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"),
    *("--disable-pip-version-check", "--quiet"),
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, unpacked as pip unpacks it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [*PIP_WHEEL, "--wheel-dir", folder, ROOT],
        check=True,
        env={**os.environ, "PIP_NO_INDEX": "1"},
    )
    (wheel,) = folder.glob("apcli-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_renders_measures_and_checks_from_an_empty_folder(
    unpacked: Path, tmp_path: Path
) -> None:
    for arguments in (("render",), ("progress", "--year", "2025"), ("validate", "--lang", "ja")):
        with_wheel = output(*arguments, "--data", DATA, cwd=tmp_path, PYTHONPATH=str(unpacked))
        assert with_wheel == output(*arguments, "--data", DATA, cwd=tmp_path)


def test_the_wheel_renders_pdf_with_its_own_font(unpacked: Path, tmp_path: Path) -> None:
    line = ("render", "--format", "pdf", "--data", DATA)
    done = apcli(*line, cwd=tmp_path, environment={"PYTHONPATH": str(unpacked)})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == apcli(*line, cwd=tmp_path).stdout


def test_the_wheel_begins_a_plan(unpacked: Path, tmp_path: Path) -> None:
    given = ("--name", "みほん市", "--year", "R8")
    output("init", "with", *given, cwd=tmp_path, PYTHONPATH=str(unpacked))
    output("init", "without", *given, cwd=tmp_path)
    first, second = (
        {
            path.relative_to(tmp_path / folder): path.read_bytes()
            for path in (tmp_path / folder).rglob("*")
            if path.is_file()
        }
        for folder in ("with", "without")
    )
    assert first == second


def test_it_is_the_wheel_that_runs(unpacked: Path, tmp_path: Path) -> None:
    code = "import apcli, sys; sys.stdout.write(apcli.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.startswith(str(unpacked))


def test_the_wheel_holds_the_templates_the_catalogue_and_nothing_of_the_city(
    unpacked: Path,
) -> None:
    assert (unpacked / "apcli/templates/plan.md.j2").is_file()
    assert (unpacked / "apcli/locale/ja/LC_MESSAGES/apcli.mo").is_file()
    texts = [path.read_bytes() for path in (unpacked / "apcli").rglob("*") if path.is_file()]
    assert not any("西東京".encode() in text for text in texts)
