"""`apcli init`: a new plan without a finding, that every command and format can use at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from apcli.atomic import create_files
from apcli.errors import OutputUnwritable
from apcli.starting import Start, is_untouched, write_plan
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from collections.abc import Mapping

GIVEN = ("--name", "みほん市", "--year", "R8")
LEVELS = ("--level", "基本目標", "--level", "施策")
STAGES = ("--stage", "検討", "--stage", "実施", "--stage", "完了")
EVERYTHING = (*GIVEN, "--code", "012025", *LEVELS, *STAGES)
CLEAN = "4 files checked: 0 errors, 0 warnings, 0 remarks\n"
START = Start("みほん市", 2026)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below the folder, by its name."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def started(folder: Path, *arguments: str) -> Path:
    output("init", folder, *arguments)
    return folder


def refused(cwd: Path, *arguments: str, language: str = "en") -> str:
    """What is said of a plan that is not begun; not a byte changes."""
    before = contents(cwd), sorted(cwd.rglob("*"))
    done = apcli("init", *arguments, cwd=cwd, environment={"APCLI_LANG": language})
    assert (done.returncode, done.stdout) == (2, b"")
    assert (contents(cwd), sorted(cwd.rglob("*"))) == before
    return done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        GIVEN,
        EVERYTHING,
        (*GIVEN, *LEVELS),
        (*GIVEN, *STAGES),
        (*GIVEN, "--stage", "対象とする手続の拡大", "--stage", "選定"),
        ("--name", "true", "--year", "2025"),
        ("--name", "例示市: '本庁' # {支所}, \"東\"", "--year", "令和7年度"),
        (*GIVEN, "--level", "A: b", "--level", "[c, d]", "--stage", "# e"),
        ("--name", "例示町", "--year", "H31"),
    ],
    ids=" ".join,
)
def test_a_new_plan_has_no_finding_and_is_untouched(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    plan = started(tmp_path / "new/city", *arguments)
    files = 4 + arguments.count("--level")
    assert output("validate", "--strict", cwd=plan) == CLEAN.replace("4", f"{files}")
    assert is_untouched(plan)


@pytest.mark.parametrize("format", ["markdown", "html", "docx", "pdf"])
@pytest.mark.parametrize("document", ["plan", "progress"])
def test_every_document_can_be_made_at_once(document: str, format: str, tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    done = apcli("render", "--document", document, "--format", format, cwd=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    if format in ("markdown", "html"):
        text = done.stdout.decode()
        assert "みほん市アクションプラン" in text
        assert "行政手続のオンライン化（記入例）" in text


@pytest.mark.parametrize("command", ["list", "progress", "matrix", "show 1", "validate 1"])
def test_every_question_has_an_answer(command: str, tmp_path: Path) -> None:
    assert output(*command.split(), cwd=started(tmp_path / "city", *EVERYTHING))


def test_what_is_given_is_in_the_data(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    said = yaml.safe_load((plan / "data/plan.yaml").read_bytes())
    assert said["city"] == {"name": "みほん市", "code": "012025"}
    assert (said["fiscal_year"], said["status"]) == (2026, "draft")
    assert said["years"]["targets"] == [2026, 2027, 2028, 2029]
    taxonomy = yaml.safe_load((plan / "data/taxonomy.yaml").read_bytes())
    assert [(each["key"], each["name"]) for each in taxonomy["levels"]] == [
        ("goal", "基本目標"),
        ("measure", "施策"),
    ]
    assert [(each["key"], each["name"]) for each in taxonomy["stages"]] == [
        ("study", "検討"),
        ("implementation", "実施"),
        ("completed", "完了"),
    ]


def test_each_level_has_an_example_goal_below_the_one_before(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    goals = {
        path.stem: yaml.safe_load(path.read_bytes()) for path in (plan / "data/goals").iterdir()
    }
    assert {key: (each["number"], each.get("parent")) for key, each in goals.items()} == {
        "first-goal": ("1", None),
        "first-measure": ("1-1", "first-goal"),
    }
    example = yaml.safe_load((plan / "data/initiatives/online-application.yaml").read_bytes())
    assert example["goal"] == "first-measure"


def test_a_name_without_a_usual_key_gets_one_by_its_place(tmp_path: Path) -> None:
    stages = ("--stage", "構想", "--stage", "試行", "--stage", "適用検討", "--stage", "pilot")
    plan = started(tmp_path / "city", *GIVEN, *stages)
    taxonomy = yaml.safe_load((plan / "data/taxonomy.yaml").read_bytes())
    keys = [each["key"] for each in taxonomy["stages"]]
    assert keys == ["stage-1", "trial", "stage-3", "pilot"]


@pytest.mark.parametrize("year", ["2026", "R8", "r8", "令和8", "令和8年度", "２０２６", "2026年度"])
def test_a_year_is_understood_as_people_say_it(year: str, tmp_path: Path) -> None:
    plan = started(tmp_path / "city", "--name", "みほん市", "--year", year)
    assert "fiscal_year: 2026 " in (plan / "data/plan.yaml").read_text("utf-8")


def test_the_schemas_are_those_that_the_command_writes(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    output("schema", "--output", "again", cwd=plan)
    assert contents(plan / "schemas") == contents(plan / "again")
    settings = json.loads((plan / ".vscode/settings.json").read_bytes())
    schemas = settings["yaml.schemas"]
    assert set(schemas) == {f"schemas/{name}" for name in contents(plan / "schemas")}
    covered = {path for pattern in schemas.values() for path in plan.glob(pattern)}
    assert covered == {path for path in (plan / "data").rglob("*") if path.is_file()}


def test_the_workflow_uses_the_action_as_the_example_does(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *GIVEN)
    workflow = yaml.safe_load((plan / ".github/workflows/plan.yml").read_bytes())
    example = yaml.safe_load((ROOT / "examples/github-workflow.yml").read_bytes())
    inputs = yaml.safe_load((ROOT / "action.yml").read_bytes())["inputs"]
    steps = workflow["jobs"]["validate"]["steps"]
    uses = [each["uses"] for each in example["jobs"]["validate"]["steps"]]
    assert [each["uses"] for each in steps] == uses
    assert steps[-1]["with"] == {"data": "data", "lang": "ja"}
    assert set(steps[-1]["with"]) <= set(inputs)


def test_git_ignores_the_documents_and_nothing_of_the_plan(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *GIVEN)
    written = list(contents(plan))
    made = ["plan.pdf", "plan.docx", "progress.csv", "site/index.html", "~$plan.docx"]
    subprocess.run(["git", "init", "--quiet"], cwd=plan, check=True)
    done = subprocess.run(
        ["git", "check-ignore", *written, *made],
        cwd=plan,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.split() == made


def test_the_files_are_named_in_the_order_of_their_folders(tmp_path: Path) -> None:
    printed = output("init", "city", *GIVEN, cwd=tmp_path)
    names = printed.partition("\n\n")[0].split("\n")
    assert set(names) == {f"city/{name}" for name in contents(tmp_path / "city")}
    assert printed.endswith(
        "\nNext, edit the files in city/data, then:\n"
        "  apcli validate --data city/data\n"
        "  apcli render --data city/data --output city/plan.html\n"
    )
    for line in printed.splitlines()[-2:]:
        assert apcli(*line.split()[1:], cwd=tmp_path).returncode == 0
    assert (tmp_path / "city/plan.html").is_file()


# What is refused


@pytest.mark.parametrize(
    ("arguments", "said", "help"),
    [
        (("--year", "R8"), "--name is missing", "such as --name 例示市"),
        (("--name", "みほん市"), "--year is missing", "such as --year R7"),
        (("--name", " ", "--year", "R8"), "the name is empty", "write the name"),
        (("--name", "み\nほん", "--year", "R8"), "a character that is not", "on one line"),
        (("--name", "み\x07", "--year", "R8"), "a character that is not", "on one line"),
        (("--name", "み\ue000市", "--year", "R8"), "private use character U+E000", ""),
        ((*GIVEN[:3], "8"), "'8' is not a fiscal year", "2025, R7 or 令和7年度"),
        ((*GIVEN[:3], "1001"), "'1001' is not a fiscal year", "2025, R7 or 令和7年度"),
        ((*GIVEN[:3], "9997"), "'9997' is not a fiscal year", "2025, R7 or 令和7年度"),
        ((*GIVEN, "--code", "12"), "'12' is not a 団体コード", "six digits"),
        ((*GIVEN, "--level", "a", "--level", "a"), "'a' is given twice", "give each name once"),
        ((*GIVEN, "--stage", ""), "the name is empty", "write the name"),
    ],
    ids=str,
)
def test_what_cannot_be_begun_is_one_sentence_with_the_fix(
    arguments: tuple[str, ...], said: str, help: str, tmp_path: Path
) -> None:
    first, *rest = refused(tmp_path, "city", *arguments).splitlines()
    assert said in first
    assert len(rest) == 1
    assert help in rest[0]


def test_an_existing_plan_is_refused(tmp_path: Path) -> None:
    started(tmp_path / "city", *GIVEN)
    assert "there already is a plan in city/data" in refused(tmp_path, "city", *GIVEN)
    assert "city/data is the data folder of a plan" in refused(tmp_path, "city/data", *GIVEN)
    assert "別のフォルダ" in refused(tmp_path, "city", *GIVEN, language="ja")


def test_a_data_folder_with_anything_in_it_and_a_file_in_the_way_are_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "city/data").mkdir(parents=True)
    (tmp_path / "city/data/notes.txt").touch()
    assert "city/data is not empty" in refused(tmp_path, "city", *GIVEN)
    (tmp_path / "town").mkdir()
    (tmp_path / "town/data").touch()
    assert "town/data is not empty" in refused(tmp_path, "town", *GIVEN)
    (tmp_path / "file").touch()
    assert "file cannot be written: " in refused(tmp_path, "file", *GIVEN)
    assert "file/city cannot be written: " in refused(tmp_path, "file/city", *GIVEN)


def test_other_files_of_the_folder_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / ".gitignore").write_text("/mine\n")
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/extensions.json").write_text("{}\n")
    printed = output("init", ".", *GIVEN, cwd=tmp_path)
    assert ".gitignore was there already and is unchanged\n" in printed
    after = contents(tmp_path)
    assert (after[".gitignore"], after[".vscode/extensions.json"]) == (b"/mine\n", b"{}\n")
    assert ".vscode/settings.json" in after
    assert output("validate", cwd=tmp_path) == CLEAN


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("method", ["rename", "write_bytes"])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    method: str, step: int, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/.vscode").mkdir()
    (tmp_path / "there/.github").mkdir()
    for place in ("there", "new/city"):
        steps, then = iter(range(100)), getattr(Path, method)

        def stepped(*arguments: object, steps: object = steps, then: object = then) -> object:
            if next(steps) == step:  # type: ignore[call-overload]
                raise failure
            return then(*arguments)  # type: ignore[operator]

        before = sorted(tmp_path.rglob("*"))
        with monkeypatch.context() as patch:
            patch.setattr(Path, method, stepped)
            with pytest.raises((OutputUnwritable, KeyboardInterrupt)):
                write_plan(tmp_path / place, START)
        assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        create_files(tmp_path, {"a/new": b"", "b": b"other"})
    assert contents(tmp_path) == {"b": b"mine"}
    assert not (tmp_path / "a").exists()


# On a terminal


def asked(cwd: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """The exit code of `apcli init` on a terminal that types these answers, and what it asks."""
    above, below = os.openpty()
    os.write(above, answers.encode())
    with open(below, closefd=True) as terminal:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "apcli", "init", *arguments],
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C.UTF-8", "APCLI_LANG": "en"},
            stdin=terminal,
            capture_output=True,
            check=False,
            timeout=60,
        )
    os.close(above)
    return done.returncode, done.stderr.decode()


def plan_of(folder: Path) -> Mapping[str, object]:
    found: Mapping[str, object] = yaml.safe_load((folder / "data/plan.yaml").read_bytes())
    return found


def test_a_terminal_is_asked_for_what_is_not_given(tmp_path: Path) -> None:
    code, questions = asked(
        tmp_path, "みほん市\n令和8\n012025\n基本目標、施策\n検討, 実施\n", "city"
    )
    assert code == 0
    assert len(questions.split(": ")) == 5 + questions.count("(Enter: none)") + 1
    assert plan_of(tmp_path / "city")["city"] == {"name": "みほん市", "code": "012025"}
    assert plan_of(tmp_path / "city")["fiscal_year"] == 2026
    taxonomy = yaml.safe_load((tmp_path / "city/data/taxonomy.yaml").read_bytes())
    assert [each["name"] for each in taxonomy["levels"]] == ["基本目標", "施策"]
    assert [each["name"] for each in taxonomy["stages"]] == ["検討", "実施"]
    assert output("validate", cwd=tmp_path / "city") == CLEAN.replace("4", "6")


def test_a_wrong_answer_is_asked_for_again_and_what_is_given_is_not(tmp_path: Path) -> None:
    code, questions = asked(tmp_path, "\nみほん市\n8\nR8\n\n\n\n", "city", "--code", "012025")
    assert code == 0
    assert "the name is empty" in questions
    assert "'8' is not a fiscal year" in questions
    assert "団体コード" not in questions
    assert questions.count("Name of the city") == 2
    assert plan_of(tmp_path / "city")["city"] == {"name": "みほん市", "code": "012025"}


def test_the_end_of_input_is_no_answer(tmp_path: Path) -> None:
    code, questions = asked(tmp_path, "\x04", "city")
    assert code == 2
    assert "--name is missing" in questions
    assert [*tmp_path.iterdir()] == []


def test_nothing_is_asked_where_there_is_a_plan(tmp_path: Path) -> None:
    started(tmp_path / "city", *GIVEN)
    code, questions = asked(tmp_path, "", "city")
    assert code == 2
    assert "Name of the city" not in questions


# What `import` may overwrite


def test_files_beside_the_data_do_not_touch_the_plan(tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    (plan / "事業一覧.xlsx").touch()
    (plan / ".gitignore").write_text("")
    assert is_untouched(plan)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("plan.yaml", lambda text: text.replace("アクションプラン", "行動計画")),
        ("plan.yaml", lambda text: text + "# 注釈\n"),
        ("plan.yaml", lambda _: "schema: ["),
        ("taxonomy.yaml", lambda text: text.replace("企画課", "情報課")),
        ("initiatives/online-application.yaml", lambda text: text.replace("40", "41")),
        ("initiatives/another.yaml", lambda _: "title: 窓口\n"),
        ("notes.txt", lambda _: "memo"),
    ],
)
def test_any_change_of_the_data_touches_it(name: str, change: object, tmp_path: Path) -> None:
    plan = started(tmp_path / "city", *EVERYTHING)
    path = plan / "data" / name
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text(change(old), "utf-8")  # type: ignore[operator]
    assert not is_untouched(plan)


def test_without_a_plan_or_with_another_there_is_nothing_untouched(tmp_path: Path) -> None:
    assert not is_untouched(tmp_path)
    assert not is_untouched(tmp_path / "missing")
    assert not is_untouched(ROOT)
    plan = started(tmp_path / "city", *GIVEN)
    (plan / "data/glossary.yaml").unlink()
    assert not is_untouched(plan)
