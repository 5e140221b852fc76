"""The plan of this repository, rolled over: all that is left of last year is found, and no more."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from apcli.models.texts import texts_of
from apcli.workspace import load
from tests.processes import DATA, apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.models import Indicator
    from apcli.workspace import Workspace

Place = tuple[str, str]
"""The initiative, or the file, and the path of a finding."""

OLD_MONTH = "令和(?:7年(?:[4-9]|1[0-2])月|8年[1-3]月)"
"""A month of the fiscal year 令和7年度."""


@pytest.fixture(scope="module")
def edition() -> Workspace:
    return load(DATA, "data")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(DATA, folder / "data")
    begin(folder)
    commit(folder, "令和7年度", tag="r7-published")
    output("rollover", "--to", "2026", cwd=folder)
    return folder


def findings(plan: Path, *arguments: str) -> list[tuple[str, Place, str]]:
    """The code, the place and the message of each finding."""
    done = apcli("validate", "--format", "json", *arguments, cwd=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    return [
        (
            each["code"],
            (each["initiative"] or each["file"], ".".join(map(str, each["path"]))),
            each["message"],
        )
        for each in json.loads(done.stdout)["diagnostics"]
    ]


@pytest.fixture(scope="module")
def left(draft: Path) -> list[tuple[str, Place, str]]:
    return findings(draft)


def places(left: list[tuple[str, Place, str]], code: str, path: str = "") -> set[Place]:
    """Where a code is found, below a path."""
    return {place for each, place, _ in left if each == code and place[1].startswith(path)}


def indicators(edition: Workspace) -> dict[Place, Indicator]:
    return {
        (key, f"indicators.{name}"): indicator
        for key, each in edition.initiatives.items()
        for name, indicator in each.indicators.items()
    }


def test_the_draft_is_of_the_next_year_and_names_the_edition(draft: Path) -> None:
    plan = load(draft / "data", "data").plan
    assert (plan.fiscal_year, plan.status, plan.published) == (2026, "draft", None)
    assert (plan.years.baseline, plan.years.forecast) == (2023, 2025)
    assert plan.years.targets == (2026, 2027, 2028, 2029)
    assert plan.previous is not None
    assert plan.previous.revision == "r7-published"


STEPS = {
    **dict.fromkeys(["AP701", "AP703", "AP709"], 1),
    **dict.fromkeys(["AP702", "AP711"], 2),
    **dict.fromkeys(["AP705", "AP710"], 3),
    **dict.fromkeys(["AP706", "AP707", "AP708"], 4),
    "AP704": 5,
}
"""What an office decides first: what is in the plan, what changes, values, targets, texts."""


def test_people_read_the_findings_in_the_order_in_which_an_office_works(
    draft: Path, edition: Workspace
) -> None:
    text = output("validate", cwd=draft)
    found = re.findall(r"^data/(\S+?):\d+:\d+ (AP\d+)\[\S+ warning", text, re.MULTILINE)
    numbers = {f"initiatives/{key}.yaml": each.number for key, each in edition.initiatives.items()}
    numbers["plan.yaml"] = 0
    order = [(STEPS.get(code, 6), numbers[file]) for file, code in found]
    assert len(order) > 50
    assert len({step for step, _ in order}) >= 2
    assert order == sorted(order)


def test_nothing_is_new_any_more(draft: Path, edition: Workspace) -> None:
    new = {key for key, each in edition.initiatives.items() if each.change == "new"}
    assert len(new) == 4
    after = load(draft / "data", "data").initiatives
    assert {after[key].change for key in after} == {"continued"}


def test_every_note_about_last_year_is_found(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    notes = {
        (key, f"notes.{index}")
        for key, each in edition.initiatives.items()
        for index, note in enumerate(each.notes)
        if "令和6年度末見込" in note or "令和7年度" in note
    }
    assert len(notes) == 9
    assert places(left, "AP704", "notes") == notes


def test_every_erratum_of_last_year_is_found(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    errata = {
        (key, f"errata.{index}")
        for key, each in edition.initiatives.items()
        for index in range(len(each.errata))
    }
    assert len(errata) == 10
    assert places(left, "AP704", "errata") == errata


def test_the_colophon_of_last_year_is_found(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    dated = {
        ("data/plan.yaml", ".".join(map(str, path)))
        for path, text, _ in texts_of(edition.plan)
        if "令和7（2025）年3月" in text
    }
    assert len(dated) == 1
    assert {place for place in places(left, "AP704") if place[0] == "data/plan.yaml"} == dated


def test_every_schedule_that_is_over_or_ends_too_early_is_found_once(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    schedules = {
        key
        for key, each in edition.initiatives.items()
        if any(span.last < 2026 or span.last == 2028 for span in each.schedule)
    }
    found = places(left, "AP704", "schedule")
    assert {key for key, _ in found} == schedules
    assert len(found) == len(schedules) > 10


def test_every_other_text_about_last_year_is_found(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    speaking = {
        (key, field)
        for key, each in edition.initiatives.items()
        for field in ("title", "overview", "actions")
        if re.search(f"令和7年度|{OLD_MONTH}", getattr(each, field))
    }
    others = ("notes", "errata", "schedule", "sections")
    found = {each for each in places(left, "AP704") if not each[1].startswith(others)}
    assert found == speaking
    assert len(speaking) == 5


def test_every_missing_value_and_last_target_is_found(
    edition: Workspace, left: list[tuple[str, Place, str]]
) -> None:
    asked = {
        place
        for place, each in indicators(edition).items()
        if 2024 in each.values or each.target_of(2025)
    }
    ending = {place for place, each in indicators(edition).items() if each.target_of(2028)}
    expected = {
        (file, f"{path}.values.2024")
        for (file, path), each in indicators(edition).items()
        if 2024 in each.values and not each.values[2024].actual
    }
    found: dict[str, set[Place]] = {}
    for code, place, message in left:
        if code == "AP708":
            found.setdefault(message, set()).add(place)
    assert found == {
        "no actual value for 2024, which is over": expected,
        "no forecast for 2025": asked,
        "no target for 2029": ending,
    }


def test_nothing_else_of_last_year_is_said(draft: Path, left: list[tuple[str, Place, str]]) -> None:
    """Beside what was found before, only a stage that its schedule leaves behind."""
    assert {code for code, _, _ in left if code.startswith("AP7")} == {"AP704", "AP708"}
    before = {each[:2] for each in findings(draft, "--data", "r7-published")}
    known = {(code, (place.removeprefix("r7-published:"), path)) for code, (place, path) in before}
    others = {each[:2] for each in left if not each[0].startswith("AP7")}
    assert others - known == {
        ("AP403", ("digital-sports", "schedule.1.stage")),
        ("AP404", ("digital-sports", "stage.basis")),
    }
    assert known - others == {("AP602", ("station-front", "notes.0"))}  # found as last year's note


def test_the_report_on_last_year_still_compares_with_its_edition(draft: Path) -> None:
    there = output("progress", "--year", "2025", "--format", "csv", cwd=draft)
    before = output(
        "progress", "--year", "2025", "--format", "csv", "--data", "r7-published", cwd=draft
    )
    assert there == before
