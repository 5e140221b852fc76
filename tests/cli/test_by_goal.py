"""What lists follows the goals: a line for each level, and a column for each in spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from apcli.text.width import cell_width
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEVELS = ROOT / "tests/plans/levels/data"
PLAN = ("--data", str(LEVELS))


def contents(folder: str) -> dict[str, dict[str, Any]]:
    """What the files of a folder of the plan say, by key."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (LEVELS / folder).glob("*.yaml")
    }


GOALS, INITIATIVES = contents("goals"), contents("initiatives")
NAMES = [each["name"] for each in yaml.safe_load((LEVELS / "taxonomy.yaml").read_text())["levels"]]


def above(key: str | None) -> Iterator[str]:
    """The goal and all above it, from the bottom."""
    while key is not None:
        yield key
        key = GOALS[key].get("parent")


def below(key: str) -> set[str]:
    """The initiatives that a reader of the files finds under a goal."""
    return {one for one, each in INITIATIVES.items() if key in above(each["goal"])}


def label(key: str) -> str:
    return f"{GOALS[key]['number']} {GOALS[key]['title']}"


def spreadsheet(*asked: str) -> list[dict[str, str]]:
    text = output(*asked, *PLAN, "--format", "csv")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# The matrix


def test_the_matrix_counts_each_goal_with_all_below_it() -> None:
    counted = json.loads(output("matrix", *PLAN, "--format", "json"))["goals"]
    assert {row["goal"]: row["total"] for row in counted["rows"]} == {
        key: len(below(key)) for key in GOALS
    }
    assert {row["goal"]: (row["level"], row["level_name"]) for row in counted["rows"]} == {
        key: (len(list(above(key))) - 1, NAMES[len(list(above(key))) - 1]) for key in GOALS
    }
    assert counted["unclassified"]["total"] == 0
    assert counted["unserved"] == [key for key in GOALS if not below(key)]


def test_its_rows_are_in_print_order_with_a_line_for_each_level() -> None:
    lines = output("--lang", "ja", "matrix", *PLAN, "--axis", "goal").splitlines()
    assert lines[0].split() == ["目標", "計"]
    assert [line.rstrip(" 0123456789") for line in lines[1:9]] == [
        "1 誰もが健やかに暮らすまち",
        "　1-1 健康づくりの推進",
        "　　1-1-1 健診の充実",
        "　　　1-1-1-1 受診の勧奨",
        "2 子どもが育つまち",
        "　2-1 保育の充実",
        "　　2-1-1 保育の場の確保",
        "　　　2-1-1-1 保育所の整備",
    ]
    assert lines[10].split() == ["取組（重複なし）", str(len(INITIATIVES))]


def test_the_goals_alone_are_asked_for_by_their_word() -> None:
    by_key = output("matrix", *PLAN, "--axis", "goal", "--format", "json")
    assert output("matrix", *PLAN, "--axis", "目標", "--format", "json") == by_key
    found = json.loads(by_key)
    assert (found["axes"], found["departments"]) == ([], None)
    assert len(found["goals"]["rows"]) == len(GOALS)


def test_the_matrix_as_a_spreadsheet_has_a_column_for_each_level() -> None:
    rows = [row for row in spreadsheet("matrix") if row["分類軸"] == "目標"]
    assert [row["キー"] for row in rows][:2] == ["health", "health-policy"]
    for row in rows:
        path = [*above(row["キー"])][::-1]
        assert [row[name] for name in NAMES] == [
            *map(label, path),
            *([""] * (len(NAMES) - len(path))),
        ]
        assert row["区分"] == NAMES[len(path) - 1]
        assert row["計"] == str(len(below(row["キー"])))


def test_a_goal_without_an_initiative_and_an_initiative_without_a_goal_are_said(
    tmp_path: Path,
) -> None:
    changes = {
        "taxonomy.yaml": FILES["taxonomy.yaml"] + "levels: [{key: aim, name: 目標}]\n",
        "plan.yaml": FILES["plan.yaml"] + "lint: {severity: {AP225: ignore, AP226: ignore}}\n",
        "goals/one.yaml": "number: 1\ntitle: 暮らし\n",
        "goals/two.yaml": "number: 2\ntitle: 仕事\n",
        FIRST: FILES[FIRST] + "goal: one\n",
    }
    write_plan(tmp_path / "data", changes)
    printed = output("matrix", "--axis", "goal", cwd=tmp_path)
    assert "Without a goal: 1 of 2 initiatives.\n" in printed
    assert printed.endswith("Goals without an initiative (1 of 2):\n  2 仕事\n")


def test_a_plan_without_goals_has_none_in_its_matrix() -> None:
    assert "goals" not in json.loads(output("matrix", "--format", "json"))
    head = output("matrix", "--format", "csv").splitlines()[0]
    assert head.endswith(",計,重点取組数")


# The list


def test_what_is_listed_again_has_a_line_there_that_says_so() -> None:
    lines = output("--lang", "ja", "list", *PLAN).splitlines()
    place = next(at for at, line in enumerate(lines) if "再掲" in line)
    assert lines[place].split() == ["1", f"再掲：{INITIATIVES['letters']['title']}"]
    headings = [line.strip() for line in lines[:place] if "<" in line]
    assert headings[-1] == f"<{NAMES[3]} {label('nurseries')}（{len(below('nurseries'))}件）>"
    assert sum(line.strip() == "letters" for line in lines) == 1


def test_markdown_says_so_too() -> None:
    lines = output("list", *PLAN, "--format", "markdown").splitlines()
    assert lines[-1] == f"| 1 | 再掲：{INITIATIVES['letters']['title']} |  |  |"
    heading = f"{NAMES[3]} {label('nurseries')}（{len(below('nurseries'))}件）"
    assert f"|  | **{heading}** |  |  |" in lines


def test_json_and_csv_have_each_initiative_once() -> None:
    listed = json.loads(output("list", *PLAN, "--format", "json"))["initiatives"]
    assert Counter(each["initiative"] for each in listed) == Counter([*INITIATIVES])
    rows = spreadsheet("list")
    assert [row["キー"] for row in rows] == [each["initiative"] for each in listed]
    assert {row["キー"]: row["再掲"] for row in rows if row["再掲"]} == {
        "letters": label("nurseries")
    }


def test_what_is_listed_again_above_others_opens_that_goal(tmp_path: Path) -> None:
    changes = {
        "taxonomy.yaml": FILES["taxonomy.yaml"] + "levels: [{key: aim, name: 目標}]\n",
        "plan.yaml": FILES["plan.yaml"] + "lint: {severity: {AP225: ignore}}\n",
        "goals/one.yaml": "number: 1\ntitle: 暮らし\n",
        "goals/two.yaml": "number: 2\ntitle: 仕事\n",
        FIRST: FILES[FIRST] + "goal: one\nalso_under: [two]\n",
        SECOND: FILES[SECOND] + "goal: one\n",
    }
    write_plan(tmp_path / "data", changes)
    lines = [line.strip() for line in output("list", cwd=tmp_path).splitlines()]
    assert lines[-2] == "<目標 2 仕事 (0)>"
    assert lines[-1].split() == ["1", "Listed", "again:", "窓口のDX"]


def test_each_line_of_a_goal_says_how_many_initiatives_lie_below_it() -> None:
    lines = {line.strip() for line in output("--lang", "ja", "list", *PLAN).splitlines()}
    for key in GOALS:
        level = NAMES[len(list(above(key))) - 1]
        assert f"<{level} {label(key)}（{len(below(key))}件）>" in lines


# Tables of progress


@pytest.mark.parametrize("width", [80, 120])
def test_the_line_of_a_goal_is_one_line_however_narrow_its_column_is(width: int) -> None:
    printed = output("progress", *PLAN, COLUMNS=str(width))
    for key in GOALS:
        level = NAMES[len(list(above(key))) - 1]
        assert f" <{level} {label(key)}>\n" in printed
    assert max(map(cell_width, printed.splitlines())) <= width


@pytest.mark.parametrize("width", ["30", "50"])
def test_it_is_broken_where_the_terminal_ends(width: str) -> None:
    lines = output("list", *PLAN, COLUMNS=width).splitlines()
    assert max(map(cell_width, lines)) <= int(width)
    assert "誰もが健やかに暮らすまち" in "".join(line.strip() for line in lines)


@pytest.mark.parametrize("asked", [(), ("--year", "2024-2025")])
@pytest.mark.parametrize("width", ["70", "120"])
def test_the_rows_of_a_goal_do_not_repeat_its_title(asked: tuple[str, ...], width: str) -> None:
    printed = output("progress", *PLAN, *asked, COLUMNS=width)
    title = GOALS["health"]["title"]
    assert [line.strip() for line in printed.splitlines() if title in line] == [
        f"<{NAMES[0]} {label('health')}>"
    ]
    assert GOALS["health"]["indicators"]["healthy-life"]["name"] in printed
    assert INITIATIVES["weekend"]["title"] in printed


def test_what_has_no_department_is_named_in_the_language_of_the_reader() -> None:
    printed = output("progress", *PLAN, "--missing")
    assert "\nNot stated: 2 of 2 indicators without an actual value\n" in printed
    assert "\n記載なし：" in output("--lang", "ja", "progress", *PLAN, "--missing")


@pytest.mark.parametrize("width", [100, 110])
def test_a_long_title_goes_on_below_its_own_beginning(tmp_path: Path, width: int) -> None:
    title = "誰もが安心して健やかに暮らし続けられるまちをつくり、" + "自然と文化を次の世代につなぐ"
    changes = {
        "taxonomy.yaml": FILES["taxonomy.yaml"]
        + "levels: [{key: aim, name: 目標}, {key: way, name: 施策}]\n",
        "goals/one.yaml": "number: 1\ntitle: 暮らし\n",
        "goals/two.yaml": f"number: 1-1\ntitle: {title}\nparent: one\n",
        FIRST: FILES[FIRST] + "goal: two\n",
        SECOND: FILES[SECOND] + "goal: two\n",
    }
    write_plan(tmp_path / "data", changes)
    printed = output("progress", "--by", "goal", cwd=tmp_path, COLUMNS=str(width))
    names = [line.split("  ")[0] for line in printed.splitlines() if line.startswith("　")]
    assert len(names) > 1
    assert "".join(name[1:] for name in names) == f"1-1 {title}"


# Spreadsheets of progress


@pytest.mark.parametrize("asked", [(), ("--missing",), ("--year", "2025-2026")])
def test_every_row_names_the_goals_above_it(asked: tuple[str, ...]) -> None:
    rows = spreadsheet("progress", *asked)
    titles = {each["title"]: each["goal"] for each in INITIATIVES.values()}
    titles |= {each["title"]: key for key, each in GOALS.items()}
    assert rows
    for row in rows:
        path = [label(key) for key in above(titles[row["取組"]])][::-1]
        assert [row[name] for name in NAMES] == path + [""] * (len(NAMES) - len(path))


def test_a_row_of_a_goal_names_its_own_and_those_above() -> None:
    for row in spreadsheet("progress", "--by", "goal"):
        key = next(key for key, each in GOALS.items() if each["title"] == row["項目"])
        path = [label(each) for each in above(key)][::-1]
        assert [row[name] for name in NAMES] == path + [""] * (len(NAMES) - len(path))
    head = output("progress", *PLAN, "--by", "department", "--format", "csv").splitlines()[0]
    assert NAMES[0] not in head


def test_goals_that_are_not_asked_for_are_not_called_empty() -> None:
    asked = ("progress", *PLAN, "--by", "goal")
    assert "Without an initiative" not in output(*asked, "--goal", "health")
    printed = output(*asked, "--department", "道路課")
    assert f"Without an initiative: {GOALS['health']['title']}, " in printed


# Naming a goal


def test_the_file_of_a_goal_is_validated_by_its_key_and_number() -> None:
    for name in ("health", "1-1-1", "１－１－１"):
        assert output("validate", name, *PLAN).startswith("14 files checked: 0 errors")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("health/life",), "the goal 'health' has no indicator 'life'"),
        (("checkups",), "the goal 'checkups' has several indicators"),
        (("1-1",), "the goal 'health-policy' has no indicator"),
    ],
)
def test_what_cannot_be_recorded_in_a_goal_says_that_it_is_one(
    asked: tuple[str, ...], said: str
) -> None:
    done = apcli("record", *asked, "--year", "2025", "--kind", "actual", "--value", "1", *PLAN)
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (2, f"apcli: {said}")


def test_what_is_recorded_in_a_goal_is_shown_with_its_title(tmp_path: Path) -> None:
    shutil.copytree(LEVELS, tmp_path / "data")
    asked = (
        "record",
        "health/healthy-life",
        "--year",
        "2025",
        "--kind",
        "actual",
        "--value",
        "84.5",
    )
    assert f"\n1 {GOALS['health']['title']}\n" in output(*asked, cwd=tmp_path)
