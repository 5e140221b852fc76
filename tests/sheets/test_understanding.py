"""What people type into the cells of a workbook, and what it is taken for."""

from __future__ import annotations

import pytest

from apcli.models import YearState
from apcli.sheets.book import Input, OpenCell
from apcli.sheets.typed import TypedCell
from apcli.sheets.understanding import understood
from apcli.sheets.understood import Expected, Understood

VALUE = OpenCell("value", Input.VALUE)


def said(text: str, unit: str = "枚", **more: bool) -> Understood:
    return understood(TypedCell(text=text), Expected(VALUE, unit, **more))


NUMBERS = {
    "16": "16",
    "16 ": "16",
    "16\n": "16",
    "-3.5": "-3.5",
    "0": "0",
    "１９８,４５０枚": "198450",
    "198,450": "198450",
    "1,200枚": "1200",
    "１２．５": "12.5",
    "△5": "-5",
    "▲5": "-5",
    "−5": "-5",
    "－5": "-5",
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_number_of_one_meaning_is_understood(text: str, number: str) -> None:
    found = said(text)
    assert (found.number, found.question) == (number, None)
    assert bool(found.notes) == (text.strip() != number)


ASKED = {
    "約120": "120",
    "120程度": "120",
    "12か所": "12",
    "16（速報）": "choose 速報",
    "16枚(見込)": "choose 見込",
    "19845O": "digits",
    "l9845": "digits",
    "1.2万": "digits",
    "3億円": "digits",
    "R7.10.31": "a date",
    "十二": "digits",
    "12.5%": "percentage",
    "－": "0",
    "ー": "0",
    "98.5点": "98.5",
    "12/34": "12/34",
}


@pytest.mark.parametrize(("text", "says"), ASKED.items())
def test_what_may_mean_several_things_is_asked_about(text: str, says: str) -> None:
    found = said(text)
    assert found.question is not None
    assert not found.says_something
    assert not found.acceptable
    assert says in str(found.question)


STATES = {
    "集計中": YearState.PENDING,
    "未集計": YearState.PENDING,
    "未定です": YearState.PENDING,
    "該当なし": YearState.NOT_APPLICABLE,
    "対象外": YearState.NOT_APPLICABLE,
}


@pytest.mark.parametrize(("text", "state"), STATES.items())
def test_words_for_having_no_value_are_states(text: str, state: YearState) -> None:
    found = said(text)
    assert (found.state, found.question) == (state, None)
    assert found.notes


def test_a_percentage_is_a_number_of_an_indicator_in_percent_alone() -> None:
    shown = TypedCell(text="12.5", number=True, percent=True)
    assert understood(shown, Expected(VALUE, "％")).number == "12.5"
    assert said("12.5%", "％").number == "12.5"
    assert said("12.5％", "%").number == "12.5"
    assert understood(shown, Expected(VALUE, "枚")).question is not None


def test_a_date_that_the_program_made_is_no_number() -> None:
    found = understood(TypedCell(text="2025-01-02", number=True, date=True), Expected(VALUE, "枚"))
    assert not found.says_something
    assert "2025-01-02" in str(found.question)


def test_a_formula_that_gives_0_may_never_have_been_computed() -> None:
    found = understood(TypedCell(text="0", number=True, formula="A1"), Expected(VALUE, "枚"))
    assert (found.number, found.acceptable) == ("0", True)
    assert "=A1" in str(found.question)
    other = understood(TypedCell(text="5", number=True, formula="A1"), Expected(VALUE, "枚"))
    assert (other.number, other.question) == ("5", None)


DAYS = {
    "R7.10.31": "2025-10-31",
    "令和7年10月31日": "2025-10-31",
    "2025/10/31": "2025-10-31",
    "2025-10-31": "2025-10-31",
    "令和７年１０月": "2025-10",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_understood_as_people_write_it(text: str, day: str) -> None:
    cell = OpenCell("as_of", Input.DAY)
    assert understood(TypedCell(text=text), Expected(cell)).day == day
    assert said(text, milestone=True).day == day


@pytest.mark.parametrize("text", ["10月末", "秋頃", "31", "R7.13.1"])
def test_what_is_no_day_of_the_calendar_is_asked_about(text: str) -> None:
    cell = OpenCell("as_of", Input.DAY)
    assert understood(TypedCell(text=text), Expected(cell)).question is not None


@pytest.mark.parametrize("text", ["実績", " 実 績"])
def test_a_choice_is_found_whatever_its_spaces(text: str) -> None:
    cell = OpenCell("kind", Input.CHOICE, "", ("実績", "速報"))
    assert understood(TypedCell(text=text), Expected(cell)).text == "実績"


def test_another_word_is_asked_about_with_the_choices() -> None:
    cell = OpenCell("kind", Input.CHOICE, "", ("実績", "速報"))
    found = understood(TypedCell(text="確定"), Expected(cell))
    assert not found.says_something
    assert "実績 / 速報" in str(found.question)


def test_lines_of_a_short_text_are_joined_and_those_of_a_long_one_stay() -> None:
    line, text = OpenCell("note", Input.LINE), OpenCell("issues", Input.TEXT)
    typed = TypedCell(text="国の統計に\nよる。\nABC\nDEF")
    assert understood(typed, Expected(line)).text == "国の統計による。ABC DEF"
    assert understood(typed, Expected(text)).text == typed.text


def test_a_formula_is_read_by_its_result_and_said() -> None:
    found = understood(TypedCell(text="12", number=True, formula="A1+2"), Expected(VALUE))
    assert found.number == "12"
    assert "=A1+2" in str(found.notes[0])


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "=A1+A2"])
def test_a_formula_without_a_result_is_asked_about(error: str) -> None:
    found = understood(TypedCell(error=error), Expected(VALUE))
    assert not found.says_something
    assert error in str(found.question)


BESIDE = {
    "struck": TypedCell(text="12", struck="10"),
    "note": TypedCell(text="12", note="暫定値です"),
}


@pytest.mark.parametrize("cell", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_an_answer_is_asked_about_and_may_be_accepted(cell: TypedCell) -> None:
    found = understood(cell, Expected(VALUE))
    assert found.acceptable
    assert found.number == "12"
    assert (cell.struck or cell.note) in str(found.question)


@pytest.mark.parametrize(
    "cell", [TypedCell(struck="10"), TypedCell(note="暫定値です")], ids=["struck", "note"]
)
def test_a_cell_with_nothing_else_says_nothing(cell: TypedCell) -> None:
    found = understood(cell, Expected(VALUE))
    assert found.question is not None
    assert found.acceptable
    assert not found.says_something
