"""The targets of the edition before, beside those of the plan (`previous_targets`)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document

from apcli.era import year_label
from apcli.render.documents.plan import plan_view
from apcli.text.printed import number_label
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import apcli, output
from tests.render.portable import Portable, plain
from tests.render.revised_plan import both, revised

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.render.indicators import IndicatorTable

SETTING = "previous_targets: true\n"
LABEL = "前年度計画の目標"
CONTINUED = (
    ("counter", "windows", "counter"),
    ("counter", "waiting", "counter"),
    ("rpa", "scenarios", "office-work"),
)
"""Indicators with numbers that go on: by what they were, and what they are of now."""

WAITING = """\
平均の待ち時間

| 年度 | 区分 | 値 | 前年度計画の目標 |
| :-- | :-- | --: | --: |
| 令和5年度 | 基準値 | 25分 | － |
| 令和6年度 | 実績 | 23.5分 | － |
| 令和7年度 |  | － | － |
| 令和8年度 | 目標値 | 22分 | 20分 |
| 令和9年度 | 目標値 | 15分 | 15分 |
| 令和10年度 | 目標値 | 12分 | － |
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an invented city with two editions of its plan."""
    folder = tmp_path_factory.mktemp("city")
    revised(folder, SETTING)
    return folder


def earlier(city: Path) -> list[str]:
    """The targets that the years of the plan had in the edition before, in the order of sheets."""
    old, new = both(city)
    return [
        number_label(target.value) + (indicator.unit or "")
        for key, name, now in CONTINUED
        for indicator in [old.initiatives[key].indicators[name]]
        for year in new.plan.years.targets
        if new.initiatives[now].indicators[name].target_of(year)
        for target in [indicator.target_of(year)]
        if target is not None and target.value is not None
    ]


# In every format


def test_each_stands_in_its_year_beside_the_new_one_in_markdown(city: Path) -> None:
    made = output("render", cwd=city).replace(" &numsp;", "").replace("&numsp;", "")
    assert WAITING in made
    rows = re.findall(r"^\| (令和\w+年度) \| 目標値 \| [^|]+ \| ([^|]+) \|$", made, re.MULTILINE)
    numbers = [text for _, text in rows if text != "－" and "月" not in text]
    assert numbers == earlier(city)
    old, new = both(city)
    years = [
        year_label(year)
        for key, name, _ in CONTINUED
        for year in new.plan.years.targets
        if old.initiatives[key].indicators[name].target_of(year)
    ]
    assert [year for year, text in rows if text != "－" and "月" not in text] == years


def test_a_new_indicator_has_none(city: Path) -> None:
    made = output("render", cwd=city)
    for name in ("利用者の満足度", "公開したデータの数"):
        head = made[made.index(f"\n{name}\n\n") :].split("\n", 4)[3]
        assert head.startswith("| 年度")
        assert LABEL not in head


def test_they_are_on_the_web_page_in_a_column_of_their_own(city: Path) -> None:
    page = output("render", "--format", "html", cwd=city)
    cells = re.findall(r'<td class="figure earlier">(.*?)</td>', page)
    values = [re.sub("<[^>]+>", "", each) for each in cells]
    assert [each for each in values if each != "－" and "月" not in each] == earlier(city)
    assert page.count(f'<th scope="col" class="figure earlier">{LABEL}</th>') == 4
    assert ".earlier" in page
    for part in page.split('<div class="indicator pictured">')[1:]:
        drawn, table = part.split("<table>", 1)
        indicators = table[: table.index("</thead>")].count('class="figure"')
        assert drawn.count("<figure>") == indicators  # no picture of last year's targets


def test_they_are_a_row_in_the_pdf(city: Path) -> None:
    output("render", "--output", "plan.pdf", cwd=city)
    text = "".join(Portable((city / "plan.pdf").read_bytes()).pages)
    assert text.count(plain(LABEL)) == 4
    for number in earlier(city):
        assert plain(number) in text
    assert plain(f"{LABEL}－－4か所6か所－") in text
    assert plain(f"{LABEL}－－－20分15分－") in text


def test_they_are_a_row_in_the_word_file(city: Path) -> None:
    output("render", "--output", "plan.docx", cwd=city)
    document = Document(io.BytesIO((city / "plan.docx").read_bytes()))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    found = [row[1:] for row in rows if row[0] == LABEL]
    assert ["－", "－", "－", "20分", "15分", "－"] in found
    numbers = [cell for row in found for cell in row if cell != "－" and "月" not in cell]
    assert numbers == earlier(city)
    beside = [rows[place - 1][0] for place, row in enumerate(rows) if row[0] == LABEL]
    assert beside == ["値"] * 4


def test_the_headlines_are_those_of_the_plan_alone(city: Path) -> None:
    old, new = both(city)
    shown = plan_view(new, edition=old)
    assert shown.initiatives[1].headlines == plan_view(new).initiatives[1].headlines


# Where there is nothing to show


def test_without_the_setting_they_are_not_shown(tmp_path: Path) -> None:
    revised(tmp_path, "previous_targets: false\n")
    for format in ("markdown", "html"):
        made = output("render", "--format", format, cwd=tmp_path)
        assert LABEL not in made
        assert "earlier" not in made


def test_without_previous_nothing_is_shown_and_validate_says_so(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {"plan.yaml": patched("plan.yaml", SETTING)})
    assert LABEL not in output("render", cwd=tmp_path)
    assert "data/plan.yaml:6:19 AP622[no-previous]" in output("validate", cwd=tmp_path)


def test_an_edition_that_cannot_be_read_ends_the_command(tmp_path: Path) -> None:
    setting = f"previous: {{folder: nowhere}}\n{SETTING}"
    write_plan(tmp_path / "data", {"plan.yaml": patched("plan.yaml", setting)})
    done = apcli("render", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "data names the edition in 'nowhere', where there is none" in done.stderr.decode()


# What the larger plan does not have


def tables(
    folder: Path,
    old: Mapping[str, str | bytes | None],
    new: Mapping[str, str | bytes | None],
    fiscal_year: int = 2024,
) -> tuple[IndicatorTable, ...]:
    """The tables of the first sheet of the example plan, with an edition of this year before it."""
    before = patched("plan.yaml", f"fiscal_year: {fiscal_year}\nyears: {{targets: [2020, 2028]}}\n")
    there = load(write_plan(folder / "old", {"plan.yaml": before, **old}), "old")
    here = load(
        write_plan(folder / "new", {"plan.yaml": patched("plan.yaml", SETTING), **new}), "new"
    )
    assert not [*there.diagnostics, *here.diagnostics]
    return plan_view(here, edition=there).initiatives[0].indicators


def earlier_rows(found: tuple[IndicatorTable, ...]) -> list[tuple[str | None, list[str]]]:
    """The names of the rows of last year's targets, with what they show of each target column."""
    return [
        (
            row.series,
            [
                "同" if cell.same else "".join(figure.text for figure in cell.figures)
                for column, cell in zip(table.columns, row.cells, strict=True)
                if column.kind == "target"
            ],
        )
        for table in found
        for row in table.rows
        if row.earlier
    ]


def indicators(lines: str) -> dict[str, str]:
    return {FIRST: patched(FIRST, f"indicators:\n{lines}")}


USES = "  uses: {{name: 利用件数, unit: {}, aggregation: annual, targets: {{{}}}}}\n"


def test_a_unit_that_changed_is_the_old_one(tmp_path: Path) -> None:
    old = indicators(USES.format("千件", "2025-2028: 12"))
    new = indicators(USES.format("件", "2025: 12000, 2026: 13000"))
    assert earlier_rows(tables(tmp_path, old, new)) == [(LABEL, ["12千件"] * 2)]


def test_a_text_that_holds_for_years_is_said_once(tmp_path: Path) -> None:
    old = indicators(
        "  uses: {name: 利用件数, targets: {2025: {text: 検討}, 2026-2028: {text: 実施}}}\n"
    )
    new = indicators("  uses: {name: 利用件数, targets: {2025-2028: {text: 拡大}}}\n")
    assert earlier_rows(tables(tmp_path, old, new)) == [(LABEL, ["検討", "実施", "同", "同"])]


def test_an_indicator_that_had_no_target_in_these_years_has_no_row(tmp_path: Path) -> None:
    old = indicators(USES.format("件", "2020: 5"))
    assert earlier_rows(tables(tmp_path, old, {})) == []


def test_an_indicator_under_another_key_has_the_targets_of_the_one_it_continues(
    tmp_path: Path,
) -> None:
    new = indicators(
        "  served: {name: 利用者数, unit: 件, aggregation: annual, predecessors: [uses],"
        " targets: {2025: 11, 2026: 21}}\n"
    )
    assert earlier_rows(tables(tmp_path, {}, new)) == [(LABEL, ["10件", "20件"])]


def test_what_continues_several_has_the_targets_of_its_own(tmp_path: Path) -> None:
    other = "  calls: {name: 電話件数, unit: 件, aggregation: annual, targets: {2025: 7}}\n"
    own = USES.format("件", "2025: 10")
    new = indicators(
        "  uses: {name: 利用件数, unit: 件, aggregation: annual, predecessors: [calls, uses],"
        " targets: {2025: 17}}\n"
    )
    assert earlier_rows(tables(tmp_path, indicators(other + own), new)) == [(LABEL, ["10件"])]


def test_of_series_each_names_itself(tmp_path: Path) -> None:
    line = "  {}: {{{{name: 利用件数, series: {}, {}, targets: {{{{2025: {{}}}}}}}}}}\n".format
    counted = "unit: 件, aggregation: annual"
    lines = line("first", "本庁", counted) + line("second", "支所", counted)
    found = tables(tmp_path, indicators(lines.format(1, 2)), indicators(lines.format(3, 4)))
    assert [row.series for row in found[0].rows] == [
        *("本庁", f"本庁（{LABEL}）", "支所", f"支所（{LABEL}）")
    ]
    assert [row[1][0] for row in earlier_rows(found)] == ["1件", "2件"]


@pytest.mark.parametrize(
    ("fiscal_year", "label"),
    [(2025, "改定前の目標"), (2024, LABEL), (2023, "令和5年度計画の目標")],
)
def test_they_are_called_by_the_year_of_their_edition(
    fiscal_year: int, label: str, tmp_path: Path
) -> None:
    assert earlier_rows(tables(tmp_path, {}, {}, fiscal_year))[0][0] == label


def test_goals_show_them_as_well(tmp_path: Path) -> None:
    taxonomy = patched("taxonomy.yaml", "levels: [{key: goal, name: 基本目標}]\n")
    goal = "number: 1\ntitle: 便利なまち\nindicators:\n" + USES
    before = {"goals/city.yaml": goal.format("件", "2025: 3"), "taxonomy.yaml": taxonomy}
    after = {"goals/city.yaml": goal.format("件", "2025: 4"), "taxonomy.yaml": taxonomy}
    old = load(write_plan(tmp_path / "old", before), "old")
    plan = patched("plan.yaml", f"fiscal_year: 2026\n{SETTING}")
    new = load(write_plan(tmp_path / "new", {"plan.yaml": plan, **after}), "new")
    found = earlier_rows(plan_view(new, edition=old).goals[0].indicators)
    assert [name for name, _ in found] == [LABEL]
    assert "3件" in found[0][1]


def test_they_are_called_in_the_plans_own_words(tmp_path: Path) -> None:
    revised(tmp_path, f"{SETTING}words: {{target: めざす値, year_before: 昨年度}}\n")
    assert "昨年度計画のめざす値" in output("render", cwd=tmp_path)
