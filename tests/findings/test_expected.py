from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.findings import EXPECTED, reports

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("findings.txt", "findings.json", "github.txt", "gitlab.json", "junit.xml", "log.sarif")


@pytest.mark.parametrize("file", FILES)
def test_the_whole_report_is_the_expected_file(file: str, tmp_path: Path) -> None:
    assert reports(tmp_path)[file].encode() == (EXPECTED / file).read_bytes()


def test_every_format_has_its_expected_file(tmp_path: Path) -> None:
    assert set(reports(tmp_path)) == set(FILES) == {path.name for path in EXPECTED.iterdir()}


@pytest.mark.parametrize("file", FILES)
def test_a_report_ends_in_one_line_end(file: str, tmp_path: Path) -> None:
    report = reports(tmp_path)[file]
    assert report.endswith("\n")
    assert not report.endswith("\n\n")
