"""Thirty initiatives with goals, made by hand in three layouts: one and the same whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.importing.completing import Given
from apcli.importing.converting import Imported, convert
from apcli.importing.opening import read_file
from apcli.importing.proposing import proposed
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from tests.importing import city, whole_plan
from tests.importing.test_layouts import as_workspace
from tests.importing.whole_plan import GOALS, STATUSES, WORKS

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.importing.sheet import Sheet
    from apcli.models import Indicator, Initiative
    from apcli.workspace import Workspace


def table(folder: Path) -> Path:
    return city.xlsx_file(folder / "plan.xlsx", {"実施計画": whole_plan.as_table()})


def table_of_ods(folder: Path) -> Path:
    return city.ods_file(folder / "plan.ods", {"実施計画": whole_plan.as_table()})


def forms(folder: Path) -> Path:
    sheets = {f"{each.number:02}": whole_plan.as_form(each) for each in WORKS}
    return city.xlsx_file(folder / "plan.xlsx", sheets)


def word(folder: Path) -> Path:
    return city.docx_file(folder / f"{whole_plan.TITLE}.docx", [whole_plan.as_word()])


class Case(NamedTuple):
    """A layout that was imported, and the plan that it became."""

    sheets: list[Sheet]
    plan: Imported
    workspace: Workspace


LAYOUTS = [table, table_of_ods, forms, word]
OUTSIDE = {table: 0, table_of_ods: 0, forms: 0, word: 1}
"""Cells under no head: Word has a line before its table."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """Every layout, imported once."""
    found = {}
    for write in LAYOUTS:
        folder = tmp_path_factory.mktemp(write.__name__)
        path = write(folder)
        sheets = read_file(path, path.name).sheets
        plan = convert(sheets, proposed(sheets, path.name), Given(), path.name)
        found[write.__name__] = Case(sheets, plan, as_workspace(folder, plan))
    return found


@pytest.fixture(params=LAYOUTS, ids=lambda write: write.__name__)
def case(request: pytest.FixtureRequest, cases: dict[str, Case]) -> Case:
    return cases[request.param.__name__]


def test_the_plan_has_no_finding_at_all(case: Case) -> None:
    assert [(each.rule.code, str(each.message)) for each in run(case.workspace, checkers())] == []


def test_the_goals_are_those_of_the_city_in_its_order(case: Case) -> None:
    workspace = case.workspace
    assert [each.name for each in workspace.taxonomy.levels] == ["基本目標", "施策"]
    expected: list[tuple[str, str, str | None]] = []
    for number, (title, below) in GOALS.items():
        expected.append((number, title, None))
        expected += [(each, name, title) for each, name in below.items()]
    titles = {key: goal.title for key, goal in workspace.goals.items()}
    assert [
        (str(goal.number), goal.title, titles.get(goal.parent or ""))
        for goal in workspace.goals.values()
    ] == expected


def test_every_initiative_says_all_that_the_city_said(case: Case) -> None:
    found = [*case.workspace.initiatives.values()]
    assert [each.number for each in found] == [each.number for each in WORKS]
    for initiative, said in zip(found, WORKS, strict=True):
        check(initiative, said, case.workspace)


def check(found: Initiative, said: whole_plan.Work, workspace: Workspace) -> None:
    changes = {"新規": "new", "継続": "continued", "拡充": "expanded"}
    assert (found.title, found.change) == (said.title, changes[said.change])
    assert found.goal
    assert str(workspace.goals[found.goal].number) == said.measure
    lead, related = said.departments
    roles = {each.key: each.name for each in workspace.taxonomy.roles}
    departments = [(each.name, roles.get(each.role or "")) for each in found.in_charge]
    assert departments == [(lead, None), *([(related, "関係課")] if related else [])]
    texts = said.texts
    assert found.overview == texts.pop("事業概要")
    assert (found.actions or "").strip() == texts.pop("取組内容")
    names = {each.key: each.name for each in workspace.plan.fields}
    rest = said.rest
    law = {} if rest["根拠法令"] == "－" else {"根拠法令": rest["根拠法令"]}
    given = {names[key]: text.strip() for key, text in found.fields.items()}
    assert given == {**texts, "今後の方向性": rest["今後の方向性"], **law}
    statuses = {each.key: each.name for each in workspace.taxonomy.statuses}
    assert {year: statuses[each.key] for year, each in found.status.items()} == {
        2025: STATUSES[said.number % 3]
    }
    spans = [(each.first, each.last, each.text) for each in found.schedule]
    assert spans == list(zip((2025, 2026, 2027), (2025, 2026, 2027), said.schedule, strict=True))
    budgets = dict(zip((2025, 2026, 2027), said.budgets, strict=True))
    assert {year: cost.budget for year, cost in found.costs.items()} == {2024: None, **budgets}
    assert found.costs[2024].actual == said.number * 10
    assert found.costs[2025].sources == said.sources
    assert list(found.costs) == sorted(found.costs)
    axis = workspace.taxonomy.axis("sdgs")
    assert axis
    codes = {item.key: item.code for item in axis.items}
    assert {codes[key] for key in found.classification["sdgs"]} == {said.number % 17 + 1, 17}
    assert found.notes == ((f"国補助{said.number}",) if said.number % 3 == 0 else ())
    assert [each.evaluation for each in found.reviews[2024]] == [rest["R6評価"]]
    for indicator, measured in zip(found.indicators.values(), said.indicators, strict=True):
        check_indicator(indicator, measured)


def check_indicator(found: Indicator, said: whole_plan.Measured) -> None:
    def number(text: str) -> str:
        return text.replace(",", "")

    aggregation = "cumulative" if "累計" in said.name else "point_in_time"
    assert (found.name, found.unit, found.aggregation) == (said.name, said.unit, aggregation)
    assert found.kind == "outcome"
    assert found.baseline
    assert (found.baseline.fiscal_year, str(found.baseline.value)) == (2023, number(said.baseline))
    actuals = {year: str(each.actual.value) for year, each in found.values.items() if each.actual}
    assert actuals == ({} if said.actual == "－" else {2024: number(said.actual)})
    targets = {span.first: str(each.value) for span, each in found.targets.items()}
    assert targets == dict(zip((2025, 2026, 2027), map(number, said.targets), strict=True))


def test_every_cell_under_a_usual_head_or_label_is_in_the_plan(
    cases: dict[str, Case],
) -> None:
    for write, outside in OUTSIDE.items():
        case = cases[write.__name__]
        cells = [text for sheet in case.sheets for row in sheet.rows for text in row]
        blank = sum(text.strip() in ("", "－") for text in cells)
        count = case.plan.account.count(case.sheets)
        assert (count.blank, count.listed) == (blank, outside)
        assert count.placed == len(cells) - blank - outside
        assert count.placed > 1000


def test_all_layouts_are_the_same_plan(cases: dict[str, Case]) -> None:
    first, *others = [case.plan.files for case in cases.values()]
    for files in others:
        assert {name: text for name, text in files.items() if name != "plan.yaml"} == {
            name: text for name, text in first.items() if name != "plan.yaml"
        }
    titles = {files["plan.yaml"].split("\n")[1] for files in (first, *others)}
    title = "title: みほん市総合計画実施計画"
    assert titles == {title, f"{title}　個票"}
    rests = {files["plan.yaml"].split("\n", 2)[2] for files in (first, *others)}
    assert len(rests) == 1


def test_the_list_says_only_what_the_city_has_to_look_at(case: Case) -> None:
    said = {str(each.why) for each in case.plan.account.proposed}
    assert {text for text in said if not text.startswith(("name:", "title:", "year:"))} == {
        "no year is given: 2025 is proposed",
        "aggregation cumulative is proposed from what stands in brackets",
        "aggregation point_in_time is proposed from what stands in brackets",
    }
