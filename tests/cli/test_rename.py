"""`apcli rename`: every reference changes, history is kept, and all files are written or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.atomic import replace_file
from apcli.edit import with_department_renamed, with_initiative_renamed, write_all, writing
from apcli.errors import FileChanged, OutputUnwritable
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

THIRD = "initiatives/third.yaml"
FOURTH = "initiatives/fourth.yaml"
CHANGES = {
    "taxonomy.yaml": FILES["taxonomy.yaml"] + "  - name: 総務課  # 本庁\n    marker: false\n",
    SECOND: FILES[SECOND].replace("[情報推進課]", "[総務課] # 主管")
    + "related: [first]   # 窓口\npredecessors: [first]\n",
    THIRD: FILES[SECOND].replace("number: 2", "number: 3").replace("業務の", "事務の")
    + "related:\n  - second\n  - 'first'\n",
    FOURTH: FILES[SECOND].replace("number: 2", "number: 4").replace("業務の", "文書の")
    + "related: [second, first]\n",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", CHANGES)
    return tmp_path


def contents(plan: Path) -> dict[str, str]:
    """The text of every file by its name; nothing else is left in the folder."""
    folder = plan / "data"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def refused(plan: Path, *arguments: str, code: int = 2) -> str:
    """What is said of a renaming that must not change a byte."""
    before = contents(plan)
    done = apcli("rename", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (code, b"")
    assert contents(plan) == before
    return done.stderr.decode()


@pytest.mark.parametrize("name", ["first", "1"])
def test_an_initiative_gets_its_key_in_every_reference(name: str, plan: Path) -> None:
    before = contents(plan)
    assert output("rename", name, "counter", cwd=plan) == (
        "data/initiatives/first.yaml -> data/initiatives/counter.yaml\n"
        "  10 + predecessors: [first]\n"
        "data/initiatives/second.yaml\n"
        "   8 - related: [first]   # 窓口\n"
        "   8 + related: [counter]   # 窓口\n"
        "data/initiatives/third.yaml\n"
        "  10 -   - 'first'\n"
        "  10 +   - 'counter'\n"
        "data/initiatives/fourth.yaml\n"
        "   8 - related: [second, first]\n"
        "   8 + related: [second, counter]\n"
    )
    after = contents(plan)
    assert after.pop("initiatives/counter.yaml") == before.pop(FIRST) + "predecessors: [first]\n"
    assert after[SECOND] == before[SECOND].replace("related: [first]", "related: [counter]")
    assert set(after) == set(before)


def test_the_predecessors_of_another_initiative_are_history(plan: Path) -> None:
    output("rename", "first", "counter", cwd=plan)
    assert "predecessors: [first]" in contents(plan)[SECOND]


def test_an_initiative_renamed_twice_keeps_both_keys_and_back_again_none_of_its_own(
    plan: Path,
) -> None:
    for old, new in (("1", "counter"), ("counter", "desk")):
        output("rename", old, new, cwd=plan)
    assert "predecessors: [first, counter]\n" in contents(plan)["initiatives/desk.yaml"]
    output("rename", "desk", "first", cwd=plan)
    assert "predecessors: [desk, counter]\n" in contents(plan)[FIRST]


def test_a_department_gets_its_name_in_every_initiative(plan: Path) -> None:
    before = contents(plan)
    assert output("rename", "総務課", "総務部総務課", cwd=plan) == (
        "data/taxonomy.yaml\n"
        "  12 -   - name: 総務課  # 本庁\n"
        "  12 +   - name: 総務部総務課  # 本庁\n"
        "  13 +     formerly: [総務課]\n"
        "data/initiatives/second.yaml\n"
        "   3 - departments: [総務課] # 主管\n"
        "   3 + departments: [総務部総務課] # 主管\n"
    )
    after = contents(plan)
    assert after[FIRST] == before[FIRST]
    assert apcli("validate", cwd=plan).returncode == 0


def test_a_department_keeps_all_its_names(plan: Path) -> None:
    output("rename", "情報推進課", "DX推進課", cwd=plan)
    line = "  - {name: DX推進課, formerly: [情報課, 情報推進課]}\n"
    assert line in contents(plan)["taxonomy.yaml"]
    assert all("情報推進課" not in contents(plan)[name] for name in (FIRST, THIRD, FOURTH))
    output("rename", "DX推進課", "情報課", cwd=plan)
    line = "  - {name: 情報課, formerly: [DX推進課, 情報推進課]}\n"
    assert line in contents(plan)["taxonomy.yaml"]


def test_a_name_may_change_in_spaces_alone(plan: Path) -> None:
    for old, new in (("情報推進課", "情報 推進課"), ("情報 推進課", "情報推進課")):
        assert apcli("rename", old, new, cwd=plan).returncode == 0
    assert "[情報課, 情報 推進課]" in contents(plan)["taxonomy.yaml"]


@pytest.mark.parametrize("arguments", [("first", "counter"), ("総務課", "庶務課")])
def test_a_dry_run_shows_the_same_and_writes_nothing(
    arguments: tuple[str, ...], plan: Path
) -> None:
    before = contents(plan)
    shown = output("rename", *arguments, "--dry-run", cwd=plan)
    assert contents(plan) == before
    assert output("rename", *arguments, cwd=plan) == shown
    assert contents(plan) != before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frist", "x"), "no initiative or department is called 'frist'"),
        (("総務科", "x"), "did you mean '総務課'?"),
        (("first", "Counter"), "'Counter' is not a valid key"),
        (("first", "窓口"), "'窓口' is not a valid key"),
        (("first", "second"), "'second' is already the key or number of an initiative"),
        (("first", "first"), "'first' is already the key or number of an initiative"),
        (("first", "2"), "'2' is already the key or number of an initiative"),
        (("総務課", "情報推進課"), "there already is a department '情報推進課'"),
        (("総務課", "総務課"), "there already is a department '総務課'"),
        (("総務課", " "), "the new name is empty"),
        (("総務課", "総務\x07課"), "a character that is not allowed"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_cannot_be_renamed_so_is_one_sentence(
    arguments: tuple[str, ...], said: str, dry: tuple[str, ...], plan: Path
) -> None:
    assert said in refused(plan, *arguments, *dry)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_key_that_would_be_an_error_is_reported_as_by_validate(
    dry: tuple[str, ...], plan: Path
) -> None:
    """`third` continues last year's `counter`, so that one cannot continue `third`."""
    for name, key in ((FIRST, "third"), (THIRD, "counter")):
        with (plan / "data" / name).open("a", encoding="utf-8") as stream:
            stream.write(f"predecessors: [{key}]\n")
    said = refused(plan, "first", "counter", *dry, code=1)
    assert "data/initiatives/counter.yaml:10:16 AP217[predecessor-circle] error" in said
    assert said.endswith("apcli: nothing was written: the new name would introduce errors\n")


def test_a_name_that_is_only_questioned_is_written(plan: Path) -> None:
    done = apcli("rename", "総務課", "総務ｶ課", cwd=plan)
    assert done.returncode == 0
    assert "half-width-kana" in done.stderr.decode()
    assert "departments: [総務ｶ課]" in contents(plan)[SECOND]


def test_a_plan_with_errors_is_not_touched(plan: Path) -> None:
    wrong = patched(SECOND, "departments: [総務か]\n")
    (plan / "data" / SECOND).write_text(wrong, encoding="utf-8")
    assert "AP201" in refused(plan, "first", "counter", code=1)


def test_the_byte_order_mark_and_the_line_ends_of_a_file_stay(plan: Path) -> None:
    path = plan / "data" / FOURTH
    marked = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(marked)
    output("rename", "first", "counter", cwd=plan)
    assert path.read_bytes() == marked.replace(b"second, first", b"second, counter")


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_every_file_as_it_was(
    step: int, failure: BaseException, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(plan)
    workspace = load(plan / "data", "data")
    texts = with_initiative_renamed(workspace, "first", "counter")
    steps = iter(range(100))

    def at_a_step(then: object) -> object:
        def stepped(*arguments: object) -> object:
            if next(steps) == step:
                raise failure
            return then(*arguments)  # type: ignore[operator]

        return stepped

    monkeypatch.setattr(writing, "replace_file", at_a_step(replace_file))
    monkeypatch.setattr("pathlib.Path.rename", at_a_step(type(plan).rename))
    assert len(texts) == 4  # and the renaming itself is the fifth step
    with pytest.raises((OutputUnwritable, KeyboardInterrupt)):
        write_all(workspace.root, workspace.documents, texts, (FIRST, "initiatives/counter.yaml"))
    assert contents(plan) == before


def test_a_file_that_another_program_changed_stops_all(plan: Path) -> None:
    workspace = load(plan / "data", "data")
    texts = with_department_renamed(workspace, "総務課", "庶務課")
    with (plan / "data" / SECOND).open("a", encoding="utf-8") as stream:
        stream.write("# 追記\n")
    before = contents(plan)
    with pytest.raises(FileChanged):
        write_all(workspace.root, workspace.documents, texts)
    assert contents(plan) == before


def test_a_file_that_is_there_already_is_not_overwritten(plan: Path) -> None:
    workspace = load(plan / "data", "data")
    texts = with_initiative_renamed(workspace, "first", "counter")
    (plan / "data/initiatives/counter.yaml").write_text("x")
    before = contents(plan)
    with pytest.raises(OutputUnwritable):
        write_all(workspace.root, workspace.documents, texts, (FIRST, "initiatives/counter.yaml"))
    assert contents(plan) == before


PLAN = {**FILES, **CHANGES}
GOALS = {
    "taxonomy.yaml": PLAN["taxonomy.yaml"]
    + "levels: [{key: aim, name: 目標}, {key: way, name: 施策}]\n",
    "goals/life.yaml": """\
number: A
title: 暮らし
departments: [総務課]  # 主管
indicators:
  share:
    name: 満足度
    unit: ％
    aggregation: point_in_time
    targets: {2028: 60}
""",
    "goals/desk.yaml": "number: A-1\ntitle: 窓口\nparent: life   # 上\n",
    "goals/work.yaml": "number: B\ntitle: 仕事\n",
    FIRST: PLAN[FIRST] + "goal: desk\nalso_under: [work]\n",
    SECOND: PLAN[SECOND] + "goal: work\nalso_under: [life]\n",
    THIRD: PLAN[THIRD] + "goal: work\n",
    FOURTH: PLAN[FOURTH] + "goal: work\n",
}


@pytest.fixture
def with_goals(plan: Path) -> Path:
    write_plan(plan / "data", {**CHANGES, **GOALS})
    assert apcli("validate", cwd=plan).returncode == 0
    return plan


@pytest.mark.parametrize("name", ["life", "A", "Ａ"])
def test_a_goal_gets_its_key_in_every_reference(name: str, with_goals: Path) -> None:
    before = contents(with_goals)
    printed = output("rename", name, "living", cwd=with_goals)
    assert printed.startswith("data/goals/life.yaml -> data/goals/living.yaml\n")
    assert "   3 - parent: life   # 上\n   3 + parent: living   # 上\n" in printed
    after = contents(with_goals)
    assert after["goals/desk.yaml"] == before["goals/desk.yaml"].replace("life", "living")
    assert after[SECOND] == before[SECOND].replace("[life]", "[living]")
    assert (after[FIRST], after[THIRD]) == (before[FIRST], before[THIRD])
    assert "goals/life.yaml" not in after
    kept = "    predecessors: [life/share]\n"
    assert after["goals/living.yaml"] == before["goals/life.yaml"] + kept
    assert apcli("validate", cwd=with_goals).returncode == 0


def test_initiatives_follow_the_goal_that_they_are_under(with_goals: Path) -> None:
    before = contents(with_goals)
    output("rename", "work", "jobs", cwd=with_goals)
    after = contents(with_goals)
    for name in (FIRST, SECOND, THIRD, FOURTH):
        assert after[name] == before[name].replace("[work]", "[jobs]").replace(
            "goal: work", "goal: jobs"
        )


def test_a_goal_renamed_back_does_not_succeed_itself(with_goals: Path) -> None:
    for old, new in (("life", "living"), ("living", "life")):
        output("rename", old, new, cwd=with_goals)
    text = contents(with_goals)["goals/life.yaml"]
    assert "predecessors: [living/share]\n" in text


def test_a_department_gets_its_name_in_every_goal(with_goals: Path) -> None:
    output("rename", "総務課", "庶務課", cwd=with_goals)
    assert "departments: [庶務課]  # 主管\n" in contents(with_goals)["goals/life.yaml"]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Work", "'Work' is not a valid key"),
        ("work", "'work' is already the key of a goal"),
        ("first", "'first' is already the key or number of an initiative"),
        ("2", "'2' is already the key or number of an initiative"),
    ],
)
def test_a_goal_cannot_get_a_key_that_is_taken(new: str, said: str, with_goals: Path) -> None:
    assert said in refused(with_goals, "life", new)
    if new == "work":
        assert said in refused(with_goals, "first", new)


def test_a_goal_that_is_not_there_is_told_the_nearest(with_goals: Path) -> None:
    assert "did you mean 'life'?" in refused(with_goals, "lfie", "living")
