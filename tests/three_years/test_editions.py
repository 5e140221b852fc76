"""Three years of a city: every command on every edition, and no edition ever changes by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.lines import ran
from tests.repository import git
from tests.three_years.making import EDITIONS
from tests.three_years.results import tree_of

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = {"r7-published": 2025, "r8-published": 2026}
FIRST, LAST = 2023, 2028
"""The years of the plan, in every edition."""

ANSWERS = ("table", "json", "csv", "markdown")
DAY = ("--as-of", "2027-06-10")


def questions() -> list[list[str]]:
    """Every command that reads, in every format that needs no other program."""
    lines = [["validate", "--format", each] for each in ("text", "json", "sarif", "junit")]
    for each in ANSWERS:
        lines += [[name, "--format", each] for name in ("list", "matrix")]
        lines += [["show", "1-1", "3-2", "--format", each]]
        lines += [["progress", "--format", each, *DAY]]
        lines += [["progress", "--year", f"{FIRST}-{LAST}", "--format", each, *DAY]]
        lines += [["progress", "--missing", "--year", str(LAST), "--format", each]]
    lines += [["progress", "--by", each] for each in ("department", "goal", "stage", "aim")]
    lines += [["progress", "--explain", "1-1"]]
    lines += [["show", "online-procedures/procedures", "--history", "--format", "json"]]
    lines += [["render"], ["render", "--format", "html"]]
    reported = [
        ["render", "--document", "progress", "--year", str(year), *DAY]
        for year in range(FIRST, LAST + 1)
    ]
    return [*lines, *reported, [*reported[-2], "--format", "html"]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_command_reads_every_edition(city: Path, edition: str) -> None:
    before = git(city, "status", "--porcelain", "--ignored")
    lines = [[*line, "--data", f"{edition}:data"] for line in questions()]
    for line, done in zip(lines, ran(lines, cwd=city), strict=True):
        assert done.code == 0, (line, done.said)
        assert "Traceback" not in done.said, line
        assert done.made, line
        if "json" in line:
            json.loads(done.text)
    assert git(city, "status", "--porcelain", "--ignored") == before


def test_the_schemas_of_every_edition(city: Path, tmp_path: Path) -> None:
    lines = [
        ["schema", "--data", edition, "--output", str(tmp_path / str(place))]
        for place, edition in enumerate(EDITIONS)
    ]
    assert [done.code for done in ran(lines, cwd=city)] == [0] * len(EDITIONS)
    departments = [
        (tmp_path / f"{place}/initiative.schema.json").read_text("utf-8")
        for place in range(len(EDITIONS))
    ]
    assert ["デジタル戦略課" in each for each in departments] == [False, False, True, True, True]


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_slow_formats(city: Path, suffix: str, tmp_path: Path) -> None:
    lines = [
        ["render", "--data", edition, *more, "--output", str(tmp_path / f"{place}{name}.{suffix}")]
        for place, edition in enumerate(("r7-published", "HEAD"))
        for name, more in (("plan", ()), ("report", ("--document", "progress", *DAY)))
    ]
    for line, done in zip(lines, ran(lines, cwd=city), strict=True):
        assert done.code == 0, (line, done.said)
    assert len([*tmp_path.iterdir()]) == len(lines)


@pytest.mark.parametrize(("edition", "year"), PUBLISHED.items())
def test_each_edition_is_of_its_year_and_was_quiet(city: Path, edition: str, year: int) -> None:
    (checked,) = ran([["validate", "--data", edition, "--format", "json"]], cwd=city)
    report = json.loads(checked.text)
    remarks = {"r7-published": {"AP214", "AP401"}, "r8-published": set[str]()}  # as demonstrated
    assert {each["code"] for each in report["diagnostics"]} == remarks[edition]
    assert (report["summary"]["errors"], report["summary"]["warnings"]) == (0, 0)
    plan = git(city, "show", f"{edition}:data/plan.yaml")
    assert f"fiscal_year: {year}\n" in plan
    assert "status: published\n" in plan


def test_the_draft_follows_the_edition_and_has_only_work_left(city: Path) -> None:
    plan = tree_of(city / "data/plan.yaml")
    assert (plan["fiscal_year"], plan["status"]) == ("2027", "draft")
    assert plan["previous"] == {"revision": "r8-published"}
    assert plan["years"]["targets"] == ["2025", "2026", "2027", "2028"]  # the period stays
    (checked,) = ran([["validate", "--format", "json"]], cwd=city)
    left = json.loads(checked.text)["diagnostics"]
    assert {each["severity"] for each in left} == {"warning"}
    # Old years and forecasts, and remarks on last year's findings.
    assert {each["code"] for each in left} == {"AP704", "AP708", "AP014"}


def test_results_change_no_edition(city: Path) -> None:
    """What is rendered from the data with results is what was published, byte for byte."""
    for published, later in (("r7-published", "HEAD~3"), ("r8-published", "HEAD~1")):
        for format in ("markdown", "html"):
            lines = [["render", "--format", format, "--data", each] for each in (published, later)]
            edition, now = ran(lines, cwd=city)
            assert (edition.code, now.code) == (0, 0)
            assert now.made == edition.made
        names = git(city, "diff", "--name-only", published, later).splitlines()
        assert len(names) >= 6


def test_a_published_edition_is_the_same_before_and_after_all_the_later_years(
    city: Path, tmp_path: Path
) -> None:
    """A clone that ends with the edition, and the repository as it is now."""
    for edition in PUBLISHED:
        alone = tmp_path / edition
        git(city, "clone", "--quiet", "--branch", edition, str(city), str(alone))
        documents = [
            ["render", "--format", format, *more]
            for format in ("markdown", "html")
            for more in ((), ("--document", "progress", *DAY))
        ]
        then = ran(documents, cwd=alone)
        now = ran([[*line, "--data", edition] for line in documents], cwd=city)
        for line, one, other in zip(documents, then, now, strict=True):
            assert (one.code, one.made) == (0, other.made), line


def test_after_the_results_the_plan_says_what_the_demonstration_says(city: Path) -> None:
    reported = city.parent / "reported"
    there = {path.relative_to(reported) for path in reported.rglob("*.yaml")}
    assert len(there) == 24
    names = git(city, "ls-tree", "-r", "--name-only", "HEAD~3", "data").splitlines()
    assert {f"data/{name}" for name in there} == {*names}
    copy = city.parent / "recorded"
    git(city, "worktree", "add", "--quiet", "--detach", str(copy), "HEAD~3")
    try:
        for name in there:
            assert tree_of(copy / "data" / name) == tree_of(reported / name), name
    finally:
        git(city, "worktree", "remove", "--force", str(copy))


def test_the_report_on_the_first_year_compares_with_its_own_edition(city: Path) -> None:
    """In 2025 the initiative was called so, and aimed at that; its value came later."""
    asked = ["progress", "--year", "2025", "--format", "json", *DAY]
    now, then = (
        {(row["initiative"], row["indicator"]): row for row in json.loads(done.text)["rows"]}
        for done in ran([asked, [*asked, "--results", "HEAD~3:data"]], cwd=city)
    )
    cameras = now["shelter-information", "cameras"]
    assert (cameras["title"], cameras["target"]) == ("避難所の受付と河川の見守り", 14)
    assert (cameras["value"], cameras["verdict"]) == (13, "missed")
    corrected = now["open-data", "datasets"]
    assert (corrected["value"], corrected["verdict"]) == (308, "no_target")
    # What was given up without keeping its values is in the data of that time alone.
    lost = "health-app", "users"
    assert (now[lost]["value"], now[lost]["verdict"]) == (None, "no_value")
    assert (then[lost]["value"], then[lost]["verdict"]) == (2480, "missed")
