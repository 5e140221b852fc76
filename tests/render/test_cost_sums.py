"""What a plan costs, summed by goal, by department and in all: computed here from its files."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from apcli.era import year_label
from apcli.render.documents.cost_sums import cost_sums
from apcli.text.printed import number_label
from apcli.workspace import load
from benchmarks.city import write
from tests.render.documents import write_files
from tests.render.structured_plan import FILES, INITIATIVES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from apcli.render.documents.small_table import SmallTable

KINDS = {"予算": "budget", "決算": "actual"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a plan of 300 initiatives with costs, departments with roles, and goals."""
    folder = tmp_path_factory.mktemp("city") / "data"
    write(folder)
    return folder


def _files(data: Path, folder: str) -> dict[str, Any]:
    return {
        each.stem: yaml.safe_load(each.read_text(encoding="utf-8"))
        for each in sorted((data / folder).glob("*.yaml"))
    }


def _amounts(initiative: Mapping[str, Any], kind: str, year: int) -> list[Decimal]:
    cost = initiative.get("costs", {}).get(year, {})
    return [Decimal(str(cost[kind]))] if kind in cost else []


def _sums(
    initiatives: Iterable[Any], groups_of: Callable[[Any], Iterable[str]], kind: str, year: int
) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for each in initiatives:
        for name in groups_of(each):
            for amount in _amounts(each, kind, year):
                found[name] += amount
    return found


def _column(table: SmallTable, place: int) -> dict[str, str]:
    return {row[0].strip("　"): row[place] for row in table.rows}


def _assert_sums(data: Path, table: SmallTable, groups_of: Callable[[Any], Iterable[str]]) -> None:
    """Every cell of the table is the sum that the files give, and there is one for each year."""
    initiatives = list(_files(data, "initiatives").values())
    years = sorted({year for each in initiatives for year in each.get("costs", {})})
    heads = [
        (f"{year_label(year)} {word}", kind, year)
        for year in years
        for word, kind in KINDS.items()
        if any(_amounts(each, kind, year) for each in initiatives)
    ]
    assert list(table.heads[1:]) == [head for head, _, _ in heads]
    for place, (_, kind, year) in enumerate(heads, 1):
        sums = _sums(initiatives, groups_of, kind, year)
        total = sum((one for each in initiatives for one in _amounts(each, kind, year)), Decimal())
        shown = _column(table, place)
        assert shown.pop("計") == number_label(total)
        assert {name: cell for name, cell in shown.items() if cell != "－"} == {
            name: number_label(amount) for name, amount in sums.items()
        }


def _lead(initiative: Mapping[str, Any]) -> list[str]:
    for each in initiative["departments"]:
        if isinstance(each, dict) and each.get("role") == "lead":
            return [each["name"]]
    first = initiative["departments"][0]
    return [first["name"] if isinstance(first, dict) else first]


def test_sums_by_department_count_each_initiative_for_its_lead(city: Path) -> None:
    _, table = cost_sums(load(city, "data"))
    _assert_sums(city, table, _lead)


def test_sums_by_goal_count_all_that_lies_below_once(city: Path) -> None:
    goals = _files(city, "goals")
    labels = {key: f"{goal['number']} {goal['title']}" for key, goal in goals.items()}

    def groups(initiative: Mapping[str, Any]) -> Iterable[str]:
        key = initiative["goal"]
        while key:
            yield labels[key]
            key = goals[key].get("parent")

    table, _ = cost_sums(load(city, "data"))
    assert [row[0].strip("　") for row in table.rows[:-1]] == list(
        dict.fromkeys(sorted(labels.values(), key=_by_number))
    )
    _assert_sums(city, table, groups)


def _by_number(label: str) -> list[int]:
    return [int(each) for each in label.split(maxsplit=1)[0].split("-")]


LEAD_SECOND = "departments: [{name: 総務課, role: related}, {name: 市民課, role: lead}]"


def test_the_lead_is_counted_wherever_it_is_named(tmp_path: Path) -> None:
    first = INITIATIVES["one-stop"].replace(
        "departments: [{name: 市民課, role: lead}, {name: 総務課, role: related}]", LEAD_SECOND
    )
    assert LEAD_SECOND in first
    workspace = load(
        write_files(tmp_path / "data", {**FILES, "initiatives/one-stop.yaml": first}), "data"
    )
    _, table = cost_sums(workspace)
    assert _column(table, 1) == {"総務課": "－", "市民課": "4,328", "計": "4,328"}
    assert _column(table, 2)["市民課"] == "4,102"
    assert _column(table, 3) == {"総務課": "1,200", "市民課": "5,000", "計": "6,200"}


def test_what_is_left_out_and_how_it_is_counted_is_said_once(tmp_path: Path) -> None:
    tables = cost_sums(load(write_files(tmp_path / "data", FILES), "data"))
    assert [table.notes for table in tables[:-1]] == [()]
    every = len(INITIATIVES)
    going_on = every - sum("change: completed" in text for text in INITIATIVES.values())
    assert going_on < every
    known_of = {"令和7年度 予算": 1, "令和7年度 決算": 1, "令和8年度 予算": 2}
    counted = {column: going_on if "8年度" in column else every for column in known_of}
    assert tables[-1].notes == (
        *(
            f"{column}の計は、取組{counted[column]}件のうち、"
            f"金額の記載がない{counted[column] - known}件を含みません。"
            for column, known in known_of.items()
        ),
        "複数の課が担当する取組は、主管課（ない場合は最初に記載した課）に1回だけ数えています。",
        "再掲した取組は、1回だけ数えています。",
    )


def test_what_has_ended_counts_until_the_year_of_the_plan(tmp_path: Path) -> None:
    costs = "costs: {2025: {budget: 700, actual: 650}, 2026: {budget: 100}}\n"
    ended = next(key for key, text in INITIATIVES.items() if "change: completed" in text)
    name = f"initiatives/{ended}.yaml"
    before = cost_sums(load(write_files(tmp_path / "before", FILES), "data"))[-1]
    with_costs = {**FILES, name: FILES[name] + costs}
    after = cost_sums(load(write_files(tmp_path / "after", with_costs), "data"))[-1]
    totals = [
        [_number(_column(table, place)["計"]) for place in (1, 2, 3)] for table in (before, after)
    ]
    assert [new - old for old, new in zip(*totals, strict=True)] == [700, 650, 0]
    assert "令和8年度 予算の計は、終了した取組1件を含みません。" in after.notes
    assert not any("終了した" in note for note in before.notes)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
