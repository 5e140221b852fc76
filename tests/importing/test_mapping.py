"""The mapping: what is proposed reads back the same, what a person corrects is followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apcli.errors import NotImported
from apcli.importing.completing import Given
from apcli.importing.converting import Imported, convert
from apcli.importing.mapping_file import read_mapping, written_mapping
from apcli.importing.meanings import Meaning
from apcli.importing.opening import read_file
from apcli.importing.proposing import proposed
from tests.importing import city
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.importing.mapping import Mapping
    from apcli.importing.sheet import Sheet

DOCUMENTED = (ROOT / "docs/commands.md").read_text(encoding="utf-8").partition("### The mapping")[2]


def mapping_from(folder: Path, text: str) -> Mapping:
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path, "mapping.yaml")


def table(folder: Path) -> list[Sheet]:
    path = city.xlsx_file(folder / "plan.xlsx", {"一覧": city.two_row_head()})
    return read_file(path, "plan.xlsx").sheets


def by(sheets: list[Sheet], mapping: Mapping) -> Imported:
    return convert(sheets, mapping, Given(), "plan.xlsx")


def test_the_mapping_that_is_written_gives_the_same_plan(tmp_path: Path) -> None:
    forms = {f"取組{each.number}": city.form(each) for each in city.INITIATIVES[:3]}
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"一覧": city.two_row_head(), **forms})
    sheets = read_file(path, "plan.xlsx").sheets
    first = by(sheets, proposed(sheets, "plan.xlsx"))
    again = by(sheets, mapping_from(tmp_path, written_mapping(first.mapping, str)))
    assert again.files == first.files
    assert again.mapping == first.mapping


def test_a_corrected_column_is_followed(tmp_path: Path) -> None:
    sheets = table(tmp_path)
    text = written_mapping(by(sheets, proposed(sheets, "plan.xlsx")).mapping, str)
    corrected = text.replace("{head: 取組 概要, is: overview}", "{head: 取組 概要, is: actions}")
    assert corrected != text
    plan = by(sheets, mapping_from(tmp_path, corrected))
    assert (
        "actions: 取組1で市民の手続を見直します。" in plan.files["initiatives/initiative-01.yaml"]
    )


def test_what_is_set_to_none_is_listed(tmp_path: Path) -> None:
    sheets = table(tmp_path)
    text = written_mapping(by(sheets, proposed(sheets, "plan.xlsx")).mapping, str)
    corrected = text.replace("{head: 取組 概要, is: overview}", "{head: 取組 概要, is: none}")
    listed = {
        each.cell.text
        for each in by(sheets, mapping_from(tmp_path, corrected)).account.listed(sheets)
        if each.cell
    }
    assert listed == {"概要"} | {each.overview for each in city.INITIATIVES}


def test_the_year_of_a_column_is_the_mapping_s(tmp_path: Path) -> None:
    sheets = table(tmp_path)
    text = written_mapping(by(sheets, proposed(sheets, "plan.xlsx")).mapping, str)
    corrected = text.replace("is: target, year: 2027", "is: target, year: 2029")
    plan = by(sheets, mapping_from(tmp_path, corrected))
    assert "targets: [2025, 2026, 2029]" in plan.files["plan.yaml"]
    assert "      2029: 31\n" in plan.files["initiatives/initiative-01.yaml"]


def test_a_label_of_the_city_s_own(tmp_path: Path) -> None:
    rows: city.Rows = [
        ["取組名", "窓口のDX"],
        ["所掌", "市民課"],
        ["KPI", "利用件数"],
        ["目標値(R7)", 10],
    ]
    path = city.xlsx_file(tmp_path / "plan.xlsx", {"個票": (rows, [])})
    sheets = read_file(path, "plan.xlsx").sheets
    text = written_mapping(by(sheets, proposed(sheets, "plan.xlsx")).mapping, str)
    corrected = text.replace("labels:\n", "labels:\n  所掌: department\n")
    plan = by(sheets, mapping_from(tmp_path, corrected))
    assert "departments: [市民課]" in plan.files["initiatives/initiative-01.yaml"]
    assert [*plan.account.listed(sheets)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("labels: {担当: section}\n", "mapping.yaml:1: "),
        ("sheets: [{sheet: 一覧, layout: grid}]\n", "mapping.yaml:1: "),
        ("sheets:\n  - {sheet: 一覧, layout: table}\n", "a table needs 'header' and 'columns'"),
        (
            "sheets:\n  - {sheet: 一覧, layout: table, header: x, columns: {A: {is: title}}}\n",
            "'x' is not a row or a range of rows",
        ),
        (
            "sheets:\n  - {sheet: 一覧, layout: table, header: 1, columns: {1: {is: title}}}\n",
            "'1' is not a column",
        ),
        ("name: [\n", "mapping.yaml:1: "),
    ],
)
def test_a_mapping_with_a_mistake_is_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(NotImported, match=re.escape(said)):
        mapping_from(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sheets: [{sheet: 目次, layout: form}]\n", "the file has no sheet '目次'"),
        (
            "sheets: [{sheet: 一覧, layout: table, header: 999, columns: {A: {is: title}}}]\n",
            "sheet '一覧' has no row 999",
        ),
        ("sheets: [{sheet: 一覧, layout: none}]\n", "no initiative was found in plan.xlsx"),
    ],
)
def test_a_mapping_of_another_file_is_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(NotImported, match=re.escape(said)):
        by(table(tmp_path), mapping_from(tmp_path, text))


def test_the_documented_mapping_is_valid(tmp_path: Path) -> None:
    block = re.search("```yaml mapping\n(.*?)```", DOCUMENTED, re.DOTALL)
    assert block
    assert mapping_from(tmp_path, block[1]).sheets[0].rows == (2, 3)


def test_every_meaning_is_documented() -> None:
    rows = "".join(re.findall(r"(?m)^\| (`.*?) \|", DOCUMENTED.partition("\n## ")[0]))
    assert set(re.findall("`([a-z_]+)`", rows)) == {*Meaning} - {Meaning.NONE}
