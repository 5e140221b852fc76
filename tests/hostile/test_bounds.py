"""Inputs that grow without end elsewhere are refused or read in a bounded time.

A run that hangs is killed after the generous time that every run here has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.hostile.contents import LAUGHS
from tests.hostile.running import MARK, found, marked_plan, report, run

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1 << 20
MANY = 50_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (LAUGHS, "AP005"),
        (f"a: {'[' * 3_000}{']' * 3_000}\n", "AP008"),
        (f"a: {'{a: ' * 3_000}\n", "AP008"),
        (f"a:\n{'- ' * 3_000}a\n", "AP008"),
        ("".join(f"{' ' * level}a:\n" for level in range(1_400)), "AP008"),
        ("".join(f"{' ' * level}a:\r" for level in range(990)), "AP008"),
        (FILES[SECOND] + "#" * MEBIBYTE, "AP008"),
        ("[" * MEBIBYTE, "AP008"),
        ("'" * (MEBIBYTE - 1), "AP004"),
        ("? " * (MEBIBYTE // 2), "AP008"),
        ("%" * MEBIBYTE, "AP004"),
        (b"\xff" * MEBIBYTE, "AP002"),
        (b"\0" * MEBIBYTE, "AP002"),
        ("あ" * (MEBIBYTE // 3), "AP009"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) == 5 else "",
)
def test_a_bomb_is_one_error(content: str | bytes, code: str, tmp_path: Path) -> None:
    read = report(cwd=marked_plan(tmp_path, {SECOND: content}), code=1)
    first, second = found(read)
    assert first == MARK
    assert second[:2] == (code, f"data/{SECOND}")


@pytest.mark.parametrize(
    ("content", "times"),
    [
        ("key-{index}: a\n", MANY),
        ("title: a\n", MANY - 1),
        ("# \u200b\n", MANY),
        ("# \u2028\n", MANY),
    ],
    ids=["unknown_fields", "duplicate_keys", "invisible_characters", "line_separators"],
)
def test_many_findings_in_one_file_end(content: str, times: int, tmp_path: Path) -> None:
    text = "".join(content.format(index=index) for index in range(MANY))
    read = report(cwd=marked_plan(tmp_path, {SECOND: text}), code=1)
    assert 1 < len(found(read)) <= times + 10
    assert run("validate", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    "content",
    [
        patched(SECOND, "title: " + "a\u200b" * MANY + "\n"),
        patched(SECOND, f"notes: [{'true, ' * MANY}]\n"),
        f"{{{'a: 1, ' * MANY}}}\n",
    ],
    ids=["invisible_characters", "wrong_types", "duplicate_keys"],
)
def test_many_findings_in_one_line_end(content: str, tmp_path: Path) -> None:
    marked_plan(tmp_path, {SECOND: content})
    assert run("validate", cwd=tmp_path).returncode == 1


SLIPS = "窓口ｼ 国 ・ 都のの(申請)ＤＸ AI（"
"""Slips of many sorts, and brackets that are never closed."""


@pytest.mark.parametrize(
    "content",
    [
        patched(SECOND, f"overview: {SLIPS * 8_000}\n"),
        patched(SECOND, "overview: |\n" + f"  {SLIPS}\n" * 8_000),
        patched(SECOND, "overview: (" + "あ" * 300_000 + "\n"),
        patched(SECOND, "overview: 国 都" + "「" * 300_000 + "\n"),
        patched(SECOND, "overview: " + "AI（" * 100_000 + "\n"),
        patched(SECOND, "notes:\n" + "- 窓ｼ口\n# apcli: ignore AP301\n" * 20_000),
    ],
    ids=["one_line", "lines", "open_bracket", "open_quotes", "open_explanations", "ignored"],
)
@pytest.mark.parametrize("options", [[], ["--fix", "--unsafe-fixes"]], ids=["report", "fix"])
def test_many_slips_in_one_file_end(content: str, options: list[str], tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {SECOND: content})
    done = run("validate", *options, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr in ([b"", b"1 file changed\n"] if options else [b""])


@pytest.mark.parametrize(
    "content",
    [
        patched(SECOND, f"number: 1-{'9' * 5_000}\n"),
        patched(SECOND, f"number: {'1-' * 5_000}1\n"),
        patched(SECOND, f"title: {'あ' * 100_000}\n"),
        patched(SECOND, f"notes: [{'a, ' * MANY}]\n"),
        patched(SECOND, f"departments: [情報推進課{', 情報推進課' * 10_000}]\n"),
        patched(SECOND, f'title: "a{" " * 300_000}b"\n'),
    ],
    ids=[
        *("long_number", "number_of_many_parts", "long_title", "many_notes", "many_departments"),
        "many_spaces",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        *(["validate"], ["list"], ["show", "second"], ["render"]),
        *(["render", "--format", each, "-o", "out"] for each in ("html", "docx")),
    ],
    ids=" ".join,
)
def test_a_long_value_is_read_and_shown(content: str, line: list[str], tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {SECOND: content})
    assert run(*line, cwd=tmp_path).returncode in (0, 1)


def test_an_erratum_about_a_place_beyond_every_list_is_a_finding(tmp_path: Path) -> None:
    erratum = f"{{field: schedule.{'9' * 5_000}, source: a, adopted: b, reason: c}}"
    content = patched(SECOND, f"errata: [{erratum}]\n")
    read = report(cwd=marked_plan(tmp_path, {SECOND: content}), code=1)
    assert [each["code"] for each in read["diagnostics"]] == ["AP107", "AP601"]


FAR = """\
indicators:
  far:
    name: 遠い目標
    unit: 件
    aggregation: annual
    baseline: {{fiscal_year: {first}, value: 1}}
    values: {{{first}: {{actual: 1}}, {last}: {{actual: {{reached: {last}-12-31}}}}}}
    targets: {{{last}: {{by: {last}-12}}}}
"""


@pytest.mark.parametrize(("first", "last"), [(1000, 1001), (9998, 9999)])
@pytest.mark.parametrize(
    "line",
    [
        ["validate"],
        ["list"],
        ["show", "first"],
        ["progress"],
        ["progress", "--format", "json"],
        ["progress", "--format", "csv"],
        ["progress", "--format", "markdown"],
        ["progress", "--as-of", "9999-12-31"],
        ["progress", "--as-of", "0001-01-01"],
        ["render"],
    ],
    ids=" ".join,
)
def test_the_first_and_the_last_year_of_the_calendar_are_years(
    first: int, last: int, line: list[str], tmp_path: Path
) -> None:
    years = f"fiscal_year: {last}\nyears: {{baseline: {first}, targets: [{last}]}}\n"
    files = {
        "plan.yaml": patched("plan.yaml", f"{years}published: {last}-12\n"),
        FIRST: patched(FIRST, FAR.format(first=first, last=last)),
    }
    write_plan(tmp_path / "data", files)
    done = run(*line, cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr.decode()[-300:]


def test_a_span_of_every_year_is_read(tmp_path: Path) -> None:
    span = FAR.format(first=2023, last=2025).partition("    targets")[0]
    text = f"{span}    targets: {{1000-9999: 5}}\nschedule: [{{from: 1000, to: 9999, text: a}}]\n"
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, text)})
    for line in (["validate"], ["show", "first"], ["progress"], ["render"]):
        assert run(*line, cwd=tmp_path).returncode in (0, 1)


@pytest.mark.parametrize("year", ["0", "-1", "99999", "9" * 5_000, "2025.5", "R99", "", "1e3"])
def test_a_year_that_the_plan_does_not_have_is_one_sentence(year: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    done = run("progress", "--year", year, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) <= 2
