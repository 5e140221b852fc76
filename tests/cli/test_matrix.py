"""`apcli matrix` on the published plan, in both languages and at every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apcli.text.width import cell_width
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


@LANGUAGES
def test_all_tables(language: str, snapshot: SnapshotAssertion) -> None:
    assert output("--lang", language, "matrix") == snapshot


@LANGUAGES
@pytest.mark.parametrize("width", [60, 80])
def test_one_axis_on_a_narrow_terminal(
    language: str, width: int, snapshot: SnapshotAssertion
) -> None:
    printed = output("--lang", language, "matrix", "--axis", "policy", COLUMNS=str(width))
    assert printed == snapshot


@pytest.mark.parametrize("format", ["markdown", "csv", "json"])
def test_documents_and_machine_formats_are_the_same_in_every_language(
    format: str, snapshot: SnapshotAssertion
) -> None:
    printed = output("matrix", "--format", format, "--lang", "en")
    assert printed == output("matrix", "--format", format, "--lang", "ja", COLUMNS="40")
    assert printed == snapshot


@LANGUAGES
@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(language: str, width: int) -> None:
    printed = output("--lang", language, "matrix", COLUMNS=str(width))
    assert max(map(cell_width, printed.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_counts_stand_under_one_another_below_full_width_names(width: int) -> None:
    printed = output("--lang", "ja", "matrix", "--axis", "community", COLUMNS=str(width))
    head, *lines = printed.splitlines()
    assert head.split()[0] == "まちづくり"
    lines = [head, *(line for line in lines if re.search(r" {2,}\d+$", line))]
    assert len(lines) == 1 + 22 + 1
    assert len({cell_width(line) for line in lines}) == 1
    ends = {
        cell_width(line[: found.end()])
        for line in lines
        for found in re.finditer(r"\d+(?= {2}|$)", line)
    }
    assert len(ends) == 5


def test_names_are_data_and_never_markup(tmp_path: Path) -> None:
    taxonomy = patched(
        "taxonomy.yaml",
        "axes:\n"
        "  - key: policy\n"
        "    name: '[red]政策[/]'\n"
        "    groups: [{key: group, name: ':smile:'}]\n"
        "    items: [{key: dx, code: 1, name: '[/]DXの推進', group: group}]\n"
        "departments: [{name: 情報推進課}]\n",
    )
    write_plan(tmp_path / "data", {"taxonomy.yaml": taxonomy})
    for width in ("60", "120"):
        printed = output("matrix", cwd=tmp_path, COLUMNS=width)
        for text in ("[red]政策[/]", "<:smile:>", "[/]DXの推進"):
            assert text in printed


@LANGUAGES
def test_an_unknown_axis_is_one_sentence_and_its_mend(
    language: str, snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "matrix", "--axis", "[red]polcy")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot


def test_a_plan_with_errors_is_not_counted(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, "stage: {key: no-such-stage}\n")})
    done = apcli("matrix", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"AP204" in done.stderr


def test_an_axis_that_is_called_goal_is_counted_as_an_axis(snapshot: SnapshotAssertion) -> None:
    data = ROOT / "examples/demonstration/data"
    assert output("matrix", "--axis", "goal", "--data", data) == snapshot
    assert output("matrix", "--axis", "goal", "--data", data, "--format", "csv") == snapshot
