"""The completion scripts, run by the shells they are for, on a machine without apcli."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from apcli.workspace import load
from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import ROOT, apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

TAXONOMY = """\
# departments:
axes:
  - key: policy   # key: none
    name: 国・都の情報政策
    groups:
      - {key: digital, name: デジタル}
    items:
      - {key: dx, code: 1, name: DXの推進, group: digital}
      - key: open-data
        code: 2
        name: オープンデータ
  - {key: goal, name: 目標, items: [{key: safety, code: 1}, {key: children, code: 2, name: 子}]}
stages:
- {key: research, name: 調査研究}
- key: trial
  name: "適用検討"
departments:
  - {name: 情報推進課, formerly: [情報課]}
  - name: '幼児教育・保育課'  # 本庁
  - name: $(touch hacked)
  - {name: 関係各課, marker: true}
glossary: [{name: 用語}]
"""
"""The layouts of YAML that people write, and a name that a shell must never see."""

FIRST_WITH_TWO = (
    FILES[FIRST]
    + """\
  start:
    name: 開始
    unit: 件
    aggregation: annual
    targets: {2025: 1}
"""
)

DATA = {"taxonomy.yaml": TAXONOMY, FIRST: FIRST_WITH_TWO}

LOOKED_UP = [
    (("progress", "--department"), "", ["情報推進課", "幼児教育・保育課", "関係各課"]),
    (("progress", "--department"), "幼", ["幼児教育・保育課"]),
    (("progress", "--stage"), "", ["research", "調査研究", "trial", "適用検討"]),
    (("matrix", "--axis"), "", ["policy", "goal"]),
    (("progress", "--by"), "", ["goal", "department", "stage", "policy", "goal"]),
    (
        ("progress", "--axis"),
        "",
        ["policy:dx", "policy:open-data", "goal:safety", "goal:children"],
    ),
    (("progress", "--year"), "", ["2023", "2024", "2025", "2026", "2027", "2028"]),
    (("record", "1", "--year"), "202", ["2023", "2024", "2025", "2026", "2027", "2028"]),
    (("progress", "--verdict"), "mis", ["missed"]),
    (("progress", "--verdict"), "未達", ["未達", "未達（見込）"]),
    (("record",), "", ["first", "second"]),
    (("record",), "first/", ["first/uses", "first/start"]),
    (("progress", "--explain"), "first/s", ["first/start"]),
    (("progress", "--explain"), "third/", []),
    (("progress",), "se", ["second"]),
    (("show", "first"), "", ["first", "second"]),
    (("rename",), "情", ["情報推進課"]),
    (("validate", "--select"), "missing-ind", ["missing-indicator"]),
    (("explain",), "missing-ind", ["missing-indicator"]),
    (("sheets",), "", ["export", "import", "status"]),
    (("sheets",), "ex", ["export"]),
    (("sheets", "export", "--ask"), "", ["results", "forecast", "revision"]),
    (("sheets", "export", "--format"), "", ["xlsx", "csv"]),
    (("sheets", "export", "--year"), "202", ["2023", "2024", "2025", "2026", "2027", "2028"]),
    (("sheets", "status", "--format"), "", ["table", "json", "csv", "markdown"]),
    (("sheets", "export"), "--d", ["--due", "--data"]),
    (("sheets", "import"), "--m", ["--marked"]),
    (("sheets", "import"), "--t", []),
    (("import",), "--t", ["--to"]),
]
EVERY_LOOK_UP = pytest.mark.parametrize(
    ("words", "current", "expected"),
    LOOKED_UP,
    ids=[" ".join((*words, current)) for words, current, _ in LOOKED_UP],
)

ASK = r"""
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_apcli
printf '%s\n' "${COMPREPLY[@]}"
"""
"""What bash does when somebody presses Tab at the end of the last word."""


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "apcli.bash"
    path.write_text(output("completion", "bash"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def fish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "apcli.fish"
    path.write_text(output("completion", "fish"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def zsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "apcli.zsh"
    path.write_text(output("completion", "zsh"), encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data")
    (tmp_path / "data/initiatives/README.md").write_text("", encoding="utf-8")
    (tmp_path / "below/here").mkdir(parents=True)
    return tmp_path


def offered(script: Path, cwd: Path, *words: str, **environment: str) -> list[str]:
    """What is offered for the last word of a command line."""
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", script, "apcli", *words],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def test_commands(bash: Path, plan: Path) -> None:
    commands = offered(bash, plan, "")
    assert {"validate", "progress", "render", "list", "show", "schema"} <= set(commands)
    assert offered(bash, plan, "val") == ["validate"]
    assert offered(bash, plan, "--data", "data", "val") == ["validate"]
    assert offered(bash, plan, "--lang", "show", "val") == ["validate"]


def test_options_and_their_choices(bash: Path, plan: Path) -> None:
    assert offered(bash, plan, "progress", "--y") == ["--year"]
    assert offered(bash, plan, "--la") == ["--lang"]
    assert offered(bash, plan, "--lang", "") == ["en", "ja"]
    assert offered(bash, plan, "show", "--lang", "j") == ["ja"]
    assert offered(bash, plan, "progress", "--format", "") == ["table", "json", "csv", "markdown"]
    assert offered(bash, plan, "progress", "--format", "=") == ["table", "json", "csv", "markdown"]
    assert offered(bash, plan, "progress", "--format", "=", "c") == ["csv"]
    assert offered(bash, plan, "progress", "--as-of", "") == []


def test_keys_of_initiatives(bash: Path, plan: Path) -> None:
    assert offered(bash, plan, "show", "") == ["first", "second"]
    assert offered(bash, plan, "show", "se") == ["second"]
    assert offered(bash, plan, "record", "--year", "2025", "se") == ["second"]
    assert offered(bash, plan / "below/here", "show", "") == ["first", "second"]


def test_keys_of_the_plan_that_is_named(bash: Path, plan: Path, tmp_path: Path) -> None:
    other = write_plan(tmp_path / "other plan", {"initiatives/third.yaml": ""})
    found = ["first", "second", "third"]
    assert offered(bash, plan, "--data", "other plan", "show", "") == found
    assert offered(bash, plan, "show", "--data", str(other), "") == found
    assert offered(bash, plan, "--data", "=", str(other), "show", "") == found
    assert offered(bash, plan, "--data", "~/other plan", "show", "") == found
    assert offered(bash, plan, "show", "", APCLI_DATA=str(other)) == found
    assert offered(bash, plan, "--data", "nowhere", "show", "") == []


def test_where_there_is_no_plan_nothing_is_offered(
    bash: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert offered(bash, tmp_path_factory.mktemp("empty"), "show", "") == []


def test_folders_and_files(bash: Path, plan: Path) -> None:
    assert set(offered(bash, plan, "--data", "")) == {"data", "below"}
    assert offered(bash, plan, "render", "--output", "data/pl") == ["data/plan.yaml"]
    assert offered(bash, plan, "sheets", "import", "data/pl") == ["data/plan.yaml"]
    assert offered(bash, plan, "sheets", "status", "data/pl") == ["data/plan.yaml"]
    assert set(offered(bash, plan, "sheets", "export", "--output", "")) == {"data", "below"}
    assert offered(bash, plan, "sheets", "status", "--output", "data/pl") == ["data/plan.yaml"]


EDITIONS = (
    ["diff", ""],
    ["diff", "r7-published", ""],
    ["show", "--data", ""],
    ["validate", "--against", ""],
    ["rollover", "--previous", ""],
    ["progress", "--results", ""],
)


def with_tags(plan: Path) -> Path:
    """The plan in a repository with two tags, one of a name that no shell may run."""
    begin(plan)
    commit(plan, "令和7年度", tag="r7-published")
    git(plan, "tag", "x$(touch${IFS}run)")
    git(plan, "branch", "改定")
    return plan


@pytest.mark.parametrize("words", EDITIONS, ids=" ".join)
def test_editions_are_folders_tags_and_branches(words: list[str], bash: Path, plan: Path) -> None:
    found = offered(bash, with_tags(plan), *words, LC_ALL="C.UTF-8")
    assert {*found} - {".git"} == {"data", "below", "r7-published", "main", "改定"}


def test_a_folder_without_git_offers_folders_alone(bash: Path, plan: Path) -> None:
    assert set(offered(bash, plan, "diff", "")) == {"data", "below"}


def test_codes_of_findings(bash: Path, plan: Path) -> None:
    found = offered(bash, plan, "validate", "--select", "AP20")
    assert {"AP201", "AP202"} <= set(found)


@EVERY_LOOK_UP
def test_what_the_plan_has(
    words: tuple[str, ...], current: str, expected: list[str], bash: Path, plan: Path
) -> None:
    write_plan(plan / "data", DATA)
    assert offered(bash, plan, *words, current) == expected


def test_an_item_is_completed_behind_the_colon_at_which_bash_splits(bash: Path, plan: Path) -> None:
    write_plan(plan / "data", DATA)
    assert offered(bash, plan, "progress", "--axis", "goal", ":") == ["safety", "children"]
    assert offered(bash, plan, "progress", "--axis", "goal", ":", "ch") == ["children"]
    assert offered(bash, plan, "progress", "--axis", "=", "goal", ":", "s") == ["safety"]
    assert offered(bash, plan, "progress", "--axis", "goal", ":", "safety", "fi") == ["first"]


GOALS = {
    "goals/life.yaml": "number: 1\ntitle: 暮らし\nindicators:\n  share: {name: 満足度}\n",
    "goals/work.yaml": "number: 2\ntitle: 仕事\n",
}
WITH_GOALS = [
    (("progress", "--goal"), "", ["life", "work"]),
    (("progress", "--goal"), "w", ["work"]),
    (("show",), "", ["first", "second", "life", "work"]),
    (("rename",), "li", ["life"]),
    (("validate",), "wo", ["work"]),
    (("record",), "life/", ["life/share"]),
    (("matrix", "--axis"), "", ["goal", "policy"]),
]


@pytest.mark.parametrize(("words", "current", "expected"), WITH_GOALS)
def test_goals_are_named_wherever_initiatives_are(
    words: tuple[str, ...], current: str, expected: list[str], bash: Path, plan: Path
) -> None:
    write_plan(plan / "data", GOALS)
    assert offered(bash, plan, *words, current) == expected


@pytest.mark.parametrize(("words", "current", "expected"), WITH_GOALS)
def test_fish_knows_the_goals(
    words: tuple[str, ...], current: str, expected: list[str], fish: Path, plan: Path
) -> None:
    needs("fish")
    write_plan(plan / "data", GOALS)
    line = " ".join(("apcli", *words, current))
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {fish}; complete -C '{line}'"],
        cwd=plan,
        env={"PATH": "/usr/bin:/bin", "HOME": str(plan), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = [each.split("\t")[0] for each in done.stdout.splitlines()]
    assert set(found) == set(expected)


def test_a_file_or_an_initiative_is_validated(bash: Path, plan: Path) -> None:
    assert offered(bash, plan, "validate", "fi") == ["first"]
    assert offered(bash, plan, "validate", "data/pl") == ["data/plan.yaml"]


def test_the_plan_that_is_named_is_the_one_that_is_read(bash: Path, plan: Path) -> None:
    write_plan(plan / "other", DATA)
    assert offered(bash, plan, "progress", "--data", "other", "--stage", "t") == ["trial"]
    assert "policy:open-data" in offered(
        bash, plan, "--data", "=", "other", "progress", "--axis", ""
    )
    assert offered(bash, plan, "progress", "--stage", "適", APCLI_DATA="other") == ["適用検討"]


def test_the_plans_of_this_repository_are_read_as_they_are(bash: Path) -> None:
    """What the script makes of a file is what the file means."""
    for folder in (ROOT / "data", ROOT / "examples/demonstration/data"):
        taxonomy = load(folder, "data").taxonomy
        ask = partial(offered, bash, folder, "--data", str(folder), "progress")
        assert ask("--department", "") == [each.name for each in taxonomy.departments]
        assert ask("--by", "")[3:] == [axis.key for axis in taxonomy.axes]
        items = [f"{axis.key}:{item.key}" for axis in taxonomy.axes for item in axis.items]
        assert ask("--axis", "") == items
        stages = [name for stage in taxonomy.stages for name in (stage.key, stage.name)]
        assert ask("--stage", "") == stages
        for key, initiative in load(folder, "data").initiatives.items():
            indicators = [f"{key}/{each}" for each in initiative.indicators]
            assert ask("--explain", f"{key}/") == indicators


def test_nothing_of_a_plan_is_run(bash: Path, plan: Path) -> None:
    write_plan(plan / "data", DATA)
    offered(bash, plan, "progress", "--department", "")
    offered(bash, plan, "rename", "")
    assert not (plan / "hacked").exists()


def needs(shell: str) -> None:
    """Skip where a shell is not installed; in CI, which installs all, fail."""
    if shutil.which(shell) is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"{shell} is not installed")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_is_read_by_its_shell(shell: str, tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_text(output("completion", shell), encoding="utf-8")
    needs(shell)
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_fish_offers_the_same_with_what_it_means(plan: Path) -> None:
    needs("fish")
    script = plan / "apcli.fish"
    script.write_text(output("completion", "fish"), encoding="utf-8")

    def ask(line: str) -> list[str]:
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"],
            cwd=plan,
            env={"PATH": "/usr/bin:/bin", "HOME": str(plan)},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout.splitlines()

    assert ask("apcli show ") == ["first", "second"]
    assert {each.split("\t")[0] for each in ask("apcli diff r")} == set()
    with_tags(plan)
    assert [each.split("\t")[0] for each in ask("apcli diff r")] == ["r7-published"]
    assert "validate" in ask("apcli val")[0]
    assert {each.split("\t")[0] for each in ask("apcli progress --format ")} == {
        *("table", "json", "csv", "markdown")
    }


@EVERY_LOOK_UP
def test_fish_looks_up_the_same(
    words: tuple[str, ...], current: str, expected: list[str], fish: Path, plan: Path
) -> None:
    needs("fish")
    write_plan(plan / "data", DATA)
    line = " ".join(("apcli", *words, current))
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {fish}; complete -C '{line}'"],
        cwd=plan,
        env={"PATH": "/usr/bin:/bin", "HOME": str(plan), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = [each.split("\t")[0] for each in done.stdout.splitlines()]
    assert sorted(set(found)) == sorted(set(expected))


@EVERY_LOOK_UP
def test_zsh_looks_up_the_same(
    words: tuple[str, ...], current: str, expected: list[str], zsh: Path, plan: Path
) -> None:
    needs("zsh")
    write_plan(plan / "data", DATA)
    ask = f'compdef() {{ }}; source {zsh}; _apcli_answer "$@"'
    done = subprocess.run(
        ["zsh", "--no-rcs", "-c", ask, "zsh", current, *words],
        cwd=plan,
        env={"PATH": "/usr/bin:/bin", "HOME": str(plan), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert [each for each in done.stdout.split() if each.startswith(current)] == expected


def test_powershell_has_every_command_and_option() -> None:
    script = output("completion", "powershell")
    assert script.isascii()
    assert "Register-ArgumentCompleter -Native -CommandName apcli" in script
    for name in ("validate", "progress", "rename", "sheets export", "sheets status"):
        options = re.findall(r"--[a-z-]+", output(*name.split(), "--help", COLUMNS="200"))
        (line,) = re.findall(rf"^  '{name}' = '(--.*)'$", script, re.MULTILINE)
        assert set(options) <= {*line.split(), "--missing", "--fix", "--baseline"}
    for what in ("departments", "stages", "axes", "items", "years"):
        assert f"= '@{what}'" in script
    assert "'progress --format' = 'table json csv markdown'" in script
    assert "  'sheets' = 'export import status'" in script
    assert "  'sheets import' = '@files'" in script
    assert not re.search("@[A-Z]+@", script)
    assert script.count("{") == script.count("}")


def test_an_unknown_shell_is_refused() -> None:
    done = apcli("completion", "tcsh")
    assert done.returncode == 2
