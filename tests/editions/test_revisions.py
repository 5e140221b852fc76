"""`--data REVISION[:FOLDER]`: a plan as git keeps it, read without touching the working tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

READING = (
    ("validate",),
    ("progress",),
    ("list",),
    ("matrix",),
    ("show", "first"),
    ("render",),
    ("render", "--document", "progress"),
    ("progress", "--missing"),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A repository with a tagged edition, and a plan of today that is another and not committed."""
    write_plan(tmp_path / "data")
    begin(tmp_path)
    commit(tmp_path, "令和7年度の計画", tag="r7-published")
    git(tmp_path, "branch", "x")  # which `x:data` does not name: that is a drive
    write_plan(tmp_path / "data", {FIRST: title_of_today()})
    return tmp_path


def title_of_today() -> str:
    before = next(line for line in FILES[FIRST].splitlines() if line.startswith("title: "))
    return FILES[FIRST].replace(before, "title: 今日の題名")


def state(plan: Path) -> tuple[str, dict[str, bytes]]:
    """What git and the file system say about the working tree."""
    files = {
        path.relative_to(plan).as_posix(): path.read_bytes()
        for path in plan.rglob("*")
        if path.is_file()
    }
    return git(plan, "status", "--porcelain"), files


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
@pytest.mark.parametrize("name", ["r7-published", "r7-published:data", "HEAD:data/", "main:./data"])
def test_an_edition_reads_like_the_folder_it_was(
    name: str, arguments: tuple[str, ...], plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    then = tmp_path_factory.mktemp("then")
    write_plan(then / "data")
    shown = "data" if name == "r7-published" else name.partition(":")[2].strip("./")
    edition = f"{name.partition(':')[0]}:{shown}"
    before = state(plan)
    wanted = output(*arguments, cwd=then)
    read = output(*arguments, "--data", name, cwd=plan)
    assert read.replace(f"{edition}/", f"{shown}/") == wanted
    assert (f"{edition}/" in read) == (f"{shown}/" in wanted)
    assert state(plan) == before
    assert "今日の題名" in output("list", cwd=plan)


def test_a_finding_names_the_edition(plan: Path) -> None:
    write_plan(plan / "data", {FIRST: FILES[FIRST].replace("number: 1\n", "number: 2\n")})
    commit(plan, "同じ番号", tag="double")
    done = apcli("validate", "--data", "double", cwd=plan)
    assert done.returncode == 1
    assert "double:data/initiatives/" in done.stdout.decode()
    annotated = apcli(
        "validate", "--data", "double", "--format", "github", cwd=plan, environment={}
    )
    assert "file=double:data/" in annotated.stdout.decode().replace("%3A", ":")


def test_an_existing_folder_comes_before_a_revision(plan: Path) -> None:
    git(plan, "tag", "data")
    assert "今日の題名" in output("list", "--data", "data", cwd=plan)


def test_the_folder_counts_from_the_root_of_the_repository(plan: Path) -> None:
    below = plan / "notes" / "drafts"
    below.mkdir(parents=True)
    assert "今日の題名" not in output("list", "--data", "r7-published:data", cwd=below)
    assert "今日の題名" not in output("list", "--data", "r7-published", cwd=below)


def test_the_environment_may_name_an_edition(plan: Path) -> None:
    listed = output("list", cwd=plan, APCLI_DATA="r7-published")
    assert listed == output("list", "--data", "r7-published", cwd=plan)


def test_a_plan_at_the_root_of_its_repository(tmp_path: Path) -> None:
    write_plan(tmp_path)
    begin(tmp_path)
    commit(tmp_path, "計画", tag="r7")
    assert output("list", "--data", "r7:", cwd=tmp_path) == output(
        "list", "--data", ".", cwd=tmp_path
    )


def test_templates_come_from_the_same_edition(plan: Path) -> None:
    template = plan / "templates" / "plan.md.j2"
    template.parent.mkdir()
    template.write_text("その年の様式\n", "utf-8")
    write_plan(plan / "data")
    commit(plan, "様式", tag="with-template")
    template.write_text("今日の様式\n", "utf-8")
    assert output("render", cwd=plan) == "今日の様式\n"
    assert output("render", "--data", "with-template", cwd=plan) == "その年の様式\n"
    assert "様式" not in output("render", "--data", "r7-published", cwd=plan)


@pytest.mark.parametrize(
    "arguments",
    [
        ("record", "first", "--year", "2025", "--kind", "actual", "--value", "3"),
        ("rename", "first", "counter"),
        ("new", "third"),
        ("validate", "--fix"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_changes_an_edition(arguments: tuple[str, ...], plan: Path) -> None:
    before = state(plan)
    done = apcli(*arguments, "--data", "r7-published", cwd=plan)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "apcli: r7-published is an edition in git, which nothing changes\n"
        "  = help: change the plan of today; leave out --data, or name its folder\n"
    )
    assert state(plan) == before


def test_fixes_of_an_edition_can_be_shown(plan: Path) -> None:
    assert apcli("validate", "--fix", "--diff", "--data", "r7-published", cwd=plan).returncode == 0


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("no-such", "no data folder at no-such"),
        ("no-such:data", "no data folder at no-such:data"),
        ("C:\\plan\\data", "no data folder at C:\\plan\\data"),
        ("C:", "no data folder at C:"),
        ("x:data", "no data folder at x:data"),
        (":0:data", "no data folder at :0:data"),
        ("--upload-pack=touch seen", "no data folder at --upload-pack=touch seen"),
        ("-h", "no data folder at -h"),
        ("r7-published:plan", "'r7-published' has no folder plan"),
        ("r7-published:data/plan.yaml", "'r7-published' has no folder data/plan.yaml"),
        ("r7-published:../data", "the folder of 'r7-published:../data' counts from the root"),
        ("r7-published:/data", "the folder of 'r7-published:/data' counts from the root"),
        ("HEAD^{/no such: subject}", "no data folder at HEAD^{/no such: subject}"),
    ],
)
def test_what_is_no_edition_is_one_sentence(name: str, sentence: str, plan: Path) -> None:
    before = state(plan)
    done = apcli("list", f"--data={name}", cwd=plan)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said.startswith(f"apcli: {sentence}")
    assert len(said.splitlines()) == 2
    assert state(plan) == before


def test_a_colon_in_braces_belongs_to_the_revision(plan: Path) -> None:
    commit(plan, "直し: 題名")
    assert "今日の題名" in output("list", "--data", "HEAD^{/直し: 題名}:data", cwd=plan)
    assert "今日の題名" not in output("list", "--data", "HEAD~1:data", cwd=plan)


def test_the_plans_of_a_revision_are_named(plan: Path) -> None:
    said = apcli("list", "--data", "r7-published:plan", cwd=plan).stderr.decode()
    assert said.endswith("= help: its plans are r7-published:data\n")


def test_a_shallow_clone_is_said(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    commit(plan, "二つ目")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", "--no-tags", plan.as_uri(), ".")
    done = apcli("list", "--data", "r7-published", cwd=clone)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "apcli: 'r7-published' is not in this clone, which lacks the history\n"
        "  = help: run: git fetch --unshallow --tags\n",
    )


def test_a_missing_git_is_said(plan: Path) -> None:
    done = apcli("list", "--data", "r7-published", cwd=plan, environment={"PATH": "/nowhere"})
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "apcli: git is not installed, and earlier editions are read through it\n"
        "  = help: install git, or name a folder that holds the plan\n",
    )


def test_outside_a_repository_there_are_only_folders(tmp_path: Path) -> None:
    done = apcli("list", "--data", "r7:data", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("apcli: no data folder at r7:data\n")


def test_links_stay_links_and_may_not_leave_the_plan(plan: Path) -> None:
    secret = plan / "secret.yaml"
    secret.write_text("title: 秘密\n", "utf-8")
    (plan / "data" / FIRST).unlink()
    (plan / "data" / FIRST).symlink_to("../../secret.yaml")
    commit(plan, "外へのリンク", tag="linked")
    done = apcli("validate", "--data", "linked", cwd=plan)
    assert "秘密" not in done.stdout.decode()
    assert f"linked:data/{FIRST} AP001" in done.stdout.decode()


def test_no_folder_is_left_behind(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    for arguments in (("list",), ("show", "no-such")):
        apcli(
            *arguments, "--data", "r7-published", cwd=plan, environment={"TMPDIR": str(temporary)}
        )
    assert list(temporary.iterdir()) == []


def test_attributes_and_filters_do_not_touch_what_was_committed(plan: Path) -> None:
    (plan / ".gitattributes").write_text("*.yaml export-ignore text eol=crlf ident\n")
    commit(plan, "属性", tag="attributes")
    assert "今日の題名" in output("list", "--data", "attributes", cwd=plan)


def test_a_file_that_is_far_too_large_is_not_copied(plan: Path) -> None:
    with (plan / "data" / "initiatives" / "huge.yaml").open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    commit(plan, "大きなファイル", tag="huge")
    done = apcli("validate", "--data", "huge", cwd=plan)
    assert done.returncode == 1
    assert "huge:data/initiatives/huge.yaml" in done.stdout.decode()
