"""Thirty initiatives in the three layouts and four formats become the plan that they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.diagnostics import Severity
from apcli.importing.completing import Given
from apcli.importing.converting import Imported, convert
from apcli.importing.opening import read_file
from apcli.importing.proposing import proposed
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load
from tests.importing import city

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.importing.sheet import Sheet
    from apcli.models import Initiative
    from apcli.workspace import Workspace


def csv_table(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes(city.csv_file(city.one_row_each()))
    return path


def csv_of_excel(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes(city.csv_file(city.one_row_each(), "cp932"))
    return path


def csv_with_mark(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes(city.csv_file(city.one_row_each(), "utf-8-sig"))
    return path


def csv_two_rows(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_bytes(city.csv_file(city.two_row_head()[0]))
    return path


def xlsx_table(folder: Path) -> Path:
    return city.xlsx_file(folder / "plan.xlsx", {"一覧": (city.one_row_each(), [])})


def xlsx_two_rows(folder: Path) -> Path:
    return city.xlsx_file(folder / "plan.xlsx", {"一覧": city.two_row_head()})


def xlsx_forms(folder: Path) -> Path:
    sheets = {f"取組{each.number}": city.form(each) for each in city.INITIATIVES}
    return city.xlsx_file(folder / "令和7年度実施計画.xlsx", sheets)


def ods_table(folder: Path) -> Path:
    return city.ods_file(folder / "plan.ods", {"一覧": (city.one_row_each(), [])})


def ods_two_rows(folder: Path) -> Path:
    return city.ods_file(folder / "plan.ods", {"一覧": city.two_row_head()})


def ods_forms(folder: Path) -> Path:
    sheets = {f"取組{each.number}": city.form(each) for each in city.INITIATIVES}
    return city.ods_file(folder / "令和7年度実施計画.ods", sheets)


def docx_table(folder: Path) -> Path:
    rows = city.one_row_each()
    return city.docx_file(folder / "令和7年度実施計画.docx", [(rows[2:], [])])


def docx_two_rows(folder: Path) -> Path:
    return city.docx_file(folder / "plan.docx", [city.two_row_head()])


def docx_forms(folder: Path) -> Path:
    tables = [city.form(each) for each in city.INITIATIVES]
    return city.docx_file(folder / "令和7年度実施計画.docx", tables)


class Case(NamedTuple):
    """A file that was imported, and the plan that it became."""

    sheets: list[Sheet]
    plan: Imported
    workspace: Workspace


LISTS = [
    csv_table, csv_of_excel, csv_with_mark, csv_two_rows, xlsx_table, xlsx_two_rows, ods_table,
    ods_two_rows, docx_table, docx_two_rows,
]  # fmt: skip
FORMS = [xlsx_forms, ods_forms, docx_forms]


@pytest.fixture(scope="module", params=[*LISTS, *FORMS], ids=lambda write: write.__name__)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Every file is written and imported once."""
    folder = tmp_path_factory.mktemp("import")
    path = request.param(folder)
    sheets = read_file(path, path.name).sheets
    plan = convert(sheets, proposed(sheets, path.name), Given(), path.name)
    return Case(sheets, plan, as_workspace(folder, plan))


def as_workspace(folder: Path, plan: Imported) -> Workspace:
    for name, text in plan.files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder / "data", "data")


def test_thirty_initiatives_become_a_plan_without_errors(case: Case) -> None:
    workspace = case.workspace
    errors = [each for each in run(workspace, checkers()) if each.severity is Severity.ERROR]
    assert [str(each.message) for each in errors] == []
    assert len(workspace.initiatives) == len(city.INITIATIVES)
    assert workspace.plan.fiscal_year == 2025
    assert workspace.plan.years.targets == (2025, 2026, 2027)
    assert workspace.plan.years.baseline == 2023
    assert [each.name for each in workspace.taxonomy.departments if each.marker] == ["関係各課"]


def test_every_initiative_says_what_the_city_said(case: Case) -> None:
    workspace, plan = case.workspace, case.plan
    for said in city.INITIATIVES:
        check_initiative(workspace.initiatives[f"initiative-{said.number:02}"], said, plan)


def check_initiative(found: Initiative, said: city.Initiative, plan: Imported) -> None:
    assert found.number == said.number
    assert found.title == said.title
    assert found.departments == said.departments
    assert found.overview == said.overview
    has_actions = "actions" in meanings(plan)
    assert (found.actions or "").strip() == (said.actions if has_actions else "")
    assert found.notes == (() if said.notes == "－" else (said.notes,))
    assert found.costs[2025].budget == said.budget
    if "schedule" in meanings(plan):
        spans = [(each.first, each.last, each.text) for each in found.schedule]
        assert spans == list(
            zip((2025, 2026, 2027), (2025, 2026, 2027), said.schedule, strict=True)
        )
    assert len(found.indicators) == len(said.indicators)
    for indicator, expected in zip(found.indicators.values(), said.indicators, strict=True):
        assert indicator.name == expected.name
        assert indicator.unit == expected.unit
        assert indicator.aggregation == expected.aggregation
        assert indicator.baseline
        assert indicator.baseline.fiscal_year == 2023
        assert indicator.baseline.value == expected.baseline
        targets = {span.first: target.value for span, target in indicator.targets.items()}
        assert targets == dict(zip((2025, 2026, 2027), expected.targets, strict=True))


def meanings(plan: Imported) -> set[str]:
    columns = {each.meaning for sheet in plan.mapping.sheets for each in sheet.columns.values()}
    return {*map(str, columns), *map(str, plan.mapping.labels.values())}


def test_every_cell_under_a_usual_head_or_label_is_in_the_plan(case: Case) -> None:
    left = {each.cell.text for each in case.plan.account.listed(case.sheets) if each.cell}
    forms = {f"個票 {each.number}" for each in city.INITIATIVES}
    without_label = (
        forms if any(each.layout == "form" for each in case.plan.mapping.sheets) else set()
    )
    assert left - {"次の表のとおりです。"} == without_label


def test_placed_listed_and_blank_cells_are_all_cells(case: Case) -> None:
    sheets, plan = case.sheets, case.plan
    cells = [text for sheet in sheets for row in sheet.rows for text in row]
    count = plan.account.count(sheets)
    blank = sum(text.strip() in ("", "－") for text in cells)
    listed = sum(1 for _each in plan.account.listed(sheets))
    assert (count.blank, count.listed) == (blank, listed)
    assert count.placed == len(cells) - blank - listed


def test_what_is_placed_can_be_read_in_the_plan(case: Case) -> None:
    sheets, plan = case.sheets, case.plan
    whole = "".join("".join(text.split()) for text in plan.files.values())
    listed = {each.cell for each in plan.account.listed(sheets)}
    values = [
        cell
        for sheet in sheets
        for row in range(sheet.height)
        for cell in sheet.filled(row)
        if cell not in listed and "取組" in cell.text and any(map(str.isdecimal, cell.text))
    ]
    assert len(values) > 60
    missing = [each.text for each in values if "".join(each.text.split()) not in whole]
    assert missing == []
