"""`apcli rollover`: next year's plan as the smallest edits of this year's files, or nothing."""

from __future__ import annotations

import codecs
import errno
import os
from pathlib import Path

import pytest
import yaml

from apcli.edit import rolled_over, write_all
from apcli.errors import OutputUnwritable
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit, git

THIRD = "initiatives/third.yaml"
FOURTH = "initiatives/fourth.yaml"

PLAN = """\
# 毎年見直す
schema: 1
title: 例示市デジタル化計画
city: {name: 例示市, code: "012345"}
fiscal_year: 2025   # 令和7年度
published: 2025-03
status: published  # 議決済
years:
  baseline: 2023
  forecast: 2024
  targets: [2025, 2026, 2027, 2028]  # 4年先まで
"""
NEW = FILES[FIRST].replace("title: 窓口のDX\n", "title: 窓口のDX\nchange: new\n")
EXPANDED = (
    FILES[SECOND].replace("title: 業務の効率化", "title: 業務の効率化\nchange: expanded  # 予算増")
    + "related: [third, first]\n"
)
ENDED = (
    FILES[SECOND]
    .replace("number: 2", "number: 3")
    .replace("title: 業務の効率化", "title: 文書の整理\nchange: completed")
)
HEIR = (
    FILES[SECOND].replace("number: 2", "number: 4").replace("業務の効率化", "文書の電子化")
    + "related: [third]\npredecessors: [third]\n"
)
CHANGES = {"plan.yaml": PLAN, FIRST: NEW, SECOND: EXPANDED, THIRD: ENDED, FOURTH: HEIR}


def contents(plan: Path) -> dict[str, str]:
    """The text of every file of the data folder by its name."""
    folder = plan / "data"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", CHANGES)
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7")
    return tmp_path


def refused(plan: Path, *arguments: str, code: int = 2) -> str:
    """What is said of a rollover that must not change a byte."""
    before = contents(plan)
    done = apcli("rollover", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (code, b"")
    assert contents(plan) == before
    return done.stderr.decode()


def test_the_files_change_where_the_year_does_and_nowhere_else(plan: Path) -> None:
    before = contents(plan)
    output("rollover", "--to", "2026", cwd=plan)
    after = contents(plan)
    assert after["plan.yaml"] == (
        PLAN.replace("fiscal_year: 2025 ", "fiscal_year: 2026 ")
        .replace("published: 2025-03\n", "")
        .replace(
            "status: published  # 議決済\n", "status: draft  # 議決済\nprevious:\n  revision: r7\n"
        )
        .replace("forecast: 2024", "forecast: 2025")
        .replace("[2025, 2026, 2027, 2028]", "[2026, 2027, 2028, 2029]")
    )
    assert after[FIRST] == FILES[FIRST]
    assert after[SECOND] == EXPANDED.replace(
        "change: expanded  # 予算増", "change: continued  # 予算増"
    ).replace("[third, first]", "[fourth, first]")
    assert after[FOURTH] == HEIR.replace("related: [third]\n", "")
    assert set(before) - set(after) == {THIRD}
    unchanged = ("taxonomy.yaml", "glossary.yaml")
    assert [after[name] for name in unchanged] == [before[name] for name in unchanged]


def test_the_draft_has_no_errors(plan: Path) -> None:
    output("rollover", "--to", "R8", cwd=plan)
    assert apcli("validate", cwd=plan).returncode == 0
    assert load(plan / "data", "data").plan.fiscal_year == 2026


def test_a_dry_run_shows_the_same_and_writes_nothing(plan: Path) -> None:
    before = contents(plan)
    shown = output("rollover", "--to", "2026", "--dry-run", cwd=plan)
    assert contents(plan) == before
    assert output("rollover", "--to", "2026", cwd=plan) == shown
    assert "   6 - published: 2025-03\n" in shown
    assert "data/initiatives/third.yaml (removed)\n" in shown


def test_a_plan_of_that_year_is_left_alone_before_anything_is_asked(plan: Path) -> None:
    data = plan / "data"
    (data / FIRST).write_text("number: x\n", "utf-8")
    assert output("rollover", "--to", "2025", "--previous", "nothing", cwd=plan) == ""


def test_a_second_rollover_to_the_same_year_does_nothing(plan: Path) -> None:
    output("rollover", "--to", "2026", cwd=plan)
    before = contents(plan)
    assert output("rollover", "--to", "2026", cwd=plan) == ""
    assert contents(plan) == before


def test_a_year_before_the_plan_s_is_refused(plan: Path) -> None:
    assert "the plan is of 2025 already" in refused(plan, "--to", "2024")


def test_a_year_that_no_plan_can_have_is_refused(plan: Path) -> None:
    said = refused(plan, "--to", "9999", code=1)
    assert "data/plan.yaml:12:19 AP106[invalid-year] error" in said
    assert said.endswith("apcli: nothing was written: the plan would have errors\n")


def test_a_plan_with_errors_is_refused(plan: Path) -> None:
    file = plan / "data" / SECOND
    file.write_text(EXPANDED.replace("[情報推進課]", "[総務課]"), "utf-8")
    commit(plan, "誤り")
    assert "AP201" in refused(plan, "--to", "2026", code=1)


@pytest.mark.parametrize("name", ["plan.yaml", "initiatives/fifth.yaml"])
def test_changes_that_are_not_committed_are_refused(name: str, plan: Path) -> None:
    file = plan / "data" / name
    file.write_text(
        PLAN + "# 下書き\n"
        if name == "plan.yaml"
        else FILES[SECOND].replace("number: 2", "number: 5").replace("業務", "庁内"),
        "utf-8",
    )
    for given in ((), ("--previous", "r7")):
        said = refused(plan, "--to", "2026", *given)
        assert "data has changes that are not committed" in said


def test_changes_outside_the_data_do_not_matter(plan: Path) -> None:
    (plan / "memo.txt").write_text("下書き", "utf-8")
    output("rollover", "--to", "2026", cwd=plan)


def previous(plan: Path) -> object:
    return yaml.safe_load((plan / "data/plan.yaml").read_bytes())["previous"]


def test_the_newest_tag_of_the_year_that_leads_here_is_the_edition_before(plan: Path) -> None:
    (plan / "data/plan.yaml").write_text(PLAN.replace("デジタル化", "DX"), "utf-8")
    commit(plan, "訂正", tag="r7-corrected", day="2025-06-01")
    git(plan, "checkout", "--quiet", "-b", "other")
    commit(plan, "別", tag="r7-elsewhere", day="2025-09-01")
    git(plan, "checkout", "--quiet", "main")
    (plan / "data/plan.yaml").write_text(
        PLAN.replace("fiscal_year: 2025", "fiscal_year: 2024"), "utf-8"
    )
    commit(plan, "令和6年度", tag="r6", day="2025-07-01")
    (plan / "data/plan.yaml").write_text(PLAN, "utf-8")
    commit(plan, "令和7年度", day="2025-08-01")
    output("rollover", "--to", "2026", cwd=plan)
    assert previous(plan) == {"revision": "r7-corrected"}


def test_without_a_tag_it_is_the_last_commit(plan: Path) -> None:
    git(plan, "tag", "--delete", "r7")
    head = git(plan, "rev-parse", "HEAD").strip()
    output("rollover", "--to", "2026", cwd=plan)
    assert previous(plan) == {"revision": head}


@pytest.mark.parametrize(
    ("given", "written"), [("r7", "r7"), ("r7:data", "r7:data"), ("main", "{head}")]
)
def test_a_branch_that_was_named_is_written_as_its_commit(
    given: str, written: str, plan: Path
) -> None:
    head = git(plan, "rev-parse", "HEAD").strip()
    output("rollover", "--to", "2026", "--previous", given, cwd=plan)
    assert previous(plan) == {"revision": written.format(head=head)}


def test_an_edition_that_does_not_exist_is_refused(plan: Path) -> None:
    said = refused(plan, "--to", "2026", "--previous", "r6")
    assert "'r6' is neither a folder nor a revision of git" in said


def test_an_edition_of_the_new_year_or_a_later_one_is_refused(plan: Path) -> None:
    later = PLAN.replace("fiscal_year: 2025", "fiscal_year: 2026")
    (plan / "data/plan.yaml").write_text(later, "utf-8")
    commit(plan, "試し", tag="r8")
    (plan / "data/plan.yaml").write_text(PLAN, "utf-8")
    commit(plan, "戻し")
    said = refused(plan, "--to", "2026", "--previous", "r8")
    assert "the edition r8:data is of 2026, and not before the new plan" in said


def test_without_git_a_folder_has_to_be_named(tmp_path: Path) -> None:
    write_plan(tmp_path / "2026" / "data", CHANGES)
    write_plan(tmp_path / "2025" / "data", CHANGES)
    there = tmp_path / "2026"
    assert "the plan is in no repository of git" in refused(there, "--to", "2026")
    assert "is the plan that is rolled over" in refused(there, "--to", "2026", "--previous", "data")
    assert "has no plan.yaml" in refused(there, "--to", "2026", "--previous", "..")
    output("rollover", "--to", "2026", "--previous", "../2025/data", cwd=there)
    assert previous(there) == {"folder": "../2025/data"}
    assert apcli("validate", cwd=there).returncode == 0


def test_an_edition_in_git_is_not_rolled_over(plan: Path) -> None:
    assert "nothing changes" in refused(plan, "--to", "2026", "--data", "r7")


def test_the_edition_named_before_gives_way_to_this_year_s(plan: Path) -> None:
    for before in ("previous: {folder: ../2024/data}", "previous:\n  revision: r6  # 昨年"):
        (plan / "data/plan.yaml").write_text(f"{PLAN}{before}\n", "utf-8")
        commit(plan, "前の版")
        git(plan, "tag", "--force", "r7")
        output("rollover", "--to", "2026", cwd=plan)
        assert previous(plan) == {"revision": "r7"}


@pytest.mark.parametrize(
    ("years", "moved"),
    [
        ("targets: [2025]", "targets: [2026]"),
        ("targets: [2025, 2026]", "targets: [2026, 2027]"),
        ("targets: [2024, 2025, 2026]", "targets: [2024, 2025, 2026]"),  # a period
        ("targets: [2025, 2028]", "targets: [2025, 2028]"),  # half-time and end
        ("baseline: 2023, targets: [2028]", "baseline: 2023, targets: [2028]"),
        ("forecast: 2024, targets: [2025, 2026]", "forecast: 2025, targets: [2026, 2027]"),
    ],
)
def test_a_window_of_targets_moves_along_and_a_period_stays(
    years: str, moved: str, tmp_path: Path
) -> None:
    without = FILES[FIRST].partition("indicators:")[0].replace("implementation", "research")
    text = FILES["plan.yaml"].partition("years:")[0] + f"years: {{{years}}}\n"
    write_plan(tmp_path / "data", {"plan.yaml": text, FIRST: without})
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7")
    output("rollover", "--to", "2026", cwd=tmp_path)
    assert f"years: {{{moved}}}\n" in contents(tmp_path)["plan.yaml"]


def test_a_plan_whose_period_is_over_has_to_be_given_new_years(tmp_path: Path) -> None:
    text = FILES["plan.yaml"].partition("years:")[0] + "years: {targets: [2024, 2025]}\n"
    without = FILES[FIRST].partition("indicators:")[0].replace("implementation", "research")
    write_plan(tmp_path / "data", {"plan.yaml": text, FIRST: without})
    begin(tmp_path)
    commit(tmp_path, "令和7年度")
    assert "the plan's period ends in 2025" in refused(tmp_path, "--to", "2026")


MEASURED = """\
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: annual
    baseline: {fiscal_year: 2023, value: 8, as_of: 2024-03-31}  # 報告書による
    values:
      2024: {forecast: 9, actual: {value: 11, note: 確定値です。}}
      2025: {forecast: 12}
    targets: {2025: 10, 2026: 20}
  visits:
    name: 来庁者数
    unit: 人
    aggregation: annual
    baseline: {fiscal_year: 2023, value: 80}
    targets: {2025: 90, 2026: 100}
"""


def test_baselines_move_to_the_latest_actual_value_where_that_is_asked(plan: Path) -> None:
    measured = FILES[FIRST].partition("indicators:")[0] + MEASURED
    (plan / "data" / FIRST).write_text(measured, "utf-8")
    commit(plan, "実績", tag="r7-results", day="2025-06-01")
    output("rollover", "--to", "2026", "--rebase", cwd=plan)
    after = contents(plan)
    assert after[FIRST] == measured.replace(
        "{fiscal_year: 2023, value: 8, as_of: 2024-03-31}",
        "{fiscal_year: 2024, value: 11, note: 確定値です。}",
    )
    assert "  baseline: 2024\n  forecast: 2025\n" in after["plan.yaml"]


def test_without_that_baselines_stay(plan: Path) -> None:
    measured = FILES[FIRST].partition("indicators:")[0] + MEASURED
    (plan / "data" / FIRST).write_text(measured, "utf-8")
    commit(plan, "実績")
    output("rollover", "--to", "2026", cwd=plan)
    after = contents(plan)
    assert after[FIRST] == measured
    assert "  baseline: 2023\n  forecast: 2025\n" in after["plan.yaml"]


def test_a_change_is_written_where_the_plan_writes_it(plan: Path) -> None:
    file = plan / "data" / FOURTH
    file.write_text(HEIR.replace("number: 4", "number: 4\nchange: continued"), "utf-8")
    commit(plan, "継続")
    output("rollover", "--to", "2026", cwd=plan)
    assert contents(plan)[FIRST] == NEW.replace("change: new", "change: continued")


def test_all_files_change_or_none(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(plan)
    workspace = load(plan / "data", "data")
    rolled = rolled_over(workspace, 2026, {"revision": "r7"}, rebase=False)
    unlink = Path.unlink

    def failing(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        if path.name == "third.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "unlink", failing)
    with pytest.raises(OutputUnwritable):
        write_all(workspace.root, workspace.documents, rolled.texts, removed=[THIRD])
    assert contents(plan) == before


def test_line_ends_and_byte_order_marks_stay(plan: Path) -> None:
    named = "previous:\n  revision: r7-windows\n"
    block = PLAN.replace("[2025, 2026, 2027, 2028]  #", "\n    - 2025\n    - 2026  #")
    before = {"plan.yaml": block, FIRST: NEW}
    for name, text in before.items():
        marked = codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()
        (plan / "data" / name).write_bytes(marked)
    commit(plan, "Windows", tag="r7-windows", day="2025-09-01")
    output("rollover", "--to", "2026", cwd=plan)
    expected = {
        "plan.yaml": block.replace("fiscal_year: 2025", "fiscal_year: 2026")
        .replace("published: 2025-03\n", "")
        .replace("status: published  # 議決済\n", "status: draft  # 議決済\n" + named)
        .replace("forecast: 2024", "forecast: 2025")
        .replace("- 2026", "- 2027")
        .replace("- 2025", "- 2026"),
        FIRST: FILES[FIRST],
    }
    for name, text in expected.items():
        after = (plan / "data" / name).read_bytes()
        assert after == codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()


def test_the_indicators_of_goals_move_their_baselines_too(plan: Path) -> None:
    taxonomy = FILES["taxonomy.yaml"] + "levels: [{key: goal, name: 基本目標}]\n"
    goal = "title: 便利なまち\n" + MEASURED
    files: dict[str, str | bytes | None] = {"taxonomy.yaml": taxonomy, "goals/top.yaml": goal}
    for name, text in ((FIRST, NEW), (SECOND, EXPANDED), (THIRD, ENDED), (FOURTH, HEIR)):
        files[name] = f"{text}goal: top\n"
    write_plan(plan / "data", CHANGES | files)
    commit(plan, "目標", tag="r7-goals", day="2025-09-01")
    output("rollover", "--to", "2026", "--rebase", cwd=plan)
    assert (
        "baseline: {fiscal_year: 2024, value: 11, note: 確定値です。}"
        in contents(plan)["goals/top.yaml"]
    )


def test_an_edition_of_the_same_commit_is_found_below_another_folder(tmp_path: Path) -> None:
    write_plan(tmp_path / "city" / "plans" / "data", CHANGES)
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7")
    output("rollover", "--to", "2026", cwd=tmp_path / "city" / "plans")
    assert previous(tmp_path / "city" / "plans") == {"revision": "r7"}
    assert apcli("validate", cwd=tmp_path / "city" / "plans").returncode == 0


def test_what_the_plan_itself_calls_an_error_is_left_to_decide(plan: Path) -> None:
    strict = f"{PLAN}lint: {{severity: {{AP704: error}}}}\n"
    (plan / "data/plan.yaml").write_text(strict, "utf-8")
    (plan / "data" / FIRST).write_text(f"{NEW}notes: [令和7年度に始めます。]\n", "utf-8")
    commit(plan, "厳しく", tag="r7-strict", day="2025-09-01")
    output("rollover", "--to", "2026", cwd=plan)
    done = apcli("validate", "--quiet", cwd=plan)
    assert done.returncode == 1
    assert "AP704" in done.stdout.decode()
