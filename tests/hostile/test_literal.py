"""What is markup, an escape sequence or a format string elsewhere is plain text here."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.hostile.running import marked_plan, on_a_terminal, report, run

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = [
    "[新規]",
    "[/]",
    "[red]赤[/red]",
    "[link=https://example.com]x[/link]",
    "\\[red]",
    ":smile:",
    "{0} {title} {}",
    "%s %(name)s %d",
    "{{7*7}} {% raw %}",
    "<b> & $HOME `id`",
]

EVERY_MARKUP = pytest.mark.parametrize("markup", MARKUP)
WIDE = {"COLUMNS": "200"}


def plan_with(markup: str, folder: Path) -> Path:
    """A plan that has `markup` in every text that a table shows."""
    text = f"'{markup}'"
    indicators = (
        "indicators:\n"
        "  count:\n"
        f"    name: {text}\n"
        f"    series: {text}\n"
        f"    unit: {text}\n"
        "    aggregation: annual\n"
        f"    values: {{2025: {{actual: {{text: {text}, achieved: true}}}}}}\n"
        f"    targets: {{2025: {{text: {text}}}}}\n"
    )
    fields = f"title: {text}\noverview: {text}\nactions: {text}\ndepartments: [{text}]\n"
    notes = f"notes: [{text}]\nmanaged_by: {text}\n"
    schedule = f"schedule: [{{from: 2025, to: 2026, text: {text}}}]\n"
    taxonomy = FILES["taxonomy.yaml"].replace("導入実行", markup.replace("'", "''"))
    taxonomy = taxonomy.replace(f"name: {markup}", f"name: {text}")
    taxonomy = taxonomy.replace("情報推進課,", f"{text},").replace("DXの推進", text)
    second = FILES["initiatives/second.yaml"].replace("[情報推進課]", f"[{text}]")
    write_plan(
        folder / "data",
        {
            FIRST: patched(FIRST, fields + notes + schedule + indicators),
            "taxonomy.yaml": taxonomy,
            "initiatives/second.yaml": second,
        },
    )
    return folder


@EVERY_MARKUP
def test_markup_is_shown_as_it_stands(markup: str, tmp_path: Path) -> None:
    plan_with(markup, tmp_path)
    for line, times in ((["list"], 4), (["show", "first"], 10), (["progress"], 4)):
        done = run(*line, cwd=tmp_path, changes=WIDE)
        assert (done.returncode, done.stderr.decode()) == (0, "")
        assert done.stdout.decode().count(markup) >= times


@pytest.mark.parametrize("markup", MARKUP[:6])
def test_markup_is_shown_as_it_stands_on_a_terminal(markup: str, tmp_path: Path) -> None:
    plan_with(markup, tmp_path)
    for line in (["list"], ["show", "first"], ["progress"]):
        code, received = on_a_terminal(*line, cwd=tmp_path, changes=WIDE)
        assert code == 0
        assert markup in received.decode()


@EVERY_MARKUP
def test_markup_in_a_finding_is_shown_as_it_stands(markup: str, tmp_path: Path) -> None:
    text = f"'{markup}'"
    fields = f"change: {text}\ndepartments: [{text}]\n{text}: a\nstage: {{key: {text}}}\n"
    marked_plan(tmp_path, {FIRST: patched(FIRST, fields)})
    for language in ("en", "ja"):
        done = run("validate", "--lang", language, cwd=tmp_path)
        assert (done.returncode, done.stderr.decode()) == (1, "")
        assert f"'{markup}'" in done.stdout.decode()
    messages = " ".join(each["message"] for each in report(cwd=tmp_path, code=1)["diagnostics"])
    assert messages.count(markup) == 3


def test_markup_in_an_argument_is_shown_as_it_stands(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    markup = " ".join(each for each in MARKUP if "\\" not in each)
    for line in (["show", markup], ["--data", markup, "list"], [markup], ["--lang", markup]):
        done = run(*line, cwd=tmp_path)
        assert done.returncode == 2
        assert markup in done.stderr.decode()


SEQUENCES = [
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\x07",
    "\x08\x08",
    "\rhidden",
    "\x7f",
    "\u202egnp",
    "\u2066a",
    "\u200b",
    "\u2028",
    "\x85",
    "\ufeff",
]

ACTIVE = {"Cc", "Cf", "Zl", "Zp"}


def active(output: bytes) -> set[str]:
    """The characters of an output, beside line ends, that do something instead of being shown."""
    text = output.decode("utf-8", "surrogateescape")
    return {character for character in text if unicodedata.category(character) in ACTIVE} - {"\n"}


EVERY_SEQUENCE = pytest.mark.parametrize("sequence", SEQUENCES, ids=ascii)


@EVERY_SEQUENCE
def test_no_control_sequence_in_the_data_reaches_the_terminal(
    sequence: str, tmp_path: Path
) -> None:
    for written in (f"'a{sequence}b'", f'"a{json.dumps(sequence)[1:-1]}b"'):
        content = FILES[FIRST].replace("窓口のDX", written)
        assert content != FILES[FIRST]
        write_plan(tmp_path / "data", {FIRST: content})
        done = run("validate", cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert active(done.stdout + done.stderr) == set()


@pytest.mark.parametrize("line", [["list"], ["show", "first"], ["progress"]], ids=" ".join)
def test_no_character_that_is_only_warned_of_reaches_the_terminal(
    line: list[str], tmp_path: Path
) -> None:
    plan_with("a\u202eb\u2066c\u200bd\u2028e\x85f\ufeffg", tmp_path)
    done = run(*line, cwd=tmp_path, changes=WIDE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert active(done.stdout) == set()
    assert b"\\u202e" in done.stdout


@EVERY_SEQUENCE
def test_no_control_sequence_in_a_file_name_reaches_the_terminal(
    sequence: str, tmp_path: Path
) -> None:
    name = f"initiatives/a{sequence}b.yaml"
    marked_plan(tmp_path, {name: FILES[FIRST]})
    done = run("validate", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"AP010" in done.stdout
    assert active(done.stdout) == set()
    assert f"data/{name}" in [each["file"] for each in report(cwd=tmp_path, code=1)["diagnostics"]]


def test_a_line_end_in_a_file_name_makes_no_line_of_its_own(tmp_path: Path) -> None:
    marked_plan(tmp_path, {"initiatives/a\nb AP001[x] error.yaml": FILES[FIRST]})
    lines = run("validate", cwd=tmp_path).stdout.decode().splitlines()
    assert not any(line.startswith("b AP001") for line in lines)


ALL_SEQUENCES = "".join(f"a{sequence}b" for sequence in SEQUENCES)


@pytest.mark.parametrize(
    "line",
    [
        ["show", ALL_SEQUENCES],
        ["list", "--data", ALL_SEQUENCES],
        ["progress", "--year", ALL_SEQUENCES],
        ["progress", "--as-of", ALL_SEQUENCES],
        ["progress", "--format", ALL_SEQUENCES],
        ["render", "--output", f"missing/{ALL_SEQUENCES}"],
        ["render", "--templates", ALL_SEQUENCES],
        ["validate", f"--{ALL_SEQUENCES}"],
        ["validate", ALL_SEQUENCES],
        [ALL_SEQUENCES],
        ["--lang", ALL_SEQUENCES, "list"],
    ],
    ids=lambda line: " ".join(line[:-1]),
)
def test_no_control_sequence_in_an_argument_reaches_the_terminal(
    line: list[str], tmp_path: Path
) -> None:
    write_plan(tmp_path / "data")
    done = run(*line, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert active(done.stdout + done.stderr) == set()
