"""The Japanese page of the data format says the same as the English one, section by section."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.schema.descriptions import of_field
from tests.processes import ROOT
from tests.reading.reading import read
from tests.test_documentation import (
    DATA_FORMAT,
    TABLES,
    WRITTEN,
    Fence,
    fences,
    in_code,
    prose,
    rows,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models.base import Model

PAGE = ROOT / "docs/data-format.ja.md"
LOCALE = ROOT / "src/apcli/locale"

TYPES: Mapping[str, str] = {
    "text": "文字列",
    "texts": "文字列",
    "lists of texts": "文字列のリスト",
    "prose": "文章",
    "key": "キー",
    "keys": "キー",
    "date": "日付",
    "number": "数値",
    "number ≥ 0": "0以上の数値",
    "whole number 0–9": "0から9までの整数",
    "printed number": "印刷される番号",
    "fiscal year": "年度",
    "fiscal years": "年度",
    "fiscal year or span": "年度か期間",
    "axis": "分類軸",
    "groups": "区分",
    "items": "項目",
    "sections": "章",
    "steps": "区分",
    "terms": "用語",
    "words": "語",
    "code": "コード",
    "severity": "重大度",
    "value": "値",
    "value, or a list of them": "値、またはそのリスト",
    "text, or a list of texts": "文字列、またはそのリスト",
    "see below": "下記",
    "see [below](#change)": "[下記](#change)",
    "as [`change`](#change)": "[`change`](#change)と同じ",
    "[value](#a-value)": "[値](#値)",
    **{
        f"[{english}](#{anchor or english})": f"[{japanese}](#{anchor or english})"
        for english, japanese, anchor in (
            ("city", "市区町村", ""),
            ("years", "年度", ""),
            ("sections", "章", ""),
            ("fields", "独自の項目", ""),
            ("parts", "個票の項目", "sheet"),
            ("reviewers", "評価者", ""),
            ("periods", "期間", ""),
            ("grades", "評定", ""),
            ("steps", "段階", ""),
            ("money", "金額", ""),
            ("licence", "利用許諾", ""),
            ("previous", "前の版", ""),
            ("ratings", "評価区分", ""),
            ("words", "言葉", ""),
            ("lint", "検査の設定", ""),
            ("axes", "分類軸", ""),
            ("levels", "階層", ""),
            ("stages", "段階", ""),
            ("statuses", "状況", ""),
            ("departments", "担当課", ""),
            ("roles", "役割", ""),
            ("stage", "段階", ""),
            ("status", "状況", ""),
            ("indicator", "指標", "indicators"),
            ("spans", "期間", "schedule"),
            ("costs", "事業費", ""),
            ("review", "評価", "reviews"),
            ("errata", "正誤", ""),
            ("baseline", "基準値", ""),
            ("values", "値", ""),
            ("target", "目標値", "targets"),
        )
    },
}
"""What the tables call the types, on the English page and on the Japanese one."""


def japanese_type(english: str) -> str:
    if english in TYPES:
        return TYPES[english]
    if " → " in english:
        return " → ".join(map(japanese_type, english.split(" → ")))
    if english.startswith("list of "):
        return japanese_type(english.removeprefix("list of ")) + "のリスト"
    assert re.fullmatch(r"`[^`]+`(, `[^`]+`)*", english), f"TYPES has no Japanese for {english}"
    return english.replace(", ", "、")


class Heading(NamedTuple):
    """A heading of a page: its level and its text."""

    level: int
    text: str


def headings(page: str) -> list[Heading]:
    found = re.findall(r"^(#+) (.*)$", page, re.MULTILINE)
    return [Heading(len(marks), text) for marks, text in found]


SECTIONS = list(zip(headings(prose(DATA_FORMAT)), headings(prose(PAGE)), strict=False))
JAPANESE = {english.text: japanese.text for english, japanese in SECTIONS}
EVERY_SECTION = pytest.mark.parametrize("heading", JAPANESE)


def both(heading: str) -> tuple[str, str]:
    """What stands below a heading on each page."""
    return section(DATA_FORMAT, heading), section(PAGE, JAPANESE[heading])


def tables(text: str) -> list[list[list[str]]]:
    """The cells of each table that is not one of fields, row by row, with the head."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in block.splitlines()]
        found.append([[cell.strip() for cell in line] for line in cells])
    return [each for each in found if each[0][1] not in ("Type", "型")]


def mentioned(text: str) -> list[str]:
    """Everything in code, and the codes of rules, in order of the alphabet."""
    return sorted([*in_code(text), *re.findall(r"AP[0-9]+", re.sub(r"`.*?`", "", text))])


def test_the_pages_have_the_same_headings() -> None:
    english, japanese = headings(prose(DATA_FORMAT)), headings(prose(PAGE))
    assert [each.level for each in english] == [each.level for each in japanese]
    names = {name for name in TABLES.values() if " " not in name}
    kept = [(one.text, other.text) for one, other in SECTIONS if one.text in names]
    assert len(kept) > 35
    assert [one for one, other in kept if one != other] == []


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_table_of_fields_is_the_english_one(model: type[Model]) -> None:
    english, japanese = both(TABLES[model])
    expected = [
        {
            "項目": row["Field"],
            "型": japanese_type(row["Type"]),
            "既定": row["Default"].replace("required", "必須"),
            "意味": of_field(model, row["Field"].strip("`"))["description"],
        }
        for row in rows(english, "Field", "Default")
    ]
    assert expected
    assert rows(japanese, "項目", "既定") == expected


@EVERY_SECTION
def test_the_other_tables_have_the_same_rows(heading: str) -> None:
    if heading in WRITTEN:
        return
    english, japanese = map(tables, both(heading))
    assert [[list(map(mentioned, row)) for row in table] for table in english] == [
        [list(map(mentioned, row)) for row in table] for table in japanese
    ]


@EVERY_SECTION
def test_a_section_mentions_the_same_fields_values_and_rules(heading: str) -> None:
    english, japanese = (re.sub(r"^\|.*\n", "", each, flags=re.MULTILINE) for each in both(heading))
    assert set(mentioned(japanese)) == set(mentioned(english))


@pytest.mark.parametrize("heading", WRITTEN)
def test_what_is_refused_is_refused_with_these_words(heading: str) -> None:
    english, japanese = both(heading)
    template, model = WRITTEN[heading]
    translated = gettext.translation("apcli", LOCALE, ["ja"]).gettext
    expected = []
    for row in rows(english, "Written"):
        (finding,) = read(template.format(row["Written"].strip("`")), model).diagnostics
        assert finding.help
        said = (finding.message.translated(translated), finding.help.translated(translated))
        expected.append(
            dict(zip(("書き方", "検査結果", "ヒント"), (row["Written"], *said), strict=True))
        )
    assert rows(japanese, "書き方") == expected


def without_comments(fence: Fence) -> Fence:
    """The block without what is written for people alone."""
    return fence._replace(text=re.sub(r" +# .*$", "", fence.text, flags=re.MULTILINE))


def test_the_examples_are_the_same() -> None:
    layout, *english = fences(DATA_FORMAT)
    japanese_layout, *japanese = fences(PAGE)
    assert [each.split()[0] for each in japanese_layout.text.splitlines()] == [
        each.split()[0] for each in layout.text.splitlines()
    ]
    assert list(map(without_comments, japanese)) == list(map(without_comments, english))
