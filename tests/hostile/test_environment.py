"""Locale, time zone and settings of the machine change nothing in what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.hostile.contents import hostile_plan, in_text
from tests.hostile.running import run

if TYPE_CHECKING:
    from pathlib import Path

MILESTONE = """\
indicators:
  opening:
    name: 開設
    unit: 日
    aggregation: point_in_time
    values: {2024: {forecast: {text: 準備中, achieved: false}}}
    targets: {2025: {by: 2025-10}}
"""
RESULTS = [
    ["list"],
    ["show", "first"],
    ["progress"],
    ["progress", "--format", "json"],
    ["progress", "--format", "csv"],
    ["progress", "--format", "json", "--as-of", "2025-11-01"],
    ["render"],
    ["validate"],
]
EVERY_RESULT = pytest.mark.parametrize("line", RESULTS, ids=" ".join)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan with a milestone, which a clock could change."""
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, MILESTONE)})
    return tmp_path


@EVERY_RESULT
def test_zone_and_locale_change_nothing_but_the_language(line: list[str], plan: Path) -> None:
    usual = run(*line, cwd=plan)
    assert (usual.returncode, usual.stderr) == (0, b"")
    for changes in (
        {"TZ": "XXX-24"},
        {"TZ": "XXX+24"},
        {"TZ": "nonsense"},
        {"LC_ALL": "C"},
        {"LC_ALL": "no_such.locale"},
        {"LC_ALL": "de_DE.UTF-8"},
        {"LC_ALL": "", "LANG": ""},
    ):
        done = run(*line, cwd=plan, changes=changes)
        assert (done.returncode, done.stdout, done.stderr) == (0, usual.stdout, b""), changes


@EVERY_RESULT
def test_a_locale_of_ascii_changes_no_machine_format(line: list[str], plan: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run(*line, cwd=plan, changes=ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    if "--format" in line or line == ["render"]:
        assert done.stdout == run(*line, cwd=plan).stdout


@pytest.mark.parametrize("locale", ["C", "POSIX", "ja_JP.UTF-8"])
def test_every_locale_gets_the_same_findings(locale: str, tmp_path: Path) -> None:
    hostile_plan(tmp_path)
    usual = run("validate", cwd=tmp_path)
    done = run("validate", cwd=tmp_path, changes={"LC_ALL": locale})
    assert done.returncode == usual.returncode == 1
    assert in_text(done.stdout) == in_text(usual.stdout)


@pytest.mark.parametrize("language", ["", "xx", "en_US.UTF-8", "ja", "../../etc", "\x1b[2J"])
def test_no_language_of_the_environment_is_wrong(language: str, plan: Path) -> None:
    done = run("validate", cwd=plan, changes={"APCLI_LANG": language})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("hash_seed", ["0", "1", "4294967295"])
def test_the_order_of_sets_changes_nothing(hash_seed: str, tmp_path: Path) -> None:
    hostile_plan(tmp_path)
    usual = run("validate", cwd=tmp_path).stdout
    assert run("validate", cwd=tmp_path, changes={"PYTHONHASHSEED": hash_seed}).stdout == usual
