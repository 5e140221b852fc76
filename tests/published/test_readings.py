"""The reading itself: that its tables fit the text, and say what READINGS.md says."""

import re
from pathlib import Path

import pytest

from tests.published.adopted import (
    ADOPTED_CODES,
    AXES,
    CORRECTIONS,
    GLOSSARY_FULL_NAMES,
    LOST_COLUMNS,
    MISPRINTED_MARKS,
    NUMBERS,
    PARENTHESISED_CODES,
    SCHEDULES,
    STAGE_KEYS,
    STAGES,
    Codes,
)
from tests.published.reading import (
    HEADINGS,
    STAGE_ROW,
    TEXT,
    axes,
    axis_names,
    contents,
    glossary,
    list_rows,
    marks,
    printed,
    sections,
    sheets,
    stages,
)
from tests.published.sheets import CODE_HEADINGS, without_spaces

READINGS = Path(__file__).with_name("READINGS.md").read_text(encoding="utf-8")
PLAN = TEXT.read_text(encoding="utf-8")
AXIS_OF = {"国・都": "policy", "技術動向": "technology", "まちづくり": "community"}
DISAGREEING = {key for key, codes in ADOPTED_CODES.items() if codes.in_list != codes.in_sheet}


def test_the_list_and_the_sheets_number_33() -> None:
    assert list(list_rows()) == list(sheets()) == list(NUMBERS)


@pytest.mark.parametrize("damage", sorted({correction.text for correction in CORRECTIONS}))
def test_damage_is_mended_wherever_it_stands(damage: str) -> None:
    assert PLAN.count(damage) == sum(
        correction.times for correction in CORRECTIONS if correction.text == damage
    )


@pytest.mark.parametrize("damage", sorted({correction.text for correction in CORRECTIONS}))
def test_every_mend_is_one_that_the_readings_tell(damage: str) -> None:
    (read,) = {correction.read for correction in CORRECTIONS if correction.text == damage}
    rows = [line.split(" | ") for line in READINGS.splitlines() if line.startswith("| ")]
    told = {row[0].removeprefix("| "): row[1] for row in rows}
    told = {key.replace("令和6年度", "年度"): value for key, value in told.items()}
    assert told[damage].replace("令和6年度", "年度") == read


def test_codes_are_in_parentheses_only_where_the_readings_say_so() -> None:
    found = set()
    for number, sheet in sheets().items():
        after = sheet.text.split("\t".join(CODE_HEADINGS[1:]))[1].split("\n")[1]
        if "(" in after:
            found.add(number)
    assert found == PARENTHESISED_CODES
    assert "| 3, 4, 13–16, 25–30, 33 |" in READINGS


def test_the_list_and_the_sheets_disagree_on_codes_only_where_the_readings_say_so() -> None:
    found = {
        (number, axis): (printed(list_rows()[number].codes[axis]), printed(sheet.codes[axis]))
        for number, sheet in sheets().items()
        for axis in AXES
        if list_rows()[number].codes[axis] != sheet.codes[axis]
    }
    expected = {key: ADOPTED_CODES[key][:2] for key in DISAGREEING}
    assert found == expected


@pytest.mark.parametrize("number", NUMBERS)
def test_the_list_and_the_sheet_agree_on_all_else(number: int) -> None:
    row, sheet = list_rows()[number], sheets()[number]
    assert (row.title, row.new, row.departments) == (sheet.title, sheet.new, sheet.departments)


def test_the_adopted_codes_are_those_of_the_readings() -> None:
    table = READINGS.partition("## Classification codes")[2].partition("## Departments")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    told = {
        (int(number), AXIS_OF[axis]): Codes(in_list, in_sheet, adopted)
        for numbers, axis, in_list, in_sheet, adopted, _ in rows[2:]
        for number in numbers.split(", ")
    }
    assert told == ADOPTED_CODES


def test_every_code_names_an_item_but_one_that_is_not_adopted() -> None:
    unnamed = {
        (number, axis, code)
        for number, sheet in sheets().items()
        for axis in AXES
        for code in sheet.codes[axis]
        if code not in {item.code for item in axes()[axis]}
    }
    assert unnamed == {(22, "policy", 16)}


@pytest.mark.parametrize("number", SCHEDULES)
def test_a_schedule_fits_the_columns_of_the_text(number: int) -> None:
    spans = sheets()[number].spans
    if number in LOST_COLUMNS:
        assert [span.text for span in spans] == [span.text for span in SCHEDULES[number]]
    else:
        assert spans == SCHEDULES[number]


def test_only_the_sheets_with_a_schedule_have_one() -> None:
    assert {number for number, sheet in sheets().items() if sheet.spans} == SCHEDULES.keys()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_stage_rests_on_targets_or_on_the_schedule_of_the_year(number: int) -> None:
    if any(indicator.targets for indicator in sheets()[number].indicators):
        assert STAGES[number] == ("implementation", "indicator")
        return
    named = [
        STAGE_KEYS.get(span.text.replace("・", ""))
        for span in SCHEDULES[number]
        if span.first <= 2025 <= span.last
    ]
    told = [(key, "schedule") for key in named if key]
    assert [STAGES[number]] == told if told else STAGES[number] is None


def test_the_document_has_its_parts() -> None:
    assert contents() == HEADINGS[2:]
    assert axis_names() == CODE_HEADINGS
    assert [len(axes()[axis]) for axis in AXES] == [14, 18, 22]
    for items in axes().values():
        assert [item.code for item in items] == list(range(1, len(items) + 1))
    assert [stage.name for stage in stages()] == list(STAGE_KEYS)
    assert STAGE_ROW in map(without_spaces, sections()["重点取組の段階と目標"])
    assert len(glossary()) == 28


def test_every_term_is_marked_once_and_at_its_first_occurrence() -> None:
    marked = [_term(mark.before) for mark in marks()]
    assert sorted(marked) == sorted(glossary())
    before_glossary = without_spaces(PLAN.partition("用語解説\n\n用語\t解説")[0])
    for mark in marks():
        name = _name(mark.before)
        first = re.search(_alone(name), before_glossary)
        assert first
        assert before_glossary[first.end()] == "*", name


def _name(before: str) -> str:
    names = [*glossary(), "AI-OCR"]
    return max((name for name in names if before.endswith(name)), key=len)


def _term(before: str) -> str:
    return {"AI-OCR": "OCR"}.get(_name(before), _name(before))


def _alone(name: str) -> str:
    """Return a pattern for the name where it is no part of another term."""
    return {"AI": "(?<!生成)AI(?!-OCR)"}.get(name, re.escape(name))


def test_no_mark_but_the_misprinted_ones_is_left_out() -> None:
    lines = [without_spaces(line) for line in sections()["重点取組の整理"]]
    assert [line.removeprefix("-") for line in lines if "**" in line] == list(MISPRINTED_MARKS)


@pytest.mark.parametrize("term", GLOSSARY_FULL_NAMES)
def test_an_explanation_begins_with_the_full_name(term: str) -> None:
    assert glossary()[term].startswith(f"{GLOSSARY_FULL_NAMES[term]} ")
