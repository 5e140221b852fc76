"""`apcli record`: everything that a department reports beside a number."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.hostile.running import environment
from tests.recording.test_requests import GOAL, PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

TEXT = FILES[FIRST].partition("indicators:")[0] + (
    "indicators:\n"
    "  share:\n"
    "    name: 利用の割合\n"
    "    unit: ％\n"
    "    aggregation: annual\n"
    "    values:\n"
    "      2024: {actual: 30}\n"
    "    targets: {2025: 40, 2026: 50}\n"
    "  kiosk:\n"
    "    name: 端末の設置\n"
    "    targets: {2025: {text: 設置}}\n"
)
YEAR = ("--year", "2025")
ACTUAL = (*YEAR, "--kind", "actual")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    changes = {"plan.yaml": PLAN, "taxonomy.yaml": TAXONOMY, FIRST: TEXT}
    write_plan(tmp_path / "data", changes)
    return tmp_path


def run(
    plan: Path, *arguments: str, typed: str | bytes = "", variables: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """The exit code, and what is said on both streams."""
    done = subprocess.run(
        [sys.executable, "-m", "apcli", "record", *arguments],
        cwd=plan,
        env=environment(variables),
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def text_of(plan: Path, name: str = FIRST) -> str:
    return (plan / "data" / name).read_text("utf-8")


RECORDED: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "not counted yet": (
        ("1/share", *YEAR, "--kind", "pending"),
        "",
        "      2024: {actual: 30}\n",
        "      2024: {actual: 30}\n      2025: pending\n",
    ),
    "not counted yet, in Japanese": (
        ("1/share", *YEAR, "--kind", "未集計"),
        "",
        "      2024: {actual: 30}\n",
        "      2024: {actual: 30}\n      2025: pending\n",
    ),
    "not counted yet, as the value": (
        ("1/share", *YEAR, "--value", "集計中"),
        "",
        "      2024: {actual: 30}\n",
        "      2024: {actual: 30}\n      2025: pending\n",
    ),
    "nothing to measure": (
        ("1/share", *YEAR, "--kind", "not-applicable"),
        "",
        "      2024: {actual: 30}\n",
        "      2024: {actual: 30}\n      2025: not_applicable\n",
    ),
    "a rate by its parts": (
        ("1/share", *ACTUAL, "--numerator", "413", "--denominator", "1000"),
        "",
        "      2024: {actual: 30}\n",
        "      2024: {actual: 30}\n      2025: {actual: {numerator: 413, denominator: 1000}}\n",
    ),
    "a result in words": (
        ("1/kiosk", *ACTUAL, "--text", "一部設置", "--not-achieved", "--note", "残りは来年度"),
        "",
        "    targets: {2025: {text: 設置}}\n",
        "    values: {2025: {actual: {text: 一部設置, achieved: false, note: 残りは来年度}}}\n"
        "    targets: {2025: {text: 設置}}\n",
    ),
    "a review": (
        ("1", *YEAR, "--review", "-", "--who", "own", "--as-of", "2026-05"),
        "評価\n設けました。\n\n続きます。\n課題：人手\n今後の方向：拡充\n",
        "    targets: {2025: {text: 設置}}\n",
        "    targets: {2025: {text: 設置}}\n"
        "reviews:\n  2025:\n    who: own\n    evaluation: |\n      設けました。\n\n"
        "      続きます。\n    issues: 人手\n    direction: expanded\n    by: 2026-05\n",
    ),
    "grades, one of them by its name": (
        ("1", *YEAR, "--who", "外部評価", "--grade", "overall=A", "--grade", "進捗＝○"),
        "",
        "    targets: {2025: {text: 設置}}\n",
        "    targets: {2025: {text: 設置}}\n"
        "reviews:\n  2025: {who: committee, grades: {overall: A, speed: ○}}\n",
    ),
    "a status with a note": (
        ("1", *YEAR, "--status", "実施中", "--note", "予定どおりです。"),
        "",
        "overview:",
        "status:\n  2025: {key: running, note: 予定どおりです。}\noverview:",
    ),
    "costs": (
        ("1", *YEAR, "--budget", "4328", "--actual-cost", "4102"),
        "",
        "    targets: {2025: {text: 設置}}\n",
        "    targets: {2025: {text: 設置}}\ncosts:\n  2025: {budget: 4328, actual: 4102}\n",
    ),
}


@pytest.mark.parametrize("case", RECORDED)
def test_it_is_recorded(case: str, plan: Path) -> None:
    arguments, typed, before, after = RECORDED[case]
    assert run(plan, *arguments, "--dry-run", typed=typed)[0] == 0
    assert text_of(plan) == TEXT
    code, said, wrong = run(plan, *arguments, typed=typed)
    assert (code, wrong) == (0, "")
    assert said.startswith("data/initiatives/first.yaml\n")
    assert text_of(plan) == TEXT.replace(before, after)
    assert run(plan, *arguments, typed=typed)[:1] == (0,)
    assert text_of(plan) == TEXT.replace(before, after)


def test_several_things_of_a_year_are_recorded_at_once(
    plan: Path, snapshot: SnapshotAssertion
) -> None:
    value = ("1/share", *ACTUAL, "--value", "41")
    others = ("--status", "実施中", "--budget", "10", "--who", "own", "--grade", "overall=A")
    code, said, wrong = run(plan, *value, *others)
    assert (code, wrong) == (0, "")
    assert said == snapshot


@pytest.mark.parametrize("typed", ["", "\n\n", "評価\n課題：\n"])
def test_a_review_that_says_nothing_is_refused(plan: Path, typed: str) -> None:
    code, said, wrong = run(plan, "first", *YEAR, "--review", "-", typed=typed)
    assert (code, said) == (2, "")
    assert wrong.startswith("apcli: the review says nothing\n")


def test_a_column_is_called_by_its_word_in_japanese(plan: Path) -> None:
    table = "initiative,indicator,value\nfirst,share,41\n"
    code, _said, wrong = run(plan, "--csv", "-", *YEAR, typed=table, variables={"APCLI_LANG": "ja"})
    assert code == 2
    assert "2行目：値の種別（kind）が指定されていません" in wrong


def test_a_review_of_a_goal_is_read_from_a_file(plan: Path) -> None:
    levels = "levels: [{key: goal, name: 基本目標}]\n"
    goal = GOAL.replace("number: 1", "number: 目1")
    changes = {"taxonomy.yaml": TAXONOMY + levels, "goals/aim.yaml": goal, "plan.yaml": PLAN}
    write_plan(plan / "data", changes)
    (plan / "review.txt").write_bytes("評価：進みました。\r\n".encode("cp932"))
    assert run(plan, "aim", *YEAR, "--review", "review.txt", "--who", "own")[0] == 0
    expected = goal + "reviews: {2025: {who: own, evaluation: 進みました。}}\n"
    assert text_of(plan, "goals/aim.yaml") == expected


def test_another_text_is_written_only_where_it_is_asked_for(plan: Path) -> None:
    arguments = ("2", *YEAR, "--review", "-", "--who", "own")
    assert run(plan, *arguments, typed="評価：調べました。")[0] == 0
    assert run(plan, *arguments, typed="評価：まだです。") == (
        2,
        "",
        "apcli: 2025 already has evaluation: 調べました。\n"
        "  = help: use --replace to change it to evaluation: まだです。\n",
    )
    assert run(plan, *arguments, "--replace", typed="評価：まだです。")[0] == 0
    assert text_of(plan, SECOND).endswith("reviews: {2025: {who: own, evaluation: まだです。}}\n")


USAGE = "\n  = help: for usage, run 'apcli record --help'\n"
NONSENSE: dict[str, tuple[tuple[str, ...], str]] = {
    "nothing": (("1", *YEAR), "--value is required" + USAGE),
    "no initiative": (YEAR, "KEY[/INDICATOR] is required" + USAGE),
    "no year": (("1", "--status", "done"), "--year is required" + USAGE),
    "a value without a kind": (("1/share", *YEAR, "--value", "3"), "--kind is required" + USAGE),
    "words without a kind": (("1/kiosk", *YEAR, "--text", "済"), "--kind is required" + USAGE),
    "a value and words": (
        ("1/share", *ACTUAL, "--value", "3", "--text", "済"),
        "--text cannot be combined with --value" + USAGE,
    ),
    "a value and parts": (
        ("1/share", *ACTUAL, "--value", "3", "--numerator", "1", "--denominator", "2"),
        "--numerator cannot be combined with --value" + USAGE,
    ),
    "half a rate": (
        ("1/share", *ACTUAL, "--denominator", "2"),
        "--denominator requires --numerator" + USAGE,
    ),
    "a judgement alone": (
        ("1/kiosk", *ACTUAL, "--achieved"),
        "--achieved requires --text" + USAGE,
    ),
    "a state with a note": (
        ("1/share", *YEAR, "--kind", "pending", "--note", "注"),
        "--note cannot be combined with --kind pending" + USAGE,
    ),
    "a state as value with a day": (
        ("1/share", *YEAR, "--value", "集計中", "--as-of", "2025-09"),
        "--as-of cannot be combined with --value 集計中" + USAGE,
    ),
    "who reviews, but no review": (
        ("1", *YEAR, "--who", "own"),
        "--who requires --review" + USAGE,
    ),
    "who reviews, but a status": (
        ("1", *YEAR, "--status", "done", "--who", "own"),
        "--who requires --review" + USAGE,
    ),
    "a note on a review": (
        ("1", *YEAR, "--who", "own", "--grade", "overall=A", "--note", "注"),
        "--note cannot be combined with --review" + USAGE,
    ),
    "a note on two things": (
        ("1", *YEAR, "--status", "done", "--budget", "1", "--note", "注"),
        "--note cannot be combined with --budget" + USAGE,
    ),
    "the day of a status": (
        ("1", *YEAR, "--status", "done", "--as-of", "2026-05"),
        "--as-of cannot be combined with --status" + USAGE,
    ),
    "the status of an indicator": (
        ("1/share", *YEAR, "--status", "done"),
        "--status is recorded of a whole initiative\n  = help: write first\n",
    ),
    "a grade of none": (
        ("1", *YEAR, "--who", "own", "--grade", "A"),
        "--grade names no grade of the plan\n  = help: specify one of overall=A, speed=A\n",
    ),
    "an editor and a file": (
        ("1", *YEAR, "--edit", "--review", "-"),
        "--review cannot be combined with --edit" + USAGE,
    ),
    "an editor and a value": (
        ("1/share", *ACTUAL, "--value", "3", "--edit"),
        "--kind cannot be combined with --edit" + USAGE,
    ),
    "a table and an initiative": (
        ("1", "--csv", "-"),
        "KEY[/INDICATOR] cannot be combined with --csv" + USAGE,
    ),
    "a table and a value": (
        ("--csv", "-", "--value", "3"),
        "--value cannot be combined with --csv" + USAGE,
    ),
    "no file": (
        ("1", *YEAR, "--review", "nowhere.txt"),
        "nowhere.txt cannot be read: No such file or directory\n",
    ),
}


@pytest.mark.parametrize("case", NONSENSE)
def test_what_makes_no_sense_is_refused_in_a_sentence(case: str, plan: Path) -> None:
    arguments, sentence = NONSENSE[case]
    assert run(plan, *arguments) == (2, "", f"apcli: {sentence}")
    assert text_of(plan) == TEXT


def test_a_text_that_belongs_to_no_part_is_refused(plan: Path) -> None:
    code, said, wrong = run(plan, "1", *YEAR, "--review", "-", typed="設けました。\n課題：人手\n")
    assert (code, said) == (2, "")
    assert wrong == (
        "apcli: line 1 belongs to no part of the review: 設けました。\n"
        "  = help: begin a part with a line: 評価、課題、今後の取組、今後の方向\n"
    )


EDITOR = """\
import sys
path = sys.argv[-1]
text = open(path, encoding="utf-8").read()
open("seen.txt", "w", encoding="utf-8").write(text)
{change}
"""
WRITE = "open(path, 'w', encoding='utf-8').write({text})"
EDIT = ("2", *YEAR, "--who", "own", "--edit")
REVIEWED = (
    FILES[SECOND] + "reviews:\n  2025:\n    who: own\n    evaluation: |\n      調べました。\n\n"
    "      続けます。\n    direction: continued\n"
)
TEMPLATE = "評価：\n調べました。\n\n続けます。\n\n課題：\n\n今後の取組：\n\n今後の方向：\n継続\n"


@pytest.fixture
def reviewed(plan: Path) -> Path:
    (plan / "data" / SECOND).write_text(REVIEWED, encoding="utf-8")
    return plan


def editor(plan: Path, change: str) -> dict[str, str]:
    script = plan / "an editor.py"
    script.write_text(EDITOR.format(change=change), encoding="utf-8")
    temporary = plan / "temporary"
    temporary.mkdir()
    return {"EDITOR": f'"{sys.executable}" "{script}"', "TMPDIR": str(temporary)}


def left(plan: Path) -> list[str]:
    return [path.read_text("utf-8") for path in (plan / "temporary").iterdir()]


def test_a_review_is_edited_as_it_stands(reviewed: Path) -> None:
    change = WRITE.format(text="text.replace('課題：', '課題：人手')")
    code, _said, wrong = run(reviewed, *EDIT, variables=editor(reviewed, change))
    assert (code, wrong) == (0, "")
    assert (reviewed / "seen.txt").read_text("utf-8") == TEMPLATE
    expected = REVIEWED.replace("    direction", "    issues: 人手\n    direction")
    assert text_of(reviewed, SECOND) == expected
    assert left(reviewed) == []


def test_what_an_editor_changed_replaces_what_was_there(reviewed: Path) -> None:
    change = WRITE.format(text="text.replace('続け', '終え').replace('継続', '完了')")
    assert run(reviewed, *EDIT, variables=editor(reviewed, change))[0] == 0
    expected = REVIEWED.replace("続けます", "終えます").replace("continued", "completed")
    assert text_of(reviewed, SECOND) == expected


def test_a_new_review_is_written_in_an_editor(plan: Path) -> None:
    change = WRITE.format(text="text.replace('評価：', '評価：調べました。')")
    assert run(plan, *EDIT, variables=editor(plan, change))[0] == 0
    expected = FILES[SECOND] + "reviews: {2025: {who: own, evaluation: 調べました。}}\n"
    assert text_of(plan, SECOND) == expected


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
def test_an_editor_may_save_as_it_likes(encoding: str, plan: Path) -> None:
    change = (
        "changed = text.replace('評価：', '評価：調べました。').replace('\\n', '\\r\\n')\n"
        f"open(path, 'wb').write(changed.encode('{encoding}'))"
    )
    assert run(plan, *EDIT, variables=editor(plan, change))[0] == 0
    expected = FILES[SECOND] + "reviews: {2025: {who: own, evaluation: 調べました。}}\n"
    assert text_of(plan, SECOND) == expected


def test_no_editor_opens_for_a_year_that_the_plan_does_not_have(plan: Path) -> None:
    arguments = ("2", "--year", "2030", "--who", "own", "--edit")
    code, said, wrong = run(plan, *arguments, variables=editor(plan, ""))
    assert (code, said) == (2, "")
    assert wrong.startswith("apcli: the plan has no fiscal year 2030")
    assert not (plan / "seen.txt").exists()


def test_a_review_that_is_left_unchanged_is_not_written(reviewed: Path) -> None:
    found = run(reviewed, *EDIT, variables=editor(reviewed, ""))
    assert found == (0, "nothing was changed\n", "")
    assert text_of(reviewed, SECOND) == REVIEWED
    assert left(reviewed) == []


FAILED: dict[str, tuple[str, str]] = {
    "an editor that fails": ("sys.exit(3)", "ended with 3\n  = help: nothing was written\n"),
    "a part that is emptied": (
        WRITE.format(text="text.replace('継続', '')"),
        "apcli: 'direction' is empty now\n  = help: to delete it, edit the file\n",
    ),
    "a direction that is none": (
        WRITE.format(text="text.replace('継続', '様子見')"),
        "apcli: '様子見' is not a change of an initiative\n",
    ),
    "another one that changed the review meanwhile": (
        "import pathlib\n"
        "file = pathlib.Path('data/initiatives/second.yaml')\n"
        "old = file.read_text('utf-8')\n"
        "file.write_text(old.replace('続けます', '終えます'), 'utf-8')\n"
        + WRITE.format(text="text.replace('課題：', '課題：人手')"),
        "apcli: the review was changed by another command in the meantime\n",
    ),
}


@pytest.mark.parametrize("case", FAILED)
def test_what_fails_writes_nothing_and_loses_no_text(case: str, reviewed: Path) -> None:
    change, sentence = FAILED[case]
    code, said, wrong = run(reviewed, *EDIT, variables=editor(reviewed, change))
    assert (code, said) == (2, "")
    assert sentence in wrong
    kept = case != "an editor that fails"
    assert ("apcli: the text is kept in " in wrong, len(left(reviewed))) == (kept, int(kept))
    if "meanwhile" not in case:
        assert text_of(reviewed, SECOND) == REVIEWED


def test_without_an_editor_that_is_said(plan: Path) -> None:
    assert run(plan, *EDIT) == (
        2,
        "",
        "apcli: no editor is set\n"
        "  = help: set VISUAL or EDITOR, or give the text with --review FILE\n",
    )
    assert run(plan, *EDIT, variables={"VISUAL": "no-such-editor"}) == (
        2,
        "",
        "apcli: the editor 'no-such-editor' cannot be run\n",
    )


def test_a_review_with_a_line_that_begins_a_part_is_not_edited_so(plan: Path) -> None:
    odd = FILES[SECOND] + 'reviews: {2025: {who: own, evaluation: "調査\\n課題：人手\\n"}}\n'
    (plan / "data" / SECOND).write_text(odd, encoding="utf-8")
    code, said, wrong = run(plan, *EDIT, variables=editor(plan, ""))
    assert (code, said) == (2, "")
    assert wrong == (
        "apcli: the review has a line that would begin another part\n"
        "  = help: edit it in the file\n"
    )
