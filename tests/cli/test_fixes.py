"""`validate --fix`: the smallest change, to what is meant and to nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from apcli.cli.checking import Check, code_filter
from apcli.editions.place import Place
from apcli.errors import OutputUnwritable
from apcli.lint import fixing
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace

DAMAGED = """\
# 窓口の取組  （先頭のコメント）
number: 1
title: '窓口のDX'   # 引用符もコメントも残る
departments: [ 情報課 ]   # 旧名
classification: {policy: [dx]}
stage: {key: implementation}
overview: ｼｽﾃﾑで窓口の手続(申請)を見直します。
actions: |
  書かない窓口を\u200b広げます。{spaces}
  （予約も）始めます
indicators:
  uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}
""".replace("{spaces}", "  ")

SAFE = """\
# 窓口の取組  （先頭のコメント）
number: 1
title: '窓口のDX'   # 引用符もコメントも残る
departments: [ 情報推進課 ]   # 旧名
classification: {policy: [dx]}
stage: {key: implementation}
overview: システムで窓口の手続(申請)を見直します。
actions: |
  書かない窓口を広げます。
  （予約も）始めます
indicators:
  uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}
"""

UNSAFE = SAFE.replace("(申請)", "（申請）").replace("始めます\n", "始めます。\n")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", {FIRST: DAMAGED})
    return tmp_path


def first(plan: Path) -> str:
    return (plan / "data" / FIRST).read_bytes().decode()


def test_safe_fixes_leave_published_wording_alone(plan: Path) -> None:
    apcli("validate", "--fix", cwd=plan)
    assert first(plan) == SAFE


def test_unsafe_fixes_change_wording_too(plan: Path) -> None:
    apcli("validate", "--fix", "--unsafe-fixes", cwd=plan)
    assert first(plan) == UNSAFE


@pytest.mark.parametrize("options", [("--fix",), ("--fix", "--unsafe-fixes")])
def test_fixing_twice_changes_nothing_more(options: tuple[str, ...], plan: Path) -> None:
    apcli("validate", *options, cwd=plan)
    once = first(plan)
    apcli("validate", *options, cwd=plan)
    assert first(plan) == once


def test_a_diff_shows_the_change_and_writes_nothing(plan: Path) -> None:
    done = apcli("validate", "--fix", "--diff", cwd=plan)
    assert done.returncode == 1
    shown = done.stdout.decode()
    assert "-departments: [ 情報課 ]   # 旧名\n+departments: [ 情報推進課 ]   # 旧名\n" in shown
    assert shown.startswith(f"--- a/data/{FIRST}\n+++ b/data/{FIRST}\n")
    assert first(plan) == DAMAGED


def test_a_diff_of_a_plan_without_slips_is_empty(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    done = apcli("validate", "--fix", "--diff", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    dos = b"\xef\xbb\xbf" + DAMAGED.replace("\n", "\r\n").encode()
    write_plan(tmp_path / "data", {FIRST: dos})
    apcli("validate", "--fix", cwd=tmp_path)
    expected = b"\xef\xbb\xbf" + SAFE.replace("\n", "\r\n").encode()
    assert (tmp_path / "data" / FIRST).read_bytes() == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "written", [">\n  窓口の\n  手続を見直します。", "'窓口の　\n  手続を見直します。'"]
)
def test_a_space_that_a_line_end_stands_for_is_left(
    written: str, line_end: str, tmp_path: Path
) -> None:
    text = FILES[FIRST].replace("窓口の手続を見直します。", written).replace("\n", line_end)
    write_plan(tmp_path / "data", {FIRST: text.encode()})
    apcli("validate", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert first(tmp_path) == text


def test_only_the_files_named_are_fixed(plan: Path) -> None:
    second = FILES["initiatives/second.yaml"].replace("情報推進課", "情報課")
    (plan / "data/initiatives/second.yaml").write_text(second, encoding="utf-8")
    apcli("validate", "--fix", "data/initiatives/second.yaml", cwd=plan)
    assert first(plan) == DAMAGED
    assert "情報推進課" in (plan / "data/initiatives/second.yaml").read_text(encoding="utf-8")


def test_only_the_selected_codes_are_fixed(plan: Path) -> None:
    apcli("validate", "--fix", "--select", "AP201", cwd=plan)
    text = first(plan)
    assert "情報推進課" in text
    assert "ｼｽﾃﾑ" in text


MISSPELT = """\
Number: 1
title: 窓口のDX
departments: ["情報　推進課"]   # 空白
classification: {'policy': [DX]}
stage: {"Key": Implementation, basis: ｄｅｃｌａｒｅｄ}
overveiw: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses: {name: 利用件数, unit: 件, aggregation: point-in-time, targets: {2025: 10, 2026: 20},
         direction: increse, values: {2025: Not-Applicable}}
"""

SURELY = """\
number: 1
title: 窓口のDX
departments: ["情報推進課"]   # 空白
classification: {'policy': [dx]}
stage: {"key": implementation, basis: declared}
overveiw: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses: {name: 利用件数, unit: 件, aggregation: point_in_time, targets: {2025: 10, 2026: 20},
         direction: increse, values: {2025: not_applicable}}
"""

PROBABLY = SURELY.replace("overveiw", "overview").replace("increse", "increase")


def test_a_word_that_differs_only_in_spelling_is_fixed(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {FIRST: MISSPELT})
    apcli("validate", "--fix", cwd=tmp_path)
    # The department waits for the fields: rules judge a file whose fields are right.
    assert first(tmp_path) == SURELY.replace("情報推進課", "情報　推進課")
    apcli("validate", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert first(tmp_path) == PROBABLY
    assert apcli("validate", "--strict", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "lines",
    [
        "Notes: [a。]\nnotes: [b。]\n",
        "Notes: [a。]\nnotes:\n",
        "Notes: [a。]\nNOTES: [b。]\n",
        "ntoes: [a。]\nnotse: [b。]\n",
        "'ntoes': [a。]\n\"notes\": [b。]\n",
    ],
)
def test_a_field_is_never_renamed_to_one_that_is_there(lines: str, tmp_path: Path) -> None:
    text = FILES[FIRST] + lines
    write_plan(tmp_path / "data", {FIRST: text})
    done = apcli("validate", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (done.returncode, first(tmp_path)) == (1, text)


@pytest.mark.parametrize(
    "written",
    [
        "baseline: {fiscal_year： 2024, value: 8400}",
        "baseline: {fiscal_year:2024, value: 8400}",
        "baseline: {fiscal_year 2024, value: 8400}",
        "baseline: {fiscal_year: 2024, value: 8400, note：速報}",
        "note：速報",
    ],
)
def test_a_value_that_runs_into_its_key_is_never_deleted(written: str, tmp_path: Path) -> None:
    text = FILES[FIRST].replace("unit: 件,", f"unit: 件, {written},")
    write_plan(tmp_path / "data", {FIRST: text})
    done = apcli("validate", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (done.returncode, first(tmp_path)) == (1, text)


def test_a_field_is_not_renamed_while_other_codes_are_selected(tmp_path: Path) -> None:
    text = FILES[FIRST].replace("number", "Number")
    write_plan(tmp_path / "data", {FIRST: text})
    apcli("validate", "--fix", "--select", "AP5", cwd=tmp_path)
    assert first(tmp_path) == text


@pytest.mark.parametrize(
    ("name", "written", "fixed"),
    [
        ("情報推進課", "情報課", "情報推進課"),
        ("情報推進課", "'情報課'", "'情報推進課'"),
        ("情報推進課", '"情報課"', '"情報推進課"'),
        ("情報（総合）課", "情報課", "情報（総合）課"),
        ("情報: 推進課", "情報課", "'情報: 推進課'"),
        ("情報 #1", '"情報課"', '"情報 #1"'),
        ("情報's課", "情報課", "'情報''s課'"),
        ('情報"\\課', '"情報課"', '"情報\\"\\\\課"'),
        ("true", "情報課", "'true'"),
    ],
)
def test_a_name_stays_in_its_quotes_or_gets_those_it_needs(
    name: str, written: str, fixed: str, tmp_path: Path
) -> None:
    taxonomy = FILES["taxonomy.yaml"].replace("name: 情報推進課", f"name: {json.dumps(name)}")
    text = FILES[FIRST].replace("[情報推進課]", f"[ {written} ]   # 担当")
    write_plan(tmp_path / "data", {"taxonomy.yaml": taxonomy, FIRST: text})
    apcli("validate", "--fix", cwd=tmp_path)
    assert first(tmp_path) == FILES[FIRST].replace("[情報推進課]", f"[ {fixed} ]   # 担当")


def test_a_fix_that_cannot_be_made_keeps_no_other_from_being_made(tmp_path: Path) -> None:
    # Written over two lines, neither department can be replaced in one piece.
    over_lines = "[情報\n  課, 'ｶﾅ\n  課', 情報課]"
    text = FILES[FIRST].replace("[情報推進課]", over_lines).replace("窓口の手続", "ﾏﾄﾞ口の手続")
    write_plan(tmp_path / "data", {FIRST: text})
    apcli("validate", "--fix", cwd=tmp_path)
    expected = text.replace("情報課]", "情報推進課]").replace("ﾏﾄﾞ口", "マド口")
    assert first(tmp_path) == expected


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("overview: ｼｽﾃﾑを見直します。", "overview: システムを見直します。"),
        ("overview: 'ｼｽﾃﾑの''要''を見直します。'", "overview: 'システムの''要''を見直します。'"),
        ('overview: "窓口の\\nｼｽﾃﾑ。"', 'overview: "窓口の\\nシステム。"'),
        (
            "overview: >\n  窓口の\n  ｼｽﾃﾑを見直します。",
            "overview: >\n  窓口の\n  システムを見直します。",
        ),
        ("overview: |-\n  窓口。\n    ｼｽﾃﾑ。", "overview: |-\n  窓口。\n    システム。"),
        (
            "overview:\n  窓口の\n  ｼｽﾃﾑを見直します。",
            "overview:\n  窓口の\n  システムを見直します。",
        ),
    ],
    ids=["plain", "single-quoted", "double-quoted", "folded", "literal", "plain-over-lines"],
)
def test_a_slip_is_fixed_in_every_style_of_writing(
    written: str, fixed: str, tmp_path: Path
) -> None:
    text = FILES[FIRST].replace("overview: 窓口の手続を見直します。", written)
    write_plan(tmp_path / "data", {FIRST: text})
    apcli("validate", "--fix", cwd=tmp_path)
    assert first(tmp_path) == FILES[FIRST].replace("overview: 窓口の手続を見直します。", fixed)


@pytest.mark.parametrize("entries", ["{entry}", "[{entry}]"], ids=["alone", "in a list"])
def test_a_slip_in_an_entry_is_fixed_with_and_without_its_list(
    entries: str, tmp_path: Path
) -> None:
    interim = entries.format(entry="{value: 5, as_of: 2025-09-30, note: ｼｽﾃﾑの分を含む。}")
    text = f"{FILES[FIRST].rstrip()[:-1]}, values: {{2025: {{interim: {interim}}}}}}}\n"
    write_plan(tmp_path / "data", {FIRST: text})
    apcli("validate", "--fix", cwd=tmp_path)
    assert first(tmp_path) == text.replace("ｼｽﾃﾑ", "システム")


@pytest.mark.parametrize("option", ["--unsafe-fixes", "--diff"])
def test_what_goes_with_fixes_alone_says_what_it_needs(option: str, plan: Path) -> None:
    done = apcli("validate", option, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"apcli: {option}: requires --fix\n")


def test_a_diff_of_a_plan_that_lacks_a_file_is_shown_and_ends_with_2(plan: Path) -> None:
    whole = apcli("validate", "--fix", "--select", "AP5", "--diff", cwd=plan).stdout
    (plan / "data/plan.yaml").unlink()
    done = apcli("validate", "--fix", "--select", "AP5", "--diff", cwd=plan)
    assert (done.returncode, done.stdout) == (2, whole)
    assert done.stderr.decode() == (
        "data/plan.yaml AP001[unreadable-file] error: the file is missing\n\n"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        ([FIRST], "1 file changed\n"),
        ([FIRST, SECOND], "2 files changed\n"),
    ],
)
def test_it_says_how_many_files_it_changed(names: list[str], said: str, tmp_path: Path) -> None:
    slips = {name: FILES[name].replace("情報推進課", "情報課") for name in names}
    write_plan(tmp_path / "data", slips)
    done = apcli("validate", "--fix", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (0, said)


def test_fixes_that_never_end_are_a_bug(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def grown(workspace: Workspace, *_: object, **__: object) -> dict[str, str]:
        return {FIRST: workspace.documents[FIRST].data.decode() + "# さらに\n"}

    monkeypatch.setattr(fixing, "fixed_files", grown)
    check = Check(Place(plan / "data", "data"), code_filter(None, None), (), None, None)
    with pytest.raises(RuntimeError):
        check.fix(unsafe=False, dry=False)


def contents(plan: Path) -> dict[Path, tuple[bytes, int]]:
    files = (path for path in plan.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.parametrize("unsafe", [(), ("--unsafe-fixes",)])
@pytest.mark.parametrize(
    "others", [(), ("--strict",), ("--format", "json"), ("--select", "AP5"), ("--statistics",)]
)
def test_a_dry_run_ends_and_prints_as_the_run_itself_and_writes_nothing(
    others: tuple[str, ...], unsafe: tuple[str, ...], plan: Path
) -> None:
    arguments = ("validate", "--fix", *unsafe, *others)
    before = contents(plan)
    dry = apcli(*arguments, "--dry-run", cwd=plan)
    assert contents(plan) == before
    assert dry.stderr.decode() == "1 file would be changed\n"
    run = apcli(*arguments, cwd=plan)
    assert run.stderr.decode() == "1 file changed\n"
    assert (dry.returncode, dry.stdout) == (run.returncode, run.stdout)
    again = apcli(*arguments, "--dry-run", cwd=plan)
    assert (again.returncode, again.stdout, again.stderr) == (run.returncode, run.stdout, b"")


def test_a_dry_run_finds_what_only_another_fix_uncovers(plan: Path) -> None:
    """A field with a wrong name hides the rest of its file, which a second round then fixes."""
    (plan / "data" / FIRST).write_text(DAMAGED.replace("title:", "Title:"), encoding="utf-8")
    dry = apcli("validate", "--fix", "--dry-run", cwd=plan)
    run = apcli("validate", "--fix", cwd=plan)
    assert (dry.returncode, dry.stdout) == (run.returncode, run.stdout)
    assert first(plan) == SAFE


def test_a_dry_run_writes_no_known_findings(plan: Path) -> None:
    arguments = ("validate", "--fix", "--dry-run", "--write-baseline", "known.json")
    assert apcli(*arguments, cwd=plan).returncode == 0
    assert not (plan / "known.json").exists()


def test_a_dry_run_fails_where_the_run_itself_would(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check(Place(plan / "data", "data"), code_filter([], []), (), None, None)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(OutputUnwritable, match=r"first\.yaml cannot be written"):
        check.fix(unsafe=False, dry=True)


@pytest.mark.parametrize("arguments", [("--dry-run",), ("--fix", "--diff", "--dry-run")])
def test_a_dry_run_is_one_of_fixing(arguments: tuple[str, ...], plan: Path) -> None:
    done = apcli("validate", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"apcli: --dry-run: ")
